"""The safety phrase: offered once after the receipt, chosen in My data, never shown where a phone may be inspected."""

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from tests.chat.family.family import Family
from tests.chat.family.test_check import sent


async def test_the_first_receipt_offers_a_phrase_and_what_was_typed_stands_in_my_data(family: Family) -> None:
    await sent(family)
    assert "Choose a safety phrase" in family.labels
    await family.presses("Choose a safety phrase")
    await family.types("blue bird")
    assert "Your phrase: blue bird." in family.screen
    await family.presses("My data")
    assert "your safety phrase: blue bird" in family.screen
    await family.presses("Safety phrase", "Remove the phrase")
    assert "The phrase is removed." in family.screen
    assert "blue bird" not in family.screen


async def test_a_phrase_can_be_changed_before_any_report(family: Family) -> None:
    await family.begins()
    await family.presses("My data", "Safety phrase", "Choose a safety phrase")
    await family.types("blue bird")
    await family.presses("My data", "Safety phrase", "Choose another phrase")
    await family.types("a")
    assert "Please write from 3 to 60" in family.screen
    await family.types("still pond")
    assert "Your phrase: still pond." in family.screen


async def test_a_phrase_with_the_number_of_a_paper_is_refused(family: Family) -> None:
    await family.begins()
    await family.press_data(pack(to.ChoosePhrase()))
    await family.types("passport AB123456")
    assert "For safety we did not store it" in family.screen
    assert (await family.account()).phrase is None


async def test_on_a_phone_that_may_be_inspected_no_old_button_shows_the_phrase(family: Family) -> None:
    await family.begins()
    await family.press_data(pack(to.ChoosePhrase()))
    await family.types("blue bird")
    await family.types("/safety")
    await family.presses("Yes")
    for press in (to.SafetyPhrase(), to.RemovePhrase(), to.ChoosePhrase(), to.MyData()):
        await family.press_data(pack(press))
        assert "blue bird" not in family.screen
        assert "We will send nothing first" in family.screen
