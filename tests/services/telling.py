"""A family of a case, verified or not, and the news of its case on their way to it."""

from collections.abc import Collection
from datetime import timedelta
from typing import NamedTuple

from bot.chat.voice import Voice
from bot.domain.case import Case, Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import Level, Relative
from bot.duties import duties
from bot.services import reading, statuses
from bot.storage.work import Work
from tests.services.deciding import People, case_of_a_family, item, people, to
from tests.services.kin import at_level
from tests.services.people import RULES, account_of, safe

VOICE = Voice()
DUTIES = duties(RULES, VOICE)
LEASE = timedelta(seconds=30)


class Tied(NamedTuple):
    """A family, the case that it is tied to, and who decides."""

    who: People
    case: Case
    relative: Relative


class Told(NamedTuple):
    """A family that is told something of its case, and the notice."""

    who: People
    case: Case
    relative: Relative
    notice: Notice


async def tied(work: Work, level: Level = Level.SHOWN) -> Tied:
    """Return a family whose phone is safe and whose kinship is verified so far."""
    who = await people(work)
    case = await case_of_a_family(work, who.first)
    return Tied(who, case, await relative_of(work, who, case, level))


async def relative_of(work: Work, who: People, case: Case, level: Level = Level.SHOWN) -> Relative:
    """Return the relative of a case, with its kinship verified so far; the phone is said to be safe."""
    [relative] = await work.cases.relatives(case.id)
    await safe(work, relative)
    return await at_level(work, who.first, relative, level)


async def raised(work: Work, level: Level = Level.SHOWN) -> Tied:
    """Return a family for which the news is raised that the person is believed captive."""
    found = await tied(work, level)
    await believed(work, found.who, found.case)
    return found


async def pushed(work: Work) -> Told:
    """Return a family to which that news is pushed."""
    found = await raised(work)
    await due(work)
    return Told(*found, await the(work, found.case, NoticeKind.BELIEVED))


async def read(work: Work) -> Told:
    """Return a family that has read that news."""
    found = await pushed(work)
    await opens(work, found.case, found.relative, NoticeKind.BELIEVED)
    return found


async def believed(work: Work, who: People, case: Case) -> Case:
    """Have a case's person believed captive on a family's word."""
    word = await item(work, who.first, case, EvidenceKind.FAMILY)
    return await statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, word))


async def mistaken(work: Work, who: People, case: Case) -> None:
    """Have it turn out that the person is not believed captive."""
    await statuses.change(work, RULES, who.first, case.id, to(Fate.MISSING, words="He was mistaken."))


async def home(work: Work, who: People, case: Case) -> None:
    """Have the person at home, on a family's word."""
    call = await item(work, who.first, case, EvidenceKind.FAMILY)
    await statuses.change(work, RULES, who.first, case.id, to(Fate.RETURNED_HOME, call))


async def due(work: Work, kinds: Collection[str] = ("notice", "broadcast", "hold_over")) -> bool:
    """Do what is due about notices and holds, or of other kinds; tell whether anything was due at all."""
    jobs = await work.jobs.take(50, LEASE)
    for job in jobs:
        if job.kind in kinds:
            await DUTIES[job.kind](work, job.ids)
        await work.jobs.finish(job)
    return bool(jobs)


async def opens(work: Work, case: Case, relative: Relative, kind: NoticeKind) -> None:
    """Have a relative open the notice of this kind that was pushed."""
    notice = await the(work, case, kind)
    assert await reading.open_pushed(work, RULES, await account_of(work, relative), notice.id) is not None


async def told(work: Work, case: Case) -> list[tuple[NoticeKind, NoticeState]]:
    """Return how far the news of a case have come, the oldest first."""
    return [(one.kind, one.state) for one in await work.notices.of_case(case.id)]


async def the(work: Work, case: Case, kind: NoticeKind) -> Notice:
    """Return the notice of this kind."""
    [found] = [one for one in await work.notices.of_case(case.id) if one.kind is kind]
    return found
