"""Which cases were judged to be two people: on both databases."""

from bot.storage.work import Storage, Work
from tests.services.people import moderator
from tests.storage.builders import case

ONE, TWO, THREE = (case(number).id for number in (1, 2, 3))
PAIRS = [(ONE, TWO), (ONE, THREE), (TWO, THREE)]


async def judged(work: Work, *pairs: tuple[str, str]) -> str:
    """Have somebody judge these pairs, and return who."""
    by = (await moderator(work)).id
    await work.cases.add(case(1), case(2), case(3))
    for pair in pairs:
        await work.distinctions.judge(*pair, by)
    return by


async def test_of_many_pairs_those_that_were_judged_are_found(storage: Storage) -> None:
    async with storage.work() as work:
        await judged(work, (ONE, TWO), (TWO, THREE))
        assert await work.distinctions.judged(PAIRS) == {(ONE, TWO), (TWO, THREE)}
        assert await work.distinctions.judged([]) == set()


async def test_what_was_judged_is_taken_back_once_and_judged_again(storage: Storage) -> None:
    async with storage.work() as work:
        by = await judged(work, (ONE, TWO))
        await work.distinctions.judge(ONE, TWO, by)
        assert await work.distinctions.take_back(ONE, TWO, by)
        assert not await work.distinctions.take_back(ONE, TWO, by)
        assert not await work.distinctions.take_back(ONE, THREE, by)
        assert await work.distinctions.judged(PAIRS) == set()
        await work.distinctions.judge(ONE, TWO, by)
        assert await work.distinctions.judged(PAIRS) == {(ONE, TWO)}
