"""A contact of the organisation's file: read whole, or told in one line what is wrong with it."""

from datetime import date
from pathlib import Path

import pytest

from bot.domain.guidance import CATEGORIES, STEPS
from bot.guidance.organisation import OrganisationTrouble
from bot.questionnaire.form import FULL
from tests.guidance.test_organisation import CONTACT, VERIFIED, told

#: The form's choices that are no category: said to a person, not in the chat.
NO_CATEGORY = {"not_here"}


def test_a_contact_says_for_whom_what_for_how_long_and_what_to_bring(tmp_path: Path) -> None:
    text = (
        'for = ["child", "lost"]\nstep = "courts"\nabroad = "+380 00 000 00 00"\nwithin_days = 90\n'
        'bring = { uk = "паспорт", en = "passport" }\n'
    )
    (contact,) = told(tmp_path, CONTACT + text + VERIFIED).rules.contacts
    assert contact.categories == {"child", "lost"}
    assert (contact.step, contact.within_days) == ("courts", 90)
    assert contact.abroad == {"uk": "+380 00 000 00 00", "en": "+380 00 000 00 00"}
    assert contact.bring == {"uk": "паспорт", "en": "passport"}
    assert contact.verified_on == date(2026, 1, 1)


def test_contacts_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    second = CONTACT.replace("Бюро", "Лінія") + VERIFIED
    contacts = told(tmp_path, CONTACT + VERIFIED + second).rules.contacts
    assert [contact.name["uk"] for contact in contacts] == ["Бюро", "Лінія"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CONTACT.replace('en = "Bureau"\n', ""), "Бюро: 'en' is missing"),
        (CONTACT.replace('lines = "0 800 000 000"\n', ""), "Бюро: 'lines' is missing"),
        (CONTACT.replace('"0 800 000 000"', '{ uk = "0 800 000 000" }'), "Бюро: 'en' is missing"),
        (CONTACT.replace('"0 800 000 000"', "0"), "Бюро: "),
        (CONTACT.replace("Bureau", "B" * 121), "Бюро: name must be a text of 1 to 120 characters"),
        (CONTACT + 'bring = ""\n', "Бюро: bring must be a text of 1 to 300 characters"),
        (CONTACT + 'for = ["soldier"]\n', "Бюро: for must be a list of service, detained"),
        (CONTACT + 'for = "child"\n', "Бюро: for must be a list of"),
        (CONTACT + "for = [[]]\n", "Бюро: "),
        (CONTACT + 'step = "tax"\n', "Бюро: step must be one of police, register"),
        (CONTACT + "within_days = 0\n", "Бюро: within_days must be a number of days"),
        (CONTACT + 'within_days = "90"\n', "Бюро: within_days must be a number of days"),
        (CONTACT + 'brings = "a photo"\n', "Бюро: 'brings' means nothing here"),
    ],
)
def test_a_slip_of_the_pen_is_one_line_that_names_the_contact(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(OrganisationTrouble) as trouble:
        told(tmp_path, text + VERIFIED)
    assert f"cannot be used: contacts: {words}" in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_categories_and_steps_are_those_of_the_form() -> None:
    what = FULL.step("what")
    assert what is not None
    assert [choice.key for choice in what.choices if choice.key not in NO_CATEGORY] == list(CATEGORIES)
    turned_to = FULL.step("turned_to")
    assert turned_to is not None
    assert [choice.key for choice in turned_to.choices if not choice.alone] == list(STEPS)
