"""The text behind a push leaves later than it was opened: what may not be told any more by then is not told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.answers import Answers
from bot.delivery.ports import Letter
from bot.domain.account import Doubt
from bot.domain.message import Message
from bot.domain.notice import Notice, NoticeKind, NoticeState, Passage
from bot.domain.relative import Level
from bot.domain.review import Cause
from bot.services import holds, notify, reach, reading
from bot.storage.tables import outbox
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.kin import at_level
from tests.services.people import RULES, account_of
from tests.services.telling import LEASE, VOICE, Told, due, mistaken, pushed, the, told
from tests.services.test_leaving_races import lost, sending, settled

BELIEVED = NoticeKind.BELIEVED
TEXT = "The text of a notice."


async def opened(storage: Storage, slot: str | None = None) -> Told:
    """Return a family that has opened its push, and the text that waits for Telegram to be there again."""
    async with storage.work() as work:
        there = await pushed(work)
        for one in await work.notices.of_report(there.relative.report):
            if one.id != there.notice.id:
                await work.outbox.clear(one.account, notify.slot(one.id))
        await opens(work, there, slot)
    return there


async def opens(work: Work, there: Told, slot: str | None = None) -> Notice:
    """Have the family open it, and its text queued."""
    account = await account_of(work, there.relative)
    notice = await reading.open_pushed(work, RULES, account, there.notice.id)
    assert notice is not None
    text = Message(TEXT, tells=notice.id)
    await work.outbox.show(account.id, text, slot=slot or notify.slot(notice.id))
    return notice


async def leaves(storage: Storage, clock: FixedClock) -> list[str]:
    """Have Telegram be there again: return what arrives, in order."""
    arrived: list[str] = []
    while True:
        clock.move(seconds=2)
        async with storage.work() as work:
            letters = await work.outbox.take(1, LEASE)
        for letter in letters:
            async with storage.work() as work:
                await _look(work, letter)
                begun = await work.outbox.begin(letter)
                if begun is not None:
                    arrived += [begun.message.html] if begun.message else []
                    await work.outbox.sent(begun, None if begun.deletions else 100 + len(arrived))
        if not letters:
            return arrived


async def _look(work: Work, letter: Letter) -> None:
    now = await work.outbox.now(letter)  # type: ignore[arg-type]  # it came from there
    if now.tells is not None:
        await reading.look_again(work, RULES, VOICE, now.tells, now.slot)


def refused() -> str:
    """Return what a family sees instead."""
    return VOICE.not_now("uk").html


async def test_what_may_still_be_read_leaves_and_has_arrived(storage: Storage, clock: FixedClock) -> None:
    there = await opened(storage)
    assert await leaves(storage, clock) == [TEXT]
    async with storage.reading() as work:
        steps = [one.step for one in await work.notices.deliveries(there.notice.id)]
        assert steps[-2:] == [NoticeState.OPENED, Passage.SHOWN]


@pytest.mark.parametrize("slot", [None, "screen"])
async def test_a_text_that_waits_while_a_hold_begins_does_not_leave_and_comes_after_it(
    storage: Storage, clock: FixedClock, slot: str | None
) -> None:
    there = await opened(storage, slot)
    async with storage.work() as work:
        await holds.stop(work, there.who.senior, there.case.id)
    assert await leaves(storage, clock) == [refused()]
    async with storage.work() as work:
        assert await told(work, there.case) == [(BELIEVED, NoticeState.RAISED)]
        await holds.lift(work, there.who.senior, there.case.id)
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.work() as work:
        assert await told(work, there.case) == [(BELIEVED, NoticeState.PUSHED)]


async def test_a_text_opened_twice_while_telegram_is_away_has_still_not_arrived(
    storage: Storage, clock: FixedClock
) -> None:
    there = await opened(storage)
    async with storage.work() as work:
        await holds.stop(work, there.who.senior, there.case.id)
        await opens(work, there)
    assert await leaves(storage, clock) == [refused()]


async def test_a_text_whose_family_was_lowered_meanwhile_waits_for_the_level(
    storage: Storage, clock: FixedClock
) -> None:
    there = await opened(storage)
    async with storage.work() as work:
        await at_level(work, there.who.first, there.relative, Level.ACCOUNT)
    assert await leaves(storage, clock) == [refused()]
    async with storage.reading() as work:
        assert await told(work, there.case) == [(BELIEVED, NoticeState.KEPT_BACK)]
        assert Cause.KEPT_BACK in [one.cause for one in await work.reviews.of_report(there.relative.report)]


async def test_what_was_wrong_before_it_arrived_is_told_neither_so_nor_corrected(
    storage: Storage, clock: FixedClock
) -> None:
    there = await opened(storage)
    clock.move(minutes=1)
    async with storage.work() as work:
        await mistaken(work, there.who, there.case)
        await due(work)
        assert (await the(work, there.case, NoticeKind.CORRECTION)).state is NoticeState.PUSHED
    assert await leaves(storage, clock) == [refused()]
    async with storage.reading() as work:
        assert {state for _, state in await told(work, there.case)} == {NoticeState.DROPPED}


async def test_a_text_that_may_have_arrived_and_was_wrong_is_put_right(storage: Storage, clock: FixedClock) -> None:
    there = await opened(storage)
    clock.move(seconds=2)
    async with storage.work() as work:
        [letter] = await work.outbox.take(1, LEASE)
        begun = await work.outbox.begin(letter)
        assert begun is not None
    # The line broke while it was on its way.
    async with storage.work() as work:
        await Answers[Work](lost).unclear(work, begun)
    async with storage.work() as work:
        await mistaken(work, there.who, there.case)
        await due(work)
    assert await leaves(storage, clock) == [TEXT, VOICE.push("uk", "").html]
    async with storage.reading() as work:
        assert (await the(work, there.case, NoticeKind.CORRECTION)).state is NoticeState.PUSHED


async def noted(work: Work, letter: Letter, code: str) -> None:
    """Note that a push may not have arrived; the family has opened it, and nobody need look after it."""
    assert letter.notice is not None
    await reach.unread(work, RULES, letter.notice, Cause.UNCERTAIN)
    assert code == "uncertain"


async def test_that_its_push_may_not_have_arrived_says_nothing_of_a_text_that_waits_while_a_hold_begins(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        there = await pushed(work)
    clock.move(seconds=2)
    async with storage.work() as work:
        for one in await work.outbox.take(50, LEASE):
            begun = await work.outbox.begin(one)
            assert begun is not None
            if one.notice == there.notice.id:
                push = begun
            else:
                await work.outbox.sent(begun, 99)
    # It has arrived and is opened; that it has, nobody hears.
    async with storage.work() as work:
        await opens(work, there, "screen")
        await Answers[Work](noted).unclear(work, push)
        await holds.stop(work, there.who.senior, there.case.id)
    arrived = await leaves(storage, clock)
    assert refused() in arrived
    assert TEXT not in arrived
    async with storage.reading() as work:
        assert await told(work, there.case) == [(BELIEVED, NoticeState.RAISED)]


async def test_a_text_that_a_dead_process_was_sending_may_have_arrived(storage: Storage, clock: FixedClock) -> None:
    there = await opened(storage)
    clock.move(seconds=2)
    async with storage.work() as work:
        [letter] = await work.outbox.take(1, timedelta(0))
        await work.outbox.begin(letter)
    async with storage.work() as work:
        await mistaken(work, there.who, there.case)
    async with sending(storage, _look) as courier:
        await settled(storage, outbox.c.lane == there.notice.account)
    assert courier.carried == [None]
    async with storage.reading() as work:
        steps = [one.step for one in await work.notices.deliveries(there.notice.id)]
        assert steps[-3:] == [NoticeState.OPENED, Passage.PERHAPS, Passage.SHOWN]
        assert (await the(work, there.case, NoticeKind.CORRECTION)).state is NoticeState.RAISED


async def test_what_has_arrived_is_read_again_during_a_hold(storage: Storage, clock: FixedClock) -> None:
    there = await opened(storage)
    await leaves(storage, clock)
    async with storage.work() as work:
        await holds.stop(work, there.who.senior, there.case.id)
        await opens(work, there)
    assert await leaves(storage, clock) == [TEXT]
    async with storage.reading() as work:
        steps = [one.step for one in await work.notices.deliveries(there.notice.id)]
        assert steps.count(Passage.SHOWN) == 1


async def test_what_has_arrived_does_not_leave_again_where_it_is_not_sure_who_is_here(
    storage: Storage, clock: FixedClock
) -> None:
    there = await opened(storage)
    await leaves(storage, clock)
    async with storage.work() as work:
        await opens(work, there)
        await work.accounts.save(replace(await account_of(work, there.relative), doubt=Doubt.ASKED))
    assert await leaves(storage, clock) == [refused()]
    async with storage.reading() as work:
        assert await told(work, there.case) == [(BELIEVED, NoticeState.OPENED)]


async def test_what_belongs_to_the_report_leaves_during_a_hold(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        there = await pushed(work)
        await holds.stop(work, there.who.senior, there.case.id)
        found = await work.notices.of_report(there.relative.report)
        [taken_up] = [one for one in found if one.kind is NoticeKind.TAKEN_UP]
        await work.outbox.clear(taken_up.account, notify.slot(taken_up.id))
        await opens(work, there._replace(notice=taken_up))
    assert await leaves(storage, clock) == [TEXT]
