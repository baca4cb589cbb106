"""Moderators share a queue: one holds an item, one decides, the others are told who."""

import asyncio

from bot.domain.roles import Role
from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import claim, decide, hear, read, report, see, take, texts


async def test_of_two_who_take_one_item_one_wins_and_the_other_is_told_who(house: House) -> None:
    family, first, second = await house.family(), await house.moderator("Marta"), await house.moderator("Petro")
    await report(family, roads.SHORTLY)
    for phone in (first, second):
        await phone.send("/queue")
        await see(phone, "1. P2")
    told = await asyncio.gather(first.press("Take 1"), second.press("Take 1"))
    names = [answer.get("text") or "" for answer in told]
    assert sorted(bool(name) for name in names) == [False, True]
    winner, loser = (second, first) if names[0] else (first, second)
    assert f"{winner.name} holds this item now." in names
    await hear(winner, "You hold this item until")
    await hear(loser, f"{winner.name} holds this item until")


async def test_a_claim_that_ran_out_goes_to_a_colleague_and_the_first_decision_holds(house: House) -> None:
    family, first, second = await house.family(), await house.moderator("Marta"), await house.moderator("Petro")
    await report(family, roads.SHORTLY)
    await take(first)
    house.clock.move(minutes=31)
    await hear(first, "Your time with this item is over")
    await take(second)
    await decide(second, "New case")
    await first.press("Take")
    await hear(first, "Decided: a new case · Petro")


async def test_an_item_is_handed_over(house: House) -> None:
    family, first, second = await house.family(), await house.moderator("Marta"), await house.moderator("Petro")
    await house.moderator("Anna", Role.AUDITOR)
    await report(family, roads.SHORTLY)
    await claim(first)
    await first.press("Hand over")
    await hear(first, "What should your colleague know?")
    await first.press("A call was promised")
    await hear(first, "To whom do you hand this over?")
    assert "Anna" not in str(await first.screen())
    await first.press("Petro")
    await hear(second, "Marta hands this item over to you.")
    await hear(second, "A call was promised")
    await second.press("Reveal")
    await decide(second, "New case")


async def test_what_was_revealed_goes_after_five_minutes_and_with_the_verdict(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family, roads.SHORTLY)
    await take(moderator)
    revealed = await hear(moderator, "Surname: Hryhorenko")
    assert revealed["protected"]
    house.clock.move(minutes=5)
    await moderator.wait(lambda messages: "Hryhorenko" not in str(messages), what="chat without the name")
    await hear(moderator, "What was revealed has been removed")
    await moderator.press("Reveal")
    await hear(moderator, "Surname: Hryhorenko")
    await decide(moderator, "New case")
    await moderator.wait(lambda messages: "Hryhorenko" not in str(messages), what="chat without the name")


async def test_a_family_asks_to_review_again_and_another_moderator_reads_it(house: House) -> None:
    family, first, second = await house.family(), await house.moderator("Marta"), await house.moderator("Petro")
    await report(family, roads.SHORTLY)
    await take(first)
    await decide(first, "Do not take up", "Not enough to identify", "Yes, do not take up")
    await read(family, "not enough to understand which person is meant")
    await family.press("Review again")
    await see(family, "Another moderator will read this report.")
    await first.send("/queue")
    await see(first, "Nothing waits.")
    await take(second)
    await hear(second, "not taken up (Not enough to identify) · Marta")
    await decide(second, "New case")
    await read(family, "has been taken up")


async def test_a_card_and_a_queue_show_no_name(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await report(family)
    await claim(moderator)
    assert "Hryhorenko" not in "".join(texts(await moderator.messages()))
    await moderator.press("Raise to P0")
    await hear(moderator, "Raised to P0.")


async def test_a_role_that_decides_nothing_sees_nothing(house: House) -> None:
    family, importer = await house.family(), await house.moderator("Anna", Role.IMPORTER)
    await report(family, roads.SHORTLY)
    await importer.send("/queue")
    await see(importer, "your role does not allow it")


async def test_an_invitation_works_once_and_for_a_day(house: House) -> None:
    (token, secret), (later, _) = await house.invite("Marta"), await house.invite("Petro")
    first, second = await house.person("Marta"), await house.person("Ivan")
    await first.start(token)
    await first.press("English")
    await hear(first, "write the code")
    await first.send(house.code(secret))
    await hear(first, "Marta, role: senior moderator")
    await second.start(token)
    await see(second, "Це посилання вже використано або його строк минув")
    house.clock.move(hours=25)
    await second.start(later)
    await see(second, "Це посилання вже використано або його строк минув")
