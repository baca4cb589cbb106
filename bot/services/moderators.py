"""The organisation's people: invited by the operator, let in by a link that works once."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.account import Account
from bot.domain.errors import Foreign, InviteSpent, NotAllowed, OtherRole
from bot.domain.proposal import ProposalState
from bot.domain.roles import Act, Invitation, Moderator, Role
from bot.services import alerts, claims, drafts, proposals
from bot.services.alerts import Alert
from bot.services.decisions import DecisionWork
from bot.services.drafts import DraftWork
from bot.services.farewell import REMOVABLE
from bot.services.notify import Outbox
from bot.services.permissions import allow
from bot.services.queue import Colleagues
from bot.services.sessions import CountedAudit, Secrets, Sessions, SessionWork


class Moderators(Colleagues, Secrets, Protocol):
    """Where the organisation's people are kept."""

    async def by_account(self, account: str) -> Moderator | None:
        """Return who this account is, if it may act."""

    async def add(self, moderator: Moderator) -> None:
        """Let somebody in."""

    async def save(self, moderator: Moderator) -> None:
        """Keep what changed."""

    async def arm(self, moderator: str, secret: str) -> None:
        """Make this one's codes of another secret from now on."""

    async def invite(self, token: str, invitation: Invitation, expires_at: datetime) -> None:
        """Keep a hash of the link's token, and whom it lets in."""

    async def invited(self, token: str, now: datetime) -> Invitation | None:
        """Return whom the token lets in, None where it was used, is old, or never was."""

    async def spend(self, token: str, now: datetime) -> bool:
        """Spend the token: once, and in time."""


class ModeratorWork(SessionWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def moderators(self) -> Moderators:
        """The organisation's people."""


class Stripped(Outbox, Protocol):
    """What leaves with the transaction."""

    async def strip(self, account: str, since: datetime) -> None:
        """Remove whatever has stood in the account's chat since then, and all that waits or is on its way there."""


class DepartureWork(ModeratorWork, DecisionWork, DraftWork, Protocol):
    """What a lock and a leave-taking need of a unit of work."""

    @property
    def moderators(self) -> Moderators:
        """The organisation's people."""

    @property
    def sessions(self) -> Sessions:
        """Who has shown a code."""

    @property
    def outbox(self) -> Stripped:
        """What leaves with the transaction."""

    @property
    def audit(self) -> CountedAudit:
        """The chain of what was done."""


async def invite(work: ModeratorWork, role: Role, name: str, lasts: timedelta) -> tuple[str, Invitation]:
    """Return the token of a start link that lets one person in, once, and what it stands for.

    The secret in it is for the operator's terminal: it never goes through Telegram.
    """
    token, invitation = work.ids.new(), Invitation(role=role, name=name, secret=work.ids.secret())
    await work.moderators.invite(token, invitation, work.now + lasts)
    work.audit.record("operator", "invite", role.value)
    return token, invitation


async def join(work: DepartureWork, account: Account, token: str) -> Moderator:
    """Let in whoever opens the link first; somebody known gets the role, name and secret of the link.

    With another role nothing of the old one is kept: what was shown for it goes, what was proposed in it is withdrawn.

    Raises InviteSpent when it was used, is old, or never was, and OtherRole for an administrator who would decide,
    or the other way round.
    """
    invitation = await work.moderators.invited(token, work.now)
    if invitation is None:
        raise InviteSpent
    known = await work.moderators.by_account(account.id)
    if known is not None and not known.role.beside(invitation.role):
        raise OtherRole
    if not await work.moderators.spend(token, work.now):
        raise InviteSpent
    if known is not None and known.role is not invitation.role:
        await _lay_down(work, known, None)
    moderator = Moderator(
        id=known.id if known else work.ids.new(), account=account.id, role=invitation.role, name=invitation.name
    )
    await (work.moderators.save(moderator) if known else work.moderators.add(moderator))
    await work.moderators.arm(moderator.id, invitation.secret)
    await work.sessions.end(moderator.id)
    work.audit.record(moderator.id, "join", moderator.id, role=moderator.role.value)
    await menu(work, account)
    return moderator


async def lock(work: DepartureWork, by: Moderator | None, moderator_id: str) -> Moderator:
    """Lock an account at once: `by` a colleague, or (None) by the operator.

    Raises NotAllowed for one's own account, which is left instead, and Foreign for one that is locked already.
    """
    moderator = await work.moderators.get(moderator_id)
    if moderator is None or not moderator.active:
        raise Foreign
    if by is not None:
        allow(by, Act.LOCK)
        if by.id == moderator.id:
            raise NotAllowed
    work.audit.record(by.id if by else "operator", "lock", moderator.id)
    await _out(work, moderator, by.id if by else None)
    await alerts.raise_(work, Alert.LOCKED, moderator.id, by.id if by else "")
    return moderator


async def leave(work: DepartureWork, moderator: Moderator) -> None:
    """End one's own role."""
    work.audit.record(moderator.id, "leave", moderator.id)
    await _out(work, moderator, moderator.id)
    await alerts.raise_(work, Alert.LEFT, moderator.id)


async def _out(work: DepartureWork, moderator: Moderator, by: str | None) -> None:
    """Let somebody in no more."""
    await _lay_down(work, moderator, by)
    await work.sessions.end(moderator.id)
    await work.moderators.save(replace(moderator, active=False, on_duty=False))
    account = await work.accounts.get(moderator.account)
    if account is not None:
        await menu(work, account)


async def _lay_down(work: DepartureWork, moderator: Moderator, by: str | None) -> None:
    """Take a role away: the chat is emptied, what was held goes back, what was proposed is withdrawn."""
    await claims.give_up(work, moderator)
    await _withdraw_all(work, moderator, by)
    account = await work.accounts.get(moderator.account)
    if account is not None:
        await drafts.pause(work, account)
        await work.outbox.strip(account.id, work.now - REMOVABLE)


async def _withdraw_all(work: DepartureWork, moderator: Moderator, by: str | None) -> None:
    """Withdraw everything that this one has proposed or approved and that has not taken effect."""
    for proposal in await work.proposals.waiting_of(moderator.id):
        await proposals.ended(work, proposal, ProposalState.WITHDRAWN, by)


async def menu(work: ModeratorWork, account: Account) -> None:
    """Have Telegram show the commands of this account's chat anew: who it is, or its language, has changed."""
    await work.jobs.put("menu", f"menu:{account.id}", work.now, account=account.id)


async def duty(work: ModeratorWork, moderator: Moderator, *, on: bool) -> Moderator:
    """Begin or end a moderator's duty: urgent items are pushed to those on duty. Raises NotAllowed."""
    allow(moderator, Act.BE_ON_DUTY)
    if moderator.on_duty is on:
        return moderator
    moderator = replace(moderator, on_duty=on)
    await work.moderators.save(moderator)
    work.audit.record(moderator.id, "duty", moderator.id, on=str(on).lower())
    return moderator
