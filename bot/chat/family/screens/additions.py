"""Which report is added to, and what is said once the changes are sent."""

from collections.abc import Sequence

from bot.chat.buttons import Payload, Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.hard import CONTACT_ME
from bot.chat.family.screens.reports import NO_REPORTS, REVIEW_AGAIN, line_of
from bot.chat.family.screens.welcome import MENU, MY_REPORTS
from bot.chat.screen import Screen
from bot.domain.report import Report, ReportState
from bot.words import msg

#: So many reports are offered; every older one stands in My reports.
MOST = 20
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
