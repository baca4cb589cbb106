"""A family confirms that it is one."""

from bot.chat.family import payloads as to
from bot.chat.family.screens import kinship as screens
from bot.chat.here import Here
from bot.services import kinship
from bot.services.kinship import Confirming


async def look(here: Here, press: to.Kinship) -> None:
    """Show what it takes, and where it stands."""
    await _show(here, await kinship.look(here.work, here.account, press.report))


async def ask(here: Here, press: to.AskKinship) -> None:
    """Ask for it."""
    await _show(here, await kinship.ask(here.work, here.rules, here.account, press.report))


async def _show(here: Here, there: Confirming) -> None:
    await here.show(screens.confirm(there, here.rules, here.account.language or "uk"))
