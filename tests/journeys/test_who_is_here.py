"""A family that is silent for long, blocks the bot, or sends what nobody asked for: from phone to phone."""

import asyncio

from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import claim, decide, hear, report, see, take, texts, walk
from tests.journeys.test_not_written_to_first import in_queue


async def test_an_account_that_looks_like_anothers_is_asked_and_called(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await take(moderator)
    await decide(moderator, "New case")
    await roads.read(family, "has been taken up")
    house.clock.move(days=91)
    await family.rename("Another", "another")
    await family.press("My reports")
    await see(family, "Please tell us who is here now.")
    assert "No. " not in str(texts(await family.messages())[-1])
    await family.press("Somebody else")
    await see(family, "Could someone inspect your phone?")
    await claim(moderator)
    await hear(moderator, "another's account now: please call")
    await moderator.press("Reveal")
    await hear(moderator, "the account is another's now, as it says itself")


async def test_a_family_that_lets_the_bot_in_again_hears_once_that_news_waits(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await family.block()
    await in_queue(moderator, "messages do not reach the family")
    await moderator.press("Take 2")
    await moderator.press("Reveal")
    await decide(moderator, "New case")
    await asyncio.sleep(0.5)
    before = (await family.pushes()).count(roads.PUSH)
    await family.unblock()
    await hear(family, roads.PUSH)
    await asyncio.sleep(0.5)
    assert (await family.pushes()).count(roads.PUSH) == before + 1
    await moderator.send("/queue")
    await see(moderator, "Nothing waits.")
    await roads.read(family, "has been taken up")


async def test_an_album_is_answered_once_and_a_shared_number_is_a_phone(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (*roads.ENTER, *roads.REPORT[: contact()]))
    await see(family, "one more way to reach you")
    before = len(await house.calls("sendMessage", family))
    await family.media("album")
    await see(family, "We cannot take photos")
    assert len(await house.calls("sendMessage", family)) <= before + 1
    await family.media("own_contact")
    await see(family, "How can we contact you safely?")


def contact() -> int:
    """Return the place of the question about a phone."""
    return next(place for place, (question, _) in enumerate(roads.REPORT) if "one more way" in question)
