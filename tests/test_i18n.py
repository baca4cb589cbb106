"""A sentence comes out in the family's language, and whatever people wrote stays harmless in it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import LANGUAGES, MissingPlaceholder, Translator, sentences, translators, typeset
from bot.words import Text, nmsg

UK, EN = Translator("uk"), Translator("en")


def test_every_language_has_a_translator() -> None:
    assert set(translators()) == set(LANGUAGES) == {"uk", "en"}


def test_a_date_is_told_in_words() -> None:
    said = Text("{day}", {"day": date(1989, 4, 3)})
    assert UK.plain(said) == "3\u00a0квітня 1989\u00a0року"
    assert EN.plain(said) == "3\u00a0April 1989"


def test_a_moment_is_told_in_kyiv_time() -> None:
    said = Text("{at}", {"at": datetime(2026, 7, 1, 21, 30, tzinfo=UTC)})
    assert EN.plain(said) == "2\u00a0July 2026, 00:30"
    assert UK.plain(said) == "2\u00a0липня 2026\u00a0року, 00:30"


def test_what_people_wrote_is_escaped_and_the_catalogue_is_not() -> None:
    said = Text("<b>{name}</b>", {"name": "<i>Лі & Цой</i> «Мар'яна» {n}"})
    assert UK.html(said) == "<b>&lt;i&gt;Лі &amp; Цой&lt;/i&gt; «Мар'яна» {n}</b>"
    assert UK.plain(said) == "<b><i>Лі & Цой</i> «Мар'яна» {n}</b>"


def test_a_sentence_within_a_sentence_is_translated_too() -> None:
    inner = Text("<i>{what}</i>", {"what": "a<b"})
    assert EN.html(Text("{inner}!", {"inner": inner})) == "<i>a&lt;b</i>!"


def test_several_sentences_stand_one_per_line() -> None:
    lines = (Text("One"), Text("Two"))
    assert EN.html(Text("All:\n{lines}", {"lines": lines})) == "All:\nOne\nTwo"


def test_a_figure_picks_its_plural() -> None:
    assert [EN.plain(nmsg("{n} apple", "{n} apples", n)) for n in (1, 2)] == ["1 apple", "2 apples"]


def test_a_wording_that_lacks_a_value_says_which_and_shows_no_values() -> None:
    with pytest.raises(MissingPlaceholder, match=r"no value for \{day\}") as missing:
        EN.html(Text("{name} on {day}", {"name": "Olena"}))
    assert "Olena" not in str(missing.value)


@pytest.mark.parametrize(
    ("wording", "on_the_page"),
    [
        ("Звернення № {no}", "Звернення №~{no}"),
        ("за {n} днів, {claim} хв і 48 годин", "за {n}~днів, {claim}~хв і 48~годин"),
        ("Ми — {org}", "Ми~— {org}"),
        ("— невідомо", "— невідомо"),
        ("телефонуйте 112 або 103", "телефонуйте 112 або 103"),
        ("050 123 45 67", "050 123 45 67"),
    ],
)
def test_no_line_ends_between_a_figure_and_its_word_or_before_a_dash(wording: str, on_the_page: str) -> None:
    assert typeset(wording) == on_the_page.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("told", "on_the_page"),
    [
        ("K7QX-M2RD", "K7QX^M2RD"),
        ("Лінія: 0 800 000 001, щодня 9–18", "Лінія: 0~800~000~001, щодня 9–18"),
        ("050-123-45-67", "050-123-45-67"),
        ("ABCD-EFGH-2345", "ABCD-EFGH-2345"),
    ],
)
def test_no_line_ends_within_a_number(told: str, on_the_page: str) -> None:
    said = Text("{words}", {"words": told})
    assert UK.html(said) == on_the_page.replace("~", "\u00a0").replace("^", "\u2011")
    assert UK.plain(said) == told


def test_every_wording_is_typeset() -> None:
    for sentence in sentences():
        for wordings in sentence.wordings.values():
            assert list(wordings) == [typeset(wording) for wording in wordings]
    assert "\u00a0" in UK.plain(Text("Report No. {no}", {"no": "1"}))


def test_a_language_the_bot_does_not_speak_is_an_error() -> None:
    with pytest.raises(KeyError):
        Translator("tlh")


@given(st.text())
def test_no_text_of_a_person_becomes_markup(words: str) -> None:
    shown = UK.html(Text("{words}", {"words": words}))
    assert "<" not in shown
    assert ">" not in shown
