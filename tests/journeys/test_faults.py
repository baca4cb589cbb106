"""Telegram fails, in every way it has; nothing is lost, and nothing doubled that it left clear."""

import asyncio
from typing import Any

import pytest

from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import ENTER, WHO, decide, hear, report, see, take, texts, walk
from tests.sandbox.phone import Phone, plain

Json = dict[str, Any]


async def a_road(family: Phone) -> None:
    """Go from Start into the form."""
    await family.start()
    await walk(family, (*ENTER, *WHO))
    await see(family, "Patronymic (father's name)?")


PATIENCE: Json = {"kind": "retry_after", "seconds": 1, "times": 2}
PROXY: Json = {"kind": "status", "status": 502, "html": True, "times": 2}
BUSY: Json = {"kind": "status", "status": 503, "times": 2}
CUT: Json = {"kind": "cut", "times": 2}


@pytest.mark.parametrize(
    ("method", "fault"),
    [
        ("sendMessage", PATIENCE),
        ("sendMessage", PROXY),
        ("sendMessage", CUT),
        ("editMessageText", PATIENCE),
        ("editMessageText", CUT),
        ("getUpdates", CUT),
        ("deleteMessages", BUSY),
        ("answerCallbackQuery", CUT),
    ],
)
async def test_a_call_that_fails_is_made_again_and_one_screen_stands(house: House, method: str, fault: Json) -> None:
    family = await house.family()
    await house.fault(**fault, method=method)
    await a_road(family)
    await family.wait(lambda messages: len(messages) == 1, what="chat with one message")


async def test_an_edit_whose_answer_was_lost_shows_one_screen(house: House) -> None:
    family = await house.family()
    await house.fault("drop", method="editMessageText", times=2)
    await a_road(family)
    assert len(texts(await family.messages())) == 1


async def test_a_notice_whose_answer_was_lost_comes_at_most_twice_with_the_same_text(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await take(moderator)
    await roads.read(family, "We will write to you by")
    before = len(await family.pushes())
    await house.fault("drop", method="sendMessage", chat_id=str(family.id))
    await decide(moderator, "New case")
    await roads.read(family, "has been taken up")
    # Whoever opens the first before the second leaves has it opened in its place.
    assert (await family.pushes())[before:] in ([roads.PUSH], [roads.PUSH] * 2)


async def test_a_notice_that_is_lost_twice_is_left_to_a_moderator(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    before = len(await family.pushes())
    await take(moderator)
    await hear(family, roads.PUSH)
    await house.fault("half", method="sendMessage", chat_id=str(family.id), times=2)
    await decide(moderator, "New case")
    await until_in_queue(moderator, "a message may not have arrived")
    assert len(await family.pushes()) <= before + 3


async def until_in_queue(moderator: Phone, text: str) -> None:
    """Look at the queue until it holds the text."""
    for _ in range(30):
        await moderator.send("/queue")
        await asyncio.sleep(0.1)
        if text in plain((await see(moderator, "Queue"))["text"]):
            return
    await see(moderator, text)


async def test_telegram_away_at_the_start_is_waited_for(house: House) -> None:
    family = await house.family()
    await family.start()
    await see(family, "Оберіть мову")
    await house.end()
    await house.fault("away")
    await family.start()
    await house.begin()
    await asyncio.sleep(0.3)
    await house.heal()
    await walk(family, (*ENTER, *WHO))


async def test_a_bot_that_waits_for_telegram_can_be_stopped(house: House) -> None:
    await house.end()
    await house.fault("away")
    await house.begin()
    await asyncio.sleep(0.2)
    async with asyncio.timeout(3):
        await house.end()
    await house.heal()


async def test_telegram_away_in_the_middle_loses_nothing(house: House) -> None:
    family = await house.family()
    await a_road(family)
    await house.fault("away")
    await family.send("Ivanivna")
    await asyncio.sleep(0.5)
    await house.heal()
    await see(family, "other forms of the name")
    assert len(texts(await family.messages())) == 1


async def test_updates_that_come_again_change_nothing(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await family.wait(lambda messages: len(messages) == 1, what="chat with the receipt alone")
    await house.fault("redeliver", count=60)
    await walk(family, (("was received on", "My reports"),))
    shown = await see(family, "waits for a moderator")
    assert shown["text"].count("No.") == 1
    assert len(await family.messages()) == 1
    await moderator.send("/queue")
    assert "2. P" not in (await see(moderator, "1. P2"))["text"]


def broken(chat: int) -> list[Json]:
    """Return updates that no handler can take, some of them from somebody's chat."""
    private = {"id": chat, "type": "private"}
    sender = {"id": chat, "is_bot": False, "first_name": "Olena"}
    return [
        {},
        {"message": {}},
        {"message": None},
        {"message": {"message_id": 9000, "chat": private}},
        {"message": {"message_id": 9001, "chat": private, "date": 1}},
        {"message": {"message_id": 9002, "chat": private, "date": 1, "from": sender, "text": None}},
        {"message": {"message_id": "nine", "chat": private, "date": "then", "text": 5}},
        {"edited_message": {"message_id": 9003, "chat": private, "date": 1}},
        {"callback_query": {"id": "1"}},
        {"callback_query": {"id": "1", "from": sender, "chat_instance": "1", "data": "fl:uk"}},
        {"callback_query": {"id": "1", "from": sender, "chat_instance": "1", "inline_message_id": "x", "data": "fm"}},
        {"my_chat_member": {"chat": private}},
        {"purchased_paid_media": {"from": sender, "paid_media_payload": "x"}},
        {"a_kind_of_next_year": {"chat": private}},
        {"poll": {"id": "1"}},
    ]


async def test_malformed_and_unknown_updates_are_passed_over_and_their_neighbours_go_on(house: House) -> None:
    house.calm = False
    family, other = await house.family(), await house.family("Petro")
    await a_road(family)
    for update in broken(other.id):
        await house.fault("malformed", update=update)
    await house.fault("malformed", update={"message": {"message_id": 9000, "chat": {"id": family.id}}})
    await see(family, "We could not take in your last message.")
    await walk(family, (("Patronymic (father's name)?", "Ivanivna"),))
    await see(family, "other forms of the name")


async def test_a_slow_telegram_delays_one_chat_and_no_other(house: House) -> None:
    family, other = await house.family(), await house.family("Petro")
    await house.fault("slow", method="sendMessage", chat_id=str(family.id), seconds=3)
    await family.start()
    async with asyncio.timeout(2.5):
        await a_road(other)
    await see(family, "Оберіть мову")


async def test_a_verdict_while_telegram_is_away_is_told_when_it_is_back(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await take(moderator)
    await roads.read(family, "We will write to you by")
    shown = await moderator.screen()
    data = roads.data_of(shown, "New case")
    await house.fault("status", status=502, method="sendMessage", times=None)
    await moderator.press_data(shown["message_id"], data)
    await asyncio.sleep(0.5)
    await house.heal()
    await roads.read(family, "has been taken up")
    await hear(moderator, "Your decision is kept")
