"""The three words of the short form."""

import re
import secrets

from hypothesis import given
from hypothesis import strategies as st

from bot.questionnaire.phrases import normalise, phrase, words


def test_there_are_words_enough_that_nobody_guesses_three() -> None:
    assert len(words()) >= 512
    assert len(set(words())) == len(words())


def test_every_word_is_plain_ukrainian() -> None:
    assert all(re.fullmatch("[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]{3,13}", word) for word in words())


def test_no_two_words_differ_in_one_letter_only() -> None:
    holes = [word[:at] + "*" + word[at + 1 :] for word in words() for at in range(len(word))]
    assert len(holes) == len(set(holes))


def test_a_phrase_is_three_different_words() -> None:
    made = phrase(lambda _: 0).split()
    assert len(set(made)) == 3


@given(st.sampled_from([str.upper, str.title, str.lower]), st.sampled_from(["  ", ", ", " - ", "\n", ". ", "\u00a0"]))
def test_a_phrase_is_recognised_however_it_is_typed(case: type[str], gap: str) -> None:
    made = phrase(secrets.randbelow)
    assert normalise(f" {gap.join(map(case, made.split()))}. ") == made


def test_latin_look_alikes_do_not_matter() -> None:
    first = next(word for word in words() if "о" in word and "а" in word)
    others = [word for word in words() if word != first][:2]
    assert normalise(" ".join([first.replace("о", "o").replace("а", "a"), *others])) == " ".join([first, *others])


@given(st.text(max_size=60))
def test_other_texts_are_no_phrase(text: str) -> None:
    assert normalise(text) == "" or set(normalise(text).split()) <= set(words())
