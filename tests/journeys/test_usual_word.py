"""A month in which nothing changes: a family asked for a word, a moderator looks at the case, and the word comes."""

from bot.domain.roles import Role
from tests.journeys.house import House
from tests.journeys.roads import PUSH, decide, hear, read, see, take
from tests.journeys.test_case_news import verified
from tests.journeys.test_not_written_to_first import in_queue
from tests.journeys.test_two_decide import made
from tests.sandbox.phone import Phone


async def test_a_family_hears_monthly_what_was_done_and_stops_it_in_one_tap(house: House) -> None:
    family, moderator = await house.family(), await house.moderator("Marta", Role.VERIFIER)
    await made(house, family, moderator)
    await verified(moderator)
    await asks_for_a_word(family)
    before = len(await family.pushes())
    house.clock.move(days=26)
    await in_queue(moderator, "the usual word to a family is due: please look at the case first")
    assert (await family.pushes())[before:] == []
    await take(moderator)
    await decide(moderator, "Settled")
    house.clock.move(days=4)
    await read(family, "there is no new information yet")
    assert (await family.pushes())[before:] == [PUSH]
    told = await hear(family, "the case was looked through")
    assert "The next message of this kind" in told["text"]
    await family.press("Do not write")
    await hear(family, "Where nothing changes, we do not write.")


async def asks_for_a_word(family: Phone) -> None:
    """Choose, in My case, to hear every month."""
    await family.press("My reports")
    await see(family, "taken up")
    await family.press("No. ")
    await family.press("My case")
    await see(family, "Here we have told you nothing about the person so far.")
    await family.press("A word without news")
    await family.press("Every month")
    await see(family, "we write once a month")
