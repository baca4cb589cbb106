"""What a moderator is writing just now, and where typed words therefore go."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.chat.here import Here
from bot.chat.moderators import agreeing, behalf, casework, compose, notes, purposes, reasons, start
from bot.questionnaire.case_forms import CASE_NOTE, EVIDENCE, MOVE
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import HANDOVER, LETTERS, NOTE, PURPOSE, QUESTION, WRITTEN
from bot.questionnaire.reason_forms import REASONS
from bot.services import drafts
from bot.words import Text, msg


@dataclass(frozen=True, slots=True, repr=False)
class Writer:
    """How one kind of writing goes on."""

    #: Takes typed words.
    typed: Callable[[Here, Draft, str], Awaitable[None]]
    #: Shows it as it stands, under a note.
    again: Callable[[Here, Draft, Text | None], Awaitable[None]]
    #: Puts it aside, or forgets it.
    stop: Callable[[Here, Draft], Awaitable[None]]


_FORM: Final = Writer(behalf.typed, behalf.again, behalf.stop)
_TO_FAMILY: Final = Writer(compose.typed, compose.again, compose.stop)
_NOTE: Final = Writer(notes.typed, notes.again, notes.stop)
_REASON: Final = Writer(reasons.typed, reasons.again, reasons.stop)
_CASE: Final = Writer(casework.typed, casework.again, casework.stop)
#: By the form that is filled in; whatever is written for a family is a form of its own.
WRITERS: Final[Mapping[str, Writer]] = {
    QUESTION.name: _TO_FAMILY,
    WRITTEN.name: _TO_FAMILY,
    LETTERS.name: Writer(agreeing.typed, agreeing.again, agreeing.stop),
    PURPOSE.name: Writer(purposes.typed, purposes.again, purposes.stop),
    NOTE.name: _NOTE,
    HANDOVER.name: _NOTE,
    EVIDENCE.name: _CASE,
    MOVE.name: _CASE,
    CASE_NOTE.name: _CASE,
    **{form.name: _REASON for form in REASONS},
}


async def _there(here: Here) -> tuple[Writer, Draft] | None:
    """Return what is open on the screen, with how it goes on."""
    draft = await drafts.focused(here.work, here.account)
    if draft is None:
        return None
    writer = _FORM if draft.behalf is not None else WRITERS.get(draft.form)
    return None if writer is None else (writer, draft)


async def typed(here: Here, text: str) -> None:
    """Take typed words for what is being written."""
    there = await _there(here)
    if there is None:
        await start.note_home(here, msg("Nothing is being written now. Please use the buttons, or /queue."))
        return
    writer, draft = there
    await writer.typed(here, draft, text)


async def again(here: Here, note: Text | None) -> None:
    """Show where this moderator stands, in the middle of something or not, under a note."""
    there = await _there(here)
    if there is None:
        await start.note_home(here, note)
        return
    writer, draft = there
    await writer.again(here, draft, note)


async def stop(here: Here, _: str) -> None:
    """Stop writing, if anything is being written; what can be gone on with is put aside."""
    there = await _there(here)
    if there is None:
        await start.note_home(here, msg("Nothing is being written now."))
        return
    writer, draft = there
    await writer.stop(here, draft)


async def media(here: Here, _: str) -> None:
    """Tell that only words are taken."""
    await again(here, msg("Only text is taken here. Pictures, files and voice are not kept."))


async def edited(here: Here, _: str) -> None:
    """Tell that a changed message is not read again."""
    await again(here, msg("A message that was changed later is not read again. Please send it anew."))
