"""A dialogue by chance: what the family does hangs on what it sees alone, what the moderators do on the seed alone."""

import random

from tests.chat import updates
from tests.chat.family.family import Family
from tests.chat.family.test_check import sent
from tests.chat.twins.base import DEEDS, Office

#: How many things happen after the report is sent.
LENGTH = 30
#: Every so manieth report is told to the bot question by question.
FORMS = 5
SAYINGS = ("/start", "/start", "/cancel", "/contacts", "/clear", "/check 1234-5678", "Is there any news?", "1989")
PASSING = ({"minutes": 1}, {"minutes": 31}, {"minutes": 31}, {"hours": 9}, {"days": 4})
#: What the moderators do first: mostly they take the report up.
FIRST = ("take up", "take up", "take up", "ask", "reject")


async def held(family: Family, office: Office, seed: int) -> None:
    """Hold a dialogue: a report is sent, now and then by the whole form, and then whatever comes."""
    choices, deeds = random.Random(f"family {seed}"), random.Random(f"moderators {seed}")
    if seed % FORMS:
        await family.begins()
        await office.has_report()
    else:
        await sent(family)
    await office.does(deeds.choice(FIRST))
    await family.types("/cancel")
    await family.presses("My reports")
    for _ in range(LENGTH):
        match choices.randrange(10):
            case 0 | 1 | 2 | 3:
                await presses_anything(family, choices)
            case 4:
                await looks(family, choices)
            case 5:
                await family.types(choices.choice(SAYINGS))
            case 6:
                await office.house.after(**choices.choice(PASSING))
            case 7 if choices.random() < 0.2:
                await family.tells(updates.member(family.chat, choices.choice(("kicked", "member"))))
            case _:
                await office.does(deeds.choice([*DEEDS, "take up", "take up", "believe"]))
        office.house.note(f"toast: {family.toast}")


async def presses_anything(family: Family, choices: random.Random) -> None:
    """Press one of the buttons that stand in the chat, mostly one of the newest."""
    there = list(family._buttons(limit=choices.choice((1, 1, 3))))  # noqa: SLF001 - one hand of the same phone
    if there:
        number, button = choices.choice(there)
        await family.tells(updates.pressed(family.chat, button.data, number))


async def looks(family: Family, choices: random.Random) -> None:
    """Look at My reports, and into one of what stands there."""
    await family.types("/cancel")
    if "My reports" in family.labels:
        await family.presses("My reports")
        await presses_anything(family, choices)


async def in_writing(family: Family, office: Office, _: int) -> None:
    """Hold a dialogue: a family would rather be written to than talk, is, and answers; a hold comes between."""
    await family.begins()
    await office.has_report()
    await office.does("take up")
    await family.presses("Open")
    await office.does("talk")
    await family.presses("Open", "Better write")
    await office.does("death")
    for words in ("Так, є.", "Вона вдома."):
        await office.does("write")
        await family.presses("Open", "Received", "Answer")
        await family.types(words)
        await family.presses("Done")
