"""What of a report may be passed to whom, what was, and the question before it is recorded."""

from collections.abc import Sequence
from typing import Final

from bot.chat.buttons import Press, one_each
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import disclosures as on
from bot.chat.moderators.told import lines
from bot.chat.screen import Screen
from bot.chat.sharing import BODIES, PASSED
from bot.domain.hours import KYIV
from bot.domain.sharing import Body, Disclosure, Passed
from bot.services.case_view import CaseView
from bot.services.disclosures import Passing
from bot.words import Text, msg

#: How much was passed, on a button.
LABELS: Final = {Passed.PERSON: msg("In brief"), Passed.WHOLE: msg("Everything")}


def of_case(view: CaseView, passings: Sequence[Passing], heading: Text) -> Screen:
    """Show what of each report may be passed on, and what was."""
    presses = [Press(msg("No. {no}", no=one.report.number), on.Report(one.report.id)) for one in passings]
    nothing = None if passings else msg("No report is tied to this case.")
    back = Press(msg("Back"), on_case.Card(view.case.id))
    return Screen((heading, nothing, *(_passing(one) for one in passings)), one_each(*presses, back))


def of_report(passing: Passing, note: Text | None = None) -> Screen:
    """Show what of a report was passed on; buttons record more, where the family permits it."""
    report = passing.report
    presses = [Press(BODIES[line.body], on.To(report.id, line.body.value)) for line in passing.permitted]
    asked = msg("To whom was it passed on today?") if presses else None
    back = Press(msg("Back"), on.Disclosures(passing.case))
    return Screen((note, _passing(passing), asked), one_each(*presses, back))


def how_much(passing: Passing, body: Body) -> Screen:
    """Ask how much was passed; the answer is recorded."""
    report = passing.report
    told = lines(
        msg("<b>No. {no}</b>", no=report.number),
        msg("To: {body}", body=BODIES[body]),
        *(msg("{label}: {what}", label=label, what=PASSED[what]) for what, label in LABELS.items()),
    )
    asked = msg("How much was passed on today? The answer is recorded and stays, and the family sees it.")
    presses = [Press(label, on.Disclose(report.id, body.value, what.value)) for what, label in LABELS.items()]
    return Screen((told, asked), one_each(*presses, Press(msg("No, back"), on.Report(report.id))))


def _passing(passing: Passing) -> Text:
    may = [
        msg("may be passed to: {body}, since {date}", body=BODIES[line.body], date=line.at.astimezone(KYIV).date())
        for line in passing.permitted
    ]
    return lines(
        msg("<b>No. {no}</b>", no=passing.report.number),
        *(may or [msg("The family permits nothing to be passed on.")]),
        *(_passed(line) for line in passing.log),
    )


def _passed(line: Disclosure) -> Text:
    day = line.at.astimezone(KYIV).date()
    return msg("passed to: {body}, {date} ({what})", body=BODIES[line.body], date=day, what=PASSED[line.what])
