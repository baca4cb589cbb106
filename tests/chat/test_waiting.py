"""Whoever waits sees that we are there, and is told once."""

import asyncio
from typing import Any

import pytest

from bot.chat.waiting import SIGNS, Waiting

CHAT = 7
SOON, LATER = 0.02, 0.05


class Signs:
    """What Telegram was asked to show."""

    def __init__(self) -> None:
        """Begin with nothing shown."""
        self.shown: list[tuple[str, str | int | None]] = []

    async def answer(self, query: str, words: str | None = None) -> None:  # noqa: ARG002 - the words tell enough
        """Answer a press."""
        self.shown.append(("answer", words))

    async def typing(self, chat_id: int) -> None:
        """Show that we are typing."""
        self.shown.append(("typing", chat_id))


class SlowSigns:
    """A Telegram that answers no call for long."""

    def __init__(self) -> None:
        """Begin with nothing asked for."""
        self.begun: list[str] = []

    async def answer(self, query: str, words: str | None = None) -> None:  # noqa: ARG002 - as above
        """Begin to answer a press."""
        self.begun.append("answer")
        await asyncio.sleep(60)

    async def typing(self, chat_id: int) -> None:  # noqa: ARG002 - as above
        """Begin to show that we are typing."""
        self.begun.append("typing")
        await asyncio.sleep(60)


@pytest.fixture
def signs() -> Signs:
    return Signs()


@pytest.fixture
def waits(signs: Signs) -> Waiting:
    return Waiting(signs, answer=SOON, typing=LATER)


def pressed(number: int = 1, chat: int = CHAT) -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": "Olena"}
    return {"update_id": number, "callback_query": {"id": str(number), "from": person, "data": "x"}}


def said(chat: int = CHAT) -> dict[str, Any]:
    return {"update_id": 1, "message": {"chat": {"id": chat}, "text": "x"}}


async def test_a_press_that_is_handled_soon_is_answered_once_with_its_words(waits: Waiting, signs: Signs) -> None:
    waits.begin(pressed())
    await waits.answer(pressed(), "1", "Noted.")
    await asyncio.sleep(2 * LATER)
    assert signs.shown == [("answer", "Noted.")]


async def test_a_press_that_waits_is_answered_without_words_and_not_again(waits: Waiting, signs: Signs) -> None:
    waits.begin(pressed())
    await asyncio.sleep(2 * LATER)
    await waits.answer(pressed(), "1", "Noted.")
    assert signs.shown == [("answer", None), ("typing", CHAT)]


async def test_a_press_that_telegram_brings_twice_is_answered_once(waits: Waiting, signs: Signs) -> None:
    waits.begin(pressed())
    await waits.answer(pressed(), "1", None)
    waits.begin(pressed())
    await asyncio.sleep(2 * LATER)
    assert signs.shown == [("answer", None)]


async def test_typing_is_shown_where_words_wait_long(waits: Waiting, signs: Signs) -> None:
    waits.begin(said())
    await asyncio.sleep(2 * LATER)
    waits.end(said())
    assert signs.shown == [("typing", CHAT)]


async def test_nothing_is_shown_where_words_are_handled_soon_or_come_from_a_group(waits: Waiting, signs: Signs) -> None:
    waits.begin(said())
    waits.end(said())
    waits.begin({**said(chat=-CHAT), "update_id": 2})
    await asyncio.sleep(2 * LATER)
    assert signs.shown == []


async def test_where_very_much_waits_no_typing_stands_before_the_answers() -> None:
    signs = SlowSigns()
    waits = Waiting(signs, answer=SOON, typing=LATER)
    for number in range(3 * SIGNS):
        waits.begin(pressed(number, CHAT + number) | {"message": None})
    await asyncio.sleep(LATER * 3)
    assert signs.begun.count("typing") == 0
    assert signs.begun.count("answer") == 3 * SIGNS
    await waits.close()


async def test_what_is_no_update_makes_nobody_wait(waits: Waiting, signs: Signs) -> None:
    waits.begin({"update_id": "x"})
    waits.begin({"update_id": 1, "callback_query": None})
    await asyncio.sleep(2 * LATER)
    assert signs.shown == []


async def test_a_house_that_closes_waits_no_longer(waits: Waiting, signs: Signs) -> None:
    waits.begin(pressed())
    await waits.close()
    await asyncio.sleep(2 * LATER)
    assert signs.shown == []


async def test_only_so_many_are_remembered(signs: Signs) -> None:
    waits = Waiting(signs, answer=SOON, typing=LATER, remembered=2)
    for number in range(3):
        waits.begin(pressed(number))
    await asyncio.sleep(SOON * 1.5)
    assert len(signs.shown) == 2
    await waits.close()
