"""Drafts: what a family has said so far, and where it stands."""

from dataclasses import replace

from bot.domain.behalf import Behalf, Channel
from bot.questionnaire.draft import Draft, Pending
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.storage.builders import ANSWERS, met


async def draft(work: Work, **change: object) -> Draft:
    made = Draft(
        id=work.ids.new(),
        account=(await met(work)).id,
        form="full",
        form_hash="abc",
        opened_at=work.now,
        touched_at=work.now,
        answers=ANSWERS,
        pending=Pending(step="help", chosen=("police",), raw="так", doubt=True),
        cursor="birth",
        picked=True,
        early=True,
        tries=2,
        before={"birth": ANSWERS["birth"]},
        later=("marks", "help"),
        behalf=Behalf(moderator="m" * 22, channel=Channel.LETTER, consent="1", heard_at=work.now),
    )
    return replace(made, **change)  # type: ignore[arg-type]  # any field of a draft


async def test_a_draft_opens_where_it_was_left(storage: Storage) -> None:
    async with storage.work() as work:
        await work.drafts.add(left := await draft(work))
    async with storage.reading() as work:
        assert await work.drafts.get(left.id) == left


async def test_each_answer_is_kept_as_it_is_given(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        await work.drafts.add(left := await draft(work))
        moved = replace(left, answers={}, pending=None, cursor=None, touched_at=clock.move(hours=1), subject="r" * 22)
        await work.drafts.save(moved)
        assert await work.drafts.get(left.id) == moved


async def test_the_newest_draft_of_an_account_comes_first(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        await work.drafts.add(old := await draft(work))
        await work.drafts.add(new := await draft(work, opened_at=clock.move(days=1)))
        assert await work.drafts.of(old.account) == [new, old]


async def test_everybodys_drafts_about_one_thing_are_found(storage: Storage) -> None:
    async with storage.work() as work:
        await work.drafts.add(about := await draft(work, subject="r" * 22))
        await work.drafts.add(await draft(work, subject="s" * 22))
        await work.drafts.add(await draft(work))
        assert await work.drafts.about("r" * 22) == [about]


async def test_an_erased_draft_is_gone(storage: Storage) -> None:
    async with storage.work() as work:
        await work.drafts.add(left := await draft(work))
        await work.drafts.erase(left.id)
        assert await work.drafts.get(left.id) is None
