"""What can be decided on an item, and the questions asked once more before it is."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.buttons import Payload, Press, Rows, in_rows, one_each
from bot.chat.moderators import payloads as on
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import relatives as on_relative
from bot.chat.moderators.payloads import talks as on_talk
from bot.chat.moderators.payloads import tasks as on_task
from bot.chat.moderators.screens import merges, talks, unlink
from bot.chat.moderators.screens.card import about, besides, case, standing
from bot.chat.moderators.screens.home import QUEUE
from bot.chat.moderators.told import FILINGS, REASONS
from bot.chat.screen import Screen
from bot.domain.review import Cause, RejectReason, Review, ReviewKind, VerdictKind
from bot.domain.roles import Act, Moderator
from bot.services.items import Seen
from bot.services.reveal import Revealed
from bot.services.review import Beside
from bot.words import Text, msg

#: Items whose verdicts have long names.
ALONE = (ReviewKind.CASE, ReviewKind.CONTACT)
#: So many of a family's reports are offered to be added to.
MOST = 5
LABELS = {
    VerdictKind.NEW_CASE: msg("New case"),
    VerdictKind.ASK: msg("Ask the family"),
    VerdictKind.WRITE: msg("Write to the family"),
    VerdictKind.HOLD: msg("Set aside"),
    VerdictKind.REJECT: msg("Do not take up"),
    VerdictKind.SETTLED: msg("Settled"),
}


def choices(seen: Seen, revealed: Revealed, me: Moderator, now: datetime, note: Text | None = None) -> Screen:
    """Show the card with everything that can be decided."""
    review = revealed.review
    links = _links(review, revealed.candidates or ()) if VerdictKind.LINK in revealed.offered else ()
    verdicts = [press for kind in revealed.offered if kind in LABELS for press in _presses(kind, review)]
    pairs = merges.pairing(review.id, revealed.candidates or ()) if links and me.role.may(Act.MERGE) else None
    call = Press(msg("Log a call"), on.Call(review.id, review.version)) if revealed.callable else None
    again = Press(msg("Asked to review again"), on.Again(review.id)) if revealed.appeals else None
    reveal = (Press(msg("Reveal again"), on.Reveal(review.id)), QUEUE)
    return Screen(
        (note, about(seen, now), standing(seen, me, now)),
        (
            *links,
            *one_each(pairs, _kinship(review, me)),
            *in_rows(verdicts, 1 if review.kind in ALONE else 2),
            *_talking(revealed),
            *one_each(call, *_adding(revealed), again, *_linked(revealed)),
            reveal,
            *besides(seen),
            *case(seen),
        ),
    )


def _kinship(review: Review, me: Moderator) -> Press | None:
    """Return the button to the relative whose kinship is to be verified."""
    if review.kind is not ReviewKind.KINSHIP or review.report is None or not me.role.may(Act.VERIFY):
        return None
    return Press(msg("Verify the kinship"), on_relative.Relative(review.report))


def _linked(revealed: Revealed) -> list[Press]:
    """Return the buttons of the case that the report is linked to; what was told in it is found there."""
    if revealed.linked is None:
        return []
    told = revealed.review.kind is ReviewKind.DELIVERY
    shown = [Press(msg("Case"), on_case.Case(revealed.linked.case.id))] if told else []
    return [*shown, unlink.press(revealed.linked)]


def _talking(revealed: Revealed) -> Rows:
    """Return what asks a family for a talk; where a case is held and its word is due, one for each family."""
    if revealed.review.case is not None:
        return talks.each(revealed.families)
    return one_each(talks.press(revealed.open_to))


def _adding(revealed: Revealed) -> list[Press]:
    """Return a button for each report that the family's words may be added to."""
    review, reports = revealed.review, revealed.open_to[:MOST]
    if len(reports) == 1:
        return [Press(msg("Add what was told"), on.Add(review.id, reports[0].id))]
    return [Press(msg("Add to No. {no}", no=report.number), on.Add(review.id, report.id)) for report in reports]


def _presses(kind: VerdictKind, review: Review) -> list[Press]:
    """Return a verdict's button; the urgent procedure has one for each way in which it may end."""
    if review.cause is Cause.PARTED:
        return [merges.confirming(review.case or "")]
    if review.cause is Cause.WGEID:
        return [Press(told, on_task.Filed(review.id, filing.value, review.version)) for filing, told in FILINGS.items()]
    return [Press(_label(kind, review), _press(kind, review))]


def _label(kind: VerdictKind, review: Review) -> Text:
    """Return what a verdict's button is called; a change asks for no more than to be seen."""
    return msg("Seen") if review.kind is ReviewKind.ADDITION else LABELS[kind]


def _links(review: Review, candidates: Sequence[Beside]) -> Rows:
    """Return for each candidate the button that links to it, and the one that shows its case."""
    return tuple(
        (
            Press(msg("Link to {n}", n=one.number), on.Compare(review.id, one.case.id, review.version)),
            Press(msg("Case {n}", n=one.number), on_case.Case(one.case.id)),
        )
        for one in candidates
    )


def _press(kind: VerdictKind, review: Review) -> Payload:
    """Return what a verdict's button says."""
    made: dict[VerdictKind, type[on.NewCase | on.Ask | on.Hold | on.Reasons]] = {
        VerdictKind.NEW_CASE: on.NewCase,
        VerdictKind.ASK: on.Ask,
        VerdictKind.WRITE: on.Ask,
        VerdictKind.HOLD: on.Hold,
        VerdictKind.REJECT: on.Reasons,
    }
    if kind in made:
        return made[kind](review.id, review.version)
    settle = {ReviewKind.CASE: on_task.Done, ReviewKind.CONTACT: on_talk.Settle}.get(review.kind, on.Settle)
    return settle(review.id, review.version)


def reasons(seen: Seen, now: datetime) -> Screen:
    """Ask for which reason a report is not taken up; never for want of documents."""
    review = seen.review
    presses = [Press(told, on.Reason(review.id, reason.value, review.version)) for reason, told in REASONS.items()]
    asked = msg("Why is this report not taken up? The family reads the reason.")
    return Screen((about(seen, now), asked), (*in_rows(presses, 1), (back(review),)))


def reason(seen: Seen, why: RejectReason, now: datetime) -> Screen:
    """Ask once more before a report is not taken up."""
    review = seen.review
    asked = msg(
        "The report will not be taken up. Reason: {why}. The family can ask for another look.", why=REASONS[why]
    )
    sure = Press(msg("Yes, do not take up"), on.Reject(review.id, why.value, review.version))
    return Screen((about(seen, now), asked), ((sure,), (back(review),)))


def back(review: Review) -> Press:
    """Return the button to everything that can be decided."""
    return Press(msg("Back"), on.Choices(review.id, review.version))
