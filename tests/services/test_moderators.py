"""The organisation's people: let in by a link, and on duty."""

import pytest

from bot.domain.errors import InviteSpent, NotAllowed
from bot.domain.roles import Role
from bot.services import moderators
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.people import RULES, moderator


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


async def test_a_role_that_decides_nothing_has_no_duty(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        auditor = await moderator(work, role=Role.AUDITOR)
        with pytest.raises(NotAllowed):
            await moderators.duty(work, auditor, on=True)
