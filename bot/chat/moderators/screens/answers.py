"""A family's answers in full, for whoever decides on them."""

from bot.chat.moderators.told import as_written
from bot.domain.hours import KYIV
from bot.domain.person import PartialDate, Person
from bot.questionnaire.answers import Answer, Answers, State
from bot.questionnaire.flow import Kind, Step
from bot.questionnaire.form import FORMS, label_of
from bot.questionnaire.readers.told_back import in_words
from bot.questionnaire.regions import NAMES
from bot.words import Text, Value, msg

NOT_TOLD = {
    State.UNKNOWN: msg("not known to the family"),
    State.DECLINED: msg("not given"),
    State.NONE: msg("has none"),
}
NOT_ASKED = msg("not asked")
NOTHING = as_written("—")
SEXES = {"male": msg("Male"), "female": msg("Female")}
#: Characters of unread words on one line; a message holds 4,096 and no line is cut.
PIECE = 1000


def answered(form: str, answers: Answers) -> list[Text]:
    """Return every question of a form with its answer; unknown, not given and not asked apart."""
    found = []
    for step in FORMS[form].steps:
        found += _answer(step, answers.get(step.key))
    return found


def _answer(step: Step, answer: Answer | None) -> list[Text]:
    told = NOT_ASKED if answer is None else in_full(step, answer)
    return [msg("{label}: {answer}", label=step.label, answer=told), *as_typed(answer)]


def in_full(step: Step, answer: Answer) -> Text:
    """Return one answer in words."""
    if answer.value is None:
        return step.none if answer.state is State.NONE and step.none else NOT_TOLD[answer.state]
    return Text("{value}", {"value": _value(step, answer)})


def _value(step: Step, answer: Answer) -> Value:
    match answer.value:
        case PartialDate() as when:
            return in_words(when, answer.at.astimezone(KYIV).date())
        case tuple() as keys:
            labels = [label_of(step, key) if step.kind is Kind.MANY else as_written(key) for key in keys]
            return Text(", ".join(f"{{k{n}}}" for n in range(len(labels))), {f"k{n}": k for n, k in enumerate(labels)})
        case str() as key if step.kind is Kind.CHOICE:
            return label_of(step, key)
    return str(answer.value)


def as_typed(answer: Answer | None) -> list[Text]:
    """Return what was typed where it is not the answer itself: a date in words, or what could not be read."""
    if answer is None or answer.raw is None or answer.raw == answer.value:
        return []
    pieces = [answer.raw[start : start + PIECE] for start in range(0, len(answer.raw), PIECE)]
    return [msg("    as written: {words}", words=piece) for piece in pieces]


def fields(person: Person) -> list[tuple[Text, Text]]:
    """Return a person field by field, always the same fields in the same order."""
    patronymic = msg("has none") if person.no_patronymic else _words(person.patronymic)
    region = NAMES.get(person.region, as_written(person.region)) if person.region else NOTHING
    return [
        (msg("Surname"), _words(person.surname)),
        (msg("Given name"), _words(person.given)),
        (msg("Patronymic"), patronymic),
        (msg("Other names"), _words(", ".join(person.other_names))),
        (msg("Sex"), SEXES[person.sex.value] if person.sex else NOTHING),
        (msg("Born"), in_words(person.birth) if person.birth else NOTHING),
        (msg("Region"), region),
        (msg("Settlement"), _words(person.settlement)),
        (msg("Last contact"), in_words(person.last_contact) if person.last_contact else NOTHING),
    ]


def _words(words: str | None) -> Text:
    return as_written(words) if words else NOTHING
