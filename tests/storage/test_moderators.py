"""Moderators, and the links that let them in."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.domain.roles import Invitation, Moderator, Role
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds
from tests.storage.builders import CHAT

DAY = timedelta(hours=24)
INVITATION = Invitation(role=Role.VERIFIER, name="Олена Вигадана", secret="JBSWY3DPEHPK3PXP")  # noqa: S106 - invented


async def test_a_moderator_is_found_by_account_while_active(storage: Storage) -> None:
    async with storage.work() as work:
        account = await work.accounts.meet(CHAT)
        one = Moderator(id=work.ids.new(), account=account.id, role=Role.SENIOR, name="Олена Вигадана")
        await work.moderators.add(one)
        assert await work.moderators.by_account(account.id) == one
        assert await work.moderators.active() == [one]
        assert (await work.accounts.meet(CHAT)).moderator == one.id
        await work.moderators.save(locked := replace(one, active=False, on_duty=True, role=Role.INTAKE))
        assert await work.moderators.get(one.id) == locked
        assert await work.moderators.by_account(account.id) is None
        assert await work.moderators.active() == []
        assert (await work.accounts.meet(CHAT)).moderator is None


async def test_whoever_was_locked_out_can_be_let_in_again(storage: Storage) -> None:
    async with storage.work() as work:
        account = await work.accounts.meet(CHAT)
        one = Moderator(id=work.ids.new(), account=account.id, role=Role.SENIOR, name="Олена Вигадана", active=False)
        await work.moderators.add(one)
        await work.moderators.add(again := replace(one, id=work.ids.new(), active=True))
        assert await work.moderators.by_account(account.id) == again


async def test_a_link_lets_one_person_in_however_many_press_it(
    storage: Storage, database: str, keys: Keys, clock: FixedClock
) -> None:
    async with storage.work() as work:
        await work.moderators.invite("token", INVITATION, clock.now() + DAY)
    other = Storage(database, keys, clock=clock, ids=SeededIds(1))

    async def press(mine: Storage) -> bool:
        async with mine.work() as work:
            return await work.moderators.spend("token", clock.now())

    found = await asyncio.gather(*(press(mine) for mine in (storage, other) for _ in range(4)))
    await other.dispose()
    assert sum(found) == 1


async def test_a_link_dies_after_a_day_and_a_guess_opens_nothing(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        await work.moderators.invite("token", INVITATION, clock.now() + DAY)
        for token, now in (("taken", clock.now()), ("token", clock.now() + DAY)):
            assert await work.moderators.invited(token, now) is None
            assert not await work.moderators.spend(token, now)
        found = await work.moderators.invited("token", clock.now())
        assert found is not None
        assert (found.role, found.name, found.secret) == (Role.VERIFIER, INVITATION.name, INVITATION.secret)
