"""An answer told back to whoever gave it."""

from bot.domain.hours import KYIV
from bot.domain.person import PartialDate
from bot.questionnaire.answers import Answer, State
from bot.questionnaire.flow import Kind, Step
from bot.questionnaire.form import label_of
from bot.questionnaire.readers.told_back import in_words
from bot.words import Text, Value, msg

#: So many characters of one answer are shown; a message holds 4,096.
MOST = 700
SILENT = {State.UNKNOWN: msg("— not known"), State.DECLINED: msg("— not given")}


def told(step: Step, answer: Answer, longest: int = MOST) -> Text:
    """Return an answer in words, free text up to so many characters of it."""
    if answer.state is State.NONE and step.none is not None:
        return step.none
    if answer.value is None:
        return SILENT.get(answer.state, SILENT[State.DECLINED])
    return msg("{answer}", answer=_value(step, answer, longest))


def _value(step: Step, answer: Answer, longest: int) -> Value:
    match answer.value:
        case PartialDate() as when:
            return in_words(when, answer.at.astimezone(KYIV).date())
        case tuple() as lines if step.kind is Kind.MANY:
            return _in_a_row([label_of(step, key) for key in lines])
        case tuple() as lines:
            return _cut(", ".join(lines), longest)
        case str() as key if step.kind is Kind.CHOICE:
            return label_of(step, key)
    return _cut(str(answer.value), longest)


def _in_a_row(labels: list[Text]) -> Text:
    """Return labels one after another: on a line of its own the second would look like another answer."""
    return Text("; ".join(f"{{k{n}}}" for n in range(len(labels))), {f"k{n}": each for n, each in enumerate(labels)})


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[:longest] + "…"
