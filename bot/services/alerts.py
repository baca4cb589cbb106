"""What every senior is told at once, without content: a colleague's account may be in other hands."""

from enum import StrEnum
from typing import Protocol

from bot.domain.message import Message
from bot.domain.roles import Moderator, Role
from bot.services.notify import Jobs, Outbox, Readers
from bot.services.ports import Work
from bot.services.queue import Colleagues


class Alert(StrEnum):
    """What has happened."""

    LOCKED = "locked"
    LEFT = "left"
    #: Wrong codes, again and again.
    CODES = "codes"
    #: Somebody has looked at as many items as an hour or a day allows.
    REVEALS = "reveals"


class Voice(Protocol):
    """Turns an alert into a message; the chat has it."""

    def alert(self, language: str | None, alert: Alert) -> Message:
        """Return the push to a senior, without content."""


class Alerting(Work, Protocol):
    """What raises an alert."""

    @property
    def jobs(self) -> Jobs:
        """What is due later."""


class AlertWork(Work, Protocol):
    """What pushes an alert."""

    @property
    def moderators(self) -> Colleagues:
        """The organisation's people."""

    @property
    def accounts(self) -> Readers:
        """Accounts."""

    @property
    def outbox(self) -> Outbox:
        """What leaves with the transaction."""


async def raise_(work: Alerting, alert: Alert, about: str, by: str = "") -> None:
    """Have every senior told what happened to the account of a moderator, except that one and who did it."""
    await work.jobs.put("alert", f"alert:{alert}:{about}", work.now, alert=alert.value, about=about, by=by)


async def push(work: AlertWork, voice: Voice, alert: Alert, about: str, by: str) -> None:
    """Push an alert to every senior but these two."""
    for senior in await work.moderators.active():
        if senior.role is Role.SENIOR and senior.id not in (about, by):
            await _push(work, voice, alert, senior)


async def _push(work: AlertWork, voice: Voice, alert: Alert, senior: Moderator) -> None:
    account = await work.accounts.get(senior.account)
    if account is not None:
        slot = f"alert:{alert}"
        # An edit of what stands there already would make no sound.
        await work.outbox.clear(account.id, slot)
        await work.outbox.show(account.id, voice.alert(account.language, alert), slot=slot)
