"""A moderator is let in by a link, sees where things stand, and chooses a language."""

from bot.chat.here import Here
from bot.chat.moderators import doors
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.screens import home as screens
from bot.domain.errors import Foreign
from bot.i18n import LANGUAGES
from bot.services import approvers, claims, moderators, privacy
from bot.words import Text, msg


async def join(here: Here, token: str) -> None:
    """Let in whoever opens the link first, and ask for a code. Raises as `moderators.join`."""
    here.moderator = await moderators.join(here.work, here.account, token)
    await doors.ask(here)


async def start(here: Here, _: str) -> None:
    """Show where this moderator stands."""
    await note_home(here, None)


async def guide(here: Here, _: str) -> None:
    """Tell what can be done here."""
    await here.show(screens.guide(here.rules))


async def guide_pressed(here: Here, _: on.Help) -> None:
    """Tell what can be done here."""
    await guide(here, "")


async def ask_language(here: Here, _: str) -> None:
    """Ask which language."""
    await here.show(screens.language())


async def ask_language_pressed(here: Here, _: on.Languages) -> None:
    """Ask which language."""
    await ask_language(here, "")


async def choose_language(here: Here, press: on.Language) -> None:
    """Speak this language from now on."""
    if press.code not in LANGUAGES:
        raise Foreign
    here.now_is(await privacy.choose_language(here.work, here.account, press.code))
    await moderators.menu(here.work, here.account)
    await (start(here, "") if await doors.open_to(here) else doors.ask(here))


async def note_home(here: Here, note: Text | None) -> None:
    """Show where this moderator stands, under a note."""
    mine, waiting = await claims.mine(here.work, me(here)), await approvers.count(here.work, me(here))
    await here.show(screens.home(me(here), note, mine, waiting))


async def unknown(here: Here, _: str) -> None:
    """Tell which commands there are."""
    await here.show(screens.guide(here.rules, msg("There is no such command here.")))
