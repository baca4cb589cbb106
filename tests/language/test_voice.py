"""The bot's voice: every wording of both catalogues, read by rule."""

import pytest

from bot.chat.family.voice import FamilyVoice
from bot.demo.screens import screens
from bot.i18n import LANGUAGES, sentences, translators
from bot.words import Text
from tests.language.rules import RULES, Rule

EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name} ({rule.languages})")


def wordings(languages: str) -> list[str]:
    return [
        wording
        for sentence in sentences()
        for language, told in sentence.wordings.items()
        if language in languages.split()
        for wording in told
    ]


@EVERY_RULE
def test_no_wording_breaks_a_rule_of_the_voice(rule: Rule) -> None:
    broken = [f"«{caught}» in: {wording}" for wording in wordings(rule.languages) if (caught := rule.caught(wording))]
    assert not broken, "\n".join(broken)


@EVERY_RULE
def test_a_rule_catches_what_it_is_for_and_nothing_else(rule: Rule) -> None:
    assert rule.bites
    assert all(rule.caught(wording) for wording in rule.bites)
    assert not [wording for wording in rule.passes if rule.caught(wording)]


@EVERY_RULE
def test_a_phrase_is_spared_only_while_it_is_said(rule: Rule) -> None:
    for phrase, reason in rule.spared.items():
        assert reason
        assert [wording for wording in wordings(rule.languages) if phrase in wording], phrase


def test_a_sentence_ends_alike_in_both_languages() -> None:
    """A label has no full stop in either, a question is a question in both."""
    for sentence in sentences():
        ends = [told[-1].rstrip("»\"')")[-1:] for told in sentence.wordings.values()]
        assert len({end if end in ".?:;," else "" for end in ends}) == 1, sentence.original


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_is_a_word_to_press_and_no_sentence(language: str) -> None:
    words = translators()[language]
    for name, screen in screens(language):
        for press in (press for row in screen.rows for press in row):
            label = words.plain(press.label) if isinstance(press.label, Text) else press.label
            assert label[-1] not in ".,:;?…", (name, label)
            assert not label.removeprefix("м. ")[0].islower(), (name, label)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_push_on_a_lock_screen_tells_nothing(language: str) -> None:
    """No report, no number, no name, no war: whoever holds the phone learns only that there is a message."""
    push = FamilyVoice().push(language, "k" * 22)
    told = " ".join([push.html, *(button.label for row in push.rows for button in row)]).casefold()
    telling = "полон невол зверненн справ пошук людин війн № captiv report case search person war"
    assert not [word for word in telling.split() if word in told]
    assert not any(character.isdigit() for character in told)
