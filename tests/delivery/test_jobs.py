"""What is due is done, once, in one transaction; what fails is tried again, then parked."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.delivery.jobs import Jobs
from bot.storage.work import Storage, Work
from tests import traces
from tests.delivery.office import until


@dataclass
class Desk:
    """What was done; a job in `failing` fails so often."""

    storage: Storage
    done: list[str] = field(default_factory=list)
    failing: dict[str, int] = field(default_factory=dict)

    async def remind(self, work: Work, ids: Mapping[str, str]) -> None:
        """Do one job and leave a trace that only a commit keeps."""
        draft = ids["draft"]
        traces.leave(work, f"done {draft}")
        if self.failing.get(draft, 0):
            self.failing[draft] -= 1
            raise ConnectionError
        self.done.append(draft)

    async def put(self, draft: str, kind: str = "remind", **later: float) -> None:
        """Have something due."""
        async with self.storage.work() as work:
            await work.jobs.put(kind, f"{kind}:{draft}", work.now + timedelta(**later), draft=draft)

    async def trace(self, draft: str) -> bool:
        """Whether a committed transaction left this trace."""
        return await traces.left(self.storage, f"done {draft}")

    @asynccontextmanager
    async def working(self, outages: tuple[type[Exception], ...] = ()) -> AsyncIterator[Jobs[Work]]:
        """Do what is due."""
        jobs = Jobs[Work](self.storage, {"remind": self.remind}, patience=timedelta(milliseconds=10), outages=outages)
        self.storage.listen("jobs", jobs.wake)
        task = asyncio.create_task(jobs.run())
        try:
            yield jobs
        finally:
            jobs.stop()
            await task


@pytest.fixture
def desk(storage: Storage) -> Desk:
    return Desk(storage)


async def test_what_is_due_is_done_and_what_is_not_waits(desk: Desk) -> None:
    await desk.put("later", hours=1)
    async with desk.working():
        await desk.put("now")
        await until(lambda: desk.done == ["now"])
    assert await desk.trace("now")
    assert not await desk.trace("later")


async def test_a_failing_job_leaves_nothing_behind_and_is_tried_again(desk: Desk) -> None:
    desk.failing = {"a": 2}
    async with desk.working():
        await desk.put("a")
        await until(lambda: desk.done == ["a"])


async def test_after_three_tries_a_job_is_parked_and_the_others_go_on(desk: Desk) -> None:
    desk.failing = {"a": 99}
    async with desk.working():
        await desk.put("a")
        await until(lambda: desk.failing["a"] == 96)
        await desk.put("b")
        await until(lambda: desk.done == ["b"])
        await asyncio.sleep(0.1)
    assert desk.failing["a"] == 96
    assert not await desk.trace("a")


async def test_a_storage_that_is_away_parks_no_job(desk: Desk) -> None:
    desk.failing = {"a": 4}
    async with desk.working(outages=(ConnectionError,)):
        await desk.put("a")
        await until(lambda: desk.done == ["a"])


async def test_a_job_of_a_kind_that_nobody_knows_is_parked(desk: Desk) -> None:
    async with desk.working():
        await desk.put("x", kind="unheard-of")
        await desk.put("a")
        await until(lambda: desk.done == ["a"])


async def test_many_jobs_are_done_without_a_pause(desk: Desk) -> None:
    for number in range(9):
        await desk.put(str(number))
    async with desk.working():
        await until(lambda: len(desk.done) == 9)
    assert sorted(desk.done) == [str(number) for number in range(9)]
