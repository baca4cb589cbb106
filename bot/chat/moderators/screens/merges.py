"""Two cases side by side: one person, or two."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations

from bot.chat.buttons import Press, in_rows, one_each
from bot.chat.moderators import payloads as on_item
from bot.chat.moderators.axes import AXES, DIFFER, differ, status
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import merges as on
from bot.chat.moderators.screens import reasons
from bot.chat.moderators.screens.answers import NO_LINE, fields
from bot.chat.moderators.screens.card import about
from bot.chat.moderators.told import lines
from bot.chat.screen import Screen
from bot.domain.case import Case
from bot.domain.moves import Axis
from bot.domain.status import value
from bot.services.items import Seen
from bot.services.pairs import Pair
from bot.services.review import Beside
from bot.words import Text, msg

#: What of a case is told beside the other's.
SHOWN = (Axis.FATE, Axis.PLACE, Axis.LEGAL, Axis.CASE)


def pairing(review: str, candidates: Sequence[Beside]) -> Press | None:
    """Return the button that compares candidates of an item with one another, where there are two."""
    if len(candidates) < 2:  # noqa: PLR2004 - a pair
        return None
    if len(candidates) == 2:  # noqa: PLR2004 - a pair
        return Press(msg("Compare cases 1 and 2"), on.Pair(review, 1, 2))
    return Press(msg("Compare two of the cases"), on.Pairs(review))


def parting(case: str) -> Press:
    """Return the button that undoes a merge, wherever the merged case is spoken of."""
    return Press(msg("Undo the merge"), on.Part(case))


def confirming(case: str) -> Press:
    """Return the button by which a second person confirms that a merge was undone."""
    return Press(msg("Confirm the parting"), on.Confirm(case))


def pairs(seen: Seen, candidates: Sequence[Beside], now: datetime) -> Screen:
    """Ask which two candidates are compared."""
    review = seen.review
    numbers = combinations([each.number for each in candidates], 2)
    presses = [
        Press(msg("{one} and {other}", one=one, other=other), on.Pair(review.id, one, other)) for one, other in numbers
    ]
    back = Press(msg("Back"), on_item.Choices(review.id, review.version))
    return Screen((about(seen, now), msg("Which two may be one person?")), (*in_rows(presses, 2), (back,)))


def compare(pair: Pair) -> Screen:
    """Show two cases side by side, with what can be said of both."""
    both = (pair.one.case, pair.other.case)
    leave = [Press(msg("Case {no}", no=case.reference), on_case.Case(case.id)) for case in both]
    return Screen((lines(*_both(pair)), _said(pair)), one_each(*_saying(pair), *leave), protected=True)


def _both(pair: Pair) -> Iterator[Text]:
    one, other = pair.one.case, pair.other.case
    yield msg("<b>Case {one}</b> | <b>case {other}</b>", one=one.reference, other=other.reference)
    for axis in SHOWN:
        ours, theirs = status(axis, value(one, axis)), status(axis, value(other, axis))
        yield msg("{label}: {ours} | {theirs}", label=AXES[axis], ours=ours, theirs=theirs)
    yield msg("Reports: {ours} | {theirs}", ours=pair.one.reports, theirs=pair.other.reports)
    yield msg("Items of evidence: {ours} | {theirs}", ours=pair.one.evidence, theirs=pair.other.evidence)
    yield NO_LINE
    for (label, ours), (_, theirs) in zip(fields(one.person), fields(other.person), strict=True):
        yield msg("{label}: {ours} | {theirs}", label=label, ours=ours, theirs=theirs)
    if differ(one, other):
        yield NO_LINE
        yield DIFFER


def _said(pair: Pair) -> Text:
    if pair.merged:
        return msg("They are merged.")
    if pair.proposal is not None:
        return msg("That they are one person waits for a second person.")
    if pair.different:
        return msg("They were judged to be two different people.")
    return msg("<b>Is this one person?</b> A wrong merge does great harm. Please compare once more.")


def _saying(pair: Pair) -> list[Press]:
    """Return the buttons of what can be said of both now."""
    one, other = pair.one.case, pair.other.case
    if pair.merged:
        return [parting(case.id) for case in (one, other) if case.merged_into is not None][:1]
    if pair.proposal is not None:
        return []
    if pair.different:
        return [Press(msg("Take this judgement back"), on.Unjudge(one.id, other.id))]
    return [
        _proposing(one, other),
        _proposing(other, one),
        Press(msg("They are different people"), on.Distinct(one.id, other.id)),
    ]


def _proposing(case: Case, into: Case) -> Press:
    return Press(msg("One person: {no} goes on", no=into.reference), on.Propose(case.id, into.id))


def propose(case: Case, into: Case, words: str | None) -> Screen:
    """Ask once more before a merge is proposed, which own words may explain."""
    told = msg(
        "Case {case} and case {into} are one person: {into} goes on for both. A colleague approves it. Until then, "
        "nothing about either leaves by itself. It can be undone in one step, and everything is where it was.",
        case=case.reference,
        into=into.reference,
    )
    return Screen(
        (told, reasons.told(words)),
        one_each(
            Press(msg("Propose"), on.ProposeNow(case.id, into.id)),
            reasons.write(words, on.Words(case.id, into.id)),
            Press(msg("No, back"), on.Cases(case.id, into.id)),
        ),
    )


def part(case: Case, into: Case) -> Screen:
    """Ask once more before a merge is undone."""
    told = msg(
        "The merge of case {case} into case {into} is undone: every report, relative and item of evidence is where it "
        "was. Until a colleague has confirmed it, nothing about either leaves by itself.",
        case=case.reference,
        into=into.reference,
    )
    return Screen(
        (told,),
        one_each(
            Press(msg("Yes, undo the merge"), on.PartNow(case.id, case.version)),
            Press(msg("No, back"), on_case.Card(case.id)),
        ),
    )
