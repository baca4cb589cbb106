"""Commands, and everything that is neither a command nor an answer."""

from functools import wraps

from bot.chat.family.screens import commands as screens
from bot.chat.family.screens import hard, reports, welcome
from bot.chat.family.standing import stand
from bot.chat.here import Here
from bot.chat.routes import OnWords
from bot.chat.screen import LIVE
from bot.domain.account import Safety
from bot.questionnaire.forbidden import Forbidden, sentence
from bot.services import answering, drafts, farewell
from bot.services import reports as sent
from bot.words import Text, msg

UNKNOWN = msg("We do not know this command. What there is: /help.")
MEDIA = msg(
    "We cannot take photos, documents, voice messages, places or contacts here, so we have not kept this and are "
    "removing it from the chat. Please write in words."
)
EDITED = msg("We do not see changes made to a message. To change an answer, press Back or choose it in the check.")
ASIDE = msg("Your unfinished report is put aside. You will find it in My reports.")
NOTHING = msg("There is nothing to put aside.")


async def help_(here: Here, _: str) -> None:
    """List the commands."""
    await here.show(screens.help_(here.rules))


async def privacy(here: Here, _: object) -> None:
    """Tell what happens to what people write."""
    await here.show(screens.privacy(here.rules))


async def safety(here: Here, _: str) -> None:
    """Ask again whether somebody could inspect the phone."""
    await here.show(welcome.safety())


async def language(here: Here, _: str) -> None:
    """Ask for the language again."""
    await here.show(welcome.language())


async def cancel(here: Here, _: str) -> None:
    """Put a draft aside and show the menu."""
    note = ASIDE if here.account.focus is not None else NOTHING
    await drafts.pause(here.work, here.account)
    here.aside(None)
    await stand(here, note)


async def delete(here: Here, _: object) -> None:
    """Ask what to delete."""
    if here.account.safety is Safety.NOTED:
        await here.show(reports.delete([], []))
        return
    mine = await sent.mine(here.work, here.account)
    await here.show(reports.delete(mine, await drafts.unfinished(here.work, here.account)))


async def clear(here: Here, _: object) -> None:
    """Remove messages from the chat."""
    await farewell.clear_chat(here.work, here.account, LIVE)
    await here.show(screens.cleared())


async def unknown(here: Here, words: str) -> None:
    """Answer a command that does not exist."""
    await _decline(here, words, UNKNOWN)


async def media(here: Here, caption: str) -> None:
    """Decline whatever is not text."""
    await _decline(here, caption, MEDIA)


async def place(here: Here, _: str) -> None:
    """Decline a place on the map, as coordinates in words are declined."""
    await _decline(here, "", sentence(Forbidden.COORDINATES))


async def edited(here: Here, words: str) -> None:
    """Say that changes are not seen."""
    await _decline(here, words, EDITED)


async def _decline(here: Here, words: str, note: Text) -> None:
    """Say that something is not taken; a cry for help in its words is heard all the same."""
    asked = await answering.overhear(here.work, here.account, here.rules, words)
    if asked is None:
        await stand(here, note)
    else:
        lines = hard.support(here.rules, here.account.language)
        await here.show(hard.called(asked, lines, here.account.focus, note))


def heard(handler: OnWords) -> OnWords:
    """Return a command's handler that hears a cry for help in what follows the command."""

    @wraps(handler)
    async def answer(here: Here, words: str) -> None:
        asked = await answering.overhear(here.work, here.account, here.rules, words) if words else None
        if asked is None:
            await handler(here, words)
        else:
            lines = hard.support(here.rules, here.account.language)
            await here.show(hard.called(asked, lines, here.account.focus))

    return answer
