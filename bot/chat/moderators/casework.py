"""What is filled in about a case, whichever it is: typed words, the day, and where it stands."""

from bot.chat.here import Here
from bot.chat.moderators import case_notes, cases, evidence, moves
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import cases as on
from bot.domain.errors import Refusal
from bot.questionnaire.case_forms import CASE_NOTE, EVIDENCE, MOVE
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Form
from bot.services import case_notes as noting
from bot.services import casework, evidence_draft, move_draft
from bot.words import Text, msg

ASIDE = msg("Put aside. What is written waits here.")


async def typed(here: Here, draft: Draft, text: str) -> None:
    """Take typed words."""
    if draft.form == CASE_NOTE.name:
        await case_notes.typed(here, draft, text)
        return
    turn = await casework.type_in(here.work, here.account, draft, text)
    await again(here, draft, turn.note)


async def day(here: Here, press: on.Day) -> None:
    """Ask for the day of the fact."""
    draft = await casework.own(here.work, here.account, _form(press.move), press.case)
    await casework.ask_day(here.work, draft)
    await again(here, draft, None)


async def no_day(here: Here, press: on.NoDay) -> None:
    """Keep no day."""
    draft = await casework.own(here.work, here.account, _form(press.move), press.case)
    await casework.no_day(here.work, here.account, draft)
    await again(here, draft, None)


async def again(here: Here, draft: Draft, note: Text | None) -> None:
    """Show what is filled in as it stands, under a note; where it leads nowhere any more, the card."""
    case = draft.subject or ""
    try:
        if draft.form == EVIDENCE.name:
            await evidence.show(here, await evidence_draft.look(here.work, here.account, me(here), case, note))
        elif draft.form == CASE_NOTE.name:
            await case_notes.show(here, await noting.look(here.work, here.account, me(here), case, note))
        else:
            await moves.show(here, await move_draft.look(here.work, here.account, me(here), case, note))
    except Refusal:
        await cases.show(here, case, note)


async def show(here: Here, press: on.Again) -> None:
    """Show where this moderator stands with a case."""
    await refused(here, press.case, None)


async def refused(here: Here, case: str, note: Text | None) -> None:
    """Show where this moderator stands with a case, under what was refused: what is filled in, or the card."""
    draft = await casework.current(here.work, here.account)
    if draft is not None and draft.subject == case:
        await again(here, draft, note)
    else:
        await cases.show(here, case, note)


async def stop(here: Here, draft: Draft) -> None:
    """Put aside what is being filled in."""
    await cases.show(here, draft.subject or "", ASIDE)


def _form(move: int) -> Form:
    return MOVE if move else EVIDENCE
