"""An approver looks: at the person, the two cases most like it, the evidence, and the proposer's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.case import Case
from bot.domain.evidence import independent
from bot.domain.proposal import Looked, Proposal
from bot.domain.roles import Moderator
from bot.services import casebook, looks, proposals
from bot.services.case_view import CaseView, Item
from bot.services.casebook import CasebookWork
from bot.services.proposals import LOOK
from bot.services.rules import Rules


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Look:
    """What an approver, or the proposer, sees of a proposal, as far as this person may know it."""

    proposal: Proposal
    there: CaseView
    #: The case that goes on, where two are merged.
    into: CaseView | None = None
    proposer: Moderator | None = None
    #: Who of ours saw the original, by the item.
    seen_by: Mapping[str, Moderator] = field(default_factory=dict)
    #: The cases most like the right one.
    alike: Sequence[Case] = ()

    @property
    def evidence(self) -> Sequence[Item]:
        """What it rests on and this person may see, under the numbers of the case's card."""
        return [item for item in self.there.evidence if item.evidence.id in self.proposal.quotes]

    @property
    def kept(self) -> int:
        """How many items it rests on that are for others to see."""
        return len(self.proposal.quotes) - len(self.evidence)

    @property
    def sources(self) -> int:
        """How many independent sources the evidence has."""
        return len(independent(item.evidence for item in self.evidence))


async def look(work: CasebookWork, rules: Rules, moderator: Moderator, proposal_id: str) -> Look:
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


async def _look(work: CasebookWork, moderator: Moderator, proposal: Proposal) -> Look:
    there = await casebook.of(work, moderator, proposal.case)
    alike = [await work.cases.get(each) for each in await work.proposals.alike(proposal.id)]
    saw = {item.evidence.id: item.evidence.seen_by for item in there.evidence if item.evidence.seen_by}
    witnesses = {item: await work.moderators.get(who) for item, who in saw.items()}
    return Look(
        proposal=proposal,
        there=there,
        into=await casebook.of(work, moderator, proposal.into) if proposal.into else None,
        proposer=await work.moderators.get(proposal.proposer),
        seen_by={item: who for item, who in witnesses.items() if who is not None},
        alike=[await casebook.visible(work, moderator, each) for each in alike if each is not None],
    )
