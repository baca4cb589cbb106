"""What every decision on a case needs: where its nouns are kept, who may decide, and the case as it stands."""

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.domain.case import BY_SENIORS, Case, Hold
from bot.domain.errors import EvidenceGone, Foreign, MergedInto, SeniorsFirst
from bot.domain.evidence import Evidence
from bot.domain.moves import Move
from bot.domain.proposal import Looked, Proposal
from bot.domain.roles import Act, Moderator
from bot.services.acquaintances import KnowingWork
from bot.services.cases import whole
from bot.services.notify import NoticeWork
from bot.services.permissions import allow
from bot.services.privacy import Accounts
from bot.services.sessions import Spending

#: Two cases by their ids, the smaller first.
Pair = tuple[str, str]


class EvidenceItems(Protocol):
    """Where evidence is kept."""

    async def add(self, item: Evidence) -> None:
        """Keep a new item."""

    async def get(self, item: str) -> Evidence | None:
        """Return one item."""

    async def of_case(self, case: str) -> Sequence[Evidence]:
        """Return a case's items, also those taken back, in the order in which they came."""

    async def take_back(self, item: str, by: str) -> bool:
        """Note that an item counts no more; return whether it did until now."""


class Proposals(Protocol):
    """Where proposals are kept."""

    async def add(self, proposal: Proposal) -> None:
        """Keep a new proposal."""

    async def get(self, proposal: str) -> Proposal | None:
        """Return one proposal."""

    async def save(self, proposal: Proposal) -> Proposal:
        """Keep what changed and return it with its new version. Raises Moved where it changed meanwhile."""

    async def of_case(self, case: str) -> Sequence[Proposal]:
        """Return every proposal about a case, the oldest first."""

    async def waiting(self) -> Sequence[Proposal]:
        """Return what waits for a second person or for its cooling-off to end, what expires first on top."""

    async def waiting_of(self, moderator: str) -> Sequence[Proposal]:
        """Return what waits and has this moderator in either part."""

    async def keep_alike(self, proposal: str, cases: Sequence[str]) -> None:
        """Put the cases most like its own beside a proposal."""

    async def alike(self, proposal: str) -> Sequence[str]:
        """Return the ids of the cases most like a proposal's own, the most alike first."""

    async def looked(self, proposal: str, moderator: str) -> Looked | None:
        """Return what somebody has done about a proposal before approving it."""

    async def keep_looked(self, looked: Looked) -> None:
        """Keep it, in place of what was kept before."""

    async def lookers(self, proposal: str) -> Sequence[str]:
        """Return the ids of everybody who has looked at a proposal."""


class Holds(Protocol):
    """Where holds are kept."""

    async def add(self, hold: Hold) -> None:
        """Begin a hold."""

    async def standing(self, case: str) -> Sequence[Hold]:
        """Return what holds a case now."""

    async def end(self, hold: str, by: str | None) -> bool:
        """End a hold; return whether it stood until now."""


class Distinctions(Protocol):
    """Where it is kept which cases were judged different. Of a pair the smaller id comes first."""

    async def judge(self, one: str, other: str, by: str) -> None:
        """Keep that two cases are two people."""

    async def take_back(self, one: str, other: str, by: str) -> bool:
        """Note that nothing is judged of two cases any more; return whether it was until now."""

    async def judged(self, pairs: Collection[Pair]) -> set[Pair]:
        """Return those of the pairs that are judged different."""


class DecisionWork(KnowingWork, NoticeWork, Protocol):
    """What a decision on a case needs of a unit of work."""

    @property
    def accounts(self) -> Accounts:
        """Accounts."""

    @property
    def evidence(self) -> EvidenceItems:
        """Evidence on cases."""

    @property
    def distinctions(self) -> Distinctions:
        """Which cases were judged different."""

    @property
    def proposals(self) -> Proposals:
        """What takes two people."""

    @property
    def holds(self) -> Holds:
        """What stops the messages about a case."""

    @property
    def sessions(self) -> Spending:
        """Who has shown a code."""


def allow_move(moderator: Moderator, move: Move) -> None:
    """Raise NotAllowed where this person may neither make nor propose a move."""
    allow(moderator, Act.PROPOSE if move.grave else Act.MOVE_STATUS)
    if move.leads_only or (move.lead and not move.grave):
        allow(moderator, Act.LEAD)


async def seniors_first(work: DecisionWork, moderator: Moderator, *cases: Case) -> None:
    """Raise SeniorsFirst for whoever is no senior, where a senior has stopped the messages of one of these cases."""
    if moderator.leads:
        return
    for part in [each for case in cases for each in await whole(work, case.id)]:
        if any(hold.kind in BY_SENIORS for hold in await work.holds.standing(part)):
            raise SeniorsFirst


async def case_of(work: DecisionWork, case_id: str) -> Case:
    """Return a case that nobody else changes meanwhile. Raises Foreign where there is none."""
    case = await work.cases.get_alone(case_id)
    if case is None:
        raise Foreign
    return case


async def goes_on(work: DecisionWork, case: Case) -> Case:
    """Return a case that speaks for itself. Raises MergedInto where another goes on for it."""
    if case.merged_into is not None:
        root = await work.cases.root(case.id)
        raise MergedInto(root.id if root else case.merged_into)
    return case


async def cases_of(work: DecisionWork, *ids: str) -> Sequence[Case]:
    """Return several cases that nobody else changes meanwhile, held in one order so that nobody waits in a circle.

    Raises Foreign where one of them is none.
    """
    held = {each: await case_of(work, each) for each in sorted(set(ids))}
    return [held[each] for each in ids]


async def waiting_on(work: DecisionWork, case_id: str) -> Sequence[Proposal]:
    """Return what waits on a case for a second person, or for its cooling-off to end."""
    return [one for one in await work.proposals.of_case(case_id) if one.state.waits]


async def quoted(work: DecisionWork, case: Case, ids: Sequence[str]) -> Sequence[Evidence]:
    """Return the evidence of a case, and of what was merged into it, by its ids.

    Raises Foreign for any other item, EvidenceGone for one that counts no more.
    """
    own = await whole(work, case.id)
    found = [await work.evidence.get(each) for each in ids]
    items = [item for item in found if item is not None and item.case in own]
    if len(items) != len(ids):
        raise Foreign
    if not all(item.counts for item in items):
        raise EvidenceGone
    return items
