"""Families that asked for the usual word, and the days that pass."""

from collections.abc import Awaitable, Callable

from bot.domain.case import Case, Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import Relative
from bot.domain.review import Cause, Review, ReviewState
from bot.domain.roles import Moderator
from bot.domain.word import Word
from bot.services import (
    claims,
    links,
    proposals,
    tasks,
    word,
)
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services import telling
from tests.services.deciding import item, to
from tests.services.people import RULES, account_of
from tests.services.telling import Tied, Told, tied

#: What is done about the usual word as its days pass.
DUE = {"word", "looked", "word_held", "hold_over", "notice", "broadcast"}

#: Something that befalls a family or its case.
Befalls = Callable[[Work, Tied], Awaitable[None]]


async def asked(work: Work, often: Word = Word.MONTHLY) -> Tied:
    """Return a case whose family is verified and asked for the usual word."""
    found = await tied(work)
    await word.choose(work, await account_of(work, found.relative), found.relative.report, often)
    return found


async def due(storage: Storage) -> None:
    """Do what is due about words, holds and notices, until nothing is."""
    while True:
        async with storage.work() as work:
            if not await telling.due(work, DUE):
                return


async def pass_days(storage: Storage, clock: FixedClock, days: int) -> None:
    """Let days pass, one by one."""
    for _ in range(days):
        clock.move(days=1)
        await due(storage)


async def words(work: Work, relative: Relative) -> list[Notice]:
    """Return the words that were raised for a family."""
    return [one for one in await work.notices.of_report(relative.report) if one.kind is NoticeKind.NO_NEWS]


async def open_tasks(work: Work, case: Case) -> list[Cause]:
    """Return the causes of the tasks that wait on a case."""
    return [one.cause for one in await work.reviews.of_case(case.id) if one.state is not ReviewState.DONE]


async def look(work: Work, by: Moderator, case: Case) -> None:
    """Have somebody look at a case as the queue asks."""
    [task] = [
        one
        for one in await work.reviews.of_case(case.id)
        if one.cause is Cause.WORD and one.state is not ReviewState.DONE
    ]
    await claims.take(work, RULES, by, task.id)
    await tasks.settle(work, by, task.id)


async def looked_at(storage: Storage, clock: FixedClock, by: Moderator, case: Case, after: int) -> None:
    """Let days pass, and have evidence added to a case then."""
    await pass_days(storage, clock, after)
    async with storage.work() as work:
        await item(work, by, case, EvidenceKind.LIST)


async def held_words(work: Work, case: Case) -> list[Review]:
    """Return the tasks by which a person gives the word."""
    return [one for one in await work.reviews.of_case(case.id) if one.cause is Cause.HELD_WORD]


async def pushed(storage: Storage, clock: FixedClock) -> Told:
    """Return a family before which the push of its word stands."""
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        [told] = await words(work, relative)
        assert told.state is NoticeState.PUSHED
    return Told(who, case, relative, told)


async def spoken_of_a_death(work: Work, of: Tied) -> None:
    rumour = await item(work, of.who.senior, of.case, EvidenceKind.RUMOUR, confidential=True)
    await proposals.propose(work, RULES, of.who.senior, of.case.id, to(Fate.DEATH_REPORTED, rumour))


async def parted(work: Work, of: Tied) -> None:
    await links.undo(work, RULES, of.who.first, of.case.id, of.relative.report, "Two people of one name.")
