"""Families that asked for the usual word, and the days that pass."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from bot.chat.voice import Voice
from bot.domain.case import Case, Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import Ground, Level, Relative, Verification
from bot.domain.review import Cause, Review, ReviewState
from bot.domain.roles import Moderator
from bot.domain.word import Word
from bot.services import (
    after_hold,
    claims,
    links,
    news,
    proposals,
    tasks,
    word,
)
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People, case_of_a_family, item, people, to
from tests.services.people import RULES
from tests.services.test_news import account_of, verified

VOICE = Voice()
LEASE = timedelta(seconds=30)


class Asked(NamedTuple):
    """A verified family that asked for the usual word, its case, and who decides."""

    who: People
    case: Case
    relative: Relative


#: Something that befalls a family or its case.
Befalls = Callable[[Work, Asked], Awaitable[None]]


async def asked(work: Work, often: Word = Word.MONTHLY) -> Asked:
    """Return a case whose family is verified and asked for the usual word."""
    who = await people(work)
    case = await case_of_a_family(work, who.first)
    relative = await verified(work, who, case)
    await word.choose(work, await account_of(work, relative), relative.report, often)
    return Asked(who, case, relative)


async def due(storage: Storage) -> None:
    """Do what is due about words, holds and notices, until nothing is."""
    while True:
        async with storage.work() as work:
            found = await work.jobs.take(50, LEASE)
            for job in found:
                match job.kind:
                    case "word":
                        await word.due(work, RULES, job.ids["report"])
                    case "looked":
                        await word.looked(work, job.ids["case"])
                    case "word_held":
                        await word.instead(work, RULES, job.ids["report"])
                    case "hold_over":
                        await after_hold.over(work, RULES, job.ids["case"])
                    case "notice" | "broadcast":
                        await news.tell(work, RULES, VOICE, job.ids["notice"])
                    case _:
                        pass
                await work.jobs.finish(job)
        if not found:
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


async def pushed(storage: Storage, clock: FixedClock) -> tuple[People, Case, Relative, Notice]:
    """Return a family before which the push of its word stands."""
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        [told] = await words(work, relative)
        assert told.state is NoticeState.PUSHED
    return who, case, relative, told


async def spoken_of_a_death(work: Work, of: Asked) -> None:
    rumour = await item(work, of.who.senior, of.case, EvidenceKind.RUMOUR, confidential=True)
    await proposals.propose(work, RULES, of.who.senior, of.case.id, to(Fate.DEATH_REPORTED, rumour))


async def parted(work: Work, of: Asked) -> None:
    await links.undo(work, RULES, of.who.first, of.case.id, of.relative.report, "Two people of one name.")


async def lowered(work: Work, who: People, relative: Relative) -> None:
    """Have a kinship doubted."""
    step = Verification(
        id=work.ids.new(), report=relative.report, before=relative.level, after=Level.ACCOUNT, ground=Ground.DOUBT,
        moderator=who.first.id, at=work.now,
    )  # fmt: skip
    await work.verifications.add(step)
    await work.cases.save_relative(replace(relative, level=Level.ACCOUNT))
