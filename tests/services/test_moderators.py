"""The organisation's people: let in by a link, and on duty."""

import pytest

from bot.domain.errors import InviteSpent, NotAllowed
from bot.domain.roles import Role
from bot.services import moderators
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.people import RULES, moderator


async def invited(work: Work, role: Role) -> str:
    """Return the token of a start link."""
    token, _ = await moderators.invite(work, role, "Olena Invented", RULES.invite)
    return token


async def test_a_link_lets_one_person_in_within_a_day(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        tokens = [await invited(work, Role.VERIFIER) for _ in range(2)]
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
        first = await moderators.join(work, account, await invited(work, Role.INTAKE))
        second = await moderators.join(work, account, await invited(work, Role.SENIOR))
        assert second.id == first.id
        [known] = await work.moderators.active()
    assert known.role is Role.SENIOR


async def test_a_role_that_decides_nothing_has_no_duty(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        auditor = await moderator(work, role=Role.AUDITOR)
        with pytest.raises(NotAllowed):
            await moderators.duty(work, auditor, on=True)
