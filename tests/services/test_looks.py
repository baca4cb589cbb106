"""So many looks an hour and a day, and no more; a list that two seniors opened is counted apart."""

from datetime import timedelta

import pytest

from bot.domain.audit import Asked
from bot.domain.errors import TooManyReveals
from bot.domain.roles import Moderator, Role
from bot.services import looks, purposes
from bot.services.alerts import Alert
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.people import RULES, moderator

LEASE = timedelta(minutes=1)


async def somebody(storage: Storage, number: int = 1, role: Role = Role.INTAKE) -> Moderator:
    async with storage.work() as work:
        return await moderator(work, number, role)


async def look(storage: Storage, who: Moderator, *subjects: str) -> None:
    for subject in subjects:
        async with storage.work() as work:
            await looks.count(work, RULES, who, subject)


async def look_at(storage: Storage, who: Moderator, count: int, of: str = "r") -> None:
    await look(storage, who, *(f"{of}{number}" for number in range(count)))


async def refused(storage: Storage, who: Moderator, subject: str = "one more") -> None:
    """Look once more, as a handler does: what was noted before the refusal is kept."""
    async with storage.work() as work:
        with pytest.raises(TooManyReveals):
            await looks.count(work, RULES, who, subject)


async def acts(storage: Storage, act: str = "") -> list[tuple[str, str]]:
    async with storage.reading() as work:
        return [(one.act, one.subject) for one in await work.audit.find(Asked(act=act, limit=1_000))]


async def reported(storage: Storage) -> list[str]:
    """Do the alerts that are due, and return about whom they are."""
    async with storage.work() as work:
        due = await work.jobs.take(9, LEASE, ["alert"])
        for job in due:
            assert job.ids["alert"] == Alert.REVEALS
            await work.jobs.finish(job)
    return [job.ids["about"] for job in due]


async def test_the_sixty_first_look_of_an_hour_is_refused_and_reported_once(
    storage: Storage, clock: FixedClock
) -> None:
    who = await somebody(storage)
    await look_at(storage, who, 60)
    assert await reported(storage) == []
    await refused(storage, who)
    assert await reported(storage) == [who.id]
    clock.move(minutes=1)
    await refused(storage, who)
    assert await reported(storage) == []
    assert len(await acts(storage, "reveal")) == 60


async def test_looks_of_an_hour_ago_count_no_more_towards_the_hour(storage: Storage, clock: FixedClock) -> None:
    who = await somebody(storage)
    await look_at(storage, who, 60)
    clock.move(hours=1)
    await look(storage, who, "after an hour")
    assert (await acts(storage))[-1] == ("reveal", "after an hour")


async def test_the_two_hundred_and_first_look_of_a_day_is_refused(storage: Storage, clock: FixedClock) -> None:
    who = await somebody(storage)
    for hour in range(4):
        await look_at(storage, who, 50, f"hour {hour}, ")
        clock.move(hours=1, minutes=1)
    await refused(storage, who)
    clock.move(hours=20)
    await look(storage, who, "a day later")


async def test_one_look_is_one_item_however_often_it_is_opened_within_a_claim(
    storage: Storage, clock: FixedClock
) -> None:
    who = await somebody(storage)
    await look(storage, who, "r1", "r1", "r1")
    assert await acts(storage) == [("reveal", "r1"), ("reveal.again", "r1"), ("reveal.again", "r1")]
    clock.move(RULES.claim + timedelta(seconds=1))
    await look(storage, who, "r1")
    assert (await acts(storage))[-1] == ("reveal", "r1")


async def test_what_was_looked_at_before_is_looked_at_again_also_at_the_limit(storage: Storage) -> None:
    who = await somebody(storage)
    await look_at(storage, who, 60)
    await look(storage, who, "r59")
    await refused(storage, who)


async def test_the_looks_of_colleagues_are_their_own(storage: Storage) -> None:
    one, other = await somebody(storage, 1), await somebody(storage, 2)
    await look_at(storage, one, 60)
    await look(storage, other, "r1")
    assert (await acts(storage))[-1] == ("reveal", "r1")


async def opened(storage: Storage, opener: Moderator, second: Moderator, size: int = 50) -> str:
    async with storage.work() as work:
        asked = await purposes.ask(work, RULES, opener, size, "Звірка списку за вигадану область")
        await purposes.agree(work, RULES, second, asked.id)
    return asked.id


async def test_the_looks_of_an_open_list_stand_outside_the_limits_and_carry_its_purpose(storage: Storage) -> None:
    senior, second = await somebody(storage, 1, Role.SENIOR), await somebody(storage, 2, Role.SENIOR)
    await look_at(storage, senior, 60)
    purpose = await opened(storage, senior, second)
    await look_at(storage, senior, 50, "list ")
    async with storage.reading() as work:
        listed = await work.audit.find(Asked(act="reveal.purpose", limit=99))
        assert {one.detail["purpose"] for one in listed} == {purpose}
        assert len(listed) == 50
    await refused(storage, senior)
    assert len(await acts(storage, "reveal")) == 60


async def test_a_list_that_is_used_up_or_over_counts_nothing_more(storage: Storage, clock: FixedClock) -> None:
    senior, second = await somebody(storage, 1, Role.SENIOR), await somebody(storage, 2, Role.SENIOR)
    purpose = await opened(storage, senior, second)
    await look(storage, senior, "r1")
    clock.move(RULES.purpose)
    await look(storage, senior, "r2")
    assert (await acts(storage))[-1] == ("reveal", "r2")
    async with storage.work() as work:
        ended = await purposes.expire(work, purpose)
    assert ended is not None
    assert ended.looks_left == 49


async def test_a_list_is_the_openers_alone(storage: Storage) -> None:
    senior, second = await somebody(storage, 1, Role.SENIOR), await somebody(storage, 2, Role.SENIOR)
    await opened(storage, senior, second)
    await look(storage, second, "r1")
    assert (await acts(storage))[-1] == ("reveal", "r1")


async def test_a_senior_sees_how_much_everybody_looked_at_and_others_their_own(storage: Storage) -> None:
    senior, intake = await somebody(storage, 1, Role.SENIOR), await somebody(storage, 2)
    await somebody(storage, 3, Role.AUDITOR)
    await look_at(storage, intake, 3)
    async with storage.reading() as work:
        told = {one.moderator.id: (one.hour, one.day) for one in await looks.everybody(work, senior)}
        assert told == {senior.id: (0, 0), intake.id: (3, 3)}
        assert [one.moderator.id for one in await looks.everybody(work, intake)] == [intake.id]
