"""What a moderator types as a reason, and what is asked once it is written."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.chat.here import Here
from bot.chat.moderators import links, merges, prompts, relatives
from bot.chat.moderators.payloads import links as on_link
from bot.questionnaire.draft import Draft
from bot.questionnaire.reason_forms import LINKING, MERGING, UNLINKING, VERIFYING
from bot.services import reasons
from bot.services.reasons import Reason
from bot.words import Text

Shown = Callable[[Here, Reason], Awaitable[None]]

#: What is shown once the words are written, and where they were given up.
WRITTEN: Final[Mapping[str, Shown]] = {
    LINKING.name: links.explained,
    UNLINKING.name: links.sure,
    MERGING.name: merges.explained,
    VERIFYING.name: relatives.explained,
}
GIVEN_UP: Final[Mapping[str, Shown]] = {
    LINKING.name: links.unexplained,
    UNLINKING.name: links.left,
    MERGING.name: merges.explained,
    VERIFYING.name: relatives.unexplained,
}


async def typed(here: Here, draft: Draft, text: str) -> None:
    """Take typed words as the reason."""
    reason = await reasons.type_in(here.work, here.account, draft, text)
    if reason.words is None:
        await prompts.ask(here, reason)
    else:
        await prompts.clear(here, reason)
        await WRITTEN[reason.form.name](here, reason)


async def again(here: Here, draft: Draft, note: Text | None) -> None:
    """Ask for the reason that is still to be written, under a note."""
    await prompts.ask(here, reasons.resume(draft), note)


async def stop(here: Here, draft: Draft) -> None:
    """Give up the reason that is being written."""
    await _give_up(here, draft.id)


async def unsay(here: Here, press: on_link.Unsay) -> None:
    """Give up a reason."""
    await _give_up(here, press.draft)


async def _give_up(here: Here, draft: str) -> None:
    reason = await reasons.unsay(here.work, here.account, draft)
    await prompts.clear(here, reason)
    await GIVEN_UP[reason.form.name](here, reason)
