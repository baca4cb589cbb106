"""Questions that moderators ask families most: ready wordings in every language, by key."""

from collections.abc import Mapping
from typing import Final

from bot.words import Text, msg

QUESTIONS: Final[Mapping[str, Text]] = {
    "names": msg("How are the surname, the given name and the patronymic written in the documents?"),
    "other_names": msg("Are there other forms of the name: maiden, former, in Latin letters?"),
    "birth": msg("Can you tell the date of birth more exactly?"),
    "contact": msg("When, and in what way, was the last contact? An approximate date is fine."),
    "place": msg("In which town, village or district was it? Please do not write positions or coordinates."),
    "relation": msg("What is your relation to the person?"),
    "phone": msg("Is there a phone number or an e-mail address at which we may reach you?"),
    "kinship": msg(
        'Would you like to confirm that you are family? In My reports, press "Confirm that I am family": it says what '
        "is needed and by which safe way."
    ),
}


def in_place_of_call(words: str, number: str, coordinator: str) -> tuple[Text, ...]:
    """Return what a family that would rather not be called reads about its report `number` (D.9, in writing)."""
    return (
        msg(
            "You asked us to write rather than call. Coordinator {coordinator} writes about report No. {no}. We write "
            "about routine matters this way too.",
            coordinator=coordinator,
            no=number,
        ),
        Text("{words}", {"words": wording(words)}),
        msg(
            "You can answer here when it suits you; you need not. What is known in a case is never written in such a "
            "message."
        ),
    )


def wording(question: str) -> Text | str:
    """Return the sentence of a question kept by its key, or the moderator's own words as they are."""
    return QUESTIONS.get(question, question)


def as_read(question: str, number: str) -> tuple[Text, Text]:
    """Return a question as the family reads it: D.3, then the question about its report `number`."""
    return (
        msg("To go on, we need to clarify a few things. You can answer when you are able to."),
        msg(
            "We have a question about report No. {no}. You need not answer. {question}",
            no=number,
            question=wording(question),
        ),
    )
