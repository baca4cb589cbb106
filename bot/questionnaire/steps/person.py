"""Who is looked for: the names, the sex, the birth."""

import re
from datetime import date

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.answers import Answers, given
from bot.questionnaire.flow import Choice, Kind, Step, always, never
from bot.questionnaire.readers.dates import read_birth
from bot.questionnaire.readers.names import read_name, read_surname
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.steps.conditions import is_given
from bot.questionnaire.steps.loss import too_young_to_serve
from bot.questionnaire.steps.typed import plainly, up_to
from bot.words import msg, pmsg

#: So many other forms of the name are kept.
MOST_NAMES = 5


def _nameless(answers: Answers) -> bool:
    """Hold where neither the surname nor the given name is known."""
    asked = "surname" in answers and "given" in answers
    return asked and given(answers, "surname") is None and given(answers, "given") is None


def told_as_age(answers: Answers) -> bool:
    """Hold where the birth was told as an age."""
    birth = given(answers, "birth")
    return isinstance(birth, PartialDate) and birth.precision is Precision.AGE


def _birth(text: str, _: Answers, today: date) -> Read[PartialDate] | Unreadable:
    return read_birth(text, today)


def _other_names(text: str, _: Answers, __: date) -> Read[tuple[str, ...]] | Unreadable:
    """Read up to five names, one a line; commas are understood too."""
    names = [read_name(line) for line in re.split(r"[\n,;]", text) if line.strip()]
    wrong = next((name for name in names if isinstance(name, Unreadable)), None)
    if wrong is not None or not names or len(names) > MOST_NAMES:
        return wrong or Unreadable(msg("Please write up to five forms of the name, each one on a new line."))
    read = [name for name in names if isinstance(name, Read)]
    return Read(tuple(name.value for name in read), next((name.soft for name in read if name.soft), None))


SURNAME = Step(
    key="surname",
    intro=msg("We save what you write and at once remove it from the chat."),
    ask=msg("What is this person's surname? If you remember, write it as in the documents."),
    label=msg("Surname"),
    kind=Kind.WORDS,
    reader=plainly(read_surname),
    unknown=always,
    personal=True,
)
GIVEN_NAME = Step(
    key="given",
    ask=msg("Given name? If you know only a short form (Sasha, Zhenia), write that."),
    label=msg("Given name"),
    kind=Kind.WORDS,
    reader=plainly(read_name),
    skip=is_given("surname"),
    unknown=always,
    personal=True,
)
#: An infant, or somebody known by a nickname: without it a report of no name would be of little use.
KNOWN_AS = Step(
    key="known_as",
    ask=msg(
        "How is this person called, or how could they be recognised? For example: a nickname, or 'newborn, mother "
        "Olena Shevchenko'. Do not write a call sign."
    ),
    label=msg("Known as"),
    kind=Kind.WORDS,
    reader=up_to(150),
    skip=never,
    unknown=always,
    when=_nameless,
    personal=True,
)
PATRONYMIC = Step(
    key="patronymic",
    ask=msg("Patronymic (father's name)?"),
    label=msg("Patronymic"),
    kind=Kind.WORDS,
    reader=plainly(read_name),
    unknown=always,
    none=msg("Has none"),
    personal=True,
)
OTHER_NAMES = Step(
    key="other_names",
    ask=msg(
        "Are there other forms of the name or surname: maiden, former, spelled in Russian or in Latin letters "
        "(as in the international passport)? Write each one on a new line. Do not write a call sign."
    ),
    label=msg("Other forms of the name"),
    kind=Kind.WORDS,
    reader=_other_names,
    unknown=always,
    none=pmsg("other names", "There are none"),
    personal=True,
)
SEX = Step(
    key="sex",
    ask=msg("Sex of the person?"),
    label=msg("Sex"),
    kind=Kind.CHOICE,
    choices=(
        Choice(
            "male",
            msg("Male"),
            said="чоловік, чоловіча, ч, хлопець, хлопчик, він, мужчина, мужской, муж, м, мальчик, парень, он, man, "
            "male, m, boy, he",
        ),
        Choice(
            "female",
            msg("Female"),
            said="жінка, жіноча, ж, дівчина, дівчинка, вона, женщина, женский, жен, девушка, девочка, она, woman, "
            "female, f, girl, she",
        ),
    ),
    columns=2,
    personal=True,
)
BIRTH = Step(
    key="birth",
    ask=msg(
        "When was the person born? You may write a full date, only the year or an approximate age. "
        'For example: 14.03.1989, March 1989, 1989, "about 35".'
    ),
    label=msg("Born"),
    kind=Kind.WORDS,
    reader=_birth,
    doubt=too_young_to_serve,
    skip=never,
    unknown=always,
    personal=True,
)
AGE_WHEN = Step(
    key="age_when",
    ask=msg("Is this the age now or when contact was lost?"),
    label=msg("Age told for"),
    kind=Kind.CHOICE,
    choices=(
        Choice("now", pmsg("age", "Now"), said="зараз, тепер, на зараз, сейчас, теперь, now, today, at present"),
        Choice(
            "then",
            pmsg("age", "Then"),
            said="тоді, на той час, тогда, на тот момент, then, at that time, when contact was lost",
        ),
    ),
    unknown=always,
    when=told_as_age,
    doubt=too_young_to_serve,
    columns=2,
    personal=True,
)
STEPS = (SURNAME, GIVEN_NAME, KNOWN_AS, PATRONYMIC, OTHER_NAMES, SEX, BIRTH, AGE_WHEN)
