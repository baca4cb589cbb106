"""What a moderator is writing just now, and where typed words therefore go."""

from bot.chat.here import Here
from bot.chat.moderators import agreeing, casework, compose, start
from bot.chat.moderators import behalf as forms
from bot.services import agreeing as letters
from bot.services import asking, behalf
from bot.services import casework as begun
from bot.services.drafts import Turn
from bot.words import Text, msg


async def typed(here: Here, text: str) -> None:
    """Take typed words as an answer of a family, as a question to one, about a case, or as letters."""
    if await behalf.current(here.work, here.account) is not None:
        await forms.typed(here, text)
    elif (draft := await begun.current(here.work, here.account)) is not None:
        await casework.typed(here, draft, text)
    elif (draft := await letters.current(here.work, here.account)) is not None:
        await agreeing.typed(here, draft, text)
    elif (draft := await asking.current(here.work, here.account)) is not None:
        await compose.typed(here, draft, text)
    else:
        await start.note_home(here, msg("Nothing is being written now. Please use the buttons, or /queue."))


async def again(here: Here, note: Text | None) -> None:
    """Show where this moderator stands, in the middle of something or not, under a note."""
    if (form := await behalf.current(here.work, here.account)) is not None:
        await forms.show_turn(here, Turn(draft=form, note=note))
    elif (draft := await begun.current(here.work, here.account)) is not None:
        await casework.again(here, draft, note)
    elif (draft := await letters.current(here.work, here.account)) is not None:
        await agreeing.again(here, draft, note)
    elif (draft := await asking.current(here.work, here.account)) is not None:
        await compose.again(here, draft, note)
    else:
        await start.note_home(here, note)


async def stop(here: Here, _: str) -> None:
    """Stop writing, if anything is being written; what can be gone on with is put aside."""
    if await behalf.current(here.work, here.account) is not None:
        await forms.leave(here, forms.ASIDE)
    elif (draft := await begun.current(here.work, here.account)) is not None:
        await casework.stop(here, draft)
    elif (draft := await letters.current(here.work, here.account)) is not None:
        await agreeing.stop(here, draft)
    elif (draft := await asking.current(here.work, here.account)) is not None:
        await compose.stop(here, draft)
    else:
        await start.note_home(here, msg("Nothing is being written now."))


async def media(here: Here, _: str) -> None:
    """Tell that only words are taken."""
    await again(here, msg("Only text is taken here. Pictures, files and voice are not kept."))


async def edited(here: Here, _: str) -> None:
    """Tell that a changed message is not read again."""
    await again(here, msg("A message that was changed later is not read again. Please send it anew."))
