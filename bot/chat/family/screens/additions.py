"""A sent report with the changes that are not sent yet, and what is said once they are."""

from collections.abc import Sequence

from bot.chat.buttons import Payload, Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.check import TAP, listed
from bot.chat.family.screens.hard import CONTACT_ME
from bot.chat.family.screens.reports import NO_REPORTS, REVIEW_AGAIN, line_of
from bot.chat.family.screens.welcome import MENU, MY_REPORTS
from bot.chat.screen import Screen
from bot.domain.report import Report, ReportState
from bot.questionnaire.draft import Draft
from bot.services.additions import Changing
from bot.words import Text, msg, nmsg

#: So many reports are offered; every older one stands in My reports.
MOST = 20
SECTION = msg("To change an answer, press its section below.")
WHICH = msg("Which report is it about?")


def which(reports: Sequence[Report], to_one: type[to.AddOrCorrect | to.Found]) -> Screen:
    """Ask which report is meant; where there is none, say so."""
    if not reports:
        return Screen((NO_REPORTS,), one_each(CONTACT_ME, MENU))
    newest = reports[:MOST]
    presses = [Press(msg("No. {no}", no=report.number), _of(to_one, report)) for report in newest]
    return Screen((WHICH, msg("{lines}", lines=tuple(map(line_of, newest)))), one_each(*presses, MY_REPORTS, MENU))


def _of(to_one: type[to.AddOrCorrect | to.Found], report: Report) -> Payload:
    return to_one(report.id)


def changing(change: Changing, page: int = 0) -> Screen:
    """List the answers as they will be, marking what differs, each with a button that changes it."""
    draft = change.turn.draft
    lines, buttons = listed(change.turn, page, change.changed)
    return Screen(
        (
            change.turn.note,
            msg("Your answers in report No. {no}.", no=change.number),
            *lines,
            _standing(change),
            SECTION if len(change.turn.form.parts) > 1 else TAP,
        ),
        (
            *buttons,
            *one_each(
                Press(_more(change), to.AnswerMore(draft.id)) if change.open else None,
                Press(msg("Send the changes"), to.SendChanges(draft.id)) if change.changed else None,
            ),
            *_leaving(change),
            (Press(msg("This is hard"), to.Hard()),),
        ),
    )


def _standing(change: Changing) -> Text:
    """Say that nothing was sent yet."""
    if not change.changed:
        return msg("Nothing is changed so far.")
    return msg("The changes are saved, but not sent yet. Until you send them, the report stays as it was.")


def _more(change: Changing) -> Text:
    return nmsg("Answer {n} more question", "Answer {n} more questions", len(change.open))


def _leaving(change: Changing) -> tuple[tuple[Press, ...], ...]:
    """Return the ways out; what is not changed needs no keeping."""
    draft = change.turn.draft
    if not change.changed:
        return one_each(Press(msg("Close"), to.Discard(draft.id, 1)))
    return one_each(
        Press(msg("Save for later"), to.Pause()),
        Press(msg("Discard the changes"), to.Discard(draft.id, 0)),
    )


def discard(draft: Draft) -> Screen:
    """Ask whether to forget the changes."""
    return Screen(
        (msg("Discard the changes? The report stays as it was sent."),),
        one_each(Press(msg("Yes, discard"), to.Discard(draft.id, 1)), Press(msg("No, keep them"), to.Resume(draft.id))),
    )


def sent(report: Report) -> Screen:
    """Confirm that the changes came in; a report that was not taken up may be read again."""
    refused = report.state is ReportState.REJECTED
    again = msg(
        'This report was not taken up. If it should be read again with the changes, press "Review again": another '
        "moderator will read it."
    )
    came = msg(
        "The changes to report No. {no} are sent. A moderator will see what was there before and what is there now. "
        "If we do not write, it means neither good nor bad news.",
        no=report.number,
    )
    return Screen(
        (came, again if refused else None),
        one_each(Press(REVIEW_AGAIN, to.ReviewAgain(report.id)) if refused else None, MY_REPORTS, MENU),
    )
