"""What a family is asked or written: chosen or in own words, and shown exactly as the family will read it."""

from datetime import datetime
from typing import Final

from bot.chat.buttons import Press, Rows, in_rows
from bot.chat.moderators import payloads as on
from bot.chat.moderators.screens.card import about
from bot.chat.moderators.screens.verdict import back
from bot.chat.moderators.told import as_written
from bot.chat.screen import Screen
from bot.i18n import LANGUAGES, Translator, translators
from bot.questionnaire.questions import as_read, in_place_of_call
from bot.services.asking import Question, QuestionDraft, in_writing_of
from bot.services.items import Seen
from bot.words import Text, msg

#: What is said before a family is written to, whatever was verified of its kinship and whatever is held.
WRITTEN: Final[tuple[Text, ...]] = (
    msg(
        "Please write to the family in one message: about its report, about confirming that it is family, or what you "
        "would like to know. It is the same for every family, whatever was verified."
    ),
    msg(
        "Do not write what is known in the case, or whether anything is, or what you think has happened. Do not name "
        "other people, sources, places or military units, and promise nothing. What is known has messages of its own; "
        "for the rest, ask for a talk again."
    ),
)
#: What is said before a family is asked.
ASKED: Final[tuple[Text, ...]] = (
    msg(
        "Please write your question to the family in one message. Do not name other people, sources, places or "
        "military units, and promise nothing."
    ),
)
#: The templates' buttons, by the question's key.
LABELS = {
    "names": msg("Spelling of the name"),
    "other_names": msg("Other names"),
    "birth": msg("Date of birth"),
    "contact": msg("Last contact"),
    "place": msg("Place"),
    "relation": msg("Relation"),
    "phone": msg("Phone or e-mail"),
    "kinship": msg("Kinship"),
}


def templates(seen: Seen, now: datetime) -> Screen:
    """Ask what the family is asked."""
    review = seen.review
    presses = [Press(label, on.Preview(review.id, key, review.version)) for key, label in LABELS.items()]
    own = (Press(msg("In my own words"), on.Own(review.id, review.version)),)
    asked = msg("What do you ask the family? You will see the text before it is sent.")
    if in_writing_of(review):
        asked = msg("The family would rather be written to. You will see the text before it is sent.")
    return Screen((about(seen, now), asked), (*in_rows(presses, 2), own, (back(review),)))


def prompt(writing: QuestionDraft, note: Text | None = None) -> Screen:
    """Ask for the moderator's own words, saying what may not be in them."""
    told = WRITTEN if writing.in_writing else ASKED
    refused = as_written(writing.refused) if writing.refused is not None else None
    return Screen((note, refused, *told), ((Press(msg("Cancel"), on.Cancel(writing.review)),),))


def preview(question: Question, note: Text | None = None) -> Screen:
    """Show a question as the family will read it, in the family's language."""
    language = question.language or "uk"
    review, version = question.review, question.version
    send = Press(msg("Send"), on.Send(review, question.key, version))
    rows: Rows = (
        ((send,), (Press(msg("Back"), on.Ask(review, version)),))
        if question.key
        else (
            (send, Press(msg("Change"), on.Change(review))),
            (Press(msg("Cancel"), on.Cancel(review)),),
        )
    )
    told = msg("The family will read this ({language}):", language=LANGUAGES[language])
    return Screen((note, told, *_frame(question, translators()[language])), rows)


def _frame(question: Question, words: Translator) -> tuple[Text, ...]:
    """Return the paragraphs in the family's words, whatever language the moderator reads."""
    told: tuple[Text, ...] = as_read(question.words, question.number)
    if question.coordinator is not None:
        told = in_place_of_call(question.words, question.number, question.coordinator)
    return tuple(as_written(words.plain(part)) for part in told)
