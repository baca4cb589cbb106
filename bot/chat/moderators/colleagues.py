"""Who the colleagues are; an account that is in other hands is locked, and one's own role is ended."""

from bot.chat.here import Here
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import colleagues as on
from bot.chat.moderators.screens import colleagues as screens
from bot.domain.errors import Foreign
from bot.services import moderators
from bot.words import Text, msg


async def command(here: Here, _: str) -> None:
    """Show who the colleagues are."""
    await _show(here)


async def show(here: Here, _: on.Colleagues) -> None:
    """Show who the colleagues are."""
    await _show(here)


async def lock(here: Here, press: on.Lock) -> None:
    """Lock a colleague's account, after asking once more."""
    if press.sure:
        locked = await moderators.lock(here.work, me(here), press.moderator)
        await _show(here, msg("{name} is locked.", name=locked.name))
        return
    colleague = await here.work.moderators.get(press.moderator)
    if colleague is None or not colleague.active:
        raise Foreign
    await here.show(screens.lock(colleague))


async def ask_to_leave(here: Here, _: str) -> None:
    """Ask once more whether somebody leaves."""
    await here.show(screens.ask_to_leave())


async def leave(here: Here, _: on.Leave) -> None:
    """End one's own role."""
    await moderators.leave(here.work, me(here))
    await here.show(screens.left())


async def _show(here: Here, note: Text | None = None) -> None:
    await here.show(screens.colleagues(await here.work.moderators.active(), me(here), note))
