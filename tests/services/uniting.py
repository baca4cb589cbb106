"""Two cases, each with a verified family, that are merged and parted; what their families read and hear."""

from typing import NamedTuple

from bot.domain.case import Case
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import Relative
from bot.domain.status import Wish
from bot.services import merges, reading, statuses
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People, case_of_a_family, item, people
from tests.services.people import RULES, account_of
from tests.services.telling import believed, due, home, relative_of
from tests.services.test_merges import merge

READ, PUSHED, DROPPED = NoticeState.OPENED, NoticeState.PUSHED, NoticeState.DROPPED
BELIEVED, SAFE, WRONG = NoticeKind.BELIEVED, NoticeKind.SAFE, NoticeKind.CORRECTION


class Two(NamedTuple):
    """Two cases with a verified family each, and who decides."""

    who: People
    case: Case
    into: Case
    mine: Relative
    theirs: Relative


async def two(storage: Storage, chats: tuple[int, int] = (7_000_000_001, 7_000_000_002)) -> Two:
    """Return two cases of which nothing is known yet."""
    async with storage.work() as work:
        who = await people(work)
        case, into = [await case_of_a_family(work, who.first, chat) for chat in chats]
        return Two(who, case, into, *[await relative_of(work, who, each) for each in (case, into)])


async def one_believed(storage: Storage, clock: FixedClock) -> Two:
    """Return two cases; the family of the first has read that its person is believed captive."""
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.case)
    await reads(storage, clock, there.mine)
    return there


async def at_odds(storage: Storage, clock: FixedClock) -> Two:
    """Return two cases: by the first, as its family has read, the person is safe, by the other believed captive."""
    there = await two(storage)
    async with storage.work() as work:
        await home(work, there.who, there.case)
        await believed(work, there.who, there.into)
    await reads(storage, clock, there.mine)
    return there


async def moved(work: Work, there: Two, case: Case, axis: Axis, after: str) -> None:
    """Have a case's place or proceedings known."""
    proof = await item(work, there.who.first, case, EvidenceKind.LETTER)
    wish = Wish(axis=axis, after=after, quotes=(proof.id,))
    await statuses.change(work, RULES, there.who.first, case.id, wish)


async def reads(storage: Storage, clock: FixedClock, relative: Relative) -> None:
    """Have a family read everything that is due to it."""
    clock.move(minutes=1)
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.work() as work:
        for one in await news_of(work, relative):
            if one.state is PUSHED:
                await reading.open_pushed(work, RULES, await account_of(work, relative), one.id)


async def news_of(work: Work, relative: Relative) -> list[Notice]:
    """Return the news of its case for a family, the oldest first; a correction before what is told with it."""
    found = [one for one in await work.notices.of_report(relative.report) if one.case is not None]
    return sorted(found, key=lambda one: (one.raised_at, one.kind is not WRONG))


async def hears(storage: Storage, relative: Relative) -> list[tuple[NoticeKind, NoticeState]]:
    """Return how far the news of its case have come for a family."""
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.reading() as work:
        return [(one.kind, one.state) for one in await news_of(work, relative)]


async def merged(storage: Storage, clock: FixedClock, there: Two) -> None:
    """Have two people merge them."""
    clock.move(minutes=1)
    await merge(storage, clock, there.who, there.case, there.into)


async def parted(storage: Storage, clock: FixedClock, there: Two) -> None:
    """Have the merge undone, and another person confirm that."""
    clock.move(minutes=1)
    async with storage.work() as work:
        await merges.part(work, RULES, there.who.first, there.case.id)
        await merges.confirm(work, there.who.second, there.case.id)
