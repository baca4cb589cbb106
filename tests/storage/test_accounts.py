"""Accounts: whoever talks to us, without saying who."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from bot.domain.account import Account, Doubt, Safety
from bot.storage.work import Storage
from tests.fakes import FixedClock

CHAT = 7_000_123_456


async def test_a_chat_is_met_once_and_known_again(storage: Storage) -> None:
    async with storage.work() as work:
        met = await work.accounts.meet(CHAT)
    async with storage.work() as work:
        assert await work.accounts.meet(CHAT) == met
        assert await work.accounts.chat_id(met.id) == CHAT
        assert (await work.accounts.meet(CHAT + 1)).id != met.id


async def test_what_an_account_agreed_to_is_kept(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        met = await work.accounts.meet(CHAT)
        told = replace(met, language="uk", safety=Safety.UNSURE, consent="1", consented_at=clock.now(), quiet=True)
        told = replace(told, abroad=False)
        await work.accounts.save(told)
    async with storage.reading() as work:
        assert await work.accounts.get(met.id) == told


async def test_a_family_without_a_chat_has_an_account_that_nothing_is_sent_to(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        family = Account(
            id=work.ids.new(), language="uk", safety=Safety.SAFE, consent="1", consented_at=clock.now(), reachable=False
        )
        await work.accounts.add(family)
    async with storage.reading() as work:
        assert await work.accounts.get(family.id) == family
        with pytest.raises(LookupError):
            await work.accounts.chat_id(family.id)


async def test_what_tells_that_somebody_else_may_be_here_is_kept_and_erased(storage: Storage) -> None:
    async with storage.work() as work:
        met = await work.accounts.meet(CHAT)
        looks = work.accounts.looks(met.id, "Olena")
        told = replace(met, reachable=False, looks=looks, seen_on=date(2026, 3, 4), doubt=Doubt.SAME, album="17")
        await work.accounts.save(told)
        assert await work.accounts.meet(CHAT) == told
        await work.accounts.erase(met.id)
        left = await work.accounts.get(met.id)
        assert left is not None
        assert (left.looks, left.seen_on, left.doubt, left.album) == (None, None, None, None)


async def test_two_accounts_of_one_name_do_not_look_alike_in_the_database(storage: Storage) -> None:
    async with storage.work() as work:
        one, other = (work.accounts.looks(account, "Olena") for account in ("a", "b"))
        assert one != other
        assert "Olena" not in one
        assert one == work.accounts.looks("a", "Olena")


async def test_what_was_erased_unsent_is_noted_beside_what_else_changes(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        met = await work.accounts.meet(CHAT)
        await work.accounts.save(replace(met, quiet=True))
        await work.accounts.expire(met.id)
        marked = replace(met, quiet=True, expired_at=clock.now())
        assert await work.accounts.get(met.id) == marked
        await work.accounts.save(replace(marked, expired_at=None))
        assert await work.accounts.get(met.id) == replace(met, quiet=True)


async def test_an_erased_account_is_nobody_and_met_anew(storage: Storage) -> None:
    async with storage.work() as work:
        met = await work.accounts.meet(CHAT)
        await work.accounts.save(replace(met, language="uk", safety=Safety.SAFE, consent="1", abroad=True))
        await work.accounts.erase(met.id)
        assert await work.accounts.get(met.id) == met
        with pytest.raises(LookupError):
            await work.accounts.chat_id(met.id)
        assert (await work.accounts.meet(CHAT)).id != met.id


async def test_a_failure_inside_a_unit_of_work_leaves_nothing_behind(storage: Storage) -> None:
    async def fail() -> None:
        async with storage.work() as work:
            await work.accounts.meet(CHAT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with storage.engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM accounts"))).scalar() == 0
