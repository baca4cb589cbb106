"""A family without Telegram: a moderator writes for it, a colleague decides, a person tells it by phone."""

from tests.journeys.house import House
from tests.journeys.roads import SHORTLY, decide, hear, log_call, reference, see, take, walk
from tests.sandbox.phone import plain

OPENING = (
    ("How do they speak with us?", "By phone"),
    ("Nothing is kept without consent.", "The consent was heard"),
)


async def test_who_telephones_is_written_for_decided_on_and_called_back(house: House) -> None:
    first, second = await house.moderator("Marta"), await house.moderator("Petro")
    await first.send("/report")
    await walk(first, (*OPENING, *SHORTLY))
    number = reference((await see(first, "Please read this number out"))["text"])
    assert "Hryhorenko" not in "".join(plain(message["text"]) for message in await first.messages())
    await take(second)
    await hear(second, f"Report No. {number}")
    await hear(second, "Written by Marta: by phone.")
    await decide(second, "New case")
    await hear(second, "Decided: a new case")
    await take(first)
    await hear(first, f"Your report No. {number} has been taken up.")
    await log_call(first, "Spoken with the family", "The task is done")
    await hear(first, "Decided: call: Spoken with the family")
