"""When a family is not pushed: at night, at its wish, and when nothing reaches it."""

import asyncio

from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import Steps, decide, hear, read, report, see, take, walk
from tests.sandbox.phone import Phone, plain

NOT_FIRST: Steps = tuple(
    (question, "Do not write first" if reply == "You may call" else reply) for question, reply in roads.REPORT
)


async def test_news_waits_until_the_morning(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    house.clock.move(hours=10)
    before = len(await family.pushes())
    await take(moderator)
    await decide(moderator, "New case")
    house.clock.move(hours=10)
    await asyncio.sleep(1.2)
    assert len(await family.pushes()) == before
    house.clock.move(hours=2)
    await read(family, "has been taken up")
    assert (await family.pushes())[before:] == [roads.PUSH]


async def test_whoever_is_not_to_be_written_to_first_finds_the_news_in_my_reports(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, NOT_FIRST)
    before = await family.pushes()
    await take(moderator)
    await hear(moderator, "news waits in the chat, nothing is pushed")
    await decide(moderator, "New case")
    house.clock.move(days=2)
    await asyncio.sleep(1.2)
    assert await family.pushes() == before
    await walk(family, (("was received on", "My reports"),))
    await family.press("Open the message")
    await see(family, "has been taken up")


async def test_a_push_put_off_waits_in_my_reports(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await roads.claim(moderator)
    await hear(family, roads.PUSH)
    told = await family.press("Later")
    assert told["text"] == "It waits in My reports."
    await family.wait(lambda messages: roads.PUSH not in str(messages), what="chat without the push")
    await family.press("My reports")
    await family.press("Open the message")
    await see(family, "We will write to you by")


async def test_a_blocked_bot_becomes_a_task_and_start_works_again(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await family.block()
    await in_queue(moderator, "messages do not reach the family")
    await family.unblock()
    await family.start()
    await see(family, "What would you like to do?")
    await family.press("My reports")
    await see(family, "waits for a moderator")


async def test_a_family_that_was_blocked_only_when_the_news_came_is_told_of_to_a_moderator(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await take(moderator)
    await house.fault("status", method="sendMessage", chat_id=str(family.id), status=403,
                      description="Forbidden: bot was blocked by the user", times=None)  # fmt: skip
    await decide(moderator, "New case")
    await in_queue(moderator, "messages do not reach the family")
    await house.heal()
    await family.start()
    await family.press("My reports")
    await family.press("Open the message")
    await see(family, "has been taken up")


async def in_queue(moderator: Phone, text: str) -> None:
    """Look at the queue until it holds the text."""
    for _ in range(20):
        await moderator.send("/queue")
        await asyncio.sleep(0.1)
        if text in plain((await see(moderator, "Queue"))["text"]):
            return
    await see(moderator, text)
