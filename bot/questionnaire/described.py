"""What the answers say: of the missing person, and of how the family wants to be treated."""

from dataclasses import dataclass
from datetime import date

from bot.domain.guidance import CATEGORIES, Situation
from bot.domain.hours import KYIV
from bot.domain.person import PartialDate, Person, Precision, Sex
from bot.questionnaire.answers import Answers, State
from bot.questionnaire.form import given
from bot.questionnaire.readers.dates import as_of

#: Since when people have disappeared in this war.
WAR = date(2014, 2, 20)


def person(answers: Answers) -> Person:
    """Return the missing person as these answers describe them."""
    patronymic = answers.get("patronymic")
    sex = _words(answers, "sex")
    return Person(
        surname=_words(answers, "surname"),
        given=_words(answers, "given"),
        patronymic=_words(answers, "patronymic"),
        no_patronymic=patronymic is not None and patronymic.state is State.NONE,
        other_names=_lines(answers, "other_names"),
        sex=Sex(sex) if sex else None,
        birth=_birth(answers),
        region=_words(answers, "region"),
        settlement=_words(answers, "settlement"),
        last_contact=_date(answers, "last_contact"),
    )


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the family wants to be reached."""

    #: Never write first: the answer waits in My reports. None where nothing was said about it.
    quiet: bool | None
    #: The family may be rung.
    reachable_elsewhere: bool


def wishes(answers: Answers) -> Wishes:
    """Return what these answers ask of us."""
    ticked = given(answers, "safe_contact")
    return Wishes(
        quiet="not_first" in ticked if isinstance(ticked, tuple) else None,
        reachable_elsewhere=given(answers, "contact") is not None,
    )


def situation(answers: Answers, today: date) -> Situation:
    """Return what guidance hangs on: what may have happened, where the family has been, how long ago it was."""
    last = _date(answers, "last_contact")
    return Situation(
        categories=_categories(answers),
        taken=_lines(answers, "steps"),
        days_since=None if last is None else max((today - last.latest).days, 0),
    )


def _categories(answers: Answers) -> frozenset[str]:
    """Return what may have happened; under 18 is a child too, "I do not know" is a lost contact."""
    said = answers.get("what")
    if said is None or said.value not in {None, *CATEGORIES} or said.state is State.DECLINED:
        return frozenset()
    what = str(said.value or "lost")
    return frozenset({what, "child"} if _perhaps_minor(_birth(answers), _date(answers, "last_contact")) else {what})


def _perhaps_minor(birth: PartialDate | None, then: PartialDate | None) -> bool:
    if birth is None or then is None:
        return False
    born, day = birth.latest, then.earliest
    return (day.year - 18, day.month, day.day) < (born.year, born.month, born.day)


def _birth(answers: Answers) -> PartialDate | None:
    """Return the birth; an age told for "then" is moved back by the time since the last contact."""
    birth = _date(answers, "birth")
    if birth is None or given(answers, "age_when") != "then":
        return birth
    said = answers["birth"].at.astimezone(KYIV).date()
    unknown = PartialDate(earliest=WAR, latest=said, precision=Precision.APPROXIMATE)
    return as_of(birth, said, _date(answers, "last_contact") or unknown)


def _lines(answers: Answers, key: str) -> tuple[str, ...]:
    value = given(answers, key)
    return value if isinstance(value, tuple) else ()


def _words(answers: Answers, key: str) -> str | None:
    value = given(answers, key)
    return value if isinstance(value, str) else None


def _date(answers: Answers, key: str) -> PartialDate | None:
    value = given(answers, key)
    return value if isinstance(value, PartialDate) else None
