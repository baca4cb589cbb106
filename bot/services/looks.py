"""Every look at what a family told is counted: so many an hour and a day for each moderator, and no more.

One look is one item with its candidates, or one case: whoever looks again within the same claim has looked once. The
looks of a list that two seniors opened for a purpose (`purposes`) are counted apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.domain.errors import TooManyReveals
from bot.domain.purpose import Purpose
from bot.domain.roles import Act, Moderator
from bot.services import alerts
from bot.services.alerts import Alert
from bot.services.notify import Jobs
from bot.services.permissions import allow
from bot.services.ports import Work
from bot.services.privacy import Audit
from bot.services.queue import Colleagues
from bot.services.rules import Rules

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)


class LookAudit(Audit, Protocol):
    """The chain of what was done, counted."""

    async def count(self, actor: str, act: str, since: datetime) -> int:
        """Return how often somebody did something since then."""

    async def looked(self, actor: str, subject: str, since: datetime) -> bool:
        """Whether a look of somebody at something was counted since then."""

    async def last_look(self, actor: str, subject: str) -> datetime | None:
        """Return when somebody last looked at something, counted or once more; None where nobody of that id has."""


class OpenPurposes(Protocol):
    """What two seniors opened."""

    async def spend(self, opener: str) -> Purpose | None:
        """Take one look of what is open, and return what is left; None where nothing is open."""


class LookWork(Work, Protocol):
    """What this service needs of a unit of work."""

    @property
    def audit(self) -> LookAudit:
        """The chain of what was done."""

    @property
    def purposes(self) -> OpenPurposes:
        """What two seniors opened."""

    @property
    def moderators(self) -> Colleagues:
        """The organisation's people."""

    @property
    def jobs(self) -> Jobs:
        """What is due later."""


@dataclass(frozen=True, slots=True, repr=False)
class Looked:
    """How many looks of a moderator were counted within the last hour and the last day."""

    moderator: Moderator
    hour: int
    day: int

    def most(self, rules: Rules) -> bool:
        """Whether no more are possible now."""
        return self.hour >= rules.reveals_an_hour or self.day >= rules.reveals_a_day


async def count(  # noqa: PLR0913 - who looks at what, and since when it is the same look
    work: LookWork,
    rules: Rules,
    moderator: Moderator,
    subject: str,
    *,
    since: datetime | None = None,
    again: str = "reveal.again",
) -> None:
    """Log a look at an item or a case. One counted since then (unsaid: as long ago as a claim lasts) is the same look.

    That is logged as `again`. Raises TooManyReveals, and has the other seniors told, when an hour's or a day's looks
    are used up and no purpose is open.
    """
    if await work.audit.looked(moderator.id, subject, since or work.now - rules.claim):
        work.audit.record(moderator.id, again, subject)
        return
    if await _listed(work, moderator, subject):
        return
    if (await looked(work, moderator)).most(rules):
        await _reached(work, moderator)
        raise TooManyReveals
    work.audit.record(moderator.id, "reveal", subject)


async def _listed(work: LookWork, moderator: Moderator, subject: str) -> bool:
    """Count a look down from an open list; return whether there is one. With the last look it ends."""
    purpose = await work.purposes.spend(moderator.id) if moderator.role.may(Act.OPEN_PURPOSE) else None
    if purpose is None:
        return False
    work.audit.record(moderator.id, "reveal.purpose", subject, purpose=purpose.id)
    if not purpose.looks_left:
        await work.jobs.put("purpose_end", f"purpose:{purpose.id}", work.now, purpose=purpose.id)
    return True


async def _reached(work: LookWork, moderator: Moderator) -> None:
    """Have the other seniors told, once an hour."""
    if await work.audit.count(moderator.id, "limit", work.now - HOUR):
        return
    work.audit.record(moderator.id, "limit", moderator.id)
    await alerts.raise_(work, Alert.REVEALS, moderator.id)


async def looked(work: LookWork, moderator: Moderator) -> Looked:
    """Return how much somebody has looked at."""
    hour, day = [await work.audit.count(moderator.id, "reveal", work.now - length) for length in (HOUR, DAY)]
    return Looked(moderator, hour, day)


async def everybody(work: LookWork, moderator: Moderator) -> Sequence[Looked]:
    """Return how much each of the colleagues has looked at: to a senior all, to anybody else the own figures."""
    allow(moderator, Act.SEE_LOOKS)
    return [
        await looked(work, one)
        for one in await work.moderators.active()
        if one.id == moderator.id or (moderator.role.may(Act.OPEN_PURPOSE) and one.role.may(Act.REVEAL))
    ]
