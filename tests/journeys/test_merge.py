"""Two cases are one person: two moderators say so, one undoes it, the other confirms; a family notices nothing."""

from dataclasses import replace
from functools import partial

from bot.domain.case import Case, CaseState
from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import decide, hear, see, take, walk
from tests.journeys.test_report_to_news import SHEVCHUK
from tests.sandbox.phone import Json, Phone

#: The first letters of the patronymic.
LETTERS = "ник"


async def stands(house: House, case: Case) -> Case:
    """Return a case as it stands."""
    assert house.opened is not None
    async with house.opened.storage.reading() as work:
        found = await work.cases.get(case.id)
    assert found is not None
    return found


def on_screen(label: str, messages: list[Json]) -> bool:
    """Tell whether a button stands somewhere."""
    return label in str([message["buttons"] for message in messages])


async def press(phone: Phone, *steps: tuple[str, str]) -> None:
    """Press labels as soon as they stand there, and wait each time for what is told then."""
    for label, told in steps:
        await phone.wait(partial(on_screen, label), what=f"the button {label!r}")
        await phone.press(label)
        await hear(phone, told)


async def test_two_people_merge_two_cases_and_two_part_them_again(house: House) -> None:
    case, into = await house.case(SHEVCHUK), await house.case(replace(SHEVCHUK, given="Олексій", region="UA-18"))
    family, first, second = await house.family(), await house.moderator("Marta"), await house.moderator("Petro")
    await family.start()
    await walk(family, (*roads.ENTER_UK, *roads.REPORT_UK))
    await see(family, "Його прочитає модератор")
    await take(first)
    await hear(first, "What is shown above will be removed")
    await press(
        first,
        ("Compare cases 1 and 2", "Is this one person?"),
        (f"One person: {into.reference} goes on", f"{into.reference} goes on for both"),
        ("Propose", "Proposed: one person. A colleague approves it."),
    )
    await decide(first, "Link to 1", "Same name and birth", "Yes, link to 1")
    await second.send("/approvals")
    await press(
        second,
        (f"1. {case.reference}", "one person with case"),
        ("Look", "Шевчук"),
        ("Approve", "Write the first three letters of the patronymic"),
    )
    await second.send(LETTERS)
    await hear(second, "You approve:")
    await press(second, ("Confirm", "You have approved."))
    assert (await stands(house, case)).state is CaseState.OPEN
    await see(family, "Для Вас є повідомлення")
    heard = await family.messages()
    house.clock.move(minutes=31)
    await hear(first, "has taken effect")
    assert (await stands(house, case)).merged_into == into.id
    await first.send("/cases")
    await hear(first, case.reference)
    await press(
        first,
        (case.reference, f"Goes on in case {into.reference}"),
        ("Undo the merge", "every report, relative and item of evidence is where it was"),
        ("Yes, undo the merge", "The merge is undone. A colleague confirms it."),
    )
    assert (await stands(house, case)).state is CaseState.OPEN
    await take(second)
    await press(second, ("Confirm the parting", "The parting is confirmed. Messages go again."))
    assert await family.messages() == heard
