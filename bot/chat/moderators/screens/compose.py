"""A question to a family: chosen or written, and shown exactly as the family will read it."""

from datetime import datetime

from bot.chat.buttons import Press, Rows, in_rows
from bot.chat.moderators import payloads as on
from bot.chat.moderators.screens.card import about
from bot.chat.moderators.screens.verdict import back
from bot.chat.moderators.told import as_written
from bot.chat.screen import Screen
from bot.i18n import LANGUAGES, Translator, translators
from bot.questionnaire.questions import as_read
from bot.services.asking import Question
from bot.services.items import Seen
from bot.words import Text, msg

#: The templates' buttons, by the question's key.
LABELS = {
    "names": msg("Spelling of the name"),
    "other_names": msg("Other names"),
    "birth": msg("Date of birth"),
    "contact": msg("Last contact"),
    "place": msg("Place"),
    "relation": msg("Relation"),
    "phone": msg("Phone or e-mail"),
}


def templates(seen: Seen, now: datetime) -> Screen:
    """Ask what the family is asked."""
    review = seen.review
    presses = [Press(label, on.Preview(review.id, key, review.version)) for key, label in LABELS.items()]
    own = Press(msg("In my own words"), on.Own(review.id, review.version))
    asked = msg("What do you ask the family? You will see the text before it is sent.")
    return Screen((about(seen, now), asked), (*in_rows(presses, 2), (own,), (back(review),)))


def prompt(review_id: str, note: Text | None = None) -> Screen:
    """Ask for the moderator's own words."""
    told = msg(
        "Please write your question to the family in one message. Do not name other people, sources, places or "
        "military units, and promise nothing."
    )
    return Screen((note, told), ((Press(msg("Cancel"), on.Cancel(review_id)),),))


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
    return tuple(as_written(words.plain(part)) for part in as_read(question.words, question.number))
