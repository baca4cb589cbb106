"""A sent report is added to or corrected, and the word that the person has been found."""

from collections.abc import Awaitable, Callable

from bot.chat.family import payloads as to
from bot.chat.family.screens import additions as screens
from bot.chat.family.standing import show_turn
from bot.chat.here import Here
from bot.services import additions, found, reports
from bot.services.additions import Author
from bot.services.drafts import Turn


async def add_or_correct(here: Here, press: to.AddOrCorrect) -> None:
    """Show a report's answers, to be changed."""

    async def open_(report: str) -> Turn:
        return await additions.open_(here.work, Author(here.account), here.rules, report)

    await _about(here, press, open_)


async def found_(here: Here, press: to.Found) -> None:
    """Ask how the family knows that the person has been found."""

    async def open_(report: str) -> Turn:
        return await found.open_(here.work, here.account, here.rules, report)

    await _about(here, press, open_)


async def _about(here: Here, press: to.AddOrCorrect | to.Found, open_: Callable[[str], Awaitable[Turn]]) -> None:
    """Open the one report that is meant, or ask which."""
    mine = [report for report, _ in await reports.mine(here.work, here.account)]
    chosen = press.report or (mine[0].id if len(mine) == 1 else None)
    await (here.show(screens.which(mine, type(press))) if chosen is None else show_turn(here, await open_(chosen)))


async def send(here: Here, press: to.SendChanges) -> None:
    """Send the changes."""
    report = await additions.send(here.work, Author(here.account), here.rules, press.draft)
    here.aside(None)
    await here.show(screens.sent(report))
