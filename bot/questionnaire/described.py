"""What the answers say: of the missing person, of what presses, and of how the family wants to be treated."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.guidance import CATEGORIES, Situation
from bot.domain.hours import KYIV
from bot.domain.person import PartialDate, Person, Precision, Sex
from bot.domain.priority import Facts
from bot.questionnaire import ages
from bot.questionnaire.answers import Answers, State, given
from bot.questionnaire.readers.dates import as_of

#: Parts of an answer about a new name that tell of a citizenship, no name.
_CITIZENSHIP: Final = re.compile(r"громадян|гражд|citizen|національн|паспорт|passport", re.IGNORECASE)


def person(answers: Answers) -> Person:
    """Return the missing person as these answers describe them."""
    patronymic = answers.get("patronymic")
    sex = _words(answers, "sex")
    return Person(
        surname=_words(answers, "surname"),
        given=_words(answers, "given"),
        patronymic=_words(answers, "patronymic"),
        no_patronymic=patronymic is not None and patronymic.state is State.NONE,
        other_names=_other_names(answers),
        sex=Sex(sex) if sex else None,
        birth=_birth(answers),
        region=_words(answers, "region"),
        settlement=_words(answers, "settlement"),
        last_contact=_date(answers, "last_contact"),
        child=separated_child(answers),
        siblings=siblings(answers),
        institution=_words(answers, "institution"),
    )


def facts(answers: Answers, today: date, *, minor_reporter: bool = False, inspected_phone: bool = False) -> Facts:
    """Return what of these answers decides how soon somebody must look at them."""
    stage, hearing = given(answers, "stage"), _date(answers, "hearing")
    return Facts(
        today=today,
        minor_reporter=minor_reporter,
        inspected_phone=inspected_phone,
        last_contact=_date(answers, "last_contact"),
        taken=_date(answers, "last_contact" if given(answers, "taken_when") == "same" else "taken_when"),
        child_alone=given(answers, "cared") == "nobody",
        child_in_touch=given(answers, "in_touch") == "yes",
        needs_medicine="yes" in {given(answers, "medicine"), given(answers, "medicine_d")},
        hearing=hearing,
        trial_open=stage == "trial" and hearing is None,
    )


def separated_child(answers: Answers) -> bool:
    """Whether a child is looked for, by age at the separation: it may be an adult by now."""
    return given(answers, "what") == "child" or ages.may_be_minor(answers)


def siblings(answers: Answers) -> int:
    """Return how many brothers and sisters are with a child; one where there are some and no number was told."""
    if given(answers, "siblings") != "yes":
        return 0
    told = _words(answers, "how_many")
    return int(told) if told is not None and told.isdecimal() else 1


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the family wants to be reached."""

    #: Never write first: the answer waits in My reports. None where nothing was said about it.
    quiet: bool | None
    #: Important news may come at any hour. None likewise.
    any_hour: bool | None
    #: The family may be rung.
    reachable_elsewhere: bool


def wishes(answers: Answers) -> Wishes:
    """Return what these answers ask of us."""
    ticked = given(answers, "safe_contact")
    return Wishes(
        quiet="not_first" in ticked if isinstance(ticked, tuple) else None,
        any_hour="any_hour" in ticked if isinstance(ticked, tuple) else None,
        reachable_elsewhere=given(answers, "contact") is not None,
    )


def situation(answers: Answers, today: date) -> Situation:
    """Return what guidance hangs on: what may have happened, where the family has been, how long ago it was."""
    last = _date(answers, "last_contact")
    return Situation(
        categories=_categories(answers),
        taken=_lines(answers, "turned_to"),
        days_since=None if last is None else max((today - last.latest).days, 0),
    )


def _categories(answers: Answers) -> frozenset[str]:
    """Return what may have happened; under 18 is a child too, "I do not know" is a lost contact."""
    said = answers.get("what")
    if said is None or said.value not in {None, *CATEGORIES} or said.state is State.DECLINED:
        return frozenset()
    what = str(said.value or "lost")
    return frozenset({what, "child"} if ages.may_be_minor(answers) else {what})


def _birth(answers: Answers) -> PartialDate | None:
    """Return the birth; an age told for "then" is moved back by the time since the last contact."""
    birth = _date(answers, "birth")
    if birth is None or given(answers, "age_when") != "then":
        return birth
    said = answers["birth"].at.astimezone(KYIV).date()
    unknown = PartialDate(earliest=ages.WAR, latest=said, precision=Precision.APPROXIMATE)
    return as_of(birth, said, _date(answers, "last_contact") or unknown)


def _other_names(answers: Answers) -> tuple[str, ...]:
    """Return every other name for matching: those told as such, a nickname, the name a child was given."""
    new = re.split(r"[\n,;]", _words(answers, "new_name") or "")
    named = (_words(answers, "known_as") or "", *(part for part in new if not _CITIZENSHIP.search(part)))
    return (*_lines(answers, "other_names"), *(name.strip() for name in named if name.strip()))


def _lines(answers: Answers, key: str) -> tuple[str, ...]:
    value = given(answers, key)
    return value if isinstance(value, tuple) else ()


def _words(answers: Answers, key: str) -> str | None:
    value = given(answers, key)
    return value if isinstance(value, str) else None


def _date(answers: Answers, key: str) -> PartialDate | None:
    value = given(answers, key)
    return value if isinstance(value, PartialDate) else None
