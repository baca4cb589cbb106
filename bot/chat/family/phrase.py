"""The safety phrase is chosen, changed and removed. On a phone that may be inspected it is never shown.

Nor is it while it is not sure who is here.
"""

from bot.chat.family import payloads as to
from bot.chat.family.screens import phrase as screens
from bot.chat.family.standing import show_turn, stand
from bot.chat.here import Here
from bot.domain.account import Safety
from bot.services import safety_phrase
from bot.words import Text, msg

REMOVED = msg("The phrase is removed. Our messages have their number only.")


async def show(here: Here, _: to.SafetyPhrase) -> None:
    """Show the phrase, and what it is for."""
    await _show(here, None)


async def _show(here: Here, note: Text | None) -> None:
    if here.account.safety is Safety.SAFE and here.account.doubt is None:
        await here.show(screens.phrase(here.account.sign, note))
    else:
        await stand(here, None)


async def choose(here: Here, _: to.ChoosePhrase) -> None:
    """Ask for a phrase."""
    await show_turn(here, await safety_phrase.begin(here.work, here.account, here.rules))


async def remove(here: Here, _: to.RemovePhrase) -> None:
    """Do without a phrase."""
    here.now_is(await safety_phrase.remove(here.work, here.account))
    await _show(here, REMOVED)
