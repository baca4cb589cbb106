"""Two cases that look alike are two people: somebody has judged so, and it can be taken back."""

from collections.abc import Collection, Sequence
from itertools import combinations, product
from typing import Protocol

from bot.domain.errors import AlreadyProposed, Foreign, Stale
from bot.domain.roles import Act, Moderator
from bot.services import cases
from bot.services.cases import CaseWork
from bot.services.decisions import DecisionWork, Distinctions, Pair, cases_of, goes_on, waiting_on
from bot.services.permissions import allow


class JudgedWork(CaseWork, Protocol):
    """What it takes to know which cases were judged different."""

    @property
    def distinctions(self) -> Distinctions:
        """Which cases were judged different."""


async def judge(work: DecisionWork, moderator: Moderator, one_id: str, other_id: str) -> None:
    """Judge that two cases are two people; a second press changes nothing.

    Raises Foreign for one case twice, MergedInto where another goes on for either, AlreadyProposed while it is proposed
    that they are one.
    """
    allow(moderator, Act.MERGE)
    if one_id == other_id:
        raise Foreign
    one, other = [await goes_on(work, each) for each in await cases_of(work, one_id, other_id)]
    if any(each.joins(one.id, other.id) for each in await waiting_on(work, one.id)):
        raise AlreadyProposed
    if await different(work, one.id, other.id):
        return
    await work.distinctions.judge(*_pair(one.id, other.id), moderator.id)
    work.audit.record(moderator.id, "distinct", one.id, other=other.id)


async def take_back(work: DecisionWork, moderator: Moderator, one_id: str, other_id: str) -> None:
    """Judge nothing of two cases any more. Raises Stale where nothing was judged of them."""
    allow(moderator, Act.MERGE)
    await cases_of(work, one_id, other_id)
    found = await work.distinctions.judged(await _between(work, one_id, other_id))
    if not found:
        raise Stale
    for pair in found:
        await work.distinctions.take_back(*pair, moderator.id)
    work.audit.record(moderator.id, "distinct.back", one_id, other=other_id)


async def different(work: JudgedWork, one: str, other: str) -> bool:
    """Whether two cases, or cases that they go on for, were judged different."""
    return bool(await work.distinctions.judged(await _between(work, one, other)))


async def conflicts(work: JudgedWork, ids: Sequence[str]) -> Sequence[tuple[int, int]]:
    """Return those pairs of cases that were judged different, by their numbers, counted from one."""
    pairs = combinations(enumerate(ids, 1), 2)
    return [(first, second) for (first, one), (second, other) in pairs if await different(work, one, other)]


async def _between(work: CaseWork, one: str, other: str) -> Collection[Pair]:
    return {_pair(*each) for each in product(await cases.whole(work, one), await cases.whole(work, other))}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
