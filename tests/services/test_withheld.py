"""While anything is kept from a family nobody says that there is no news, and nobody can notice that."""

from dataclasses import replace

import pytest

from bot.domain.evidence import EvidenceKind
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.review import Cause, ReviewKind, VerdictKind
from bot.domain.word import Word
from bot.services import (
    approvals,
    casebook,
    claims,
    holds,
    informing,
    notify,
    queue,
    reading,
    reveal,
    tasks,
    word,
)
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import approved, case_of_a_family, item, proposed
from tests.services.people import RULES, account_of
from tests.services.telling import Tied, believed, relative_of
from tests.services.uniting import merged, two
from tests.services.usual import (
    Befalls,
    asked,
    due,
    held_words,
    look,
    looked_at,
    open_tasks,
    pass_days,
    pushed,
    spoken_of_a_death,
    words,
)


async def stopped(work: Work, of: Tied) -> None:
    await holds.stop(work, of.who.senior, of.case.id)


async def two_decide(work: Work, of: Tied) -> None:
    await proposed(work, of.who.first, of.case)


async def told_to_seniors(work: Work, of: Tied) -> None:
    await item(work, of.who.senior, of.case, EvidenceKind.RUMOUR, confidential=True)


async def a_talk_is_due(work: Work, of: Tied) -> None:
    await tasks.enter(work, RULES, Cause.FATE_CHANGED, of.case.id, lead=True)


async def decides_alone(work: Work, of: Tied) -> None:
    await informing.decide_alone(work, of.who.senior, of.case.id, alone=True)


async def doubted(work: Work, of: Tied) -> None:
    await tasks.enter(work, RULES, Cause.SHAKEN, of.case.id)


async def said_to_be_found(work: Work, of: Tied) -> None:
    other = await case_of_a_family(work, of.who.first, chat=7_000_123_457)
    [relative] = await work.cases.relatives(other.id)
    await work.cases.unlink(other.id, relative.report)
    tie = replace(relative, id=work.ids.new(), case=of.case.id)
    await work.cases.link(tie)
    await queue.enter(work, RULES, ReviewKind.FOUND, Cause.FOUND, tie.account, report=tie.report)


async def kept_back(work: Work, of: Tied) -> None:
    report = await work.reports.get(of.relative.report)
    assert report is not None
    await notify.announce(work, report, NoticeKind.DIFFER, case=of.case.id)
    [notice] = await work.notices.of_case(of.case.id)
    await notify.withhold(work, notice, NoticeState.KEPT_BACK)


HIDDEN = [
    stopped, spoken_of_a_death, two_decide, told_to_seniors, a_talk_is_due, doubted, said_to_be_found, kept_back,
    decides_alone,
]  # fmt: skip


@pytest.mark.parametrize("hidden", HIDDEN)
async def test_while_anything_is_kept_from_the_family_a_senior_has_the_word_given_on_the_usual_day(
    storage: Storage, clock: FixedClock, hidden: Befalls
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 9)
    async with storage.work() as work:
        await hidden(work, Tied(who, case, relative))
        assert await held_words(work, case) == []
    await pass_days(storage, clock, 1)
    async with storage.work() as work:
        assert await words(work, relative) == []
        [task] = await held_words(work, case)
        assert (task.lead, task.report) == (True, relative.report)
        report = await work.reports.get(relative.report)
        assert report is not None
        assert report.word_at == clock.now()


