"""A chat is cleared, or a family leaves for good and is forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.account import Account
from bot.services import drafts, notify, queue, reports
from bot.services.reports import ReportWork
from bot.services.rules import Rules

#: How far back Telegram lets messages be removed.
REMOVABLE = timedelta(hours=48)
#: How long the address of a chat is kept after everything else, so that the last word arrives.
LAST_WORD = timedelta(minutes=5)


class Standing(Protocol):
    """What stands in the chats."""

    async def standing(self, account: str, since: datetime) -> Sequence[int]:
        """Return what has stood in the chat since then, the oldest first."""


class Sweeper(notify.Outbox, Protocol):
    """What leaves with the transaction."""

    async def forget(self, account: str, *message_ids: int) -> None:
        """Have messages of the account's chat deleted."""


class Forgetting(reports.AccountBook, Protocol):
    """Where accounts are kept."""

    async def erase(self, account: str) -> None:
        """Forget who it was."""


class FarewellWork(ReportWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def accounts(self) -> Forgetting:
        """Accounts."""

    @property
    def messages(self) -> Standing:
        """What stands in the chats."""

    @property
    def outbox(self) -> Sweeper:
        """What leaves with the transaction."""


async def clear_chat(work: FarewellWork, account: Account, *slots: str) -> None:
    """Remove from the chat what Telegram still lets us remove; an open draft is put aside, unchanged."""
    for slot in (*slots, reports.BLANKED):
        await work.outbox.clear(account.id, slot)
    since = work.now - REMOVABLE
    await work.outbox.forget(account.id, *await work.messages.standing(account.id, since))
    await drafts.pause(work, account)
    work.audit.record(account.id, "clear", account.id)


async def forget(work: FarewellWork, account: Account, rules: Rules, *slots: str) -> None:
    """Erase everything that an account has told us, sent or not, and remove it from the chat.

    The address of the chat goes a few minutes later, so that the last word arrives.
    """
    for report in await work.reports.of(account.id):
        await reports.withdraw(work, account, rules, report.id)
    for draft in await work.drafts.of(account.id):
        await drafts.discard(work, account, draft)
    task = await work.reviews.open_contact(account.id)
    if task is not None:
        await queue.end(work, task)
    await reports.blank(work, account.id)
    await clear_chat(work, account, *slots)
    await work.accounts.save(Account(id=account.id, reachable=account.reachable))
    await work.jobs.put("farewell", f"farewell:{account.id}", work.now + LAST_WORD, account=account.id)
    work.audit.record(account.id, "forget", account.id)


async def forget_address(work: FarewellWork, account_id: str) -> None:
    """Erase the address of a chat that was forgotten, unless the family has come back meanwhile."""
    account = await work.accounts.get(account_id)
    if account is not None and account == replace(Account(id=account_id), reachable=account.reachable):
        await work.accounts.erase(account_id)
