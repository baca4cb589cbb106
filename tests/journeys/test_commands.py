"""What the commands do, in the middle of everything."""

from typing import Final

from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import ENTER, WHO, decide, hear, report, see, take, walk

ANSWERS: Final = {
    "/help": "Here you can report a person",
    "/contacts": "What do you think happened?",
    "/privacy": "What happens to what you write",
    "/language": "Оберіть мову",
    "/cancel": "Your unfinished report is put aside.",
    "/delete": "What should we delete?",
}


async def test_commands_answer_in_the_middle_of_the_form_and_lose_nothing(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (*ENTER, *WHO))
    await see(family, "Patronymic (father's name)?")
    for command, told in ANSWERS.items():
        await family.send(command)
        await see(family, told)
        await family.start()
        await see(family, "Patronymic (father's name)?")


async def test_safety_answered_anew_hides_the_long_form(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (*ENTER, *WHO))
    await see(family, "Patronymic (father's name)?")
    await family.send("/safety")
    await walk(family, (("Could someone inspect your phone?", "Yes"),))
    shown = await see(family, "We will send nothing first.")
    await family.wait(lambda messages: "Hryhorenko" not in str(messages), what="chat without the name")
    assert "My reports" not in str(shown["buttons"])


async def test_clear_empties_the_chat_and_keeps_the_draft(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (*ENTER, *WHO))
    await see(family, "Patronymic (father's name)?")
    await family.send("/clear")
    await see(family, "We have removed what Telegram still lets us remove")
    await family.wait(lambda messages: len(messages) == 1, what="chat with one message")
    await family.start()
    await see(family, "Patronymic (father's name)?")


async def test_a_report_is_deleted_and_the_moderators_no_longer_see_it(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    number = await report(family, roads.SHORTLY)
    await family.send("/delete")
    await walk(family, (("What should we delete?", f"Report No. {number}"), ("We will erase", "Yes, delete")))
    await see(family, "your answers and contacts are erased")
    await moderator.send("/queue")
    await see(moderator, "Nothing waits.")
    await family.press("My reports")
    await see(family, "You have sent no reports yet.")


async def test_a_deleted_report_whose_case_stands_becomes_a_task(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    number = await report(family, roads.SHORTLY)
    await take(moderator)
    await decide(moderator, "New case")
    await roads.read(family, "has been taken up")
    await family.send("/delete")
    await walk(family, (("What should we delete?", f"Report No. {number}"), ("We will erase", "Yes, delete")))
    await see(family, "your answers and contacts are erased")
    await take(moderator)
    await hear(moderator, "its answers are erased")
    await decide(moderator, "Settled")


async def test_everything_is_deleted_and_the_chat_begins_anew(house: House) -> None:
    family = await house.family()
    await report(family, roads.SHORTLY)
    await family.send("/delete")
    await walk(family, (("What should we delete?", "Everything about me"), ("We will erase", "Yes, delete everything")))
    await see(family, "Everything is erased.")
    await family.wait(lambda messages: len(messages) == 1, what="chat with the last word only")
    house.clock.move(minutes=6)
    await family.start()
    await see(family, "Оберіть мову")
