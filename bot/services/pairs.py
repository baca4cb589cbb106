"""Two cases side by side, before somebody says that they are one person, or two."""

from dataclasses import dataclass
from typing import Protocol

from bot.domain.case import Case
from bot.domain.errors import Foreign
from bot.domain.proposal import Proposal
from bot.domain.roles import Act, Moderator
from bot.services import casebook, cases, claims, distinctions, looks, proposals
from bot.services.casebook import CasebookWork, Touched
from bot.services.decisions import waiting_on
from bot.services.permissions import allow
from bot.services.review import Cases, ReviewWork, beside
from bot.services.rules import Rules


class Paired(Touched, Cases, Protocol):
    """Cases."""


class PairWork(CasebookWork, ReviewWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def cases(self) -> Paired:
        """Cases."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Side:
    """A case as somebody may see it, and how much was told of it."""

    case: Case
    reports: int
    evidence: int


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Pair:
    """Two cases, and what was said of both."""

    one: Side
    other: Side
    #: Somebody judged that they are two people.
    different: bool = False
    #: One goes on for the other already, or a third for both.
    merged: bool = False
    #: That they are one person waits for a second person.
    proposal: Proposal | None = None


async def look(  # noqa: PLR0913, PLR0917 - who looks, at which two
    work: PairWork, rules: Rules, moderator: Moderator, one_id: str, other_id: str, review_id: str | None = None
) -> Pair:
    """Show two cases side by side for a while. Candidates of a held item are within its look; others are counted.

    Raises Foreign for one case twice, or none, NotAllowed, and as `looks.count`.
    """
    allow(moderator, Act.MERGE)
    one, other = await work.cases.get(one_id), await work.cases.get(other_id)
    if one is None or other is None or one.id == other.id:
        raise Foreign
    if review_id is None:
        for each in (one, other):
            await looks.count(work, rules, moderator, each.id, again="compare")
    else:
        since = claims.since(await claims.held(work, moderator, review_id), rules)
        await looks.count(work, rules, moderator, review_id, since=since, again="compare")
    ids = {"case": one.id, "account": moderator.account, "slot": slot(one.id)}
    await work.jobs.put("case_reveal_end", f"pair:{one.id}:{moderator.id}", work.now + rules.reveal, **ids)
    return await of(work, moderator, one, other)


async def beside_item(work: PairWork, moderator: Moderator, review_id: str, *numbers: int) -> list[Case]:
    """Return the candidates of a held item by their numbers. Raises Foreign for numbers that are none."""
    review = await claims.held(work, moderator, review_id)
    found = {one.number: one.case for one in await beside(work, review) or ()}
    if not set(numbers) <= set(found):
        raise Foreign
    return [found[number] for number in numbers]


async def of(work: PairWork, moderator: Moderator, one: Case, other: Case) -> Pair:
    """Return two cases as this person may see them."""
    waiting = [each for each in await waiting_on(work, one.id) if proposals.sees(moderator, each)]
    roots = [await work.cases.root(each.id) for each in (one, other)]
    return Pair(
        one=await _side(work, moderator, one),
        other=await _side(work, moderator, other),
        different=await distinctions.different(work, one.id, other.id),
        merged=roots[0] == roots[1],
        proposal=next((each for each in waiting if each.joins(one.id, other.id)), None),
    )


async def _side(work: PairWork, moderator: Moderator, case: Case) -> Side:
    items = [item for each in await cases.whole(work, case.id) for item in await work.evidence.of_case(each)]
    tied = [report for each in await cases.whole(work, case.id) for report in await cases.living(work, each)]
    return Side(case=await casebook.visible(work, moderator, case), reports=len(tied), evidence=len(items))


def slot(case: str) -> str:
    """Return the slot in which a case is compared with another."""
    return f"pair:{case}"
