"""Free text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.texts import asks_back, read_text

LONGEST = 1500


def test_own_words_keep_their_lines() -> None:
    read = read_text("  Рядок  перший \r\n\r\n другий\t\x00 ", LONGEST)
    assert isinstance(read, Read)
    assert read.value == "Рядок перший\n\nдругий"


def test_text_of_exactly_the_limit_is_kept_and_one_more_is_not() -> None:
    assert isinstance(read_text("а" * LONGEST, LONGEST), Read)
    assert isinstance(read_text("а" * (LONGEST + 1), LONGEST), Unreadable)


def test_a_question_to_us_is_told_from_an_answer_somebody_is_unsure_of() -> None:
    assert asks_back("Why do you ask? Who sees this?") is not None
    assert asks_back("Шрам на лівій руці?") is not None
    assert asks_back("Коваленко?") is None
    assert asks_back("A scar, she said: why? On the left hand") is None
    assert asks_back(None) is None


@pytest.mark.parametrize("words", ["є новини?", "Є новини", "а чи є якісь новини ?", "есть новости?", "Any news?"])
def test_a_short_question_for_news_is_no_answer(words: str) -> None:
    assert asks_back(words) is not None


@pytest.mark.parametrize("words", ["Новини?", "шрам, є новини про нього", "Є шрам", "нового нічого"])
def test_words_that_only_sound_like_it_are_an_answer(words: str) -> None:
    assert asks_back(words) is None


@given(st.text(max_size=300), st.integers(1, 300))
def test_no_text_breaks_the_reading(text: str, longest: int) -> None:
    read = read_text(text, longest)
    if isinstance(read, Read):
        assert 0 < len(read.value) <= longest
