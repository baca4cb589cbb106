"""Jobs: what is due later, once per key."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.storage.jobs import Due
from bot.storage.leases import LeaseLost
from bot.storage.work import Storage
from tests.fakes import FixedClock

LEASE = timedelta(seconds=30)
HOUR = timedelta(hours=1)


async def put(storage: Storage, key: str, after: timedelta = timedelta(0), kind: str = "claim_end") -> None:
    async with storage.work() as work:
        await work.jobs.put(kind, key, work.now + after, review="r1")


async def take(storage: Storage) -> Sequence[Due]:
    async with storage.work() as work:
        return await work.jobs.take(10, LEASE)


async def finish(storage: Storage, job: Due) -> None:
    async with storage.work() as work:
        await work.jobs.finish(job)


async def test_a_job_is_begun_once_and_one_that_is_there_stays_when_it_is(storage: Storage, clock: FixedClock) -> None:
    for after in (HOUR, 2 * HOUR, timedelta(0)):
        async with storage.work() as work:
            await work.jobs.begin("head", "head:file", work.now + after, to="file")
    assert await take(storage) == []
    clock.move(HOUR)
    (job,) = await take(storage)
    await finish(storage, job)
    async with storage.work() as work:
        await work.jobs.begin("head", "head:file", work.now, to="file")
    assert [one.key for one in await take(storage)] == ["head:file"]


async def test_a_job_comes_when_it_is_due_and_once(storage: Storage, clock: FixedClock) -> None:
    await put(storage, "claim:1", HOUR)
    assert await take(storage) == []
    clock.move(HOUR)
    (job,) = await take(storage)
    assert (job.kind, job.ids) == ("claim_end", {"review": "r1"})
    await finish(storage, job)
    clock.move(LEASE)
    assert await take(storage) == []


async def test_a_later_put_of_the_same_key_moves_the_job(storage: Storage, clock: FixedClock) -> None:
    await put(storage, "claim:1", HOUR)
    await put(storage, "claim:1", 2 * HOUR)
    clock.move(HOUR)
    assert await take(storage) == []
    clock.move(HOUR)
    assert len(await take(storage)) == 1


async def test_the_earliest_come_first(storage: Storage, clock: FixedClock) -> None:
    await put(storage, "late", 2 * HOUR)
    await put(storage, "early", HOUR)
    clock.move(3 * HOUR)
    assert [job.key for job in await take(storage)] == ["early", "late"]


async def test_a_dropped_job_never_comes_and_its_key_is_free(storage: Storage) -> None:
    await put(storage, "claim:1")
    async with storage.work() as work:
        await work.jobs.drop("claim:1")
    assert await take(storage) == []
    await put(storage, "claim:1")
    assert len(await take(storage)) == 1


async def test_a_job_may_put_itself_again_while_it_runs(storage: Storage, clock: FixedClock) -> None:
    await put(storage, "draft:1")
    (job,) = await take(storage)
    async with storage.work() as work:
        await work.jobs.put(job.kind, job.key, clock.now() + HOUR)
        await work.jobs.finish(job)
    assert await take(storage) == []
    clock.move(HOUR)
    (again,) = await take(storage)
    assert again.tries == 1


async def test_a_job_may_drop_its_own_key(storage: Storage) -> None:
    await put(storage, "claim:1")
    (job,) = await take(storage)
    async with storage.work() as work:
        await work.jobs.drop(job.key)
        await work.jobs.finish(job)
    assert await take(storage) == []


async def test_a_late_holder_cannot_finish_a_job(storage: Storage, clock: FixedClock) -> None:
    await put(storage, "claim:1")
    (late,) = await take(storage)
    clock.move(LEASE)
    (job,) = await take(storage)
    with pytest.raises(LeaseLost):
        await finish(storage, late)
    await finish(storage, job)


async def test_a_failed_job_comes_again_and_a_parked_one_does_not(storage: Storage, clock: FixedClock) -> None:
    await put(storage, "claim:1")
    (job,) = await take(storage)
    async with storage.work() as work:
        await work.jobs.postpone(job, HOUR)
    assert await take(storage) == []
    clock.move(HOUR)
    (job,) = await take(storage)
    assert job.tries == 2
    async with storage.work() as work:
        await work.jobs.park(job)
    clock.move(LEASE)
    assert await take(storage) == []


async def test_a_process_may_take_some_kinds_only(storage: Storage) -> None:
    await put(storage, "match:1", kind="match")
    await put(storage, "claim:1")
    async with storage.work() as work:
        assert [job.kind for job in await work.jobs.take(10, LEASE, ["match"])] == ["match"]
        assert [job.kind for job in await work.jobs.take(10, LEASE)] == ["claim_end"]


async def test_done_jobs_are_swept(storage: Storage, clock: FixedClock) -> None:
    await put(storage, "claim:1")
    (job,) = await take(storage)
    await finish(storage, job)
    async with storage.work() as work:
        assert await work.jobs.sweep(clock.now() + HOUR) == 1
        assert await work.jobs.sweep(clock.now() + HOUR) == 0
