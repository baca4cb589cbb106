"""A family's answers in full, for whoever decides on them."""

from bot.chat.moderators.told import as_written
from bot.domain.hours import KYIV
from bot.domain.person import PartialDate, Person, Precision
from bot.i18n import translators
from bot.questionnaire import flow
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
#: Ways of not answering that stand below the answers of a part; "has none" is an answer.
APART = {state: NOT_TOLD[state] for state in (State.UNKNOWN, State.DECLINED)}
NO_LINE = as_written("")
NOTHING = as_written("—")
BORN, LAST_CONTACT = msg("Born"), msg("Last contact")
SEXES = {"male": msg("Male"), "female": msg("Female")}
#: Characters of unread words on one line; a message holds 4,096 and no line is cut.
PIECE = 1000


def answered(form: str, answers: Answers) -> list[Text]:
    """Return the answers by the parts of a form; below each what is not known, not given and not asked, apart.

    Of a branch that was not taken nothing is told.
    """
    asked = flow.applicable(FORMS[form], answers)
    found: list[Text] = []
    for part in FORMS[form].parts:
        steps = [step for step in part.steps if step in asked]
        if steps and part.title is not None:
            found += [NO_LINE, msg("<b>{title}</b>", title=part.title)]
        for step in steps:
            answer = answers.get(step.key)
            found += [] if answer is None or answer.state in APART else _answer(step, answer)
        found += _apart(steps, answers)
    return found


def _answer(step: Step, answer: Answer) -> list[Text]:
    return [msg("{label}: {answer}", label=step.label, answer=in_full(step, answer)), *as_typed(answer)]


def _apart(steps: list[Step], answers: Answers) -> list[Text]:
    """Return one line for each way of having no answer, with what could not be read below."""
    found = []
    for state, told in (*APART.items(), (None, NOT_ASKED)):
        there = [step for step in steps if (answers[step.key].state if step.key in answers else None) is state]
        if there:
            found.append(msg("<i>{state}: {labels}</i>", state=told, labels=listed([step.label for step in there])))
        found += [line for step in there for line in as_typed(answers.get(step.key))]
    return found


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
            return listed([label_of(step, key) if step.kind is Kind.MANY else as_written(key) for key in keys])
        case str() as key if step.kind is Kind.CHOICE:
            return label_of(step, key)
    return str(answer.value)


def listed(told: list[Text]) -> Text:
    """Return several phrases in one line, with commas."""
    return Text(", ".join(f"{{k{n}}}" for n in range(len(told))), {f"k{n}": each for n, each in enumerate(told)})


def as_typed(answer: Answer | None) -> list[Text]:
    """Return what was typed where it is not the answer itself: a date in words, or what could not be read."""
    if answer is None or answer.raw is None or _reads_alike(answer, answer.raw):
        return []
    pieces = [answer.raw[start : start + PIECE] for start in range(0, len(answer.raw), PIECE)]
    return [msg("    as written: {words}", words=piece) for piece in pieces]


def _reads_alike(answer: Answer, raw: str) -> bool:
    """Whether the words typed are the answer as it is told in their language, apart from spaces."""
    match answer.value:
        case PartialDate(precision=Precision.YEAR) as when:
            told = as_written(str(when.earliest.year))
        case PartialDate() as when:
            told = in_words(when, answer.at.astimezone(KYIV).date())
        case tuple() as several:
            told = as_written("".join(several))
        case str() as one:
            told = NAMES.get(one, as_written(one))
        case _:
            return False
    return _bare(translators()[answer.language].plain(told)) == _bare(raw)


def _bare(text: str) -> str:
    return "".join(text.split())


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
        (BORN, in_words(person.birth) if person.birth else NOTHING),
        (msg("Region"), region),
        (msg("Settlement"), _words(person.settlement)),
        (LAST_CONTACT, in_words(person.last_contact) if person.last_contact else NOTHING),
    ]


def _words(words: str | None) -> Text:
    return as_written(words) if words else NOTHING
