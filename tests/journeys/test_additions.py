"""A report is sent early, added to, decided and corrected; then the person is said to be found."""

from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import decide, hear, log_call, read, report, see, take, walk


async def test_what_a_family_tells_later_stands_beside_what_it_told_first(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    no = await report(family, roads.SHORTLY)
    await walk(
        family,
        (
            ("was received on", "To the menu"),
            ("What would you like to do?", "Add or correct"),
            (f"Your answers in report No. {no}", "Answer 8 more questions"),
            ("Which settlement", "Izium"),
            ("Where does the person live", "That is all for now"),
            ("Izium (changed)", "Send the changes"),
        ),
    )
    await see(family, f"The changes to report No. {no} are sent.")
    await take(moderator)
    await hear(moderator, "Settlement: not asked → Izium")
    await decide(moderator, "New case")
    await read(family, "has been taken up")
    await family.send("/start")
    await walk(
        family,
        (
            ("What would you like to do?", "Add or correct"),
            ("Settlement: Izium", "Circumstances"),
            ("Tap a line", "Settlement"),
            ("Your answer: Izium", "Balakliia"),
            ("Balakliia (changed)", "Send the changes"),
            ("are sent", "To the menu"),
            ("What would you like to do?", "The person has been found"),
            ("Have you yourself spoken with the person", "No, I heard from others"),
            ("What is known, and from where?", "Skip"),
        ),
    )
    await see(family, "Please publish nothing until this is confirmed.")
    await take(moderator)
    await hear(moderator, "Spoken with the person: No, I heard from others")
    await log_call(moderator, "Spoken with the family", "The task is done")
    await take(moderator)
    await hear(moderator, "Settlement: Izium → Balakliia")
    await decide(moderator, "Seen")
