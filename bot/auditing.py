"""What an auditor asks of the house: is the chain whole, what stands in it, which is its head."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from bot.delivery.heads import line, read
from bot.domain.acts import ACTS
from bot.domain.audit import Asked, Entry
from bot.domain.hours import KYIV
from bot.house import heads, opened
from bot.settings import Settings, for_heads
from bot.storage.chain import Misfit, Walked

#: What is said of the first row that does not fit.
MISFITS = {
    "row": "does not fit: it was changed, or something was taken out or put in before it",
    "head": "is not the one whose head was sent out",
    "cut": "was sent out as a head, and is not there any more",
}


class AuditBroken(Exception):
    """The chain is not whole; the text is one line for the operator."""

    def __init__(self, misfit: Misfit) -> None:
        """Name the first row that does not fit."""
        super().__init__(f"row {misfit.seq} {MISFITS[misfit.why]}")


class AskedTrouble(Exception):
    """There is no such act or day; the text is one line for the operator."""


async def verify(settings: Settings, file: Path | None) -> str:
    """Walk the chain, against the heads in `file`, else where the settings send them; return one line.

    Raises AuditBroken, and HeadTrouble where the heads cannot be read.
    """
    sent = file or (settings.audit_file if settings.audit_file and settings.audit_file.exists() else None)
    known = read(sent) if sent else []
    async with opened(settings) as house:
        walked = await house.storage.verify(known)
    if walked.misfit is not None:
        raise AuditBroken(walked.misfit)
    return _whole(walked, len(known))


def _whole(walked: Walked, known: int) -> str:
    if walked.head is None:
        return "0 acts, nothing was done yet"
    against = f"{known:,} sent out fit" if known else "none sent out to hold it against: a cut end would not be seen"
    return f"{walked.acts:,} acts, unbroken to {walked.head.seq} {walked.head.mac.hex()} ({against})"


async def head(settings: Settings) -> str:
    """Send the newest head where the settings say, and return it as a line. Raises HeadTrouble."""
    async with opened(for_heads(settings)) as house:
        found = await heads(house).now()
    return line(found) if found else "nothing was done yet"


async def show(settings: Settings, asked: Asked) -> list[Entry]:
    """Return the newest acts that were asked for, the newest last; the look is an act too."""
    async with opened(settings) as house, house.storage.work() as work:
        found = await work.audit.find(asked)
        work.audit.record("operator", "audit_show", "audit")
    return list(found)


def asked(asked: Asked, since: str, until: str) -> Asked:
    """Return what is asked for, with the days (in Kyiv) told as `2026-03-14`. Raises AskedTrouble."""
    if asked.act and asked.act not in ACTS:
        message = f"there is no act {asked.act!r}; there are: {', '.join(ACTS)}"
        raise AskedTrouble(message)
    first, last = _day(since), _day(until)
    return replace(asked, since=first, before=last + timedelta(days=1) if last else None)


def _day(told: str) -> datetime | None:
    """Return the beginning of a day, None of none."""
    try:
        return datetime.combine(datetime.strptime(told, "%Y-%m-%d").date(), time(), KYIV) if told else None  # noqa: DTZ007 - in Kyiv
    except ValueError:
        message = f"{told!r} is no day; please write it as 2026-03-14"
        raise AskedTrouble(message) from None


def told(act: Entry) -> str:
    """Return an act as a line: number, moment (Kyiv time), who, what, to what, and what belongs to it."""
    detail = (f"{name}={value}" for name, value in act.detail.items())
    moment = f"{act.at.astimezone(KYIV):%Y-%m-%d %H:%M:%S}"
    return "  ".join((str(act.seq), moment, act.actor, act.act, act.subject, *detail))


def as_json(act: Entry) -> dict[str, object]:
    """Return an act as machines read it."""
    return {
        "seq": act.seq,
        "at": act.at.isoformat(),
        "actor": act.actor,
        "act": act.act,
        "subject": act.subject,
        "detail": dict(act.detail),
    }
