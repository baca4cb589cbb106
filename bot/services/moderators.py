"""The organisation's people: invited by the operator, let in by a link that works once."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.account import Account
from bot.domain.errors import InviteSpent
from bot.domain.roles import Moderator, Role
from bot.services import queue
from bot.services.notify import Jobs
from bot.services.ports import Work
from bot.services.privacy import Audit
from bot.services.queue import Colleagues


class Moderators(Colleagues, Protocol):
    """Where the organisation's people are kept."""

    async def by_account(self, account: str) -> Moderator | None:
        """Return who this account is, if it may act."""

    async def add(self, moderator: Moderator) -> None:
        """Let somebody in."""

    async def save(self, moderator: Moderator) -> None:
        """Keep what changed."""

    async def invite(self, token: str, role: Role, name: str, expires_at: datetime) -> None:
        """Keep a hash of the link's token, and whom it lets in."""

    async def spend(self, token: str, now: datetime) -> tuple[Role, str] | None:
        """Spend the token: the role and name it stands for, once and in time; None otherwise."""


class ModeratorWork(Work, Protocol):
    """What this service needs of a unit of work."""

    @property
    def jobs(self) -> Jobs:
        """What is due later."""

    @property
    def moderators(self) -> Moderators:
        """The organisation's people."""

    @property
    def audit(self) -> Audit:
        """The chain of what was done."""


async def invite(work: ModeratorWork, role: Role, name: str, lasts: timedelta) -> str:
    """Return the token of a start link that lets one person in, once."""
    token = work.ids.new()
    await work.moderators.invite(token, role, name, work.now + lasts)
    work.audit.record("operator", "invite", role.value)
    return token


async def join(work: ModeratorWork, account: Account, token: str) -> Moderator:
    """Let in whoever opens the link first. Raises InviteSpent when it was used, is old, or never was."""
    found = await work.moderators.spend(token, work.now)
    if found is None:
        raise InviteSpent
    role, name = found
    known = await work.moderators.by_account(account.id)
    moderator = Moderator(id=known.id if known else work.ids.new(), account=account.id, role=role, name=name)
    await (work.moderators.save(moderator) if known else work.moderators.add(moderator))
    work.audit.record(moderator.id, "join", moderator.id, role=role.value)
    await menu(work, account)
    return moderator


async def menu(work: ModeratorWork, account: Account) -> None:
    """Have Telegram show the commands of this account's chat anew: who it is, or its language, has changed."""
    await work.jobs.put("menu", f"menu:{account.id}", work.now, account=account.id)


async def duty(work: ModeratorWork, moderator: Moderator, *, on: bool) -> Moderator:
    """Begin or end a moderator's duty: urgent items are pushed to those on duty. Raises NotAllowed as `queue.allow`."""
    queue.allow(moderator)
    if moderator.on_duty is on:
        return moderator
    moderator = replace(moderator, on_duty=on)
    await work.moderators.save(moderator)
    work.audit.record(moderator.id, "duty", moderator.id, on=str(on).lower())
    return moderator
