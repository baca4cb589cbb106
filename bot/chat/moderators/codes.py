"""A moderator types the code that the app shows."""

from collections.abc import Mapping

from bot.chat.buttons import Payload, parse
from bot.chat.here import Here
from bot.chat.moderators import writing
from bot.chat.moderators.cards import me
from bot.chat.moderators.doors import Answer, door
from bot.chat.routes import OnWords
from bot.chat.screen import LIVE
from bot.domain.roles import Act
from bot.services import sessions
from bot.words import msg

FRESH = msg("The code is right.")
AND_NOW = msg("The code is right. Nothing was decided meanwhile: please press once more what you need.")


def typed(presses: Mapping[type[Payload], Answer]) -> OnWords:
    """Return what takes typed words: six digits as a code where one is awaited, anything else as words."""
    words = door(Act.SPEAK, writing.typed)

    async def take(here: Here, text: str) -> None:
        if not sessions.CODE.fullmatch(text) or not await _awaited(here):
            await words(here, text)
            return
        back = parse(await sessions.enter(here.work, here.rules, me(here), text))
        await here.work.outbox.clear(here.account.id, LIVE)
        if back is None:
            await writing.again(here, FRESH)
        else:
            here.note = AND_NOW
            await presses[type(back)](here, back)

    return take


async def _awaited(here: Here) -> bool:
    """Whether six digits are a code: one is asked for, or nothing else is being written."""
    session = await sessions.opened(here.work, here.rules, me(here))
    return session is None or session.asked is not None or here.account.focus is None
