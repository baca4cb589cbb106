"""Whether a message is ours (/check)."""

from bot.chat.family.screens import numbers as screens
from bot.chat.family.standing import show_turn
from bot.chat.here import Here
from bot.services import genuine


async def check(here: Here, words: str) -> None:
    """Tell whether the number that follows is of a message of ours; without one, ask for it."""
    if words.strip():
        await here.show(screens.checked(await genuine.check(here.work, here.account, words)))
    else:
        await show_turn(here, await genuine.begin(here.work, here.account, here.rules))
