"""The first steps: language, safety, consent, the menu."""

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from bot.domain.account import Safety
from bot.questionnaire import consent
from tests.chat.family.family import Family


async def test_the_first_message_asks_for_the_language_in_both(family: Family) -> None:
    await family.types("/start")
    assert family.screen == "Добрий день. Оберіть мову. / Hello. Choose a language."
    assert family.labels == ["Українська", "English"]


async def test_a_family_in_safety_reaches_the_menu(family: Family) -> None:
    await family.begins("Українська")
    assert "Повідомити про людину, яку шукаю" in family.labels
    account = await family.account()
    assert (account.language, account.safety, account.consent) == ("uk", Safety.SAFE, consent.FULL)


async def test_whoever_does_not_agree_hears_where_else_to_turn(family: Family) -> None:
    await family.types("/start")
    await family.presses("English", "No", "No")
    assert "/contacts" in family.screen
    assert (await family.account()).consent is None


async def test_the_longer_text_leads_back_to_the_question(family: Family) -> None:
    await family.types("/start")
    await family.presses("English", "No", "More")
    assert "What happens to what you write" in family.screen
    await family.presses("Back")
    assert "Do you agree" in family.screen


async def test_no_button_leads_past_the_consent(family: Family) -> None:
    await family.begins()
    report = family.data("Report a person")
    stranger = family.world.family(5_000_000_002)
    await stranger.types("/start")
    await stranger.presses("English", "No")
    await stranger.press_data(report)
    assert "Do you agree" in stranger.screen
    assert await stranger.drafts() == []


async def test_the_language_changes_in_mid_form_and_the_question_stays(family: Family) -> None:
    await family.reports()
    assert "What is your relation" in family.screen
    await family.types("/language")
    await family.presses("Українська")
    assert "Ким Ви є для людини" in family.screen
    assert len(await family.drafts()) == 1


async def test_a_long_form_is_gone_on_with_on_no_phone_that_may_be_inspected(family: Family) -> None:
    await (await family.reports()).presses("Guardian")
    await family.types("Vyhadanenko")
    await family.presses("Pause")
    press = family.data("Continue")
    await family.types("/safety")
    await family.presses("Yes")
    await family.press_data(press)
    assert "We will send nothing first" in family.screen
    for other in (to.MyReports(0), to.ContactMe()):
        await family.press_data(pack(other))
        assert not [label for label in family.labels if "Continue" in label]
