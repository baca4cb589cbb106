"""A moderator shows a code, and for a while is let in; a fresh code opens a few grave moves."""

import re
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.domain.errors import CodeNeeded, CodeUsed, CodeWrong, InviteNeeded, TooManyCodes
from bot.domain.roles import Moderator
from bot.domain.session import Session
from bot.services import alerts, codes
from bot.services.alerts import Alert
from bot.services.notify import Jobs
from bot.services.ports import Work
from bot.services.privacy import Audit
from bot.services.rules import Rules

#: How a code is typed; apps show it in two halves.
CODE: Final = re.compile(r"\s*(\d{3})\s?(\d{3})\s*", re.ASCII)
#: So many wrong codes within so long, and none is taken until some time has passed.
MOST_WRONG: Final = 5
WRONG_WITHIN: Final = timedelta(minutes=15)
#: How exactly is kept when something was last done: a write at every press would be dear.
TOUCHED: Final = timedelta(minutes=1)


class Spending(Protocol):
    """Where is kept how many grave moves a fresh code still opens."""

    async def get(self, moderator: str) -> Session | None:
        """Return the session, over or not."""

    async def spend(self, moderator: str) -> bool:
        """Count one grave move of a fresh code down; False where the code is old or nothing is left."""


class GraveWork(Protocol):
    """What a grave move needs of a unit of work."""

    @property
    def now(self) -> datetime:
        """The moment this work began."""

    @property
    def sessions(self) -> Spending:
        """Who has shown a code."""


class Sessions(Spending, Protocol):
    """Where is kept who has shown a code."""

    async def open(self, session: Session) -> None:
        """Keep a session in place of the one before."""

    async def touch(self, moderator: str) -> None:
        """Note that something was done just now, and that no code is asked for."""

    async def ask(self, moderator: str, back: str) -> None:
        """Keep from where a code was asked for."""

    async def end(self, moderator: str) -> None:
        """Forget the session."""


class Secrets(Protocol):
    """Where the secrets of the codes are kept."""

    async def secret(self, moderator: str) -> str | None:
        """Return what the codes are made of; None for whoever was let in before codes were asked for."""

    async def use_code(self, moderator: str, step: int) -> bool:
        """Use up the code of a step and all before it; False where it was used."""


class CountedAudit(Audit, Protocol):
    """The chain of what was done, counted."""

    async def count(self, actor: str, act: str, since: datetime) -> int:
        """Return how often somebody did something since then."""


class SessionWork(Work, Protocol):
    """What this service needs of a unit of work."""

    @property
    def sessions(self) -> Sessions:
        """Who has shown a code."""

    @property
    def moderators(self) -> Secrets:
        """The organisation's people."""

    @property
    def jobs(self) -> Jobs:
        """What is due later."""

    @property
    def audit(self) -> CountedAudit:
        """The chain of what was done."""


async def opened(work: SessionWork, rules: Rules, moderator: Moderator) -> Session | None:
    """Return the open session of a moderator, None where a code must be shown first."""
    session = await work.sessions.get(moderator.id)
    return session if session is not None and session.open(work.now, rules.session, rules.idle) else None


async def seen(work: SessionWork, rules: Rules, moderator: Moderator) -> None:
    """Note that a moderator does something. Raises CodeNeeded where no session is open."""
    session = await opened(work, rules, moderator)
    if session is None:
        raise CodeNeeded
    if session.asked is not None or work.now - session.seen_at >= TOUCHED:
        await work.sessions.touch(moderator.id)


async def enter(work: SessionWork, rules: Rules, moderator: Moderator, typed: str) -> str:
    """Open a session with a typed code, or make an open one fresh; return the way back to where it was asked for.

    Raises InviteNeeded for whoever has no secret, TooManyCodes after several wrong ones, CodeWrong, and CodeUsed for
    one that was used before.
    """
    secret = await work.moderators.secret(moderator.id)
    if secret is None:
        raise InviteNeeded
    wrong = await work.audit.count(moderator.id, "wrong_code", work.now - WRONG_WITHIN)
    if wrong >= MOST_WRONG:
        raise TooManyCodes
    found = codes.steps(secret, CODE.sub(r"\1\2", typed), work.now)
    if not found:
        await _wrong(work, moderator, wrong + 1)
        raise CodeWrong
    if not await work.moderators.use_code(moderator.id, found[-1]):
        raise CodeUsed
    before = await work.sessions.get(moderator.id)
    work.audit.record(moderator.id, "code", moderator.id)
    await work.sessions.open(
        Session(
            moderator=moderator.id,
            opened_at=work.now,
            seen_at=work.now,
            fresh_until=work.now + rules.fresh,
            grave_left=rules.grave_moves,
        )
    )
    return (before.asked if before else None) or ""


async def _wrong(work: SessionWork, moderator: Moderator, times: int) -> None:
    """Note a wrong code; seniors are told when no more are taken."""
    work.audit.record(moderator.id, "wrong_code", moderator.id)
    if times == MOST_WRONG:
        await alerts.raise_(work, Alert.CODES, moderator.id)


async def see_fresh(work: GraveWork, moderator: Moderator) -> None:
    """See that a code opens a grave move, before anything is typed for it. Raises CodeNeeded as `spend_grave`."""
    session = await work.sessions.get(moderator.id)
    if session is None or not session.opens_grave(work.now):
        raise CodeNeeded


async def spend_grave(work: GraveWork, moderator: Moderator) -> None:
    """Count a grave move. Raises CodeNeeded where the last code is older than ten minutes, or has opened enough."""
    if not await work.sessions.spend(moderator.id):
        raise CodeNeeded
