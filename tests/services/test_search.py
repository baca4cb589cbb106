"""Which cases a report may be, kept beside its item."""

from dataclasses import replace

from bot.domain.candidate import Candidate
from bot.domain.case import Case, CaseState
from bot.domain.review import Cause, ReviewKind
from bot.matching.index import Index
from bot.services import queue, reveal, review, search
from bot.storage.work import Storage
from tests.services.people import RULES, moderator, sent
from tests.storage.builders import PERSON, case


async def test_the_index_follows_the_cases(storage: Storage) -> None:
    index = Index()
    async with storage.work() as work:
        await work.cases.add(case(1))
    async with storage.reading() as work:
        counter = await search.follow(work, index, 0)
    assert len(index) == 1
    async with storage.work() as work:
        await work.cases.save(replace(case(1), state=CaseState.CLOSED_BY_FAMILY))
    async with storage.reading() as work:
        await search.follow(work, index, counter)
    assert len(index) == 0


class ManyCases:
    """A look at a base of 25,000 cases, a thousand at a time."""

    reports = None

    @property
    def cases(self) -> "ManyCases":
        return self

    async def changed_since(self, counter: int) -> tuple[list[Case], int]:
        reached = min(counter + 1_000, 25_000)
        return [replace(case(1), id=f"case {number}") for number in range(counter, reached)], reached


async def test_while_many_cases_are_taken_in_it_is_told_how_many() -> None:
    told: list[int] = []
    index = Index()
    await search.follow(ManyCases(), index, 0, told.append)  # type: ignore[arg-type] # only its cases are looked at
    assert told == [10_000, 20_000, 25_000]
    assert len(index) == 25_000


async def test_a_likely_case_is_found_with_its_clues_and_shown_to_moderators_alone(storage: Storage) -> None:
    index = Index()
    async with storage.work() as work:
        await work.cases.add(case(1))
        someone = await moderator(work)
        report, item = await sent(work)
        await search.follow(work, index, 0)
        await search.keep(work, report.id, search.find(index, PERSON))
        await review.claim(work, RULES, someone, item.id)
        shown = await reveal.reveal(work, RULES, someone, item.id)
        assert shown.candidates is not None
        [one] = shown.candidates
        told = await work.notices.of_report(report.id)
    assert one.case.id == case(1).id
    assert "surname" in [clue.key for clue in one.candidate.clues]
    assert all(case(1).id not in str(dict(notice.facts)) for notice in told)


def test_at_most_ten_cases_are_kept() -> None:
    index = Index()
    for number in range(12):
        index.put(case(number).id, PERSON)
    assert len(search.find(index, PERSON)) == search.KEPT


async def test_a_search_that_ends_after_a_family_took_its_words_back_keeps_nothing(storage: Storage) -> None:
    async with storage.work() as work:
        await work.cases.add(case(1))
        report, item = await sent(work)
        await queue.end(work, item)
        account = report.account
        left = await queue.enter(work, RULES, ReviewKind.REPORT, Cause.WITHDRAWN, account, report=report.id)
        await search.keep(work, report.id, [Candidate(case(1).id, 0.8, "strong", ())])
        assert await work.reviews.candidates(left.id) is None
