"""A family reports, a moderator decides, the family hears."""

import re
from datetime import date
from typing import Final

from bot.domain.person import PartialDate, Person, Precision, Sex
from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import decide, hear, read, report, see, take, walk
from tests.sandbox.phone import Phone, plain

TAKEN_UP: Final = "has been taken up. This is neither good nor bad news"
#: What must never stand on a lock screen once a report is sent.
TELLING: Final = ("Hryhorenko", "Natalia", "Шевчук", "Олексій", "№", "No.", "взято", "прийнято", "taken up", "полон")


def born(year: int, month: int, day: int) -> PartialDate:
    """Return a day of birth."""
    return PartialDate(earliest=date(year, month, day), latest=date(year, month, day), precision=Precision.DAY)


SHEVCHUK: Final = Person(
    surname="Шевчук", given="Алексей", patronymic="Николаевич", sex=Sex.MALE, birth=born(1989, 3, 14), region="UA-63"
)
HRYHORENKO: Final = Person(
    surname="Григоренко", given="Наталія", patronymic="Іванівна", sex=Sex.FEMALE, birth=born(1975, 11, 23)
)


async def pushed(phone: Phone, since: int) -> list[str]:
    """Return what the lock screen showed after so many pushes; a name or a status there is a failure."""
    told = (await phone.pushes())[since:]
    assert not [(push, word) for push in told for word in TELLING if word in push]
    return told


async def test_a_report_in_english_comes_to_its_news(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    number = await report(family)
    before = len(await pushed(family, 0))
    await take(moderator)
    shown = "\n".join(roads.texts(await moderator.messages()))
    assert number in shown
    assert "Hryhorenko" in shown
    await decide(moderator, "New case")
    news = await read(family, TAKEN_UP)
    assert number in plain(news["text"])
    assert set(await pushed(family, before)) == {roads.PUSH}


async def test_a_report_in_ukrainian_comes_to_its_news(house: House) -> None:
    await house.case(SHEVCHUK)
    family, moderator = await house.family(), await house.moderator()
    await family.start()
    await walk(family, (*roads.ENTER_UK, *roads.REPORT_UK))
    await see(family, "Його прочитає модератор")
    before = len(await pushed(family, 0))
    await take(moderator)
    shown = "\n".join(roads.texts(await moderator.messages()))
    assert "Шевчук | Шевчук" in shown
    assert "Олексій | Алексей" in shown
    await decide(moderator, "Link to 1", "Same name and birth", "Yes, link to 1")
    await read(family, "прийнято в роботу. Це не означає ні добрих, ні поганих новин")
    assert set(await pushed(family, before)) == {roads.PUSH_UK}


async def test_a_family_cannot_tell_a_new_case_from_a_linked_one(house: House) -> None:
    first, moderator = await house.family("Olena"), await house.moderator()
    await report(first)
    await heard(first, moderator, "New case")
    second = await house.family("Olena")
    await report(second)
    await heard(second, moderator, "Link to 1", "Same name and birth", "Yes, link to 1")
    assert await transcript(first) == await transcript(second)
    await first.send("/start")
    await second.send("/start")
    for phone in (first, second):
        await walk(phone, (("What would you like to do?", "My reports"),))
        await see(phone, "4 March 2026: taken up")
        await phone.wait(lambda messages: len(messages) == 2, what="chat with the news and one screen")
    assert await transcript(first) == await transcript(second)


async def heard(family: Phone, moderator: Phone, *verdict: str) -> None:
    """Decide when the family was told that its report was read, and let it read what was decided."""
    before = len(await family.pushes())
    await take(moderator)
    await hear(family, roads.PUSH)
    await decide(moderator, *verdict)
    await roads.one_push(family, before, 2)
    await read(family, TAKEN_UP)


async def transcript(phone: Phone) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Return everything a family saw, without the reference of its own report and the numbers of Telegram."""
    shown = [
        (without_reference(message["text"]), [button["text"] for row in message["buttons"] for button in row])
        for message in await phone.messages()
    ]
    buttons = [(text, [without_reference(label) for label in labels]) for text, labels in shown]
    return buttons, [without_reference(push) for push in await phone.pushes()]


def without_reference(text: str) -> str:
    """Return a text with the reference of a report made alike."""
    return re.sub(r"[0-9A-Z]{4}-[0-9A-Z]{4}", "0000-0000", plain(text))


async def test_a_report_sent_early_is_taken_too(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await take(moderator)
    await hear(moderator, "not asked: Settlement")


async def test_an_answer_changed_in_the_check_is_what_the_moderator_reads(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await family.start()
    await walk(family, (*roads.ENTER, *roads.SHORTLY[:-2], ("Please check your answers", "The person")))
    await walk(family, (("Tap a line to change it", "Surname"), ("Your answer: Hryhorenko", "Hryhorchuk"), *roads.SEND))
    await see(family, "was received on")
    await take(moderator)
    await hear(moderator, "Surname: Hryhorchuk")


async def test_the_first_claim_tells_the_family_by_when_it_hears_again(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    number = await report(family, roads.SHORTLY)
    await roads.claim(moderator)
    told = await read(family, "We will write to you by")
    assert number in plain(told["text"])
    await moderator.press("Reveal")
    await decide(moderator, "Set aside")
    house.clock.move(days=20)
    await hear(moderator, "has waited long")
    await moderator.press("Open the queue")
    await see(moderator, "the day of our promise has come")


async def test_a_verdict_takes_back_the_note_that_the_report_was_read(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await take(moderator)
    await hear(family, roads.PUSH)
    await decide(moderator, "New case")
    await family.wait(lambda messages: sum(roads.PUSH in m["text"] for m in messages) == 1, what="one push")
    await read(family, TAKEN_UP)
    assert "We will write to you by" not in "".join(roads.texts(await family.messages()))
