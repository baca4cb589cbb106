"""The organisation's people: let in by a link, and on duty."""

import pytest

from bot.domain.errors import Foreign, InviteSpent, NotAllowed
from bot.domain.proposal import ProposalState
from bot.domain.roles import Role
from bot.services import moderators
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import approved, case_of_a_family, people, proposed
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


async def test_what_somebody_proposed_or_approved_in_another_role_is_withdrawn(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        first = await case_of_a_family(work, who.first)
        mine = await approved(work, who.senior, await proposed(work, who.first, first))
        theirs = await approved(
            work, who.other, await proposed(work, who.senior, await case_of_a_family(work, who.first, 7_000_123_457))
        )
        account = await work.accounts.get(who.senior.account)
        assert account is not None
        await moderators.join(work, account, await invited(work, Role.SENIOR))
        kept = [await work.proposals.get(one.id) for one in (mine, theirs)]
        assert [one.state for one in kept if one] == [ProposalState.APPROVED] * 2
        await moderators.join(work, account, await invited(work, Role.AUDITOR))
        kept = [await work.proposals.get(one.id) for one in (mine, theirs)]
    assert [one.state for one in kept if one] == [ProposalState.WITHDRAWN] * 2


async def test_a_role_that_decides_nothing_has_no_duty(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        auditor = await moderator(work, role=Role.AUDITOR)
        with pytest.raises(NotAllowed):
            await moderators.duty(work, auditor, on=True)


async def test_what_a_locked_account_proposed_or_approved_is_withdrawn_while_it_cools_off(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        first = await case_of_a_family(work, who.first)
        mine = await approved(work, who.senior, await proposed(work, who.first, first))
        theirs = await proposed(work, who.second, await case_of_a_family(work, who.second, 7_000_123_457))
        await moderators.lock(work, who.other, who.first.id)
        kept = [await work.proposals.get(one.id) for one in (mine, theirs)]
    assert [one.state for one in kept if one] == [ProposalState.WITHDRAWN, ProposalState.OPEN]
    async with storage.work() as work:
        await moderators.lock(work, None, who.second.id)
        found = await work.proposals.get(theirs.id)
        with pytest.raises(Foreign):
            await moderators.lock(work, who.other, who.second.id)
    assert found is not None
    assert found.state is ProposalState.WITHDRAWN
