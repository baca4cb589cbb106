"""The safety phrase: what it is for, and the words themselves, on a safe phone only."""

from dataclasses import replace

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.welcome import MENU
from bot.chat.screen import Screen
from bot.questionnaire.answers import given
from bot.services.drafts import Turn
from bot.words import Text, msg

MY_DATA = Press(msg("My data"), to.MyData())
CHOOSE = msg("Choose a safety phrase")
FOR = msg(
    "A safety phrase is a few words that you choose. They stand under our messages, and a coordinator who rings says "
    "them first. Whoever does not know them does not write or ring for us."
)


def phrase(words: str | None, note: Text | None = None) -> Screen:
    """Show the phrase, and what can be done about it."""
    now = None if words is None else msg("Your phrase: {phrase}.", phrase=words)
    return Screen(
        (note, FOR, now),
        one_each(
            Press(CHOOSE if words is None else msg("Choose another phrase"), to.ChoosePhrase()),
            None if words is None else Press(msg("Remove the phrase"), to.RemovePhrase()),
            MY_DATA,
            MENU,
        ),
    )


def kept(turn: Turn, on: Press) -> Screen:
    """Say that the phrase is kept, and where it will stand."""
    words = str(given(turn.draft.answers, "phrase"))
    told = msg(
        "Your phrase: {phrase}. From now on it stands under our messages. Please tell it to nobody who writes or "
        "rings.",
        phrase=words,
    )
    return Screen((told,), one_each(MY_DATA, on))


def offered(receipt: Screen) -> Screen:
    """Return the receipt with the offer of a phrase."""
    return replace(receipt, body=(*receipt.body, FOR), rows=((Press(CHOOSE, to.ChoosePhrase()),), *receipt.rows))