async def test_a_kept_back_word_is_asked_for_once_a_day_of_word(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
        await holds.stop(work, who.senior, case.id)
    await pass_days(storage, clock, 40)
    async with storage.work() as work:
        assert await open_tasks(work, case) == [Cause.WORD, Cause.HELD_WORD]
        [task] = await held_words(work, case)
        await claims.take(work, RULES, who.senior, task.id)
        await tasks.settle(work, who.senior, task.id)
        await look(work, who.first, case)
    await pass_days(storage, clock, 1)
    async with storage.work() as work:
        assert len(await held_words(work, case)) == 1
        assert await words(work, relative) == []


async def test_the_queue_of_whoever_is_no_senior_is_the_same_whatever_is_hidden(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, plain, _ = await asked(work)
        other = await case_of_a_family(work, who.first, chat=7_000_123_457)
        relative = await relative_of(work, who, other)
        await word.choose(work, await account_of(work, relative), relative.report, Word.MONTHLY)
        await spoken_of_a_death(work, Tied(who, other, relative))
        [proposal] = await work.proposals.of_case(other.id)
        await approved(work, who.other, proposal)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
    await pass_days(storage, clock, 30)
    for _ in range(3):
        await pass_days(storage, clock, 1)
        async with storage.work() as work:
            shown = []
            for case in (plain, other):
                standing = await casebook.of(work, who.first, case.id)
                shown.append([(one.cause, one.due_at, one.opened_at) for one in standing.tasks])
            assert shown[0] == shown[1]
            assert [cause for cause, *_ in shown[0]] == [Cause.WORD]
    async with storage.work() as work:
        for case in (plain, other):
            await look(work, who.first, case)
    for _ in range(60):
        await pass_days(storage, clock, 1)
        async with storage.work() as work:
            shown = []
            for case in (plain, other):
                standing = await casebook.of(work, who.first, case.id)
                shown.append([(one.cause, one.due_at, one.opened_at) for one in standing.tasks])
            assert shown[0] == shown[1]
    async with storage.work() as work:
        assert len(await held_words(work, other)) == 1
        assert len(await held_words(work, plain)) == 0


async def test_a_word_whose_case_is_stopped_before_it_is_read_becomes_a_call(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, relative, told = await pushed(storage, clock)
    async with storage.work() as work:
        await holds.stop(work, who.senior, case.id)
    await due(storage)
    async with storage.work() as work:
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED]
        assert [one.report for one in await held_words(work, case)] == [relative.report]
        await holds.lift(work, who.senior, case.id)
    await due(storage)
    async with storage.work() as work:
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED]
        assert (await work.notices.get(told.id)) is not None


async def test_a_word_is_a_persons_once_whoever_is_looked_for_decides_alone(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, relative, _ = await pushed(storage, clock)
    async with storage.work() as work:
        await decides_alone(work, Tied(who, case, relative))
    await due(storage)
    async with storage.work() as work:
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED]
        assert [one.report for one in await held_words(work, case)] == [relative.report]


async def test_a_word_is_not_read_once_something_waits_on_the_case(storage: Storage, clock: FixedClock) -> None:
    who, case, relative, told = await pushed(storage, clock)
    async with storage.work() as work:
        await spoken_of_a_death(work, Tied(who, case, relative))
        assert await reading.open_pushed(work, RULES, await account_of(work, relative), told.id) is None
    await due(storage)
    async with storage.work() as work:
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED]
        assert len(await held_words(work, case)) == 1


async def test_news_takes_the_place_of_a_word_that_was_not_read(storage: Storage, clock: FixedClock) -> None:
    who, case, relative, _ = await pushed(storage, clock)
    async with storage.work() as work:
        await believed(work, who, case)
    await due(storage)
    async with storage.work() as work:
        told = [(one.kind, one.state) for one in await work.notices.of_case(case.id)]
        assert told == [(NoticeKind.NO_NEWS, NoticeState.DROPPED), (NoticeKind.BELIEVED, NoticeState.PUSHED)]
        assert (await account_of(work, relative)).id == relative.account


async def test_where_news_lies_unread_there_is_no_word_beside_it(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await pass_days(storage, clock, 20)
    async with storage.work() as work:
        await believed(work, who, case)
    await pass_days(storage, clock, 15)
    async with storage.work() as work:
        assert await words(work, relative) == []
        assert await held_words(work, case) == []


async def test_whoever_is_no_senior_finds_nothing_of_a_given_word_among_the_earlier_decisions(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    async with storage.work() as work:
        await told_to_seniors(work, Tied(who, case, relative))
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        [task] = await held_words(work, case)
        await claims.take(work, RULES, who.senior, task.id)
        await tasks.settle(work, who.senior, task.id)
    found = {}
    for number, by in enumerate((who.first, who.senior)):
        async with storage.work() as work:
            account = await account_of(work, relative)
            item_ = await queue.enter(
                work, RULES, ReviewKind.KINSHIP, Cause.CONFIRM_KINSHIP, account.id, report=relative.report
            )
            await claims.take(work, RULES, by, item_.id)
            shown = await reveal.reveal(work, RULES, by, item_.id)
            found[number] = [(one.kind, one.moderator) for one, _ in shown.earlier]
    assert (VerdictKind.SETTLED, who.senior.id) not in found[0]
    assert (VerdictKind.SETTLED, who.senior.id) in found[1]


async def test_what_waits_of_a_case_that_another_goes_on_for_keeps_no_word_from_its_family(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await word.choose(work, await account_of(work, there.mine), there.mine.report, Word.MONTHLY)
        await believed(work, there.who, there.case)
    await due(storage)
    await merged(storage, clock, there)
    into = Tied(there.who, there.into, there.mine)
    await looked_at(storage, clock, there.who.first, into.case, 28)
    await pass_days(storage, clock, 3)
    async with storage.reading() as work:
        assert [one.state for one in await words(work, there.mine)] == [NoticeState.PUSHED]
