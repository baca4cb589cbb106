"""The forms: what each question takes, when it is asked, and which ways of not answering it offers."""

from datetime import date

import pytest

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.answers import Answers, Value
from bot.questionnaire.flow import Choice, Form, Kind, Step, applicable
from bot.questionnaire.form import FORMS, FULL, label_of
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.words import Text
from tests.questionnaire.answered import given, silent

TODAY = date(2026, 11, 23)
AGE = PartialDate(earliest=date(1990, 11, 24), latest=date(1992, 11, 23), precision=Precision.AGE)
DAY = PartialDate(earliest=date(1989, 3, 14), latest=date(1989, 3, 14), precision=Precision.DAY)

#: One row a question that is typed: its form, its key, words, and what is kept of them.
TYPED: list[tuple[str, str, str, Value]] = [
    ("full", "surname", "Вигаданенко", "Вигаданенко"),
    ("full", "given", "Женя", "Женя"),
    ("full", "patronymic", "Петрович", "Петрович"),
    ("full", "other_names", "Vyhadanenko, Выгаданенко", ("Vyhadanenko", "Выгаданенко")),
    ("full", "birth", "14.03.1989", DAY),
    ("full", "last_contact", "14.03.1989", DAY),
    ("full", "region", "Запорізька", "UA-23"),
    ("full", "settlement", "Мелітополь", "Мелітополь"),
    ("full", "own_words", "Поїхав на роботу.", "Поїхав на роботу."),
    ("full", "reporter", "Ольга", "Ольга"),
    ("full", "contact", "someone@example.org", "someone@example.org"),
    ("call", "contact", "someone@example.org", "someone@example.org"),
    ("call", "hours", "після шостої", "після шостої"),
    ("reply", "reply", "Так, у червні.", "Так, у червні."),
    ("question", "question", "Коли це було?", "Коли це було?"),
    ("found", "known", "Подзвонила вчора.", "Подзвонила вчора."),
]
#: One row a question: the ways of not answering that it offers when nothing else is known.
OFFERS = {
    "adult": "", "relation": "", "surname": "skip unknown", "given": "", "patronymic": "skip unknown none",
    "other_names": "skip unknown none", "sex": "skip", "birth": "unknown", "age_when": "skip unknown",
    "what": "unknown", "last_contact": "unknown", "region": "unknown", "settlement": "skip unknown",
    "own_words": "skip", "reporter": "skip", "contact": "skip none", "safe_contact": "skip", "sharing": "",
}  # fmt: skip


def step(form: str, key: str) -> Step:
    """Return a question of a form."""
    found = FORMS[form].step(key)
    assert found is not None
    return found


def asked(answers: Answers) -> set[str]:
    """Return which questions of the full form these answers call for."""
    return {step.key for step in applicable(FULL, answers)}


@pytest.mark.parametrize(("form", "key", "words", "value"), TYPED)
def test_what_is_typed_is_kept_as_it_was_meant(form: str, key: str, words: str, value: Value) -> None:
    reader = step(form, key).reader
    assert reader is not None
    read = reader(words, {}, TODAY)
    assert isinstance(read, Read)
    assert read.value == value


def test_every_typed_question_has_its_row() -> None:
    shared = FULL.steps
    typed = {(form.name, one.key) for form in FORMS.values() for one in form.steps if one.reader and one not in shared}
    typed |= {("full", one.key) for one in shared if one.reader}
    assert typed == {(form, key) for form, key, _, _ in TYPED}


def test_every_question_offers_the_ways_of_not_answering_that_the_wording_gives_it() -> None:
    offers = {
        one.key: " ".join(
            way
            for way, there in (("skip", one.skip({})), ("unknown", one.unknown({})), ("none", one.none is not None))
            if there
        )
        for one in FULL.steps
    }
    assert offers == OFFERS


def test_a_given_name_may_be_left_open_only_beside_a_surname() -> None:
    name = step("full", "given")
    assert name.unknown({"surname": given("Вигаданенко")})
    assert not name.unknown({"surname": silent()})


def test_an_age_brings_the_question_when_it_was() -> None:
    assert "age_when" in asked({"birth": given(AGE)})
    assert "age_when" not in asked({"birth": given(DAY)})


def test_more_than_five_other_names_are_too_many() -> None:
    reader = step("full", "other_names").reader
    assert reader is not None
    assert isinstance(reader("Один, Два, Три, Чотири, Пять", {}, TODAY), Read)
    assert isinstance(reader("Один, Два, Три, Чотири, Пять, Шість", {}, TODAY), Unreadable)


def test_an_answer_of_an_earlier_version_of_the_form_still_has_words() -> None:
    sex = step("full", "sex")
    assert label_of(sex, "male").id == "Male"
    assert label_of(sex, "no longer there").id == "(an answer of an earlier version)"


def plain(key: str = "one", kind: Kind = Kind.CHOICE, *choices: str) -> Step:
    """Return a question with no words worth reading."""
    return Step(
        key=key, ask=Text("?"), label=Text("!"), kind=kind, choices=tuple(Choice(each, Text(each)) for each in choices)
    )


@pytest.mark.parametrize(
    "steps",
    [
        (plain("one", Kind.CHOICE, "yes"), plain("one", Kind.CHOICE, "no")),
        (plain("one", Kind.CHOICE, "yes", "yes"),),
        (plain("one", Kind.MANY),),
        (plain("one", Kind.WORDS),),
    ],
    ids=["a key twice", "a choice twice", "nothing to choose", "nothing reads it"],
)
def test_a_form_that_nobody_could_finish_is_not_built(steps: tuple[Step, ...]) -> None:
    with pytest.raises(ValueError, match="form broken"):
        Form(name="broken", steps=steps)


def test_a_form_with_an_early_exit_after_no_question_is_not_built() -> None:
    with pytest.raises(ValueError, match="early exit"):
        Form(name="broken", steps=(plain("one", Kind.CHOICE, "yes"),), early_after="two")


def test_the_hash_of_a_form_changes_with_its_choices() -> None:
    before, after = (Form(name="one", steps=(plain("one", Kind.CHOICE, *keys),)) for keys in (("yes",), ("yes", "no")))
    assert before.hash != after.hash
    assert len({form.hash for form in FORMS.values()}) == len(FORMS)
