"""What was passed to whom is recorded by buttons, and only what the family permits."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators import cases
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import disclosures as on
from bot.chat.moderators.screens import case as case_screens
from bot.chat.moderators.screens import disclosures as screens
from bot.domain.sharing import Body, Passed
from bot.services import casebook, disclosures
from bot.services.disclosures import Passing
from bot.words import Text, msg

RECORDED = msg("Recorded. The family sees it in My case once its kinship is verified.")


async def of_case(here: Here, press: on.Disclosures) -> None:
    """Show the reports of a case."""
    passings = await disclosures.of_case(here.work, me(here), press.case)
    view = await casebook.of(here.work, me(here), press.case)
    await here.show(screens.of_case(view, passings, case_screens.heading(view)), cases.slot(press.case))


async def of_report(here: Here, press: on.Report) -> None:
    """Show what of one report was passed on."""
    await _show(here, await disclosures.of_report(here.work, me(here), press.report), None)


async def _show(here: Here, passing: Passing, note: Text | None) -> None:
    await here.show(screens.of_report(passing, note), cases.slot(passing.case))


async def to(here: Here, press: on.To) -> None:
    """Ask how much was passed to a body: a record stays."""
    body = one_of(Body, press.whom)
    passing = await disclosures.may(here.work, me(here), press.report, body)
    await here.show(screens.how_much(passing, body), cases.slot(passing.case))


async def disclose(here: Here, press: on.Disclose) -> None:
    """Record that so much was passed to a body."""
    body, what = one_of(Body, press.whom), one_of(Passed, press.extent)
    await _show(here, await disclosures.record(here.work, me(here), press.report, body, what), RECORDED)
