"""What the commands answer."""

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.welcome import GO_ON
from bot.chat.screen import Screen
from bot.questionnaire import consent
from bot.services.rules import Rules
from bot.words import msg

#: The commands of Telegram's menu, in the order in which they are listed.
LISTED = {
    "start": msg("Begin, or continue from where you stopped"),
    "help": msg("What this bot can do"),
    "language": msg("Choose the language"),
    "safety": msg("Answer again whether your phone is safe"),
    "contacts": msg("Where else to turn"),
    "check": msg("Ask whether a message is ours"),
    "privacy": msg("What happens to what you write"),
    "clear": msg("Remove messages from this chat"),
    "delete": msg("Delete a report or everything"),
    "cancel": msg("Put the unfinished report aside"),
}


def help_(rules: Rules) -> Screen:
    """List the commands, and who we are."""
    lines = tuple(msg("/{command} — {words}", command=name, words=words) for name, words in LISTED.items())
    who = msg(
        "Here you can report a person you are looking for because of Russia's war against Ukraine. Moderators of "
        "{org} read every report.",
        org=rules.organisation,
    )
    return Screen((who, msg("{lines}", lines=lines)), one_each(Press(msg("Clear chat"), to.ClearChat()), GO_ON))


def privacy(rules: Rules) -> Screen:
    """Tell what happens to what people write."""
    return Screen((consent.more(rules.organisation, rules.draft.days),), one_each(GO_ON))


def cleared() -> Screen:
    """Say what could be removed and what could not."""
    return Screen(
        (
            msg(
                "We have removed what Telegram still lets us remove (the last 48 hours). Please delete older messages "
                "yourself together with the whole chat. An empty chat can draw attention too."
            ),
        )
    )
