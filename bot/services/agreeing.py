"""An approver types the letters, sees once more what is approved, and agrees. What is typed survives a restart."""

from dataclasses import dataclass, replace
from typing import Protocol

from bot.domain.account import Account
from bot.domain.errors import Refusal, Stale, WrongLetters
from bot.domain.proposal import Proposal
from bot.domain.roles import Moderator
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import LETTERS
from bot.services import approvals, drafts, intake, own_words, sessions
from bot.services.decisions import DecisionWork
from bot.services.drafts import DraftWork
from bot.services.rules import Rules
from bot.words import Text


class AgreeWork(DecisionWork, DraftWork, Protocol):
    """What this service needs of a unit of work."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Agreeing:
    """How far an approver is: the letters are still to be typed, or are right."""

    proposal: Proposal
    draft: Draft
    note: Text | None = None

    @property
    def sure(self) -> bool:
        """Whether the letters are right."""
        return own_words.written(self.draft) is not None


async def begin(  # noqa: PLR0913, PLR0917 - who, what
    work: AgreeWork, rules: Rules, account: Account, moderator: Moderator, proposal_id: str, version: int
) -> Agreeing:
    """Ask for the letters, or go on where they were asked for.

    Raises as `approvals.may_approve`, and CodeNeeded without a fresh code: it is not asked for between the letters and
    the last press.
    """
    proposal = await approvals.may_approve(work, moderator, proposal_id, version)
    await sessions.see_fresh(work, moderator)
    turn = await own_words.open_(work, rules, account, LETTERS.name, proposal.id)
    return Agreeing(proposal=proposal, draft=turn.draft)


async def current(work: DraftWork, account: Account) -> Draft | None:
    """Return the letters that are asked for on the screen."""
    return await own_words.current(work, account, LETTERS.name)


async def type_in(  # noqa: PLR0913, PLR0917 - who, where, what
    work: AgreeWork, rules: Rules, account: Account, moderator: Moderator, draft: Draft, text: str
) -> Agreeing:
    """Take typed letters. Wrong ones are counted and not kept. Raises as `approvals.check`."""
    turn = await intake.type_in(work, account, draft, text)
    letters = own_words.written(turn.draft)
    if turn.step is not None or letters is None:
        proposal = await approvals.may_approve(work, moderator, draft.subject or "")
        return Agreeing(proposal=proposal, draft=turn.draft, note=turn.note)
    try:
        proposal = await approvals.check(work, rules, moderator, draft.subject or "", letters)
    except WrongLetters:
        await intake.keep(work, replace(turn.draft, answers={}))
        raise
    return Agreeing(proposal=proposal, draft=turn.draft)


async def look(work: AgreeWork, account: Account, moderator: Moderator, draft: Draft) -> Agreeing | None:
    """Return how far an approver is; None where it leads nowhere any more, and what was typed is forgotten."""
    try:
        proposal = await approvals.may_approve(work, moderator, draft.subject or "")
    except Refusal:
        await drafts.discard(work, account, draft)
        return None
    return Agreeing(proposal=proposal, draft=draft)


async def cancel(work: AgreeWork, account: Account, proposal_id: str) -> None:
    """Forget the letters, if there are any."""
    await own_words.forget(work, account, LETTERS.name, proposal_id)


async def agree(  # noqa: PLR0913, PLR0917 - who, what
    work: AgreeWork, rules: Rules, account: Account, moderator: Moderator, proposal_id: str, version: int
) -> Proposal:
    """Agree with the letters that were typed. Raises Stale where there are none, and as `approvals.approve`."""
    draft = await own_words.begun(work, account, LETTERS.name, proposal_id)
    letters = None if draft is None else own_words.written(draft)
    if draft is None or letters is None:
        await approvals.may_approve(work, moderator, proposal_id, version)
        raise Stale
    agreed = await approvals.approve(work, rules, moderator, proposal_id, letters, version)
    await drafts.discard(work, account, draft)
    return agreed


async def forget(work: AgreeWork, proposal_id: str) -> None:
    """Forget whatever anybody has typed about a proposal that is open no more."""
    for draft in await work.drafts.about(proposal_id):
        account = await work.accounts.get(draft.account)
        if account is not None:
            await drafts.discard(work, account, draft)
