"""An approver looks: at the person, the two cases most like it, the evidence, and the proposer's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.case import Case, Hold, HoldKind
from bot.domain.evidence import independent
from bot.domain.proposal import Looked, Proposal
from bot.domain.roles import Moderator
from bot.services import casebook, evidence, looks, proposals
from bot.services.casebook import Item
from bot.services.decisions import DecisionWork, leads
from bot.services.looks import LookAudit, LookWork
from bot.services.proposals import LOOK
from bot.services.rules import Rules


class LookingWork(DecisionWork, LookWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def audit(self) -> LookAudit:
        """The chain of what was done, counted."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Look:
    """What an approver, or the proposer, sees of a proposal. Fates are those that this person may know."""

    proposal: Proposal
    case: Case
    proposer: Moderator | None = None
    #: What it rests on and this person may see.
    evidence: Sequence[Item] = ()
    #: Who of ours saw the original, by the item.
    seen_by: Mapping[str, Moderator] | None = None
    #: So many items are for others to see.
    kept: int = 0
    alike: Sequence[Case] = ()
    #: The case that goes on, where two are merged.
    into: Case | None = None
    #: What holds each case.
    holds: Mapping[str, Sequence[HoldKind]] | None = None

    @property
    def sources(self) -> int:
        """How many independent sources the evidence has."""
        return len(independent(item.evidence for item in self.evidence))


async def look(work: LookingWork, rules: Rules, moderator: Moderator, proposal_id: str) -> Look:
    """Return what an approver sees. The look is counted, opens the approval, and ends after five minutes.

    Raises Foreign for what this person may not see, and as `looks.count`.
    """
    proposal = await proposals.of(work, moderator, proposal_id)
    await looks.count(work, rules, moderator, proposal.id)
    before = await work.proposals.looked(proposal.id, moderator.id)
    wrong = before.wrong if before else 0
    looked = Looked(proposal=proposal.id, moderator=moderator.id, version=proposal.version, wrong=wrong)
    await work.proposals.keep_looked(looked)
    work.audit.record(moderator.id, "look", proposal.id)
    ids = {"proposal": proposal.id, "account": moderator.account}
    await work.jobs.put("look_end", f"{LOOK}:{proposal.id}:{moderator.id}", work.now + rules.reveal, **ids)
    return await _look(work, moderator, proposal)


async def _look(work: DecisionWork, moderator: Moderator, proposal: Proposal) -> Look:
    [case] = [each for each in [await work.cases.get(proposal.case)] if each is not None]
    into = await work.cases.get(proposal.into) if proposal.into else None
    alike = [await work.cases.get(each) for each in await work.proposals.alike(proposal.id)]
    items = [await work.evidence.get(each) for each in proposal.quotes]
    seen = [item for item in items if item is not None and evidence.sees(moderator, item)]
    witnesses = {item.id: await work.moderators.get(item.seen_by) for item in seen if item.seen_by}
    return Look(
        proposal=proposal,
        case=await casebook.visible(work, moderator, case),
        proposer=await work.moderators.get(proposal.proposer),
        evidence=await casebook.numbered(work, sorted(seen, key=lambda item: item.added_at)),
        seen_by={item: who for item, who in witnesses.items() if who is not None},
        kept=len(items) - len(seen),
        alike=[await casebook.visible(work, moderator, each) for each in alike if each is not None],
        into=await casebook.visible(work, moderator, into) if into else None,
        holds={each.id: await _holds(work, moderator, each) for each in (case, into) if each is not None},
    )


async def _holds(work: DecisionWork, moderator: Moderator, case: Case) -> Sequence[HoldKind]:
    """Return what holds a case; that a death is spoken of is for seniors alone."""
    standing: Sequence[Hold] = await work.holds.standing(case.id)
    return [hold.kind for hold in standing if leads(moderator) or hold.kind not in casebook.HARD]
