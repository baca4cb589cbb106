"""Every word of both catalogues is in a dictionary, or in a short list that says why it is not."""

import pytest

from tests.language.spelling import allowed, known, said, words


def test_every_word_is_spelled_as_the_dictionary_has_it() -> None:
    listed = allowed()
    wrong = {f"{word}: {original}" for word, original in said() if word not in listed and not known(word)}
    assert not wrong, "\n".join(sorted(wrong))


def test_every_allowed_word_is_needed_and_has_a_reason() -> None:
    used = {word for word, _ in said()}
    for word, reason in allowed().items():
        assert reason, f"{word}: say why, in a line above it that begins with #"
        assert word in used, f"{word}: no sentence uses it any more"
        assert not known(word), f"{word}: the dictionary has it"


@pytest.mark.parametrize("word", ["звернння", "слідуючий", "учбовий", "співпадає", "міроприємство", "recieved"])
def test_a_slip_and_a_word_taken_from_russian_are_seen(word: str) -> None:
    assert not known(word)


@pytest.mark.parametrize("word", ["зв’язок", "Вирішуєте", "найтерміновіше", "organisation"])
def test_a_word_that_is_right_is_known(word: str) -> None:
    assert known(word)


def test_words_are_what_people_read() -> None:
    assert words("<b>Зв’язок</b> № {no}, /help: name@example.com, 5 днів, P0") == ["Зв’язок", "днів"]
