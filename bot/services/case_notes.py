"""A moderator leaves a note to colleagues on a case; a senior says whether it is for seniors alone."""

from dataclasses import dataclass, replace

from bot.domain.account import Account
from bot.domain.case import HoldKind
from bot.domain.roles import Act, Moderator
from bot.questionnaire.answers import given
from bot.questionnaire.case_forms import CASE_NOTE
from bot.questionnaire.draft import Draft
from bot.services import casebook, casework, notes
from bot.services.case_view import CaseView
from bot.services.casework import CaseworkWork
from bot.services.permissions import allow
from bot.services.rules import Rules
from bot.words import Text


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class CaseNoteDraft:
    """A note as far as it is."""

    draft: Draft
    view: CaseView
    note: Text | None = None
    #: Whether it is kept by now.
    kept: bool = False

    @property
    def sensitive(self) -> bool:
        """Whether it is for seniors alone."""
        return given(self.draft.answers, "sensitive") is True


async def begin(
    work: CaseworkWork, rules: Rules, account: Account, moderator: Moderator, case_id: str
) -> CaseNoteDraft:
    """Ask for a note; where a death is spoken of or proposed it is for seniors alone, unless they say otherwise."""
    allow(moderator, Act.CLAIM)
    view = await casebook.of(work, moderator, case_id)
    draft = await casework.begin(work, rules, account, CASE_NOTE, case_id)
    if "sensitive" not in draft.answers:
        spoken = view.case.fate.of_death or any(hold.kind is HoldKind.HARD_NEWS for hold in view.holds)
        draft = await casework.note(work, account, draft, sensitive=spoken)
    return CaseNoteDraft(draft=draft, view=view)


async def look(
    work: CaseworkWork, account: Account, moderator: Moderator, case_id: str, note: Text | None = None
) -> CaseNoteDraft:
    """Return the note that is begun on a case. Raises Stale where there is none."""
    draft = await casework.own(work, account, CASE_NOTE, case_id)
    return CaseNoteDraft(draft=draft, view=await casebook.of(work, moderator, case_id), note=note)


async def confide(
    work: CaseworkWork, account: Account, moderator: Moderator, case_id: str, *, on: bool
) -> CaseNoteDraft:
    """Say whether it is for seniors alone. Raises NotAllowed for everybody but them."""
    allow(moderator, Act.SEE_DEATH)
    there = await look(work, account, moderator, case_id)
    return replace(there, draft=await casework.note(work, account, there.draft, sensitive=on))


async def type_in(work: CaseworkWork, account: Account, moderator: Moderator, draft: Draft, text: str) -> CaseNoteDraft:
    """Take typed words as the note, and keep it at once. What must never be kept is refused."""
    turn = await casework.type_in(work, account, draft, text)
    there = replace(await look(work, account, moderator, draft.subject or "", turn.note), draft=turn.draft)
    words = casework.words(turn.draft.answers)
    if words is None:
        return there
    await notes.add(work, moderator, words, case=there.view.case.id, sensitive=there.sensitive)
    await casework.end(work, account, turn.draft)
    return replace(there, kept=True)


async def cancel(work: CaseworkWork, account: Account, case_id: str) -> None:
    """Forget the note. Raises Stale where there is none."""
    await casework.end(work, account, await casework.own(work, account, CASE_NOTE, case_id))
