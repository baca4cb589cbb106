"""What the outbox holds arrives at the phone: once, in order, and no faster than Telegram takes it."""

import asyncio
from datetime import timedelta
from itertools import pairwise

from bot.domain.message import Message
from tests import traces
from tests.delivery.office import until
from tests.delivery.post import Post


async def test_a_message_queued_here_is_sent_at_once(post: Post) -> None:
    async with post.sending():
        await asyncio.sleep(0.1)
        began = asyncio.get_running_loop().time()
        await post.show("Noted.")
        await post.phone.wait_text("Noted.")
        assert asyncio.get_running_loop().time() - began < 0.4


async def test_the_screen_is_edited_in_place_and_the_newest_wins(either: Post) -> None:
    async with either.sending():
        await either.show("One")
        await either.phone.wait_text("One")
        await either.show("Two")
        await either.show("Three")
        await either.phone.wait_text("Three")
    assert await either.texts() == ["Three"]
    assert len(await either.calls("sendMessage")) == 1
    assert len(await either.calls("editMessageText")) == 1


async def test_a_screen_shown_unchanged_is_success(post: Post) -> None:
    async with post.sending():
        await post.show("One")
        await post.phone.wait_text("One")
        await post.show("One")
        await post.show("Next", slot=None)
        await post.phone.wait_text("Next")
    assert post.lost == []


async def test_a_screen_that_somebody_removed_is_sent_anew(post: Post) -> None:
    async with post.sending():
        await post.show("One")
        first = await post.phone.wait_text("One")
        await post.phone.delete(first["message_id"], for_both=True)
        await post.show("Two")
        await post.phone.wait_text("Two")
    assert await post.texts() == ["Two"]


async def test_one_chat_gets_one_message_a_second(either: Post) -> None:
    async with either.sending():
        for number in range(3):
            await either.show(f"No. {number}", slot=None)
        await either.phone.wait_text("No. 2")
    times = [call["at"] for call in await either.calls("sendMessage")]
    assert all(later - earlier > 0.9 for earlier, later in pairwise(times))


async def test_429_is_waited_out(post: Post) -> None:
    await post.goes_wrong("retry_after", method="sendMessage", seconds=1)
    async with post.sending():
        await post.show("Noted.")
        await post.phone.wait_text("Noted.")
    assert await post.texts() == ["Noted."]
    first, second = await post.calls("sendMessage")
    assert second["at"] - first["at"] >= 1


async def test_a_blocked_bot_is_told_once_and_its_message_is_given_up(post: Post) -> None:
    await post.phone.block()
    async with post.sending():
        await post.show("News", slot=None, notice="n1")
        await until(lambda: bool(post.lost))
    assert post.lost == [("n1", "unreachable")]
    assert await traces.left(post.storage, "given up")


async def test_a_message_that_telegram_refuses_is_given_up_and_the_next_goes_on(post: Post) -> None:
    async with post.sending():
        await post.show("<b>broken", slot=None)
        await post.show("Next", slot=None)
        await post.phone.wait_text("Next")
    assert post.lost == [(None, "refused")]


async def test_a_screen_delivered_and_then_dropped_is_shown_again(post: Post) -> None:
    await post.goes_wrong("drop", method="sendMessage")
    async with post.sending():
        await post.show("Noted.")
        await until(lambda: not post.lost)
        await post.phone.wait(lambda messages: sum(message["from_bot"] for message in messages) == 2)
    assert await post.texts() == ["Noted.", "Noted."]


async def test_a_notice_delivered_and_then_dropped_is_repeated_once_under_the_same_text(either: Post) -> None:
    await either.goes_wrong("drop", method="sendMessage")
    async with either.sending():
        await either.show("News", slot=None, notice="n1")
        await either.phone.wait(lambda messages: sum(message["from_bot"] for message in messages) == 2)
    assert await either.texts() == ["News", "News"]
    assert either.lost == []


async def test_a_notice_twice_unclear_is_left_to_people(post: Post) -> None:
    await post.goes_wrong("cut", method="sendMessage", times=2)
    async with post.sending():
        await post.show("News", slot=None, notice="n1")
        await until(lambda: bool(post.lost))
        await post.show("Next", slot=None)
        await post.phone.wait_text("Next")
    assert post.lost == [("n1", "uncertain")]
    assert await post.texts() == ["Next"]


async def test_telegram_away_loses_and_doubles_nothing(post: Post) -> None:
    await post.goes_wrong("away")
    async with post.sending():
        await post.show("One", slot=None, notice="n1")
        await post.show("Two", slot=None, notice="n2")
        await asyncio.sleep(1.2)
        await post.mended()
        await post.phone.wait_text("Two")
    assert await post.texts() == ["One", "Two"]
    assert post.lost == []


async def test_502_loses_and_doubles_nothing(post: Post) -> None:
    await post.goes_wrong("status", status=502, method="sendMessage", times=3)
    async with post.sending():
        await post.show("News", slot=None, notice="n1")
        await post.phone.wait_text("News")
    assert await post.texts() == ["News"]


async def test_what_a_dead_process_was_sending_is_uncertain(either: Post) -> None:
    await either.show("Screen")
    async with either.storage.work() as work:
        (letter,) = await work.outbox.take(1, timedelta(milliseconds=50))
        assert await work.outbox.begin(letter)
    async with either.sending():
        await either.phone.wait_text("Screen")
    assert await either.texts() == ["Screen"]


async def test_a_notice_that_a_dead_process_was_sending_twice_is_left_to_people(either: Post) -> None:
    await either.show("News", slot=None, notice="n1")
    async with either.storage.work() as work:
        (letter,) = await work.outbox.take(1, timedelta(0))
        await work.outbox.begin(letter)
        await work.outbox.again(letter, timedelta(0), repeated=True)
    async with either.storage.work() as work:
        (letter,) = await work.outbox.take(1, timedelta(0))
        await work.outbox.begin(letter)
    async with either.sending():
        await until(lambda: bool(either.lost))
    assert either.lost == [("n1", "uncertain")]
    assert await either.texts() == []


async def test_deletions_go_together_behind_what_is_shown(either: Post) -> None:
    typed = [await either.phone.send(f"line {number}") for number in range(3)]
    async with either.storage.work() as work:
        await work.outbox.forget(either.account, *typed)
        await work.outbox.show(either.account, Message("Noted."), slot="screen")
    async with either.sending():
        await either.phone.wait_text("Noted.")
        await either.phone.wait(lambda messages: not any(message["message_id"] in typed for message in messages))
    (deletion,) = await either.calls("deleteMessages")
    (shown,) = await either.calls("sendMessage")
    assert deletion["at"] > shown["at"]


async def test_stopping_takes_nothing_more_and_finishes_the_call_under_way(post: Post) -> None:
    await post.goes_wrong("slow", method="sendMessage", seconds=0.3)
    async with post.sending():
        await post.show("One", slot=None)
        await asyncio.sleep(0.15)
    assert await post.texts() == ["One"]
    async with post.storage.work() as work:
        assert await work.outbox.take(8, timedelta(0)) == []


async def test_two_senders_send_nothing_twice(either: Post) -> None:
    async with either.sending(), either.sending():
        for number in range(4):
            await either.show(f"No. {number}", slot=None)
        await either.phone.wait_text("No. 3")
    assert await either.texts() == [f"No. {number}" for number in range(4)]
