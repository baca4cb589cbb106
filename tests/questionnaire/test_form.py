"""The forms: what each question takes, when it is asked, and which ways of not answering it offers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.answers import Answer, Answers, Value
from bot.questionnaire.flow import Choice, Form, Kind, Road, Step, applicable, never, pruned
from bot.questionnaire.form import FORMS, FULL, label_of
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.words import Text
from tests.questionnaire.answered import given, silent

TODAY = date(2026, 11, 23)
AGE = PartialDate(earliest=date(1990, 11, 24), latest=date(1992, 11, 23), precision=Precision.AGE)
DAY = PartialDate(earliest=date(1989, 3, 14), latest=date(1989, 3, 14), precision=Precision.DAY)
SOON = PartialDate(earliest=date(2027, 3, 14), latest=date(2027, 3, 14), precision=Precision.DAY)

#: One row a question that is typed: its form, its key, words, and what is kept of them.
TYPED: list[tuple[str, str, str, Value]] = [
    ("note", "note", "Дзвонити ввечері.", "Дзвонити ввечері."),
    ("handover", "note", "Обіцяно лист.", "Обіцяно лист."),
    ("full", "surname", "Вигаданенко", "Вигаданенко"),
    ("full", "given", "Женя", "Женя"),
    ("full", "patronymic", "Петрович", "Петрович"),
    ("full", "other_names", "Vyhadanenko, Выгаданенко", ("Vyhadanenko", "Выгаданенко")),
    ("full", "birth", "14.03.1989", DAY),
    ("full", "last_contact", "14.03.1989", DAY),
    ("full", "region", "Запорізька", "UA-23"),
    ("full", "settlement", "Мелітополь", "Мелітополь"),
    ("full", "known_as", "немовля", "немовля"),
    ("full", "signs_told", "фото в каналі", "фото в каналі"),
    ("full", "signs_when", "14.03.1989", DAY),
    ("full", "taken_when", "14.03.1989", DAY),
    ("full", "held_where", "лікарня в Сімферополі", "лікарня в Сімферополі"),
    ("full", "court", "Ростов", "Ростов"),
    ("full", "decided", "14.03.1989", DAY),
    ("full", "term", "8 років", "8 років"),
    ("full", "prison", "Таганрог", "Таганрог"),
    ("full", "prison_when", "14.03.1989", DAY),
    ("full", "hearing", "14 березня", SOON),
    ("full", "home", "Запорізька", "UA-23"),
    ("full", "home_town", "Мелітополь", "Мелітополь"),
    ("full", "beside", "двоє дітей", "двоє дітей"),
    ("full", "moved_to", "Росія, Воронеж", "Росія, Воронеж"),
    ("full", "institution", "табір у Євпаторії", "табір у Євпаторії"),
    ("full", "taken_to", "Крим", "Крим"),
    ("full", "how_many", "двоє", "2"),
    ("full", "new_name", "Иван Иванов", "Иван Иванов"),
    ("full", "own_words", "Поїхав на роботу.", "Поїхав на роботу."),
    ("full", "marks", "шрам на лівій руці", "шрам на лівій руці"),
    ("full", "reporter", "Ольга", "Ольга"),
    ("full", "contact", "someone@example.org", "someone@example.org"),
    ("call", "contact", "someone@example.org", "someone@example.org"),
    ("call", "hours", "після шостої", "після шостої"),
    ("reply", "reply", "Так, у червні.", "Так, у червні."),
    ("phrase", "phrase", " Синій\n птах", "Синій птах"),
    ("number", "number", "K7QX-M2RD", "K7QX-M2RD"),
    ("question", "question", "Коли це було?", "Коли це було?"),
    ("written", "words", "Чи є довідка?", "Чи є довідка?"),
    ("purpose", "purpose", "Звірити список.", "Звірити список."),
    ("linking", "why", "Показали паспорт.", "Показали паспорт."),
    ("unlinking", "why", "Двоюрідні брати.", "Двоюрідні брати."),
    ("merging", "why", "Одна людина.", "Одна людина."),
    ("verifying", "why", "Показали свідоцтво.", "Показали свідоцтво."),
    ("letters", "letters", "виг", "виг"),
    ("evidence", "words", "Показали лист.", "Показали лист."),
    ("evidence", "day", "14.03.1989", DAY),
    ("case_note", "words", "Чекаємо на лист.", "Чекаємо на лист."),
    ("move", "words", "Двоє свідків?", "Двоє свідків?"),
    ("move", "day", "14.03.1989", DAY),
    ("found", "known", "Подзвонила вчора.", "Подзвонила вчора."),
]
#: One row a question: the ways of not answering that it offers when nothing else is known.
OFFERS = {
    "adult": "", "relation": "", "surname": "skip unknown", "given": "unknown", "known_as": "unknown",
    "patronymic": "skip unknown none", "other_names": "skip unknown none", "sex": "skip", "birth": "unknown",
    "age_when": "skip unknown", "what": "unknown", "last_contact": "unknown", "region": "unknown",
    "settlement": "skip unknown", "notified": "skip unknown", "signs": "skip unknown", "signs_told": "skip",
    "signs_when": "skip unknown", "taken_when": "skip unknown", "taken_where": "skip unknown",
    "taken_by": "skip unknown", "seen": "skip unknown", "held": "skip unknown", "held_where": "skip",
    "reply_ru": "skip unknown", "medicine": "skip unknown", "stage": "skip unknown", "court": "skip unknown",
    "decided": "skip unknown", "term": "skip unknown none", "prison": "skip unknown", "prison_when": "skip unknown",
    "lawyer": "skip unknown", "hearing": "skip unknown", "medicine_d": "skip unknown", "letters": "skip unknown",
    "home": "skip unknown", "home_town": "skip unknown", "around": "skip unknown", "beside": "skip unknown",
    "moved_to": "skip unknown", "papers": "skip unknown", "represents": "skip unknown", "cared": "skip unknown",
    "institution": "skip unknown", "taken_to": "skip unknown", "in_touch": "skip unknown", "siblings": "skip unknown",
    "how_many": "skip unknown", "renamed": "skip unknown", "new_name": "skip unknown", "own_words": "skip",
    "marks": "skip unknown none", "turned_to": "skip unknown", "reporter": "skip", "contact": "skip none",
    "safe_contact": "skip", "sharing": "",
}  # fmt: skip
ALL_ASK = {
    "adult", "relation", "surname", "given", "patronymic", "other_names", "sex", "birth", "what", "last_contact",
    "region", "settlement", "own_words", "marks", "turned_to", "reporter", "contact", "safe_contact", "sharing",
}  # fmt: skip
A = {"notified", "signs"}
B = {"taken_when", "taken_where", "taken_by", "seen", "held", "reply_ru", "medicine"}
C = {"represents", "cared", "taken_to", "in_touch", "siblings", "renamed"}
D = {"stage", "court", "decided", "term", "prison", "lawyer", "hearing", "medicine_d", "letters"}
E = {"home", "around", "beside"}
F = {"moved_to", "papers"}
MINOR_BORN = PartialDate(earliest=date(2010, 1, 1), latest=date(2010, 12, 31), precision=Precision.YEAR)
LOST = PartialDate(earliest=date(2022, 3, 1), latest=date(2022, 3, 31), precision=Precision.MONTH)
#: One row a branch: what happened, and the questions it brings.
BRANCHES = [
    ("service", A), ("detained", B), ("child", C), ("sentenced", D), ("lost", E), ("moved", F), ("not_here", set()),
]  # fmt: skip
#: One row a follow-up: what brings it.
FOLLOW_UPS: list[tuple[str, Mapping[str, Answer]]] = [
    ("known_as", {"surname": silent(), "given": silent()}),
    ("age_when", {"birth": given(AGE)}),
    ("signs_told", {"what": given("service"), "signs": given(("call",))}),
    ("signs_when", {"what": given("service"), "signs": given(("image", "other"))}),
    ("held_where", {"what": given("detained"), "held": given("yes")}),
    ("prison_when", {"what": given("sentenced"), "prison": given("Таганрог")}),
    ("home_town", {"what": given("lost"), "home": given("UA-23")}),
    ("institution", {"what": given("child"), "cared": given("institution")}),
    ("how_many", {"what": given("child"), "siblings": given("yes")}),
    ("new_name", {"what": given("child"), "renamed": given("yes")}),
]
#: One row a follow-up that stays away: what keeps it.
NO_FOLLOW_UPS: list[tuple[str, Mapping[str, Answer]]] = [
    ("known_as", {"surname": given("Вигаданенко"), "given": silent()}),
    ("signs_told", {"what": given("service"), "signs": given(("none",))}),
    ("signs_when", {"what": given("service"), "signs": silent()}),
    ("held_where", {"what": given("detained"), "held": given("earlier")}),
    ("term", {"what": given("sentenced"), "stage": given("detained")}),
    ("prison_when", {"what": given("sentenced"), "prison": silent()}),
    ("home_town", {"what": given("lost"), "home": given("same")}),
    ("institution", {"what": given("child"), "cared": given("parents")}),
    ("how_many", {"what": given("child"), "siblings": silent()}),
    ("new_name", {"what": given("child"), "renamed": given("no")}),
    ("signs_told", {"what": given("detained"), "signs": given(("call",))}),
]


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


@pytest.mark.parametrize(("what", "questions"), BRANCHES)
def test_what_happened_chooses_the_branch(what: str, questions: set[str]) -> None:
    assert asked({"what": given(what)}) == ALL_ASK | questions


def test_who_does_not_know_what_happened_is_asked_as_one_who_lost_contact() -> None:
    assert asked({"what": silent()}) == ALL_ASK | E
    assert asked({}) == ALL_ASK


@pytest.mark.parametrize(("what", "questions"), BRANCHES[:-1])
def test_a_child_keeps_its_branch_and_is_asked_about_as_a_child(what: str, questions: set[str]) -> None:
    answers = {"what": given(what), "birth": given(MINOR_BORN), "last_contact": given(LOST)}
    assert asked(answers) == ALL_ASK | questions | C


def test_nothing_more_is_asked_of_whoever_prefers_not_to_say_it_here() -> None:
    answers = {"what": given("not_here"), "birth": given(MINOR_BORN), "last_contact": given(LOST)}
    assert asked(answers) == ALL_ASK


@pytest.mark.parametrize(("key", "answers"), FOLLOW_UPS)
def test_an_answer_brings_its_follow_up(key: str, answers: Answers) -> None:
    assert key in asked(answers)


@pytest.mark.parametrize(("key", "answers"), NO_FOLLOW_UPS)
def test_without_that_answer_the_follow_up_stays_away(key: str, answers: Answers) -> None:
    assert key not in asked(answers)


def test_every_question_has_a_row_that_tells_when_it_is_asked() -> None:
    rows = set().union(ALL_ASK, *(questions for _, questions in BRANCHES), (key for key, _ in FOLLOW_UPS))
    assert rows == {step.key for step in FULL.steps}


def test_d_is_asked_in_the_order_of_the_wording() -> None:
    keys = [step.key for step in FULL.steps if step.key in D]
    assert keys == [
        "stage", "court", "decided", "term", "prison", "lawyer", "hearing", "medicine_d", "letters",
    ]  # fmt: skip


def test_a_part_begins_with_what_must_be_known_before() -> None:
    assert {step.key for step in FULL.steps if step.intro is not None} == {"surname", "notified", "represents"}


def test_the_same_day_is_offered_only_where_the_day_is_known() -> None:
    [same] = step("full", "taken_when").choices
    assert same.when({"last_contact": given(LOST)})
    assert not same.when({"last_contact": silent()})


def test_the_same_day_falls_away_with_the_day() -> None:
    answers = {"what": given("detained"), "last_contact": given(LOST), "taken_when": given("same")}
    assert "taken_when" in pruned(FULL, answers)
    assert "taken_when" not in pruned(FULL, {**answers, "last_contact": silent()})


def test_somebody_in_service_under_sixteen_is_asked_about_and_never_refused() -> None:
    doubt = step("full", "last_contact").doubt
    young = {"what": given("service"), "birth": given(MINOR_BORN), "last_contact": given(LOST)}
    assert doubt(young) is not None
    assert doubt({**young, "what": given("child")}) is None
    assert doubt({**young, "birth": given(DAY)}) is None
    assert doubt({}) is None


def test_what_is_about_one_child_alone_is_not_taken_over_for_a_sibling() -> None:
    assert {step.key for step in FULL.steps if step.personal} == {
        "surname", "given", "known_as", "patronymic", "other_names", "sex", "birth", "age_when", "medicine",
        "medicine_d", "renamed", "new_name", "own_words", "marks",
    }  # fmt: skip


def test_a_given_name_may_be_skipped_only_beside_a_surname() -> None:
    name = step("full", "given")
    assert name.skip({"surname": given("Вигаданенко")})
    assert not name.skip({"surname": silent()})


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
        (plain("one", Kind.CHOICE, "a" * 40),),
        (plain("one", Kind.CHOICE, "a:b"),),
        (replace(plain("one", Kind.CHOICE, "yes"), default="no"),),
        (replace(plain("one", Kind.CHOICE, "yes"), page=0),),
        (replace(plain(), choices=(Choice("away", Text("!"), road=Road.MINOR),), skip=never),),
        (replace(plain(), choices=(Choice("perhaps", Text("!"), when=never),), skip=never),),
    ],
    ids=[
        "a key twice", "a choice twice", "nothing to choose", "nothing reads it", "too long for a button",
        "not for a button", "a default that is none", "pages of nothing", "only a way out", "nothing for everybody",
    ],
)  # fmt: skip
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
