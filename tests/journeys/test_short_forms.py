"""Short form A for a phone that may be inspected, short form B for a minor."""

from typing import Final

from tests.journeys.house import House
from tests.journeys.roads import Steps, answer, decide, hear, read, see, take, texts, walk
from tests.sandbox.phone import Phone

BRIEF: Final[Steps] = (
    ("Оберіть мову", "English"),
    ("Could someone inspect your phone?", "Yes"),
    ("Then it is better that someone you trust", "I will write briefly"),
    ("A person will read this.", "Yes, I agree"),
    ("this person's surname?", "Hryhorenko"),
    ("Given name?", "Natalia"),
    ("When was the person born?", "1975"),
    ("Where was it?", "Kherson region"),
)


async def three_words(phone: Phone) -> str:
    """Write the short form, and return the three words that end it."""
    await phone.start()
    await walk(phone, (*BRIEF, ("Noted.", "Next")))
    shown: str = (await see(phone, "Remember these words"))["text"]
    return shown.partition(": ")[2].partition(".")[0]


async def test_a_short_form_is_blanked_and_nothing_is_pushed_ever(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    words = await three_words(family)
    before = await family.pushes()
    house.clock.move(minutes=2)
    await family.wait(lambda messages: words not in str(messages), what="a chat without the words")
    await moderator.send("/queue")
    await see(moderator, "P0")
    await see(moderator, "the phone may be inspected: nothing is sent first")
    await take(moderator)
    assert "Ask the family" not in await moderator.buttons()
    await decide(moderator, "New case")
    house.clock.move(days=3)
    await moderator.send("/queue")
    await see(moderator, "Nothing waits.")
    assert await family.pushes() == before
    assert "Hryhorenko" not in "".join(texts(await family.messages()))


async def test_three_words_hand_a_short_form_over_once(house: House) -> None:
    family, trusted, third = await house.family(), await house.family("Petro"), await house.family("Ivan")
    moderator = await house.moderator()
    words = await three_words(family)
    for phone in (trusted, third):
        await phone.start()
        await walk(phone, (("Оберіть мову", "English"), ("Could someone inspect your phone?", "No")))
        await see(phone, "Please read this before we start")
    await trusted.send(f" {words.upper()}. ")
    await see(trusted, "is now with you")
    await third.send(words)
    await see(third, "We have not kept these words")
    await take(moderator)
    await decide(moderator, "New case")
    await read(trusted, "has been taken up")


async def test_whoever_leaves_it_to_somebody_in_safety_has_written_nothing(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (*BRIEF[:2], ("Then it is better", "I will do that")))
    await see(family, "You can come back at any time: /start.")


async def test_a_minor_is_met_at_once_and_its_short_report_is_urgent(house: House) -> None:
    family, moderator = await house.family(), await house.moderator(duty=True)
    before = len(await moderator.pushes())
    await family.start()
    await walk(family, (
        ("Оберіть мову", "English"),
        ("Could someone inspect your phone?", "No"),
        ("Please read this before we start", "Yes, I agree"),
        ("What would you like to do?", "Report a person I am looking for"),
        ("Are you 18 or older?", "No"),
        ("Child helpline: 0 800 000 002", "Send briefly"),
    ))  # fmt: skip
    await hear(moderator, "An urgent item is waiting")
    await walk(family, (
        ("What is your relation", "Son or daughter"),
        ("this person's surname?", "Hryhorenko"),
        ("Given name?", "Natalia"),
        ("When was the person born?", "1975"),
        ("Where was it?", "Kherson region"),
        ("one more way to reach you", "050 123 45 67"),
        ("Please check your answers", "Send to a moderator"),
        ("Send this report?", "Yes, send"),
    ))  # fmt: skip
    await see(family, "was received on")
    await moderator.send("/queue")
    shown = await see(moderator, "2. P0")
    assert shown["text"].count("a minor is writing") == 2
    assert "Hryhorenko" not in "".join((await moderator.pushes())[before:])


async def test_a_minor_whom_an_adult_joins_goes_on_as_usual(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (
        ("Оберіть мову", "English"),
        ("Could someone inspect your phone?", "No"),
        ("Please read this before we start", "Yes, I agree"),
        ("What would you like to do?", "Report a person I am looking for"),
        ("Are you 18 or older?", "No"),
    ))  # fmt: skip
    await answer(family, "Child helpline", "An adult is here")
    await see(family, "What is your relation")
