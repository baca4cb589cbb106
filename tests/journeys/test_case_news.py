"""News of a case on two phones: verified, pushed, opened, received; withdrawn and corrected; and what is not ours."""

import asyncio
from typing import Final

from bot.domain.case import Case, Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.review import ReviewKind
from bot.domain.roles import Role
from bot.domain.status import Wish
from bot.services import proposals
from tests.journeys.house import House
from tests.journeys.roads import GLANCE, PUSH, hear, read, see
from tests.journeys.test_two_decide import approve, made, proposed, stands, who
from tests.sandbox.phone import Phone

#: What must stand on no lock screen.
TELLING: Final = ("Hryhorenko", "Natalia", "captiv", "полон", "returned")


async def verified(moderator: Phone) -> None:
    """Have a moderator see the papers of the family whose report was just decided."""
    await moderator.press("Case")
    await hear(moderator, "No evidence yet")
    await moderator.press("Relatives")
    await see(moderator, "V0, not verified")
    [number] = [label for label in await moderator.buttons() if label.startswith("No. ")]
    await moderator.press(number)
    await moderator.press("Papers were seen")
    await moderator.press("Yes, verify")
    await hear(moderator, "V2, kinship shown")


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
    number = news["text"].partition("Update No. ")[2].partition(".")[0]
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
