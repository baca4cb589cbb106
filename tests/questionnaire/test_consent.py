"""A consent is to a wording: whoever changes the words changes the version."""

from hashlib import sha256

from bot.questionnaire import consent

#: The wordings as they were when their versions were given.
WORDINGS = {
    consent.FULL: "00518a5db132",
    consent.BRIEF: "ed2e5ad644f4",
}


def test_a_changed_wording_has_a_new_version() -> None:
    assert {version: _print(version) for version in WORDINGS} == WORDINGS


def _print(version: str) -> str:
    return sha256(consent.text(version, "").id.encode()).hexdigest()[:12]


def test_the_full_consent_covers_the_short_one_and_not_the_other_way_round() -> None:
    assert consent.covers(consent.FULL, consent.BRIEF)
    assert not consent.covers(consent.BRIEF, consent.FULL)
    assert not consent.covers(None, consent.BRIEF)
    assert not consent.covers("2020-01", consent.FULL)
