"""News of a case on a family's phone: verified, pushed, opened, received; corrected; blocked; and what is not ours."""

import asyncio
from datetime import date
from typing import Final

from bot.domain.case import Case, Fate
from bot.domain.evidence import BEST, EvidenceKind
from bot.domain.moves import Axis
from bot.domain.review import ReviewKind
from bot.domain.roles import Role
from bot.domain.status import Wish
from bot.services import evidence, proposals, statuses
from bot.services.evidence import Facts
from tests.journeys.house import House
from tests.journeys.roads import GLANCE, PUSH, hear, read, see
from tests.journeys.test_not_written_to_first import in_queue
from tests.journeys.test_two_decide import approve, made, proposed, stands, who
from tests.sandbox.phone import Phone, plain

#: What must stand on no lock screen.
TELLING: Final = ("Hryhorenko", "Natalia", "captiv", "полон", "returned")


async def verified(moderator: Phone, number: str = "No. ") -> None:
    """Have a moderator see the papers of the family whose report, of this number, was just decided."""
    await moderator.press("Case")
    await hear(moderator, "No evidence yet")
    await moderator.press("Relatives")
    await see(moderator, "V0, not verified")
    await moderator.press(number)
    await moderator.press("Papers were seen")
    await moderator.press("Yes, verify")
    await hear(moderator, "V2, kinship shown")


async def believed(house: House, by: Phone, case: Case) -> None:
    """Have somebody decide that the person is believed captive."""
    assert house.opened is not None
    mine, rules = await who(house, by), house.opened.rules
    told = Facts(kind=EvidenceKind.FAMILY, grade=BEST[EvidenceKind.FAMILY], received_on=date(2026, 3, 4))
    async with house.opened.storage.work() as work:
        item = await evidence.add(work, rules, mine, case.id, told)
        wish = Wish(axis=Axis.FATE, after=Fate.BELIEVED_CAPTIVE.value, quotes=(item.id,))
        await statuses.change(work, rules, mine, case.id, wish)


async def withdrawn(house: House, by: Phone, case: Case) -> None:
    """Have somebody propose that a captivity was not confirmed after all."""
    assert house.opened is not None
    wish = Wish(axis=Axis.FATE, after=Fate.MISSING.value, words="Лист був про іншу людину.")
    mine, rules = await who(house, by), house.opened.rules
    async with house.opened.storage.work() as work:
        await proposals.propose(work, rules, mine, case.id, wish)


async def asked_to_verify(house: House) -> bool:
    """Whether a moderator is asked to verify a kinship by now."""
    assert house.opened is not None
    async with house.opened.storage.reading() as work:
        return any(one.kind is ReviewKind.KINSHIP for one in await work.reviews.waiting(work.now, 20))


async def test_a_verified_family_is_told_a_captivity_and_that_it_was_not_confirmed(house: House) -> None:
    family, first = await house.family(), await house.moderator("Marta", Role.VERIFIER)
    second = await house.moderator("Petro", Role.VERIFIER)
    case = await made(house, family, first)
    await verified(first)
    before = len(await family.pushes())
    await proposed(house, first, case, Fate.CAPTIVE_CONFIRMED, EvidenceKind.ICRC_LETTER)
    await approve(second, case)
    assert (await family.pushes())[before:] == []
    house.clock.move(minutes=31)
    news = await read(family, "captivity confirmed (ICRC,")
    assert await stands(house, case) is Fate.CAPTIVE_CONFIRMED
    assert set((await family.pushes())[before:]) == {PUSH}
    number = plain(news["text"]).partition("Update No. ")[2].partition(".")[0]
    await family.press("Received")
    await hear(family, "Noted.")
    for asked, told in ((number, f"Update No. {number} is ours."), ("1234-5678", "We do not know this number here")):
        await family.send(f"/check {asked}")
        await hear(family, told)
    await withdrawn(house, first, case)
    await approve(second, case)
    house.clock.move(minutes=31)
    await read(family, "was not confirmed. We sincerely apologise.")
    assert not [push for push in await family.pushes() for word in TELLING if word in push]


async def test_an_unverified_family_is_told_nothing_and_a_moderator_is_asked_to_verify_it(house: House) -> None:
    family, first = await house.family(), await house.moderator("Marta", Role.VERIFIER)
    second = await house.moderator("Petro", Role.VERIFIER)
    case = await made(house, family, first)
    before = len(await family.pushes())
    await proposed(house, first, case, Fate.CAPTIVE_CONFIRMED, EvidenceKind.ICRC_LETTER)
    await approve(second, case)
    house.clock.move(minutes=31)
    while not await asked_to_verify(house):  # noqa: ASYNC110 (the queue rings no bell)
        await asyncio.sleep(GLANCE)
    await first.send("/queue")
    await hear(first, "news waits until the kinship is verified")
    assert (await family.pushes())[before:] == []
    await see(family, "has been taken up")


async def test_a_verified_family_is_told_by_two_that_the_person_is_back_and_where_to_turn(house: House) -> None:
    family, first = await house.family(), await house.moderator("Marta", Role.VERIFIER)
    second = await house.moderator("Petro", Role.VERIFIER)
    case = await made(house, family, first)
    await verified(first)
    before = len(await family.pushes())
    await proposed(house, first, case, Fate.RELEASED, EvidenceKind.OFFICIAL, EvidenceKind.FAMILY)
    await approve(second, case)
    assert (await family.pushes())[before:] == []
    house.clock.move(minutes=31)
    await read(family, "the person has returned from captivity")
    assert (await family.pushes())[before:] == [PUSH]
    await family.press("Received")
    await hear(family, "Noted.")
    await family.press("Where to turn")
    await hear(family, "Invented help after a return")


async def test_a_family_that_blocked_the_bot_is_looked_for_and_reads_the_news_when_it_is_back(house: House) -> None:
    family, moderator = await house.family(), await house.moderator("Marta", Role.VERIFIER)
    case = await made(house, family, moderator)
    await verified(moderator)
    await family.block()
    await in_queue(moderator, "messages do not reach the family")
    before = len(await family.pushes())
    await believed(house, moderator, case)
    house.clock.move(days=1)
    await in_queue(moderator, "messages do not reach the family")
    assert (await family.pushes())[before:] == []
    await family.unblock()
    await read(family, "indirect information that the person may be in captivity")
    assert (await family.pushes())[before:].count(PUSH) == 1
    await moderator.send("/queue")
    await see(moderator, "Nothing waits.")
