"""My reports."""

from bot.chat.family import my_case
from bot.chat.family import payloads as to
from bot.chat.family.screens import reports as screens
from bot.chat.family.standing import show_turn
from bot.chat.here import Here
from bot.chat.screen import LIVE
from bot.services import additions, drafts, farewell, reports, siblings
from bot.words import Text, msg

NOTHING = msg("Nothing is kept about you.")
AGAIN = msg("Another moderator will read this report.")


async def my_reports(here: Here, press: to.MyReports) -> None:
    """List what was sent and what is not finished."""
    sent = await reports.mine(here.work, here.account)
    await here.show(screens.mine(sent, await drafts.to_resume(here.work, here.account), press.page))


async def one(here: Here, press: to.OneReport) -> None:
    """Show one report."""
    await _one(here, press.report, None)


async def _one(here: Here, report_id: str, note: Text | None) -> None:
    report, notices = await reports.with_notices(here.work, here.account, report_id)
    children = await siblings.left(here.work, here.account, report)
    screen = screens.one(report, notices, children, note, writes=additions.may(here.account))
    await here.show(await my_case.beside(here, report, screen))


async def next_child(here: Here, press: to.NextChild) -> None:
    """Begin the report of a brother or sister."""
    await show_turn(here, await siblings.begin(here.work, here.account, here.rules, press.report))


async def review_again(here: Here, press: to.ReviewAgain) -> None:
    """Have another moderator read a report."""
    await reports.review_again(here.work, here.account, here.rules, press.report)
    await _one(here, press.report, AGAIN)


async def withdraw(here: Here, press: to.Withdraw) -> None:
    """Delete a report, after asking."""
    if press.sure:
        await reports.withdraw(here.work, here.account, here.rules, press.report)
        await here.show(screens.withdrawn())
    else:
        await here.show(screens.withdraw(await reports.own(here.work, here.account, press.report)))


async def forget_me(here: Here, press: to.ForgetMe) -> None:
    """Delete everything, after asking."""
    if not press.sure:
        await here.show(screens.forget())
    elif await farewell.forget(here.work, here.account, here.rules, LIVE):
        await here.show(screens.forgotten())
    else:
        here.toast(NOTHING)
