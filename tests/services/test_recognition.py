"""What is noted of an account, and how often."""

import pytest

from bot.domain.account import Account
from bot.services import recognition
from bot.storage.accounts import Accounts
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.people import RULES

CHAT = 7_000_123_456


class Counted:
    """Accounts that count how often something is kept."""

    def __init__(self, accounts: Accounts) -> None:
        """Count from nought."""
        self.accounts, self.saved = accounts, 0

    async def save(self, account: Account) -> None:
        """Keep and count."""
        self.saved += 1
        await self.accounts.save(account)


async def writes(storage: Storage, name: str) -> int:
    """Write from an account of this name; return how often something was kept."""
    async with storage.work() as work:
        account = await work.accounts.meet(CHAT)
        looks = work.accounts.looks(account.id, name)
        counted = Counted(work.accounts)
        vars(work)["accounts"] = counted
        await recognition.seen(work, RULES, account, looks)
    return counted.saved


async def test_a_family_is_noted_once_a_day_and_when_its_name_changes(
    sqlite_storage: Storage, clock: FixedClock
) -> None:
    assert [await writes(sqlite_storage, "Olena") for _ in range(3)] == [1, 0, 0]
    clock.move(days=1)
    assert [await writes(sqlite_storage, "Olena") for _ in range(2)] == [1, 0]
    assert [await writes(sqlite_storage, "Another") for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("name", ["Olena", "Олена"])
async def test_the_name_itself_is_never_kept(sqlite_storage: Storage, name: str) -> None:
    await writes(sqlite_storage, name)
    async with sqlite_storage.reading() as work:
        kept = await work.accounts.meet(CHAT)
    assert kept.looks is not None
    assert name not in kept.looks
