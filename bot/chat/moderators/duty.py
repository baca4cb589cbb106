"""Whether urgent items are pushed to a moderator at once."""

from bot.chat.here import Here
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.screens import home as screens
from bot.services import moderators

#: What may follow /duty.
WORDS = {"on": True, "off": False}


async def command(here: Here, word: str) -> None:
    """Begin or end the duty; any other word shows how it stands."""
    wanted = WORDS.get(word.casefold())
    await _set(here, on=me(here).on_duty if wanted is None else wanted)


async def press(here: Here, pressed: on.Duty) -> None:
    """Begin or end the duty."""
    await _set(here, on=bool(pressed.on))


async def _set(here: Here, *, on: bool) -> None:
    here.moderator = await moderators.duty(here.work, me(here), on=on)
    await here.show(screens.duty(here.moderator))
