"""Two people at one item in the same moment: on both databases one wins, and nothing is done twice."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.domain.errors import AlreadyClaimed, AlreadyDecided, InviteSpent, Moved, Refusal
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.review import ReviewKind, ReviewState
from bot.domain.roles import Role
from bot.services import moderators, notify, reach, reading, review, talks, verdicts
from bot.services.rules import Coordinator
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.people import RULES, account_of, moderator, sent

Deed = Callable[[Work], Awaitable[object]]


async def handled(storage: Storage, deed: Deed) -> Refusal | None:
    """Do a deed in a transaction of its own, again where something moved; return why it was refused."""
    while True:
        try:
            async with storage.work() as work:
                await deed(work)
        except Moved:
            continue
        except Refusal as refusal:
            return refusal
        return None


async def together(storage: Storage, *deeds: Deed) -> list[Refusal | None]:
    """Do deeds side by side."""
    return list(await asyncio.gather(*(handled(storage, deed) for deed in deeds)))


async def test_of_two_moderators_who_take_an_item_one_wins_and_the_other_is_told_who(storage: Storage) -> None:
    async with storage.work() as work:
        people = [await moderator(work, number) for number in (1, 2)]
        _, item = await sent(work)
    outcomes = await together(
        storage,
        lambda work: review.claim(work, RULES, people[0], item.id),
        lambda work: review.claim(work, RULES, people[1], item.id),
    )
    [refusal] = [outcome for outcome in outcomes if outcome is not None]
    assert isinstance(refusal, AlreadyClaimed)
    async with storage.reading() as work:
        kept = await work.reviews.get(item.id)
    assert kept is not None
    assert kept.claimed_by == refusal.moderator == people[outcomes.index(None)].id


async def test_of_two_presses_on_one_verdict_one_counts(storage: Storage) -> None:
    async with storage.work() as work:
        judge = await moderator(work)
        _, item = await sent(work)
        await review.claim(work, RULES, judge, item.id)
    outcomes = await together(
        storage,
        lambda work: verdicts.new_case(work, judge, item.id, 1),
        lambda work: verdicts.new_case(work, judge, item.id, 1),
    )
    [refusal] = [outcome for outcome in outcomes if outcome is not None]
    assert isinstance(refusal, AlreadyDecided)
    async with storage.reading() as work:
        assert len(await work.verdicts.of(item.id)) == 1
        assert await work.cases.count() == 1
        kept = await work.reviews.get(item.id)
    assert kept is not None
    assert kept.state is ReviewState.DONE


async def test_of_two_people_who_open_one_link_one_is_let_in(storage: Storage) -> None:
    async with storage.work() as work:
        token, _ = await moderators.invite(work, Role.SENIOR, "Olena Invented", RULES.invite)
        accounts = [await work.accounts.meet(chat) for chat in (1, 2)]
    outcomes = await together(
        storage,
        lambda work: moderators.join(work, accounts[0], token),
        lambda work: moderators.join(work, accounts[1], token),
    )
    assert [type(outcome) for outcome in outcomes if outcome is not None] == [InviteSpent]
    async with storage.reading() as work:
        assert len(await work.moderators.active()) == 1


async def test_of_two_moderators_who_ask_a_family_for_a_talk_one_asks(storage: Storage) -> None:
    rules = replace(RULES, coordinators=(Coordinator("Соломія", "0 800 000 005"),))
    async with storage.work() as work:
        people = [await moderator(work, number) for number in (1, 2)]
        report, _ = await sent(work)
    outcomes = await together(
        storage,
        lambda work: talks.ask(work, rules, people[0], report.id, 0),
        lambda work: talks.ask(work, rules, people[1], report.id, 0),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyAsked", "NoneType"]
    async with storage.reading() as work:
        assert len(await work.notices.of_report(report.id)) == 1


async def test_a_message_opened_while_three_days_end_leaves_no_task_behind(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        await notify.announce(work, report, NoticeKind.TAKEN_UP)
        [notice] = await work.notices.of_report(report.id)
        await work.notices.save(replace(notice, state=NoticeState.PUSHED))
        account = await account_of(work, report)
    clock.move(hours=72)
    await together(
        storage,
        lambda work: reach.unread(work, RULES, notice.id),
        lambda work: reading.open_pushed(work, RULES, account, notice.id),
    )
    async with storage.reading() as work:
        tasks = [one for one in await work.reviews.of_report(report.id) if one.kind is ReviewKind.DELIVERY]
        assert all(one.state is ReviewState.DONE for one in tasks)
