"""Fingers on the demo's phones over HTTP: for what another journey in a browser presses already."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Final

from bot.demo import table
from tests.journeys import roads
from tests.journeys.roads import GLANCE, Steps, hear, see, walk
from tests.sandbox.phone import Phone, client_of

#: What a brother tells, in English, of the person in `roads.SHORTLY_UK`.
BROTHER: Final[Steps] = tuple(
    (question, {"Mother or father": "Brother or sister", "Hryhorenko": "Shevchuk", "Natalia": "Oleksii",
                "1975": "14.03.1989"}.get(reply, reply))
    for question, reply in roads.SHORTLY
)  # fmt: skip
#: The first letters of the patronymic of whom the base holds.
LETTERS: Final = "ник"


@asynccontextmanager
async def hands(url: str) -> AsyncIterator[tuple[Phone, ...]]:
    """Yield the phones of everybody at the demo's table, in its order."""
    async with client_of(url) as client:
        yield tuple(Phone(client, person["id"], person["first_name"]) for person in table.people())


async def passes(phone: Phone, **parts: float) -> None:
    """Have time pass, by the parts of a timedelta."""
    told = {"kind": "clock", "seconds": timedelta(**parts).total_seconds()}
    (await phone.client.post("/sandbox/faults", json=told)).raise_for_status()


async def press(phone: Phone, *steps: tuple[str, str]) -> None:
    """Press labels, and wait each time for what is told then."""
    for label, told in steps:
        await passes(phone, seconds=1)
        await phone.press(label)
        await hear(phone, told)


async def let_in(phone: Phone) -> None:
    """Choose a language and write the code that the app shows."""
    await phone.press("Українська")
    await another_code(phone, "")
    await shows_code(phone, "роль:")


async def another_code(phone: Phone, before: str) -> None:
    """Wait until the app shows another code than before."""
    while await code_of(phone) == before:  # noqa: ASYNC110 (the app rings no bell)
        await asyncio.sleep(GLANCE)


async def shows_code(phone: Phone, told: str) -> None:
    """Write the code that the app shows, and wait for what is told then."""
    await hear(phone, "код із застосунку")
    await phone.send(await code_of(phone))
    await hear(phone, told)


async def code_of(phone: Phone) -> str:
    """Return the code that the app beside a phone shows, none while it shows none."""
    return str((await phone.chat())["code"] or "")


async def report(phone: Phone, steps: Steps) -> None:
    """Report somebody. A chat takes one message a second: so much passes with each answer, and nobody waits for it."""
    await phone.start()
    for step in steps:
        await passes(phone, seconds=1)
        await walk(phone, (step,))


async def takes(phone: Phone) -> None:
    """Open the queue, take the first item of it and reveal what it is about."""
    await phone.send("/queue")
    await see(phone, "Черга")
    await press(phone, ("Взяти 1", "Завдання у Вас до"), ("Показати", "Показане вище приберемо"))


async def decides(phone: Phone, *labels: str) -> None:
    """Press the labels of a verdict."""
    for label in labels:
        await passes(phone, seconds=1)
        await phone.press(label)
    await hear(phone, "Ваше рішення записано")


async def sees_papers(phone: Phone, number: str) -> None:
    """Have a moderator see the papers of the family whose report was just decided."""
    await press(phone, ("Справа", "Доказів ще немає"), ("Рідні", "V0, не перевірено"), (number, "Документи надходять"))
    await press(phone, ("Документи переглянуто", "Відтепер новини"), ("Так, перевірено", "V2, спорідненість показано"))


async def adds(phone: Phone, *labels: str) -> None:
    """Add an item of evidence from the card or from a move, by the labels of its kind."""
    for label in ("Додати доказ", *labels, "Як зазвичай", "Зберегти"):
        await passes(phone, seconds=1)
        await phone.press(label)


async def approves(phone: Phone) -> None:
    """Find what waits for a second person, look, type the letters, confirm."""
    await phone.send("/approvals")
    await see(phone, "Що вирішують двоє")
    await press(phone, ("1. ", "запропоновано"))
    await compared(phone)
    await press(phone, ("Погодити", "три літери"))
    await phone.send(LETTERS)
    await press(phone, ("Підтвердити", "до того можна відкликати"))


async def compared(phone: Phone) -> None:
    """Look until it was compared with the base: before that nobody can approve."""
    while True:
        await phone.press("Переглянути")
        await see(phone, "Показане вище буде прибрано")
        if "Погодити" in await phone.buttons():
            return
