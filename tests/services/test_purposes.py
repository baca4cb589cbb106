"""A list for one purpose takes two seniors, and ends by a press, by time, or with its last look."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from bot.domain.errors import ForbiddenContent, Foreign, NotAllowed, SamePerson, Stale, TooMany
from bot.domain.purpose import Purpose, PurposeState
from bot.domain.roles import Moderator, Role
from bot.services import purposes
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.people import RULES, moderator
from tests.storage.test_guards import run

WORDS = "Звірка списку за вигадану область"


@dataclass(frozen=True, slots=True)
class Seniors:
    """Three seniors, and somebody who is none."""

    one: Moderator
    two: Moderator
    three: Moderator
    intake: Moderator


async def seniors(work: Work) -> Seniors:
    roles = (Role.SENIOR, Role.SENIOR, Role.SENIOR, Role.INTAKE)
    return Seniors(*[await moderator(work, number, role) for number, role in enumerate(roles)])


async def asked(work: Work, who: Moderator) -> Purpose:
    return await purposes.ask(work, RULES, who, 100, WORDS)


async def test_one_senior_asks_another_agrees_and_it_is_open_for_twelve_hours(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        purpose = await asked(work, who.one)
        assert purpose.state(work.now) is PurposeState.WAITS
        assert [one.id for one in await purposes.waiting(work, who.two)] == [purpose.id]
        assert await purposes.waiting(work, who.one) == []
        assert await purposes.waiting(work, who.intake) == ()
        assert (await purposes.look(work, who.two, purpose.id)).words == WORDS
        opened = await purposes.agree(work, RULES, who.two, purpose.id)
        assert (opened.state(work.now), opened.looks_left) == (PurposeState.OPEN, 100)
        assert await purposes.waiting(work, who.three) == []
    clock.move(RULES.purpose - timedelta(seconds=1))
    async with storage.work() as work:
        assert await purposes.of(work, who.one) is not None
        assert await purposes.expire(work, purpose.id) is None
    clock.move(seconds=1)
    async with storage.work() as work:
        assert await purposes.of(work, who.one) is None
        assert await purposes.expire(work, purpose.id) is not None
        assert await purposes.expire(work, purpose.id) is None


async def test_whoever_asked_does_not_agree_also_not_as_somebody_let_in_again(storage: Storage) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        purpose = await asked(work, who.one)
        with pytest.raises(SamePerson):
            await purposes.agree(work, RULES, who.one, purpose.id)
        await work.moderators.save(replace(who.one, active=False))
        await work.moderators.add(again := replace(who.one, id=work.ids.new()))
        with pytest.raises(SamePerson):
            await purposes.agree(work, RULES, again, purpose.id)
        with pytest.raises(Stale):  # whoever asked is locked
            await purposes.agree(work, RULES, who.two, purpose.id)


async def test_who_comes_second_finds_it_decided(storage: Storage) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        purpose = await asked(work, who.one)
        await purposes.agree(work, RULES, who.two, purpose.id)
        for speak in (
            purposes.decline(work, who.three, purpose.id),
            purposes.agree(work, RULES, who.three, purpose.id),
        ):
            with pytest.raises(Stale):
                await speak


async def test_declined_is_over_and_something_else_may_be_asked(storage: Storage) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        await purposes.decline(work, who.two, (await asked(work, who.one)).id)
        assert (await asked(work, who.one)).state(work.now) is PurposeState.WAITS


async def test_of_one_senior_one_goes_on_at_a_time(storage: Storage) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        await asked(work, who.one)
        with pytest.raises(TooMany):
            await asked(work, who.one)
        await asked(work, who.two)


async def test_what_nobody_agreed_to_within_a_day_is_over(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        purpose = await asked(work, who.one)
    clock.move(hours=24)
    async with storage.work() as work:
        with pytest.raises(Stale):
            await purposes.agree(work, RULES, who.two, purpose.id)
        assert await purposes.expire(work, purpose.id) is not None


async def test_whoever_asked_or_agreed_ends_it_and_nobody_else(storage: Storage) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        for by in (who.one, who.two):
            purpose = await asked(work, who.one)
            await purposes.agree(work, RULES, who.two, purpose.id)
            with pytest.raises(NotAllowed):
                await purposes.end(work, who.three, purpose.id)
            await purposes.end(work, by, purpose.id)
            with pytest.raises(Stale):
                await purposes.end(work, by, purpose.id)


async def test_no_other_role_asks_looks_or_agrees(storage: Storage) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        purpose = await asked(work, who.one)
        for role in set(Role) - {Role.SENIOR}:
            other = replace(who.intake, role=role)
            for ask in (
                purposes.of(work, other),
                asked(work, other),
                purposes.look(work, other, purpose.id),
                purposes.agree(work, RULES, other, purpose.id),
                purposes.decline(work, other, purpose.id),
                purposes.end(work, other, purpose.id),
            ):
                with pytest.raises(NotAllowed):
                    await ask


async def test_what_is_not_offered_or_must_not_be_kept_is_refused(storage: Storage) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        for size in (0, -50, 51, 501):
            with pytest.raises(Foreign):
                await purposes.ask(work, RULES, who.one, size, WORDS)
        with pytest.raises(ForbiddenContent):
            await purposes.ask(work, RULES, who.one, 50, "Картка 4149 4999 9999 9993")
        with pytest.raises(Foreign):
            await purposes.look(work, who.two, "x" * 22)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("agreed = opener", "takes two people"),
        ("opener = :two, agreed = :one", "takes two people"),
        ("agreed = :again", "takes two people"),
        ("size = 500", "stays what it was"),
        ("looks_left = 101", "stays what it was"),
    ],
)
async def test_the_database_itself_refuses_one_person_in_both_parts_and_a_longer_list(
    storage: Storage, change: str, words: str
) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        purpose = await asked(work, who.one)
        await work.moderators.save(replace(who.one, active=False))
        await work.moderators.add(again := replace(who.one, id=work.ids.new()))
    values = {"one": who.one.id, "two": who.two.id, "again": again.id}
    told = {name: value for name, value in values.items() if f":{name}" in change}
    with pytest.raises(DBAPIError, match=words):
        await run(storage, f"UPDATE purposes SET {change} WHERE id = :id", id=purpose.id, **told)  # noqa: S608 - the list above


@pytest.mark.parametrize(
    "change", ["agreed = NULL", "agreed = :three", "looks_left = looks_left + 1", "expires_at = expires_at + 1"]
)
async def test_the_database_keeps_what_was_agreed(storage: Storage, change: str) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        purpose = await asked(work, who.one)
        await purposes.agree(work, RULES, who.two, purpose.id)
        await work.purposes.spend(who.one.id)
    told = {"three": who.three.id} if ":three" in change else {}
    with pytest.raises(DBAPIError, match="stays what it was"):
        await run(storage, f"UPDATE purposes SET {change} WHERE id = :id", id=purpose.id, **told)  # noqa: S608 - the list above


async def test_a_list_begins_with_one_person(storage: Storage) -> None:
    async with storage.work() as work:
        who = await seniors(work)
        purpose = await asked(work, who.one)
    columns = "size, looks_left, opened_at, expires_at, words"
    statement = (
        f"INSERT INTO purposes (id, opener, agreed, {columns}) SELECT :new, opener, :two, {columns} FROM purposes"  # noqa: S608 - the columns above
    )
    with pytest.raises(DBAPIError, match="begins with one person"):
        await run(storage, statement, new=purpose.id[::-1], two=who.two.id)
