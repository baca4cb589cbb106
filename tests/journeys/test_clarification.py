"""A moderator asks, the family answers, the review comes back."""

from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import decide, hear, read, report, see, take, walk
from tests.sandbox.phone import Phone


async def asked(family: Phone, moderator: Phone, *labels: str) -> None:
    """Report, and have the moderator ask a question."""
    await report(family, roads.SHORTLY)
    await take(moderator)
    for label in ("Ask the family", *labels):
        await moderator.press(label)


async def test_a_question_goes_to_the_family_and_its_answer_comes_back(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await asked(family, moderator, "Date of birth")
    await hear(moderator, "The family will read this (English):")
    await hear(moderator, "Can you tell the date of birth more exactly?")
    await moderator.press("Send")
    await hear(moderator, "on its way to the family")
    await read(family, "Can you tell the date of birth more exactly?")
    await family.press("Answer")
    await walk(family, (("Please write your answer.", "It is 23 November."), ("Written so far", "Done")))
    await see(family, "Your answer is with the moderators")
    await take(moderator)
    await hear(moderator, "Answered to a question: It is 23 November.")
    await decide(moderator, "New case")
    await read(family, "has been taken up")
    assert not [push for push in await family.pushes() if "birth more exactly" in push]


async def test_own_words_are_seen_once_more_before_they_leave(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await asked(family, moderator, "In my own words")
    await see(moderator, "Please write your question to the family")
    await moderator.send("Was it the unit A1234?")
    await hear(moderator, "military units")
    await moderator.send("Did she have a scar?")
    await hear(moderator, "The family will read this (English):")
    await moderator.press("Send")
    await hear(moderator, "on its way to the family")
    await read(family, "Did she have a scar?")
    await moderator.send("/queue")
    await moderator.press("Set aside: 1")
    await see(moderator, "waits for the family")


async def test_a_family_may_leave_a_question_open(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await asked(family, moderator, "Place", "Send")
    await read(family, "You need not answer.")
    await family.press("My reports")
    await see(family, "we have a question")
