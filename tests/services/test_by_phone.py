"""A family without a chat hears from a person how its case stands: what was told is told, also in an ill moment."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from bot.domain.call import Call, Next, Outcome
from bot.domain.case import Case
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import Ground
from bot.domain.report import Report
from bot.domain.review import Cause, Review
from bot.services import calls, claims, holds, reveal, verifying
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People
from tests.services.kin import case_with, family, verified
from tests.services.people import RULES
from tests.services.telling import believed, due, mistaken

SPOKEN = Call(Outcome.SPOKEN, Next.DONE)


class Phoned(NamedTuple):
    """A family without a chat that is to be told that the person is believed captive, and the task, which is held."""

    who: People
    case: Case
    report: Report
    task: Review


async def phoned(work: Work) -> Phoned:
    """Return such a family; the second verifier holds the task."""
    who, case, _ = await case_with(work)
    report = await family(work, case, 7_000_000_002, written_by=who.first)
    await verified(work, who.second, report)
    await believed(work, who, case)
    await due(work, ("notice", "by_person"))
    [task] = [one for one in await work.reviews.of_report(report.id) if one.cause is Cause.TELL]
    return Phoned(who, case, report, await claims.take(work, RULES, who.second, task.id))


async def news(work: Work, of: Phoned) -> list[Notice]:
    """Return what the family is told of its case."""
    return [one for one in await work.notices.of_report(of.report.id) if one.case is not None]


async def looks(work: Work, of: Phoned) -> None:
    """Have whoever holds the task look at what is to be told."""
    await reveal.reveal(work, RULES, of.who.second, of.task.id)


async def stopped(work: Work, of: Phoned) -> None:
    """Have everything about the case stopped."""
    await holds.stop(work, of.who.senior, of.case.id)


async def lowered(work: Work, of: Phoned) -> None:
    """Have what was verified of the kinship lowered."""
    steps = await work.verifications.of_report(of.report.id)
    await verifying.lower(work, RULES, of.who.second, of.report.id, Ground.DOUBT, len(steps))


@pytest.mark.parametrize("befalls", [stopped, lowered])
async def test_what_a_person_told_in_the_moment_in_which_it_was_stopped_is_told_and_corrected(
    storage: Storage, clock: FixedClock, befalls: Callable[[Work, Phoned], Awaitable[None]]
) -> None:
    async with storage.work() as work:
        of = await phoned(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await looks(work, of)
    clock.move(minutes=1)
    async with storage.work() as work:
        await befalls(work, of)
        await calls.log(work, RULES, of.who.second, of.task.id, SPOKEN, of.task.version)
        assert [one.state for one in await news(work, of)] == [NoticeState.OPENED]
        await mistaken(work, replace(of.who, first=of.who.senior), of.case)
        assert [one.kind for one in await news(work, of)] == [NoticeKind.BELIEVED, NoticeKind.CORRECTION]


async def test_what_whoever_called_was_not_shown_is_still_to_be_told(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        of = await phoned(work)
        await looks(work, of)
    clock.move(minutes=1)
    async with storage.work() as work:
        await stopped(work, of)
    clock.move(minutes=1)
    async with storage.work() as work:
        await looks(work, of)
    async with storage.work() as work:
        await calls.log(work, RULES, of.who.second, of.task.id, SPOKEN, of.task.version)
        assert [one.state for one in await news(work, of)] == [NoticeState.RAISED]
        await holds.lift(work, of.who.senior, of.case.id)
    for _ in range(2):
        async with storage.work() as work:
            await due(work, ("hold_over", "by_person"))
    async with storage.work() as work:
        assert [one.state for one in await news(work, of)] == [NoticeState.WAITS]
        tasks = [one for one in await work.reviews.of_report(of.report.id) if one.cause is Cause.TELL]
        assert [one.state.value for one in tasks] == ["done", "open"]
