"""Evidence comes in, says where it is from, and may be taken back."""

from dataclasses import replace

import pytest

from bot.domain.case import Fate
from bot.domain.errors import ForbiddenContent, Foreign, NotEnough
from bot.domain.evidence import EvidenceKind, graded
from bot.domain.review import Cause
from bot.services import evidence, statuses
from bot.services.evidence import Facts
from bot.storage.work import Storage
from tests.services.deciding import TODAY, case_of_a_family, item, people, to
from tests.services.people import RULES
from tests.services.test_statuses import tasks_on


async def test_an_item_is_kept_whole(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        kept = await item(work, who.first, case, EvidenceKind.LETTER, words="He writes that he is well.")
        assert await work.evidence.of_case(case.id) == [kept]
        assert (kept.origin, kept.seen_by, str(kept.grade)) == (kept.id, who.first.id, "B2")


async def test_the_same_rumour_from_five_relatives_goes_back_to_one_source(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        first = await item(work, who.first, case, EvidenceKind.RELEASED_CAPTIVE)
        again = await item(work, who.second, case, EvidenceKind.RELEASED_CAPTIVE, same_as=first.id)
        third = await item(work, who.second, case, EvidenceKind.RELEASED_CAPTIVE, same_as=again.id)
        assert {first.origin, again.origin, third.origin} == {first.id}


async def test_a_source_of_another_case_is_refused(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, other = await case_of_a_family(work, who.first), await case_of_a_family(work, who.first, 7_000_123_457)
        there = await item(work, who.first, other, EvidenceKind.FAMILY)
        with pytest.raises(Foreign):
            await item(work, who.first, case, EvidenceKind.FAMILY, same_as=there.id)


async def test_a_familys_word_is_never_worth_more_than_its_kind(storage: Storage) -> None:
    facts = Facts(kind=EvidenceKind.FAMILY, grade=graded("A1"), received_on=TODAY)
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        with pytest.raises(Foreign):
            await evidence.add(work, RULES, who.senior, case.id, facts)
        kept = await evidence.add(work, RULES, who.first, case.id, replace(facts, grade=graded("D4")))
        assert str(kept.grade) == "D4"


async def test_forbidden_words_are_refused_and_nothing_is_kept(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        with pytest.raises(ForbiddenContent):
            await item(work, who.first, case, EvidenceKind.FAMILY, words="картка 4111 1111 1111 1111")
        assert await work.evidence.of_case(case.id) == []


async def test_what_speaks_of_a_death_is_for_seniors_and_they_are_called(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        paper = await item(work, who.first, case, EvidenceKind.OFFICIAL_DOCUMENT)
        assert paper.confidential
        assert evidence.sees(who.first, paper)
        assert evidence.sees(who.senior, paper)
        assert not evidence.sees(who.second, paper)
        assert await tasks_on(work, case.id) == [Cause.CONFIDENTIAL]
        with pytest.raises(Foreign):
            await evidence.take_back(work, RULES, who.second, paper.id)


async def test_an_item_taken_back_carries_nothing_and_what_rests_on_it_is_looked_at_again(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        moved = await statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, word))
        assert not await evidence.shaken(work, moved)
        await evidence.take_back(work, RULES, who.second, word.id)
        await evidence.take_back(work, RULES, who.first, word.id)
        assert await evidence.shaken(work, moved)
        assert Cause.SHAKEN in await tasks_on(work, case.id)
        [kept] = await work.evidence.of_case(case.id)
        assert (kept.taken_back_by, kept.counts) == (who.second.id, False)
        assert moved.fate is Fate.BELIEVED_CAPTIVE
        with pytest.raises(NotEnough):
            # What counts no more cannot be quoted again, so there is nothing to quote.
            await statuses.change(work, RULES, who.first, case.id, to(Fate.RETURNED_HOME))
