"""Beware of fraud: what swindlers say, what never to do, and how to tell us."""

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.screen import Screen
from bot.services.rules import Rules
from bot.words import Text, msg

WARNING = msg(
    "No one has the right to demand money for a search, an exchange or a release: neither state bodies nor we. If "
    "someone asks you for money, do not pay, keep the messages and call 102."
)
STORIES = msg(
    "What swindlers say:\n"
    '• "for money we will put the person on an exchange list";\n'
    '• "the person is in hospital, money for treatment is needed";\n'
    '• "for money we will change the status from missing to captive": payments and the search are the same for both;\n'
    "• threats, or a request for card data or a code from a message;\n"
    "• a call to go and protest, to do a task, to tell coordinates: this comes from Russia. Do not do it, tell the "
    "police or the Security Service."
)
NEVER = msg(
    "Do not send photos of documents to strangers, check everybody who calls themselves a volunteer, and close your "
    "posts about the person to strangers."
)
OURS = msg("Our moderators never ask for money or codes and never write first from personal accounts.")


def fraud(rules: Rules, onward: Press) -> Screen:
    """Tell what swindlers do, with two ways to tell us."""
    return Screen(
        (WARNING, STORIES, NEVER, OURS, _official(rules)),
        one_each(
            Press(msg("Someone is contacting me now"), to.Cheated(1)),
            Press(msg("I was cheated"), to.Cheated(0)),
            onward,
        ),
    )


def _official(rules: Rules) -> Text | None:
    if not rules.accounts:
        return None
    return msg("Our only official accounts: {names}.", names=", ".join(rules.accounts))
