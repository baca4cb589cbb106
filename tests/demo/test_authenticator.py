"""The codes of the demo's moderators lie beside their phones, and are those that the bot takes."""

import asyncio
from collections.abc import Sequence

import httpx

from bot.demo import authenticator
from bot.demo.authenticator import Authenticator
from bot.services import codes
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.people import SECRET, moderator


async def shown(storage: Storage, clock: FixedClock, *seconds: float) -> Sequence[str]:
    """Return which codes are shown, one after another, while the clock goes on by so many seconds each time."""
    told: list[str] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        told.append(f"{request.url.path.split('/')[3]} {request.read().decode()}")
        return httpx.Response(200, json={})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer), base_url="http://demo") as hand:
        showing = asyncio.create_task(Authenticator(hand, clock, storage.reading).run())
        for each in (0.0, *seconds):
            clock.move(seconds=each)
            await asyncio.sleep(2 * authenticator.GLANCE)
        showing.cancel()
    return told


async def test_a_code_is_shown_anew_when_its_half_minute_is_over_and_when_the_clock_is_put_forward(
    sqlite_storage: Storage, clock: FixedClock
) -> None:
    async with sqlite_storage.work() as work:
        await moderator(work)
    moments = [clock.now()]
    for seconds in (30, 3600):
        moments.append(moments[-1].fromtimestamp(moments[-1].timestamp() + seconds, moments[-1].tzinfo))
    told = await shown(sqlite_storage, clock, 30, 3600)
    assert told == [f'8000000001 {{"code":"{codes.code(SECRET, moment)}"}}' for moment in moments]


async def test_where_nobody_moderates_nothing_is_shown(sqlite_storage: Storage, clock: FixedClock) -> None:
    assert await shown(sqlite_storage, clock) == []
