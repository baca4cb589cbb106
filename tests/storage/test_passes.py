"""Who passed which item on."""

from dataclasses import replace

from bot.domain.review import ReviewState
from bot.storage.work import Storage
from tests.storage import builders
from tests.storage.test_reviews import moderator


async def test_an_item_is_passed_on_once_by_each(storage: Storage) -> None:
    async with storage.work() as work:
        item, other = await builders.review(work), await builders.review(work)
        people = [(await moderator(work, chat)).id for chat in (1, 2)]
        for who in (*people, people[0]):
            await work.passes.add(item.id, who)
        assert await work.passes.of(item.id) == set(people)
        assert await work.passes.of(other.id) == set()
        assert await work.passes.undone() == {item.id: set(people)}


async def test_what_is_done_is_nobodys_to_pass_on(storage: Storage) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
        await work.passes.add(item.id, (await moderator(work, 1)).id)
        await work.reviews.save(replace(item, state=ReviewState.DONE))
        assert await work.passes.undone() == {}
