"""What is grave takes two phones, letters and time: a captivity, a withdrawal, an end by time, a hold."""

import asyncio
from datetime import date
from typing import Final

from bot.domain.case import Case, Fate
from bot.domain.evidence import BEST, EvidenceKind
from bot.domain.moves import Axis
from bot.domain.proposal import Proposal
from bot.domain.roles import Moderator, Role
from bot.domain.status import Wish
from bot.services import evidence, proposals
from bot.services.evidence import Facts
from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import decide, hear, read, report, see, take, texts
from tests.sandbox.phone import Phone

CALL: Final = "A decision waits for a second person."
#: The first letters of the surname in `roads.SHORTLY`, where no patronymic is told.
LETTERS: Final = "hry"
#: What must stand on nobody's phone but a senior's.
DEATH: Final = ("death", "смерт", "загиб", "hard news")


async def made(house: House, family: Phone, moderator: Phone) -> Case:
    """Return the case that a family's report becomes."""
    await report(family, roads.SHORTLY)
    await take(moderator)
    await decide(moderator, "New case")
    await read(family, "has been taken up")
    assert house.opened is not None
    async with house.opened.storage.reading() as work:
        [case] = await work.cases.latest(1)
    return case


async def who(house: House, phone: Phone) -> Moderator:
    """Return who a phone is to the house."""
    assert house.opened is not None
    async with house.opened.storage.work() as work:
        found = await work.moderators.by_account((await work.accounts.meet(phone.id)).id)
    assert found is not None
    return found


async def proposed(house: House, by: Phone, case: Case, fate: Fate, *kinds: EvidenceKind) -> Proposal:
    """Return what somebody proposes of a case on evidence of these kinds, once it was compared with the base."""
    assert house.opened is not None
    mine, rules = await who(house, by), house.opened.rules
    told = [Facts(kind=kind, grade=BEST[kind], received_on=date(2026, 3, 4), seen=True) for kind in kinds]
    async with house.opened.storage.work() as work:
        items = [await evidence.add(work, rules, mine, case.id, each) for each in told]
        wish = Wish(axis=Axis.FATE, after=fate.value, quotes=tuple(item.id for item in items))
        return await proposals.propose(work, rules, mine, case.id, wish)


async def captivity(house: House, by: Phone, case: Case) -> Proposal:
    """Return the proposal that a captivity is confirmed."""
    return await proposed(house, by, case, Fate.CAPTIVE_CONFIRMED, EvidenceKind.ICRC_LETTER)


async def stands(house: House, case: Case) -> Fate:
    """Return the fate of a case as it stands."""
    assert house.opened is not None
    async with house.opened.storage.reading() as work:
        found = await work.cases.get(case.id)
    assert found is not None
    return found.fate


async def look(phone: Phone, case: Case) -> None:
    """Open what waits from the list, and look until it has been compared with the base."""
    await phone.send("/approvals")
    await see(phone, "What takes two people")
    await phone.press(f"1. {case.reference}")
    await hear(phone, "Please look at the person and the evidence first.")
    while True:
        await phone.press("Look")
        await hear(phone, "will be removed after 5")
        if "Approve" in await phone.buttons():
            return


async def approve(phone: Phone, case: Case) -> None:
    """Look, type the letters, and confirm."""
    await look(phone, case)
    await phone.press("Approve")
    await see(phone, "Write the first three letters")
    await phone.send(LETTERS)
    await see(phone, "You approve:")
    await phone.press("Confirm")
    await see(phone, "You have approved.")


async def called(phone: Phone, times: int) -> None:
    """Wait until somebody was called so many times, and only the last call is left in the chat."""
    while (await phone.pushes()).count(CALL) < times:  # noqa: ASYNC110 (Telegram rings no bell)
        await asyncio.sleep(roads.GLANCE)
    await phone.wait(lambda messages: texts(messages).count(CALL) == 1, what="single call")


async def test_two_people_confirm_a_captivity(house: House) -> None:
    family, first = await house.family(), await house.moderator("Marta", Role.VERIFIER)
    second = await house.moderator("Petro", Role.VERIFIER, duty=True)
    case = await made(house, family, first)
    for label in ("Case", "→ captivity confirmed", "Add evidence", "Papers", "A letter of the ICRC"):
        await first.press(label)
    for label in ("Original seen: no", "As usual", "Keep", "Propose"):
        await first.press(label)
    await hear(first, "It waits for a second person")
    await hear(second, CALL)
    assert await stands(house, case) is Fate.MISSING
    await look(second, case)
    shown = await hear(second, "Surname: Hryhorenko")
    assert shown["protected"]
    await second.press("Approve")
    await see(second, "Write the first three letters")
    await second.send(LETTERS)
    await second.wait(lambda messages: LETTERS not in str(messages), what="chat without the letters")
    await see(second, "You approve: whereabouts unknown → captivity confirmed.")
    await second.press("Confirm")
    await see(second, "You have approved.")
    await second.wait(lambda messages: "Hryhorenko" not in str(messages), what="chat without the name")
    await hear(first, f"A decision on case {case.reference} was approved")
    assert await stands(house, case) is Fate.MISSING
    house.clock.move(minutes=31)
    for phone in (first, second):
        await hear(phone, f"A decision on case {case.reference} has taken effect.")
    assert await stands(house, case) is Fate.CAPTIVE_CONFIRMED


