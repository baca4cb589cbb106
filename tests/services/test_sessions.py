"""Codes and sessions on both databases: a code works once, and a fresh one opens twenty grave moves."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.domain.errors import CodeNeeded, CodeUsed, CodeWrong, Refusal, TooManyCodes
from bot.domain.roles import Moderator, Role
from bot.services import codes, sessions
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds
from tests.services.people import RULES, SECRET, moderator
from tests.services.test_races import together


@pytest.fixture
async def other(database: str, keys: Keys, clock: FixedClock) -> AsyncIterator[Storage]:
    """Return the same database as another process sees it."""
    made = Storage(database, keys, clock=clock, ids=SeededIds(1))
    yield made
    await made.dispose()


async def let_in(storage: Storage) -> Moderator:
    """Return a verifier who has shown no code yet."""
    async with storage.work() as work:
        made = await moderator(work, role=Role.VERIFIER)
        await work.sessions.end(made.id)
    return made


async def shows(storage: Storage, who: Moderator, code: str) -> str:
    """Have somebody write a code; return the way back."""
    async with storage.work() as work:
        return await sessions.enter(work, RULES, who, code)


async def refused(storage: Storage, who: Moderator, code: str) -> type[Refusal]:
    """Have somebody write a code that is refused; what was noted of that is kept, as in the chat."""
    async with storage.work() as work:
        with pytest.raises(Refusal) as refusal:
            await sessions.enter(work, RULES, who, code)
    return refusal.type


async def grave(storage: Storage, who: Moderator) -> None:
    """Do one grave move."""
    async with storage.work() as work:
        await sessions.spend_grave(work, who)


async def fresh(storage: Storage, who: Moderator) -> None:
    """See that a grave move may be made, before it is."""
    async with storage.work() as work:
        await sessions.see_fresh(work, who)


async def test_a_code_used_in_one_process_is_refused_in_another(
    storage: Storage, other: Storage, clock: FixedClock
) -> None:
    who = await let_in(storage)
    code = codes.code(SECRET, clock.now())
    await shows(storage, who, code)
    for each in (other, storage):
        with pytest.raises(CodeUsed):
            await shows(each, who, code)
    before = codes.code(SECRET, clock.moment.replace(minute=59, hour=9, second=30))
    with pytest.raises(CodeUsed):
        await shows(other, who, before)
    clock.move(seconds=codes.STEP)
    await shows(other, who, codes.code(SECRET, clock.now()))


async def test_of_two_who_write_one_code_in_the_same_moment_one_is_let_in(
    storage: Storage, other: Storage, clock: FixedClock
) -> None:
    who = await let_in(storage)
    code = codes.code(SECRET, clock.now())
    told = await asyncio.gather(
        *(together(each, lambda work: sessions.enter(work, RULES, who, code)) for each in (storage, other) * 3)
    )
    refusals = [refusal for [refusal] in told]
    assert refusals.count(None) == 1
    assert {type(one) for one in refusals} == {type(None), CodeUsed}


async def test_the_twenty_first_grave_move_asks_for_a_code(storage: Storage, clock: FixedClock) -> None:
    who = await let_in(storage)
    with pytest.raises(CodeNeeded):
        await grave(storage, who)
    await shows(storage, who, codes.code(SECRET, clock.now()))
    for _ in range(20):
        await fresh(storage, who)
        await grave(storage, who)
    for each in (fresh, grave):
        with pytest.raises(CodeNeeded):
            await each(storage, who)
    clock.move(seconds=codes.STEP)
    await shows(storage, who, codes.code(SECRET, clock.now()))
    await grave(storage, who)


async def test_a_code_is_fresh_for_ten_minutes(storage: Storage, clock: FixedClock) -> None:
    who = await let_in(storage)
    await shows(storage, who, codes.code(SECRET, clock.now()))
    clock.move(minutes=9, seconds=59)
    await grave(storage, who)
    clock.move(seconds=1)
    with pytest.raises(CodeNeeded):
        await grave(storage, who)
    async with storage.reading() as work:
        assert await sessions.opened(work, RULES, who) is not None


async def test_of_many_grave_moves_in_the_same_moment_no_more_than_are_left_are_let_through(
    storage: Storage, other: Storage, clock: FixedClock
) -> None:
    who = await let_in(storage)
    async with storage.work() as work:
        await sessions.enter(work, replace(RULES, grave_moves=3), who, codes.code(SECRET, clock.now()))
    told = await asyncio.gather(
        *(together(each, lambda work: sessions.spend_grave(work, who)) for each in (storage, other) * 4)
    )
    assert [refusal for [refusal] in told].count(None) == 3


async def test_wrong_codes_are_counted_for_all_processes_together(
    storage: Storage, other: Storage, clock: FixedClock
) -> None:
    who = await let_in(storage)
    wrong = [await refused(each, who, "000000") for each in (storage, other, storage, other, storage)]
    assert set(wrong) == {CodeWrong}
    for each in (storage, other):
        assert await refused(each, who, codes.code(SECRET, clock.now())) is TooManyCodes
    clock.move(sessions.WRONG_WITHIN)
    await shows(other, who, codes.code(SECRET, clock.now()))


async def test_what_is_done_keeps_a_session_open_and_is_written_once_a_minute(
    storage: Storage, clock: FixedClock
) -> None:
    who = await let_in(storage)
    await shows(storage, who, codes.code(SECRET, clock.now()))
    seen = set()
    for _ in range(12):
        clock.move(seconds=20)
        async with storage.work() as work:
            await sessions.seen(work, RULES, who)
            session = await work.sessions.get(who.id)
            assert session is not None
            seen.add(session.seen_at)
    assert len(seen) == 5


async def test_the_way_back_is_kept_until_the_code_or_until_something_else_is_done(
    storage: Storage, clock: FixedClock
) -> None:
    who = await let_in(storage)
    await shows(storage, who, codes.code(SECRET, clock.now()))
    for done_else, back in ((False, "mc:x"), (True, "")):
        clock.move(seconds=codes.STEP)
        async with storage.work() as work:
            await work.sessions.ask(who.id, "mc:x")
            if done_else:
                await sessions.seen(work, RULES, who)
        assert await shows(storage, who, codes.code(SECRET, clock.now())) == back
