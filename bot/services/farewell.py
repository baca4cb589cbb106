"""A chat is cleared, or a family leaves for good and is forgotten."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.account import Account
from bot.domain.report import ReportState
from bot.services import drafts, notify, queue, reports
from bot.services.privacy import Accounts
from bot.services.reports import ReportWork
from bot.services.rules import Rules

#: How far back Telegram lets messages be removed.
REMOVABLE = timedelta(hours=48)
#: How long the address of a chat is kept after everything else, so that the last word arrives.
LAST_WORD = timedelta(minutes=5)


class Sweeper(notify.Outbox, Protocol):
    """What leaves with the transaction."""

    async def empty(self, account: str, since: datetime) -> None:
        """Have whatever has stood in the account's chat since then deleted."""


class Forgetting(Accounts, Protocol):
    """Where accounts are kept."""

    async def unsay(self, account: str) -> None:
        """Erase what came from it and could not be handled."""

    async def erase(self, account: str) -> None:
        """Forget who it was."""


class FarewellWork(ReportWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def accounts(self) -> Forgetting:
        """Accounts."""

    @property
    def outbox(self) -> Sweeper:
        """What leaves with the transaction."""


async def clear_chat(work: FarewellWork, account: Account, *slots: str) -> None:
    """Remove from the chat what Telegram still lets us remove; an open draft is put aside, unchanged."""
    for slot in (*slots, reports.BLANKED):
        await work.outbox.clear(account.id, slot)
    await work.outbox.empty(account.id, work.now - REMOVABLE)
    await drafts.pause(work, account)
    work.audit.record(account.id, "clear", account.id)


async def forget(work: FarewellWork, account: Account, rules: Rules, *slots: str) -> bool:
    """Erase everything that an account has told us, sent or not, and remove it from the chat.

    The address of the chat goes a few minutes later, so that the last word arrives. Return whether there
    was anything to forget: a second press finds nothing.
    """
    if not await _known(work, account):
        return False
    told = await work.reports.of(account.id)
    for report in told:
        # All of them before any of their cases, as everybody locks a report before its case.
        await work.reports.get_alone(report.id)
    for report in told:
        await reports.withdraw(work, account, rules, report.id)
        await notify.take_back(work, report.id)
    for draft in await work.drafts.of(account.id):
        await drafts.discard(work, account, draft)
    task = await work.reviews.open_contact(account.id)
    if task is not None:
        await queue.end(work, task)
    await work.accounts.unsay(account.id)
    await reports.blank(work, account.id)
    await clear_chat(work, account, *slots)
    await work.accounts.save(_nobody(account))
    await work.jobs.put("farewell", f"farewell:{account.id}", work.now + LAST_WORD, account=account.id)
    work.audit.record(account.id, "forget", account.id)
    return True


async def _known(work: FarewellWork, account: Account) -> bool:
    """Whether anything is kept of an account; who never chose a language may have taken a report over, or cried out."""
    return (
        _nobody(account, seen=True) != account
        or any(report.state is not ReportState.WITHDRAWN for report in await work.reports.of(account.id))
        or bool(await work.drafts.of(account.id))
        or await work.reviews.open_contact(account.id) is not None
    )


def _nobody(account: Account, *, seen: bool = False) -> Account:
    """Return the account as if it had only just come; or as if it had been `seen` and had said nothing."""
    nobody = Account(id=account.id, reachable=account.reachable, guessed=account.guessed)
    if not seen:
        return nobody
    return replace(nobody, looks=account.looks, seen_on=account.seen_on, doubt=account.doubt, album=account.album)


async def forget_address(work: FarewellWork, account_id: str) -> None:
    """Erase the address of a chat that was forgotten, unless the family has come back meanwhile."""
    account = await work.accounts.get(account_id)
    if account is not None and not await _known(work, account):
        await work.accounts.erase(account_id)
