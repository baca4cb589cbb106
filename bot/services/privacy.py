"""What a family decides about itself: language, safety, consent, and being forgotten."""

from dataclasses import replace
from typing import Protocol

from bot.domain.account import Account, Safety
from bot.services.ports import Work


class Accounts(Protocol):
    """Where accounts are kept."""

    async def get(self, account: str) -> Account | None:
        """Return one account."""

    async def add(self, account: Account) -> None:
        """Keep the account of a family without a chat."""

    async def save(self, account: Account) -> None:
        """Keep what changed."""

    async def expire(self, account: str) -> None:
        """Note that something begun was erased unsent; whatever else changes meanwhile stays as it is."""


class Audit(Protocol):
    """The chain of what was done."""

    def record(self, actor: str, act: str, subject: str, **detail: str) -> None:
        """Note an act; it is chained as the last thing before the commit."""


class PrivacyWork(Work, Protocol):
    """What this service needs of a unit of work."""

    @property
    def accounts(self) -> Accounts:
        """Accounts."""

    @property
    def audit(self) -> Audit:
        """The chain of what was done."""


async def choose_language(work: PrivacyWork, account: Account, language: str) -> Account:
    """Speak this language from now on."""
    return await _save(work, replace(account, language=language))


async def declare_safety(work: PrivacyWork, account: Account, safety: Safety) -> Account:
    """Keep whether the phone may be inspected; to an unsafe one nothing is ever pushed, and its screen is cleared.

    Where a short report was sent from, it stays noted until the phone is said to be safe.
    """
    if account.safety is Safety.NOTED and safety is not Safety.SAFE:
        safety = Safety.NOTED
    focus = account.focus if safety is Safety.SAFE else None
    return await _save(work, replace(account, safety=safety, focus=focus))


async def consent(work: PrivacyWork, account: Account, version: str) -> Account:
    """Keep the consent with the version of the text that was read."""
    work.audit.record(account.id, "consent", account.id, version=version)
    return await _save(work, replace(account, consent=version, consented_at=work.now))


async def be_reached(
    work: PrivacyWork, account: Account, *, quiet: bool | None = None, any_hour: bool | None = None
) -> Account:
    """Keep whether the family may be written to first, and with good news at any hour; None is left as it is."""
    quiet = account.quiet if quiet is None else quiet
    wished = replace(account, quiet=quiet, any_hour=account.any_hour if any_hour is None else any_hour)
    return account if wished == account else await _save(work, wished)


async def be_abroad(work: PrivacyWork, account: Account, *, abroad: bool) -> Account:
    """Keep whether somebody is outside Ukraine now: guidance is another there."""
    return account if account.abroad is abroad else await _save(work, replace(account, abroad=abroad))


async def _save(work: PrivacyWork, account: Account) -> Account:
    await work.accounts.save(account)
    return account
