"""Two relatives of one person, each verified: both hear the news, and nothing on either phone tells of the other."""

from typing import Final

from bot.domain.roles import Role
from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import PUSH, Steps, decide, hear, read, report, see, take
from tests.journeys.test_case_news import believed, verified
from tests.journeys.test_two_decide import made
from tests.sandbox.phone import Phone, plain

BELIEVED: Final = "indirect information that the person may be in captivity"
#: What a brother tells of the same person.
BROTHER: Final[Steps] = tuple(
    (question, "Brother or sister" if reply == "Mother or father" else reply) for question, reply in roads.SHORTLY
)


async def test_two_relatives_hear_the_same_news_and_never_of_each_other(house: House) -> None:
    mother, moderator = await house.family("Olena"), await house.moderator("Marta", Role.VERIFIER)
    case = await made(house, mother, moderator)
    await verified(moderator)
    brother = await house.family("Ivan")
    reported = await report(brother, BROTHER)
    await take(moderator)
    await decide(moderator, "Link to 1", "Same name and birth", "Yes, link to 1")
    await read(brother, "has been taken up")
    await verified(moderator, reported)
    since = {phone.id: len(await phone.pushes()) for phone in (mother, brother)}
    await believed(house, moderator, case)
    updates = [update(await read(phone, BELIEVED)) for phone in (mother, brother)]
    for phone in (mother, brother):
        assert (await phone.pushes())[since[phone.id] :] == [PUSH]
    await is_not_ours(mother, updates[1])
    await my_case(mother)
    await my_case(brother)
    shown = {phone.name: plain(str(await phone.chat())) for phone in (mother, brother)}
    for name, told in (("Olena", (reported, updates[1], "Ivan", "Brother")), ("Ivan", (updates[0], "Olena", "Mother"))):
        assert not [word for word in (*told, case.reference) if word in shown[name]]


def update(message: roads.Json) -> str:
    """Return the update number of a message."""
    return plain(str(message["text"])).partition("Update No.")[2].split()[0].strip(".")


async def is_not_ours(phone: Phone, number: str) -> None:
    """Have a phone ask about the number of somebody else's message."""
    await phone.send(f"/check {number}")
    await hear(phone, "We do not know this number here")


async def my_case(phone: Phone) -> None:
    """Open My case: it holds what this phone was told."""
    await phone.send("/start")
    await see(phone, "What would you like to do?")
    await phone.press("My reports")
    await see(phone, "taken up")
    await phone.press("No. ")
    await phone.press("My case")
    await see(phone, "The person may be in captivity.")
