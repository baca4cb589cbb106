"""The organisation's people: let in by a link, on duty, pushed to."""

from datetime import timedelta

import pytest

from bot.domain.errors import InviteSpent, NotAllowed
from bot.domain.message import Message
from bot.domain.review import Cause, Priority, ReviewKind
from bot.domain.roles import Role
from bot.services import alarms, claims, moderators, queue
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.people import RULES, moderator, sent
from tests.storage import builders


class Voice:
    """Says which of the two pushes it is."""

    def push(self, language: str | None, notice: str) -> Message:  # noqa: ARG002 - the port's shape
        """Say nothing."""
        return Message(html="")

    def alarm(self, language: str | None, *, everybody: bool) -> Message:  # noqa: ARG002 - the port's shape
        """Say whom it is for."""
        return Message(html="all" if everybody else "on duty")


async def pushed(storage: Storage) -> list[str]:
    """Return the accounts to which something is on its way."""
    async with storage.work() as work:
        return [letter.account for letter in await work.outbox.take(50, timedelta(minutes=1)) if letter.message]


async def test_a_link_lets_one_person_in_within_a_day(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        tokens = [await moderators.invite(work, Role.VERIFIER, "Olena Invented", RULES.invite) for _ in range(2)]
        account = await work.accounts.meet(1)
        let_in = await moderators.join(work, account, tokens[0])
        with pytest.raises(InviteSpent):
            await moderators.join(work, account, tokens[0])
    assert (let_in.role, let_in.name, let_in.on_duty) == (Role.VERIFIER, "Olena Invented", False)
    clock.move(RULES.invite)
    async with storage.work() as work:
        with pytest.raises(InviteSpent):
            await moderators.join(work, account, tokens[1])


async def test_a_link_that_never_was_lets_nobody_in(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        with pytest.raises(InviteSpent):
            await moderators.join(work, await work.accounts.meet(1), "x" * 22)


async def test_another_link_changes_the_role_of_whoever_is_in_already(storage: Storage) -> None:
    async with storage.work() as work:
        account = await work.accounts.meet(1)
        first = await moderators.join(work, account, await moderators.invite(work, Role.INTAKE, "O", RULES.invite))
        second = await moderators.join(work, account, await moderators.invite(work, Role.SENIOR, "O", RULES.invite))
        assert second.id == first.id
        [known] = await work.moderators.active()
    assert known.role is Role.SENIOR


async def test_those_on_duty_are_pushed_to_and_at_half_time_everybody_who_decides(storage: Storage) -> None:
    async with storage.work() as work:
        on_duty, off_duty = await moderator(work, 1), await moderator(work, 2)
        await moderator(work, 3, Role.AUDITOR)
        await moderators.duty(work, on_duty, on=True)
        _, item = await sent(work, Priority.P0)
        await alarms.alarm(work, Voice(), item.id, everybody=False)
    assert await pushed(storage) == [on_duty.account]
    async with storage.work() as work:
        await alarms.alarm(work, Voice(), item.id, everybody=True)
    assert set(await pushed(storage)) == {on_duty.account, off_duty.account}


async def test_nobody_is_pushed_to_for_an_item_that_somebody_holds(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderators.duty(work, await moderator(work), on=True)
        _, item = await sent(work, Priority.P0)
        await claims.take(work, RULES, someone, item.id)
        await alarms.alarm(work, Voice(), item.id, everybody=True)
    assert await pushed(storage) == []


async def test_a_role_that_decides_nothing_has_no_duty(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        auditor = await moderator(work, role=Role.AUDITOR)
        with pytest.raises(NotAllowed):
            await moderators.duty(work, auditor, on=True)


async def test_whoever_looks_after_a_family_is_told_that_it_has_become_more_urgent(storage: Storage) -> None:
    async with storage.work() as work:
        holder, other = await moderator(work, 1), await moderator(work, 2)
        await moderators.duty(work, other, on=True)
        account = await work.accounts.meet(builders.CHAT)
        item = await queue.enter(work, RULES, ReviewKind.CONTACT, Cause.ASKED_FOR_PERSON, account.id)
        await claims.take(work, RULES, holder, item.id)
        await alarms.alarm(work, Voice(), item.id, everybody=False)
    assert await pushed(storage) == [holder.account]
