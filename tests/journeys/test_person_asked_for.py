"""A family asks for a person, or its words ask for one."""

import pytest

from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import ENTER, REPORT, WHO, hear, log_call, report, see, take, walk
from tests.sandbox.phone import Phone, plain


async def asks(family: Phone) -> None:
    """Begin a report, find it hard, and ask to be contacted."""
    await family.start()
    await walk(family, (*ENTER, *WHO[:3], ("Given name?", "This is hard"), ("Let us stop here.", "Please contact me")))


async def test_with_nobody_on_duty_the_family_is_told_so_and_everybody_is_called_at_half_time(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    before = len(await moderator.pushes())
    await asks(family)
    told = await see(family, "Nobody is on duty at this moment.")
    assert "14:0" in told["text"]  # noon and two hours, Kyiv time
    assert "112" in told["text"]
    assert "invented line: 0 800 000 001" in plain(told["text"])
    house.clock.move(minutes=50)
    assert len(await moderator.pushes()) == before
    house.clock.move(minutes=11)
    await hear(moderator, "An item in the queue has waited long")
    assert (await moderator.pushes())[before:] == ["An item in the queue has waited long and needs somebody now."]


async def test_with_somebody_on_duty_a_push_without_content_calls_them_at_once(house: House) -> None:
    family, moderator = await house.family(), await house.moderator(duty=True)
    before = len(await moderator.pushes())
    await asks(family)
    told = await see(family, "A person from our team will look at this by")
    assert "Nobody is on duty" not in told["text"]
    await hear(moderator, "An urgent item is waiting in the queue.")
    assert (await moderator.pushes())[before:] == ["An urgent item is waiting in the queue."]
    await walk(family, (
        ("A person from our team", "Leave a phone or e-mail"),
        ("At which phone number may we ring you?", "050 123 45 67"),
        ("convenient and safe for you to talk?", "after six"),
    ))  # fmt: skip
    await walk(family, (("Whoever contacts you will see this.", "Continue"),))
    await see(family, "Given name?")
    await take(moderator)
    await hear(moderator, "+380501234567")
    await hear(moderator, "after six")
    await log_call(moderator, "Spoken with the family", "The task is done")


async def test_who_could_not_be_reached_is_tried_again(house: House) -> None:
    family, moderator = await house.family(), await house.moderator(duty=True)
    await asks(family)
    await see(family, "A person from our team will look at this by")
    await take(moderator)
    await log_call(moderator, "No answer", "Call again today")
    await moderator.send("/queue")
    await see(moderator, "asked for a person")


@pytest.mark.parametrize(
    ("words", "cause"), [("I don't want to live", "words of suicide"), ("they are at my door", "words of danger")]
)
async def test_words_of_despair_in_an_answer_call_a_person_and_the_form_goes_on(
    house: House, words: str, cause: str
) -> None:
    family, moderator = await house.family(), await house.moderator(duty=True)
    await report_until(family, "in your own words", words)
    await see(family, "calling for a person")
    await hear(moderator, "An urgent item is waiting in the queue.")
    await walk(family, (("calling for a person", "Continue"), ("Written so far", "Done")))
    await see(family, "distinguishing marks")
    await moderator.send("/queue")
    shown = await see(moderator, cause)
    assert "1. P0" in shown["text"]
    assert words not in shown["text"]


async def report_until(family: Phone, question: str, reply: str) -> None:
    """Report up to a question, and answer that."""
    place = next(place for place, (asked, _) in enumerate(REPORT) if question in asked)
    await family.start()
    await walk(family, (*ENTER, *REPORT[:place], (question, reply)))


async def test_words_of_despair_outside_any_form_are_heard_too(house: House) -> None:
    family, moderator = await house.family(), await house.moderator(duty=True)
    await family.start()
    await walk(family, ENTER[:3])
    await see(family, "What would you like to do?")
    await family.send("I don't want to live")
    await see(family, "calling for a person")
    await hear(moderator, "An urgent item is waiting in the queue.")


async def test_whoever_prefers_not_to_say_it_in_the_chat_goes_on_and_is_called(house: House) -> None:
    family, moderator = await house.family(), await house.moderator(duty=True)
    await report_until(family, "What do you think happened?", "I prefer not to say it here")
    await walk(family, (("this need not be written here", "Continue"),))
    await see(family, "last have contact")
    await moderator.send("/queue")
    await see(moderator, "prefers not to say it in the chat")


async def test_whoever_writes_about_themselves_meets_a_person(house: House) -> None:
    family, moderator = await house.family(), await house.moderator(duty=True)
    await report_until(family, "What is your relation", "It is about me")
    await see(family, "It is better to talk about this with a person than with a bot.")
    await hear(moderator, "An urgent item is waiting in the queue.")


async def test_a_task_knows_the_phone_that_the_family_left_in_its_report(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family)
    await walk(family, (("was received on", "To the menu"),))
    await family.send("I don't want to live")
    await see(family, "calling for a person")
    await take(moderator)
    await hear(moderator, "Phone or e-mail: +380501234567")
    assert roads.PUSH not in await family.pushes()
