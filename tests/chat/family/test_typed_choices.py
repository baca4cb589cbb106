"""A family types where a button is asked for."""

from bot.questionnaire.answers import Answer
from tests.chat.family.family import Family


async def answers_of(family: Family) -> dict[str, Answer]:
    [draft] = await family.drafts()
    return dict(draft.answers)


async def test_whoever_types_who_they_are_is_understood_and_told_how(family: Family) -> None:
    await family.reports()
    await family.types("мама я")
    assert "Noted. Your relation: Mother or father" in family.screen
    assert "surname" in family.screen
    assert (await answers_of(family))["relation"].value == "parent"


async def test_what_fits_several_choices_or_none_leaves_the_question_open(family: Family) -> None:
    await family.reports()
    for typed in ("мати і сестра", "хрещена"):
        await family.types(typed)
        assert "Please choose one of the buttons." in family.screen
        assert "relation" not in await answers_of(family)


async def test_a_person_is_called_by_words_as_by_the_button(family: Family) -> None:
    await family.reports()
    await family.types("це про мене")
    assert "It is better to talk about this with a person" in family.screen
    report, _ = sorted(await family.drafts(), key=lambda draft: draft.form != "full")
    assert "relation" not in report.answers


async def test_a_doubtful_choice_in_words_is_asked_about_first(family: Family) -> None:
    await family.reports()
    await family.types("сестра", "Vyhadanenko", "Ostap")
    await family.presses("Has none", "There are none")
    await family.types("чоловік", "1980", "вивезли дитину")
    assert "By these answers the person is 18 or older" in family.screen
    assert "Noted" not in family.screen
    await family.types("так")
    assert (await answers_of(family))["what"].value == "child"


async def test_changing_a_branch_in_words_says_what_was_taken_and_what_was_dropped(family: Family) -> None:
    await family.reports()
    await family.answers_all()
    await family.presses("Circumstances", "What happened")
    await family.types("військовий")
    assert "Noted. What happened: In service, no contact" in family.screen
    assert "no longer apply" in family.screen


async def at_region(family: Family) -> Family:
    """Come to the question about the region."""
    await family.reports()
    await family.types("сестра", "Vyhadanenko", "Ostap")
    await family.presses("Has none", "There are none", "Male")
    await family.types("14.03.1989")
    await family.presses("No contact, cause unknown")
    return await family.types("March 2024")


async def test_a_town_typed_for_the_region_is_offered_as_the_settlement(family: Family) -> None:
    await (await at_region(family)).types("Чугуїв")
    assert "Noted. Region: Kharkiv region" in family.screen
    assert "Which settlement" in family.screen
    await family.press_data(taken := family.data("Чугуїв"))
    await family.press_data(taken)
    told = await answers_of(family)
    assert (told["region"].value, told["settlement"].value) == ("UA-63", "Чугуїв")
    assert "Which settlement" not in family.screen


async def test_a_former_name_typed_for_the_region_is_offered_by_todays(family: Family) -> None:
    await (await at_region(family)).types("Красноград", "yes")
    await family.presses("Берестин")
    assert (await answers_of(family))["settlement"].value == "Берестин"


async def test_a_place_of_several_regions_is_kept_until_the_region_is_chosen(family: Family) -> None:
    await (await at_region(family)).types("Первомайськ")
    assert "in several regions" in family.screen
    await family.presses("Next ▶", "Mykolaiv region")
    await family.presses("Первомайськ")
    assert (await answers_of(family))["settlement"].value == "Первомайськ"


async def test_another_settlement_may_be_typed_and_a_region_alone_offers_none(family: Family) -> None:
    await (await at_region(family)).types("Харківська область")
    assert family.labels[0] == "I do not know"
    await family.presses("⬅ Back")
    await family.types("Чугуїв")
    await family.types("Izium")
    assert (await answers_of(family))["settlement"].value == "Izium"


async def test_the_check_tells_the_region_and_not_the_place_that_was_typed_for_it(family: Family) -> None:
    await (await at_region(family)).types("Первомайськ")
    await family.presses("Next ▶", "Mykolaiv region")
    await family.presses("Send now, add more later", "Telegram only", "Skip", "Nobody", "Done")
    assert "Region</b>: Mykolaiv region" in family.screen
    await family.presses("Circumstances", "Region")
    assert "Your answer: Mykolaiv region" in family.screen
    assert "Первомайськ" not in family.screen


async def test_words_that_name_no_place_are_not_kept_beside_the_region(family: Family) -> None:
    await (await at_region(family)).types("абракадабра")
    await family.presses("Next ▶", "Mykolaiv region")
    told = (await answers_of(family))["region"]
    assert (told.value, told.raw) == ("UA-48", None)
