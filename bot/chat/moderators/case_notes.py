"""A note to colleagues is left on a case."""

from bot.chat.here import Here
from bot.chat.moderators import cases
from bot.chat.moderators.cards import me
from bot.chat.moderators.notes import KEPT, UNKEPT
from bot.chat.moderators.payloads import cases as on
from bot.chat.moderators.screens import case as screens
from bot.questionnaire.draft import Draft
from bot.services import case_notes, casework
from bot.services.case_notes import CaseNoteDraft


async def add(here: Here, press: on.AddNote) -> None:
    """Ask for a note."""
    await show(here, await case_notes.begin(here.work, here.rules, here.account, me(here), press.case))


async def sensitive(here: Here, press: on.Sensitive) -> None:
    """Tell whether the note is for seniors alone."""
    await show(here, await case_notes.confide(here.work, here.account, me(here), press.case, on=bool(press.on)))


async def unwrite(here: Here, press: on.Unwrite) -> None:
    """Forget the note."""
    await case_notes.cancel(here.work, here.account, press.case)
    await cases.show(here, press.case, UNKEPT)


async def typed(here: Here, draft: Draft, text: str) -> None:
    """Take typed words as the note."""
    there = await case_notes.type_in(here.work, here.account, me(here), draft, text)
    if there.kept:
        await cases.show(here, there.view.case.id, KEPT)
    else:
        await show(here, there)


async def show(here: Here, there: CaseNoteDraft) -> None:
    """Ask for the note."""
    here.aside(there.draft.id)
    await here.show(screens.ask_note(there), cases.slot(there.view.case.id))
    await casework.clear_later(here.work, here.rules, here.account, there.view.case.id)
