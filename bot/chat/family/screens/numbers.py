"""Whether a number is of a message of ours: one answer for those that are, and one for all others."""

from bot.chat.buttons import one_each
from bot.chat.family.screens.hard import CONTACT_ME
from bot.chat.family.screens.welcome import MENU
from bot.chat.screen import Screen
from bot.services.genuine import Checked
from bot.words import Text, msg


def checked(asked: Checked) -> Screen:
    """Answer about a number. What is not known here is never told apart: malformed, foreign and forged are alike."""
    return Screen((_told(asked),), one_each(None if asked.opened else CONTACT_ME, MENU))


def _told(asked: Checked) -> Text:
    if asked.later:
        return msg(
            "Many numbers have been asked about here. Please try again in an hour. If a message worries you, do not "
            'answer it and press "Please contact me".'
        )
    if asked.opened is None:
        return msg(
            'We do not know this number here. If somebody sent it to you, do not answer and press "Please contact me".'
        )
    return msg(
        "Update No. {number} is ours. We sent it to you, and it was opened here on {date}.",
        number=asked.number,
        date=asked.opened,
    )
