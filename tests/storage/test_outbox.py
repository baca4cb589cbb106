"""The outbox: what a chat shows, in which order it leaves, and what becomes of it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.domain.message import Button, Message, Urgency
from bot.storage.leases import LeaseLost
from bot.storage.letters import Letter
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.storage.builders import CHAT, met

LEASE = timedelta(seconds=30)
FIRST, SECOND, THIRD = (
    Message(text, ((Button("Далі", "a"), Button("Назад", "b")),)) for text in ("перше", "друге", "третє")
)


async def account(storage: Storage, chat: int = CHAT) -> str:
    async with storage.work() as work:
        return (await met(work, chat)).id


async def show(storage: Storage, to: str, message: Message, slot: str | None = "screen") -> None:
    async with storage.work() as work:
        await work.outbox.show(to, message, slot=slot)


async def take(storage: Storage) -> Sequence[Letter]:
    async with storage.work() as work:
        return await work.outbox.take(10, LEASE)


async def begin(storage: Storage, letter: Letter) -> Letter | None:
    async with storage.work() as work:
        return await work.outbox.begin(letter)


async def sent(storage: Storage, letter: Letter, message_id: int | None) -> None:
    async with storage.work() as work:
        await work.outbox.begin(letter)
        await work.outbox.sent(letter, message_id)


async def deliver(storage: Storage, message_id: int | None) -> Letter:
    """Send the one letter that is due, so that `message_id` stands."""
    (letter,) = await take(storage)
    await sent(storage, letter, message_id)
    return letter


async def stood(storage: Storage, to: str, message_id: int) -> None:
    async with storage.work() as work:
        await work.messages.stood(to, message_id, ours=False)


async def forget(storage: Storage, to: str, *message_ids: int) -> None:
    async with storage.work() as work:
        await work.outbox.forget(to, *message_ids)


async def test_a_message_arrives_as_it_was_queued(storage: Storage) -> None:
    await show(storage, await account(storage), FIRST)
    (letter,) = await take(storage)
    assert (letter.message, letter.chat_id, letter.standing) == (FIRST, CHAT, None)
    assert await take(storage) == []


async def test_the_next_screen_edits_the_one_that_stands(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    await deliver(storage, 7)
    await show(storage, to, SECOND)
    (letter,) = await take(storage)
    assert (letter.standing, letter.below) == (7, False)
    await sent(storage, letter, 7)
    assert await take(storage) == []


async def test_a_newer_unsent_screen_replaces_the_older(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    await show(storage, to, SECOND)
    assert (await deliver(storage, 7)).message == SECOND
    assert await take(storage) == []


async def test_words_that_come_while_a_letter_waits_for_its_turn_are_the_ones_sent(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    (letter,) = await take(storage)
    await show(storage, to, SECOND)
    begun = await begin(storage, letter)
    assert begun is not None
    assert begun.message == SECOND


async def test_a_screen_asked_for_while_the_older_is_on_its_way_comes_after_it(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    (letter,) = await take(storage)
    await begin(storage, letter)
    await show(storage, to, SECOND)
    assert await take(storage) == []
    async with storage.work() as work:
        await work.outbox.sent(letter, 7)
    (letter,) = await take(storage)
    assert (letter.message, letter.standing) == (SECOND, 7)


async def test_a_screen_that_could_not_go_is_dropped_where_a_newer_one_waits(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    (letter,) = await take(storage)
    await begin(storage, letter)
    await show(storage, to, SECOND)
    async with storage.work() as work:
        await work.outbox.again(letter, timedelta(0))
    assert (await deliver(storage, 7)).message == SECOND
    assert await take(storage) == []


async def test_a_screen_with_something_newer_below_is_sent_anew_and_the_old_one_goes(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    await deliver(storage, 7)
    await stood(storage, to, 8)
    await show(storage, to, SECOND)
    (letter,) = await take(storage)
    assert (letter.standing, letter.below) == (7, True)
    await sent(storage, letter, 9)
    (gone,) = await take(storage)
    assert gone.deletions == (7,)


async def test_a_typed_answer_that_is_on_its_way_out_does_not_count_as_below(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    await deliver(storage, 7)
    await stood(storage, to, 8)
    await forget(storage, to, 8)
    await show(storage, to, SECOND)
    (letter,) = await take(storage)
    assert (letter.standing, letter.below) == (7, False)


async def test_a_notice_is_edited_in_place_however_much_stands_below(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST, "notice:1")
    await deliver(storage, 7)
    await stood(storage, to, 8)
    await show(storage, to, SECOND, "notice:1")
    (letter,) = await take(storage)
    assert (letter.standing, letter.below) == (7, False)


async def test_a_push_that_was_pressed_stands_whether_or_not_its_answer_ever_came(storage: Storage) -> None:
    to = await account(storage)
    async with storage.work() as work:
        await work.outbox.found(to, "notice:1", 7)
        await work.outbox.found(to, "notice:1", 8)
        await work.outbox.found(to, "notice:2", None)
    await show(storage, to, FIRST, slot="notice:1")
    (letter,) = await take(storage)
    assert letter.standing == 7


async def test_conversation_leaves_before_notices_and_one_chat_gets_one_at_a_time(storage: Storage) -> None:
    one, two = await account(storage, 1), await account(storage, 2)
    async with storage.work() as work:
        await work.outbox.show(one, FIRST, urgency=Urgency.NOTICE, notice="n" * 22)
        await work.outbox.show(two, FIRST, slot=None)
        await work.outbox.show(two, SECOND, slot=None)
        await work.outbox.show(one, THIRD, slot="screen")
    assert [(letter.account, letter.message) for letter in await take(storage)] == [(two, FIRST), (one, THIRD)]
    assert await take(storage) == []


async def test_a_chat_that_was_just_written_to_waits_for_its_second(storage: Storage, clock: FixedClock) -> None:
    to = await account(storage)
    async with storage.work() as work:
        await work.limits.reserve(to, clock.now())
    await show(storage, to, FIRST)
    assert await take(storage) == []
    clock.move(seconds=1.1)
    assert len(await take(storage)) == 1


async def test_deletions_wait_until_what_is_shown_in_their_chat_has_come_and_gather_by_chat(
    storage: Storage, clock: FixedClock
) -> None:
    one, two = await account(storage, 1), await account(storage, 2)
    await forget(storage, one, *range(1, 151))
    clock.move(seconds=1)
    await forget(storage, two, 5)
    await show(storage, one, FIRST)
    (shown,) = await take(storage)
    assert shown.message == FIRST
    (beside,) = await take(storage)
    assert (beside.account, beside.deletions) == (two, (5,))
    assert await take(storage) == []
    await sent(storage, shown, 200)
    gathered = [letter for _ in range(2) for letter in await take(storage)]
    assert [(letter.account, len(letter.deletions)) for letter in gathered] == [(one, 100), (one, 50)]
    for letter in (beside, *gathered):
        await sent(storage, letter, None)
    clock.move(LEASE)
    assert await take(storage) == []


async def test_deletions_nobody_finished_come_again_and_refused_ones_stand(storage: Storage, clock: FixedClock) -> None:
    to = await account(storage)
    await forget(storage, to, 5, 6)
    await take(storage)
    assert await take(storage) == []
    clock.move(LEASE)
    (letter,) = await take(storage)
    assert letter.deletions == (5, 6)
    async with storage.work() as work:
        await work.outbox.fail(letter, "message_cant_be_deleted")
        assert await work.messages.standing(to, clock.now() - LEASE * 2) == [5, 6]
    clock.move(LEASE)
    assert await take(storage) == []


async def test_a_letter_that_nobody_answered_for_is_known_to_have_been_going_out(
    storage: Storage, clock: FixedClock
) -> None:
    await show(storage, await account(storage), FIRST)
    (first,) = await take(storage)
    await begin(storage, first)
    clock.move(LEASE)
    (second,) = await take(storage)
    assert (second.sending, second.repeated, second.tries) == (True, False, 2)
    async with storage.work() as work:
        assert await work.outbox.begin(first) is None
        await work.outbox.again(second, timedelta(0), repeated=True)
    (third,) = await take(storage)
    assert (third.sending, third.repeated) == (False, True)
    with pytest.raises(LeaseLost):
        await sent(storage, first, 7)
    async with storage.work() as work:
        await work.outbox.fail(third, "uncertain")
    assert await take(storage) == []


async def test_a_slot_that_is_cleared_empties_whatever_was_under_way(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST, "card:1")
    await deliver(storage, 7)
    await show(storage, to, SECOND, "card:1")
    async with storage.work() as work:
        await work.outbox.clear(to, "card:1")
    (gone,) = await take(storage)
    assert gone.deletions == (7,)
    await show(storage, to, THIRD, "card:1")
    (letter,) = await take(storage)
    assert letter.standing is None


async def test_what_was_cleared_while_on_its_way_goes_when_it_has_come(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST, "card:1")
    (letter,) = await take(storage)
    await begin(storage, letter)
    async with storage.work() as work:
        await work.outbox.clear(to, "card:1")
        await work.outbox.sent(letter, 7)
    (gone,) = await take(storage)
    assert gone.deletions == (7,)


async def test_what_was_cleared_on_its_way_and_came_to_nothing_is_not_sent_again(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST, "card:1")
    (letter,) = await take(storage)
    await begin(storage, letter)
    async with storage.work() as work:
        await work.outbox.clear(to, "card:1")
        await work.outbox.again(letter, timedelta(0))
    assert await take(storage) == []
    await show(storage, to, SECOND, "card:1")
    (anew,) = await take(storage)
    assert anew.message == SECOND


async def test_what_is_shown_in_place_of_something_cleared_on_its_way_stays(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    (letter,) = await take(storage)
    await begin(storage, letter)
    async with storage.work() as work:
        await work.outbox.clear(to, "screen")
        await work.outbox.again(letter, timedelta(0))
        await work.outbox.show(to, SECOND, slot="screen")
    shown = await deliver(storage, 7)
    assert shown.message == SECOND
    assert await take(storage) == []


async def test_a_letter_wanted_no_more_is_not_begun(storage: Storage) -> None:
    to = await account(storage)
    await show(storage, to, FIRST, "card:1")
    (letter,) = await take(storage)
    async with storage.work() as work:
        await work.outbox.clear(to, "card:1")
    assert await begin(storage, letter) is None


async def test_a_screen_that_clear_removed_is_sent_anew(storage: Storage, clock: FixedClock) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    await deliver(storage, 7)
    async with storage.work() as work:
        await work.outbox.empty(to, clock.now() - LEASE)
    await show(storage, to, SECOND)
    (letter,) = await take(storage)
    assert letter.below


async def test_nothing_leaves_for_an_account_that_was_erased(storage: Storage, clock: FixedClock) -> None:
    to = await account(storage)
    await show(storage, to, FIRST)
    await forget(storage, to, 5)
    async with storage.work() as work:
        await work.accounts.erase(to)
    clock.move(LEASE)
    assert await take(storage) == []


async def test_what_left_long_ago_is_swept(storage: Storage, clock: FixedClock) -> None:
    await show(storage, await account(storage), FIRST)
    await deliver(storage, 7)
    clock.move(days=1)
    async with storage.work() as work:
        assert await work.outbox.sweep(clock.now()) == 1
        assert await work.outbox.sweep(clock.now()) == 0


async def test_listeners_hear_of_letters_after_the_commit_and_only_then(storage: Storage) -> None:
    heard: list[str] = []
    storage.listen("outbox", lambda: heard.append("outbox"))
    to = await account(storage)
    async with storage.work() as work:
        await work.outbox.show(to, FIRST)
        assert heard == []
    assert heard == ["outbox"]
