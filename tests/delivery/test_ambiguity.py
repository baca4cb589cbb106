"""Where nobody knows whether a message arrived: it is repeated once at most, and grave news never are."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.delivery.ports import Letter, Outcome
from tests.delivery.office import until
from tests.delivery.post import Post

Json = dict[str, Any]

#: Faults after which Telegram may have delivered: the connection reset before it could, the answer lost, half an
#: answer, a server that fails, an answer that comes too late.
AMBIGUOUS = [
    {"kind": "cut"},
    {"kind": "drop"},
    {"kind": "half"},
    {"kind": "status", "status": 500},
    {"kind": "slow", "seconds": 0.6},
]
#: Faults that say themselves that nothing was delivered.
CLEAR = [
    {"kind": "retry_after", "seconds": 1},
    {"kind": "status", "status": 502, "html": True},
    {"kind": "status", "status": 503},
]


class Hasty:
    """A line that waits a third of a second for an answer."""

    def __init__(self, post: Post) -> None:
        """Call at the gateway of `post`."""
        self._gateway = post.gateway

    async def there(self) -> bool:
        """Whether Telegram answers."""
        return await self._gateway.there()

    async def send(self, letter: Letter, standing: int | None) -> Outcome:
        """Send; raises TimeoutError where no answer comes."""
        async with asyncio.timeout(0.3):
            return await self._gateway.send(letter, standing)


async def settled(post: Post) -> list[str]:
    """Return what stands in the chat once nothing is on its way."""
    async with asyncio.timeout(10):
        while await post.open():  # noqa: ASYNC110 - a database rings no bell
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)  # what was answered too late may still be delivered
    return await post.texts()


@pytest.mark.parametrize("fault", AMBIGUOUS)
async def test_a_notice_comes_once_or_twice_with_the_same_words(post: Post, fault: Json) -> None:
    await post.goes_wrong(**fault, method="sendMessage")
    async with post.sending(Hasty(post)):
        await post.show("News 7-12", slot=None, notice="n1")
        assert await settled(post) in (["News 7-12"], ["News 7-12"] * 2)
    assert post.lost == []


@pytest.mark.parametrize("fault", AMBIGUOUS)
async def test_grave_news_come_once_at_most_and_a_person_looks(post: Post, fault: Json) -> None:
    await post.goes_wrong(**fault, method="sendMessage")
    async with post.sending(Hasty(post)):
        await post.show("News 7-12", slot=None, notice="n1", grave=True)
        assert await settled(post) in ([], ["News 7-12"])
    assert post.lost == [("n1", "uncertain")]
    assert len(await post.calls("sendMessage")) == 1


@pytest.mark.parametrize("fault", AMBIGUOUS[:2])
async def test_a_notice_unclear_again_and_again_is_sent_twice_at_most(post: Post, fault: Json) -> None:
    await post.goes_wrong(**fault, method="sendMessage", times=5)
    async with post.sending(Hasty(post)):
        await post.show("News 7-12", slot=None, notice="n1")
        assert len(await settled(post)) <= 2
    assert post.lost == [("n1", "uncertain")]
    assert len(await post.calls("sendMessage")) == 2


@pytest.mark.parametrize("fault", CLEAR)
async def test_grave_news_that_were_clearly_not_delivered_are_sent_until_they_are(post: Post, fault: Json) -> None:
    await post.goes_wrong(**fault, method="sendMessage")
    async with post.sending():
        await post.show("News 7-12", slot=None, notice="n1", grave=True)
        assert await settled(post) == ["News 7-12"]
    assert post.lost == []


async def test_grave_news_that_a_dead_process_was_sending_are_left_to_people(either: Post) -> None:
    await either.show("News", slot=None, notice="n1", grave=True)
    async with either.storage.work() as work:
        (letter,) = await work.outbox.take(1, timedelta(0))
        await work.outbox.begin(letter)
    async with either.sending():
        await until(lambda: bool(either.lost))
    assert either.lost == [("n1", "uncertain")]
    assert await either.texts() == []
