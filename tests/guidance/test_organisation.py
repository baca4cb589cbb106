"""The organisation's file: what is not verified is never shown, and the operator hears what is missing."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.demo import run as demo
from bot.domain.guidance import BACK, CATEGORIES, CONFIRMED, STEPS, Situation, fitting
from bot.domain.hours import QuietHours
from bot.domain.priority import Due
from bot.domain.review import Priority
from bot.guidance import organisation
from bot.guidance.organisation import Organisation, OrganisationTrouble, read

TEMPLATE = Path(organisation.__file__).parent / "example.toml"
VERIFIED = 'source = "an invented source"\nverified_on = 2026-01-01\n'
CONTACT = '[[contacts]]\nuk = "Бюро"\nen = "Bureau"\nlines = "0 800 000 000"\n'


def told(folder: Path, text: str, quiet: QuietHours | None = None) -> Organisation:
    """Return the organisation of a file with this text."""
    path = folder / "organisation.toml"
    path.write_text(text, "utf-8")
    return read(path, "Вигадана спілка", quiet)


def test_without_a_file_only_the_name_is_known_and_all_else_is_missing() -> None:
    found = read(None, "Вигадана спілка", None)
    assert found.rules.organisation == "Вигадана спілка"
    assert found.missing == ("contacts", "support_lines", "child_helpline", "accounts", "coordinators", "safe_path")


def test_a_verified_contact_is_shown_in_both_languages(tmp_path: Path) -> None:
    (contact,) = told(tmp_path, CONTACT + VERIFIED).rules.contacts
    assert contact.name == {"uk": "Бюро", "en": "Bureau"}
    assert contact.lines == {"uk": "0 800 000 000", "en": "0 800 000 000"}
    assert contact.verified_on == date(2026, 1, 1)


@pytest.mark.parametrize("half", ['source = "an invented source"\n', "verified_on = 2026-01-01\n", ""])
def test_a_contact_without_source_or_date_is_not_shown_but_told(tmp_path: Path, half: str) -> None:
    found = told(tmp_path, CONTACT + half)
    assert found.rules.contacts == ()
    assert "contacts: Бюро" in found.missing


def test_a_support_line_that_nobody_verified_is_not_shown(tmp_path: Path) -> None:
    lines = '[support_lines]\nuk = "лінія"\nen = "line"\n'
    assert told(tmp_path, lines).rules.support_lines == {}
    assert told(tmp_path, lines + VERIFIED).rules.support_lines == {"uk": "лінія", "en": "line"}


def test_the_official_accounts_are_told_once_they_are_verified(tmp_path: Path) -> None:
    accounts = '[accounts]\nnames = ["@invented"]\n'
    assert told(tmp_path, accounts).rules.accounts == ()
    assert told(tmp_path, accounts + VERIFIED).rules.accounts == ("@invented",)


def test_limits_of_the_file_replace_ours_and_the_others_stand(tmp_path: Path) -> None:
    rules = told(tmp_path, "[limits]\nclaim_minutes = 10\np0_hours = 1\np2_days = 5\n").rules
    assert rules.claim == timedelta(minutes=10)
    assert rules.draft == timedelta(days=30)
    assert rules.due[Priority.P0] == Due(time=timedelta(hours=1))
    assert rules.due[Priority.P1] == Due(time=timedelta(hours=24))
    assert rules.due[Priority.P2] == Due(working_days=5)


def test_fewer_looks_may_be_allowed_and_never_more(tmp_path: Path) -> None:
    rules = told(tmp_path, "[limits]\nreveals_an_hour = 20\n").rules
    assert (rules.reveals_an_hour, rules.reveals_a_day) == (20, 200)
    for text in ("reveals_an_hour = 61", "reveals_a_day = 201", "reveals_a_day = 0", "reveals_an_hour = 1.5"):
        with pytest.raises(OrganisationTrouble, match="lower, not higher"):
            told(tmp_path, f"[limits]\n{text}\n")


def test_a_session_may_be_shorter_than_ours_and_never_longer(tmp_path: Path) -> None:
    rules = told(tmp_path, "[limits]\nsession_hours = 4\nidle_minutes = 10\n").rules
    assert (rules.session, rules.idle) == (timedelta(hours=4), timedelta(minutes=10))
    for text in ("session_hours = 13", "idle_minutes = 31", "idle_minutes = 0"):
        with pytest.raises(OrganisationTrouble, match="shorter, not longer"):
            told(tmp_path, f"[limits]\n{text}\n")


@pytest.mark.parametrize(
    "text", ["name = ", "contacts = 1", "[child_helpline]\n" + VERIFIED, "[accounts]\n" + VERIFIED]
)
def test_a_file_that_cannot_be_used_is_one_line_that_names_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(OrganisationTrouble, match=r"organisation\.toml cannot be used") as trouble:
        told(tmp_path, text)
    assert "\n" not in str(trouble.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OrganisationTrouble, match="FileNotFoundError"):
        read(tmp_path / "nowhere.toml", "Вигадана спілка", None)


def test_the_template_for_operators_shows_nothing_as_it_stands() -> None:
    rules = read(TEMPLATE, "", None).rules
    assert (rules.contacts, rules.support_lines, rules.child_helpline, rules.accounts) == ((), {}, "", ())


def test_the_template_is_whole_once_every_line_of_it_is_verified(tmp_path: Path) -> None:
    template = TEMPLATE.read_text("utf-8")
    found = told(tmp_path, re.sub(r"(?m)^source = ", "verified_on = 2026-01-01\nsource = ", template))
    assert found.missing == ("accounts", "coordinators")
    assert {contact.step for contact in found.rules.contacts} == {*STEPS, None}
    for category in CATEGORIES:
        assert len(fitting(found.rules.contacts, Situation(categories=frozenset([category]))).ahead) >= 7
    for news in (CONFIRMED, BACK):
        assert [one for one in found.rules.contacts if news in one.categories]


def test_the_demos_organisation_leaves_nothing_unsaid() -> None:
    path = Path(demo.__file__).parent / "organisation.toml"
    assert read(path, "", None).missing == ()


def test_the_groups_that_the_operator_lets_the_bot_into_are_read(tmp_path: Path) -> None:
    assert told(tmp_path, "groups = [-1001, -1002]").groups == {-1001, -1002}
    assert told(tmp_path, "").groups == frozenset()


@pytest.mark.parametrize("groups", ['["@name"]', "[5000000001]", "-1001", "[true]"])
def test_what_is_no_group_is_one_clear_line(tmp_path: Path, groups: str) -> None:
    with pytest.raises(OrganisationTrouble, match="groups must be a list of chat ids"):
        told(tmp_path, f"groups = {groups}")
