"""The script: a report in English from its first press to its news, with the moderator who decides.

Every kind of answer of the form is in it: a choice, words, a page, typed lines, boxes, and each way of not answering.
"""

from dataclasses import dataclass
from typing import Final, Literal

FAMILY: Final = 5_000_000_101
MODERATOR: Final = 5_000_000_202

Verb = Literal["start", "press", "send", "code"]


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody does something, and sees the newest message say `then`."""

    who: int
    verb: Verb
    what: str
    then: str


def _family(verb: Verb, what: str, then: str) -> Act:
    return Act(FAMILY, verb, what, then)


def _moderator(verb: Verb, what: str, then: str) -> Act:
    return Act(MODERATOR, verb, what, then)


#: What the payload of the moderator's start link stands for.
INVITE: Final = "the invite"
WAY_IN: Final = (
    _moderator("start", INVITE, "Choose a language"),
    _moderator("press", "English", "write the code"),
    _moderator("code", "", "role:"),
    _family("start", "", "Choose a language"),
    _family("press", "English", "inspect your phone"),
    _family("press", "No", "Please read this"),
    _family("press", "Yes, I agree", "What would you like"),
)
FORM: Final = (
    _family("press", "Report a person", "18 or older"),
    _family("press", "Yes", "your relation"),
    _family("press", "Mother or father", "surname"),
    _family("send", "Планетарченко", "Given name"),
    _family("send", "Зоряна", "Patronymic"),
    _family("press", "Has none", "other forms of the name"),
    _family("send", "Planetarchenko\nПланетарченкова", "Sex of"),
    _family("press", "Skip", "born"),
    _family("send", "близько 35 років", "age now"),
    _family("press", "Now", "What do you think happened"),
    _family("press", "I do not know", "last have contact"),
    _family("send", "березень 2025", "Where was it"),
    _family("press", "Next", "Lviv"),
    _family("press", "Lviv", "settlement"),
    _family("send", "Вигаданівка", "person live"),
    _family("press", "Same as last contact", "What was happening"),
    _family("press", "I do not know", "is with the person"),
    _family("press", "Skip", "own words"),
    _family("send", "Перший рядок вигадки.", "Written so far"),
    _family("press", "Done", "distinguishing marks"),
    _family("send", "шрам на лівій руці", "already turned"),
    _family("press", "Lawyer", "✓ Lawyer"),
    _family("press", "Done", "address you"),
    _family("send", "Оріяна", "one more way"),
    _family("send", "+380 44 123 45 67", "contact you safely"),
    _family("press", "Convenient: morning", "✓ Convenient"),
    _family("press", "Done", "may we pass"),
    _family("press", "Nobody", "✓ Nobody"),
    _family("press", "Done", "check your answers"),
)
SENDING: Final = (
    _family("press", "Send to a moderator", "Send this report?"),
    _family("press", "Yes, send", "was received"),
)
DECISION: Final = (
    _moderator("send", "/queue", "Take 1"),
    _moderator("press", "Take 1", "You hold this item"),
    _family("press", "Open", "We have read your report"),
    _moderator("press", "Reveal", "What is shown above"),
    _moderator("press", "New case", "Your decision is kept"),
    _family("press", "Open", "has been taken up"),
)
SCRIPT: Final = (*WAY_IN, *FORM, *SENDING, *DECISION)
