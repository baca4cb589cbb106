"""Which cases a report may be. Candidates go to moderators only; nothing of it reaches a family."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Protocol

from bot.domain.candidate import Candidate, Clue
from bot.domain.case import SOUGHT, Case, CaseState
from bot.domain.person import Person
from bot.domain.report import Report
from bot.domain.review import Cause, ReviewState
from bot.matching.index import Found, Index
from bot.services.decisions import Proposals
from bot.services.ports import Work
from bot.services.review import SHOWN, Candidates

#: How many cases are kept beside a report: some may be merged into one that is shown once.
KEPT = 2 * SHOWN
#: How many cases an approver is shown beside the right one.
ALIKE = 2
#: Cases by whose words a person is found: a merged one leads to the case that goes on.
FOUND = (*SOUGHT, CaseState.MERGED)
#: After so many cases taken in one tells how far one is.
MANY = 10_000


class Changes(Protocol):
    """The cases as they change."""

    async def changed_since(self, counter: int) -> tuple[Sequence[Case], int]:
        """Return cases changed after `counter`, some perhaps again, and the counter to go on from."""


class Compared(Changes, Protocol):
    """The cases, for one of which others like it are looked for."""

    async def get(self, case: str) -> Case | None:
        """Return one case."""

    async def root(self, case: str) -> Case | None:
        """Return the case that goes on for one: itself, where it was merged into none."""

    async def latest(self, limit: int) -> Sequence[Case]:
        """Return the cases that changed last, the newest first."""


class Sent(Protocol):
    """Reports as the matcher reads them."""

    async def get(self, report: str) -> Report | None:
        """Return one report."""


class Reading(Protocol):
    """What a look needs."""

    @property
    def cases(self) -> Compared:
        """Cases."""

    @property
    def proposals(self) -> Proposals:
        """What takes two people."""

    @property
    def reports(self) -> Sent:
        """Reports."""


class MatchWork(Work, Protocol):
    """What keeping the candidates needs of a unit of work."""

    @property
    def reviews(self) -> Candidates:
        """The queue."""

    @property
    def proposals(self) -> Proposals:
        """What takes two people."""


class Matcher:
    """The index of this process, and what is found in it; it only looks, so nobody waits for it."""

    def __init__(
        self, reading: Callable[[], AbstractAsyncContextManager[Reading]], progress: Callable[[int], None]
    ) -> None:
        """Begin with an empty index; `reading` opens a look at the cases and reports.

        `progress` is told now and then, and at the end, how many cases were taken in, where these are many.
        """
        self._reading, self._progress = reading, progress
        self._index, self._counter, self._following = Index(), 0, asyncio.Lock()

    async def refresh(self) -> None:
        """Bring the index up to the newest case: they may change in another process."""
        async with self._following, self._reading() as work:
            self._counter = await follow(work, self._index, self._counter, self._progress)

    async def candidates(self, report_id: str) -> Sequence[Candidate]:
        """Return the cases that a report may be about, the best first; none where it is gone."""
        await self.refresh()
        async with self._reading() as work:
            report = await work.reports.get(report_id)
        return [] if report is None else await asyncio.to_thread(find, self._index, report.person)

    async def alike(self, proposal_id: str) -> Sequence[str]:
        """Return the two cases most like a proposal's own; where fewer are alike, the latest ones stand in."""
        await self.refresh()
        async with self._reading() as work:
            proposal = await work.proposals.get(proposal_id)
            case = await work.cases.get(proposal.case) if proposal else None
            if proposal is None or case is None:
                return ()
            latest = [each.id for each in await work.cases.latest(KEPT)]
        found = await asyncio.to_thread(find, self._index, case.person)
        async with self._reading() as work:
            others = await roots(work, [*(each.case for each in found), *latest])
            own = await roots(work, [case.id, proposal.into or case.id])
        return [each for each in others if each not in own][:ALIKE]


async def roots(work: Reading, ids: Sequence[str]) -> Sequence[str]:
    """Return the cases that go on for these, each once, in their order."""
    found = [await work.cases.root(each) for each in ids]
    return list(dict.fromkeys(each.id for each in found if each is not None))


async def follow(work: Reading, index: Index, counter: int, progress: Callable[[int], None] = lambda _: None) -> int:
    """Bring the index up to the newest case; return the counter to go on from."""
    taken = told = 0
    while True:
        cases, reached = await work.cases.changed_since(counter)
        if cases:
            await asyncio.to_thread(_take_in, index, cases)
            taken += len(cases)
        if taken - told >= MANY:
            progress(told := taken)
        if reached == counter:
            break
        counter = reached
    if 0 < told < taken:
        progress(taken)
    return reached


def _take_in(index: Index, cases: Sequence[Case]) -> None:
    """Put cases into the index, or take them out, in a worker thread: nobody else waits for it."""
    newest = {case.id: case for case in cases}
    for case in newest.values():
        if case.state not in FOUND:
            index.drop(case.id)
    index.put_all([(case.id, case.person) for case in newest.values() if case.state in FOUND])


def find(index: Index, person: Person) -> list[Candidate]:
    """Return the cases this person may be, the best first, each with its clues. Runs in a worker thread."""
    return [_candidate(found) for found in index.search(person, KEPT)]


def _candidate(found: Found) -> Candidate:
    clues = tuple(
        Clue(
            key=clue.key,
            effect=clue.effect,
            sentence=clue.explained.id,
            values={name: str(value) for name, value in clue.explained.values.items()},
        )
        for clue in found.score.clues
    )
    return Candidate(case=found.case_id, score=found.score.value, band=found.score.band.value, clues=clues)


async def keep_alike(work: MatchWork, proposal_id: str, cases: Sequence[str]) -> None:
    """Put the cases most like its own beside a proposal that still waits; who looked before has not seen them."""
    proposal = await work.proposals.get(proposal_id)
    if proposal is not None and proposal.state.waits:
        await work.proposals.keep_alike(proposal.id, cases)
        await work.proposals.save(replace(proposal, compared=True))


async def keep(work: MatchWork, report: str, candidates: Sequence[Candidate]) -> None:
    """Put the candidates beside the report's open review."""
    for review in await work.reviews.of_report(report):
        # The family may have taken its words back while the search went on.
        if review.state is not ReviewState.DONE and review.cause is not Cause.WITHDRAWN:
            await work.reviews.keep(review.id, candidates)