async def test_whoever_proposed_is_refused_as_the_second_one(house: House) -> None:
    family, first = await house.family(), await house.moderator("Marta")
    case = await made(house, family, first)
    made_ = await captivity(house, first, case)
    await first.send("/approvals")
    await see(first, "Proposed by you, waiting for a colleague:")
    await first.press(f"1. {case.reference}")
    card = await see(first, "You proposed this yourself. Another colleague approves.")
    for tag in ("pa", "py"):
        told = await first.press_data(card["message_id"], f"{tag}:{made_.id}:1")
        assert told["text"] == "You made the first step yourself. Another colleague makes the second."
    assert await stands(house, case) is Fate.MISSING


async def test_what_was_approved_is_withdrawn_from_the_push_before_it_takes_effect(house: House) -> None:
    family, first, second = await house.family(), await house.moderator("Marta"), await house.moderator("Petro")
    case = await made(house, family, first)
    await captivity(house, first, case)
    await approve(second, case)
    await hear(first, "was approved and takes effect at")
    await first.press("Withdraw")
    await see(first, "Withdraw this?")
    await first.press("Yes, withdraw")
    await see(first, "Withdrawn: Marta. Nothing has changed.")
    await hear(second, f"A proposal on case {case.reference} was withdrawn.")
    house.clock.move(hours=1)
    await second.press("Open")
    await see(second, "Withdrawn: Marta. Nothing has changed.")
    assert await stands(house, case) is Fate.MISSING


async def test_what_nobody_approves_expires_and_changes_nothing(house: House) -> None:
    family, first, second = await house.family(), await house.moderator("Marta"), await house.moderator("Petro")
    case = await made(house, family, first)
    await captivity(house, first, case)
    for times, hours in enumerate((13, 36), 1):
        house.clock.move(hours=hours)
        await called(second, times)
    house.clock.move(hours=24)
    await hear(first, f"A proposal on case {case.reference} has expired")
    await second.wait(lambda messages: CALL not in str(messages), what="chat without the call")
    assert await stands(house, case) is Fate.MISSING


async def test_a_death_that_is_reported_stops_what_the_bot_tells_and_stands_on_no_other_phone(house: House) -> None:
    family, verifier = await house.family(), await house.moderator("Marta", Role.VERIFIER, duty=True)
    first, second = await house.moderator("Oksana", duty=True), await house.moderator("Petro", duty=True)
    case = await made(house, family, verifier)
    pushed, told = len(await family.pushes()), texts(await family.messages())
    await proposed(house, first, case, Fate.DEATH_REPORTED, EvidenceKind.FAMILY)
    await hear(second, CALL)
    await approve(second, case)
    house.clock.move(minutes=31)
    await hear(first, f"A decision on case {case.reference} has taken effect.")
    assert await stands(house, case) is Fate.DEATH_REPORTED
    await first.send("/queue")
    await hear(first, "check with the body whose task it is")
    assert (len(await family.pushes()), texts(await family.messages())) == (pushed, told)
    await another_report_is_asked_about_and_taken_up(house, verifier)
    shown = "\n".join(texts(await verifier.messages()))
    assert CALL not in shown
    assert not [word for word in DEATH if word in shown]
    assert (len(await family.pushes()), texts(await family.messages())) == (pushed, told)


async def another_report_is_asked_about_and_taken_up(house: House, verifier: Phone) -> None:
    """Have another relative report the same person: what belongs to a report goes also while the case is held."""
    other = await house.family("Ivan")
    await report(other, roads.SHORTLY)
    await take(verifier)
    for label in ("Ask the family", "Date of birth", "Send"):
        await verifier.press(label)
    await read(other, "Can you tell the date of birth more exactly?")
    await verifier.send("/queue")
    await verifier.press("Set aside: 1")
    await verifier.press("Take 1")
    await verifier.press("Reveal")
    await hear(verifier, "What is shown above will be removed")
    await decide(verifier, "Link to 1", "Same name and birth", "Yes, link to 1")
    await read(other, "has been taken up")
