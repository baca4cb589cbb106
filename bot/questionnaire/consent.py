"""What a family agrees to before it answers, in numbered versions."""

from typing import Final

from bot.words import Text, msg, nmsg

#: Grows with every change of the wording; the version read is kept with the consent.
FULL: Final = "2026-11"
#: For a phone that may be inspected.
BRIEF: Final = "2026-11-brief"

_FULL_TEXT: Final = msg(
    "Please read this before we start.\n"
    "• We are {org}, a non-governmental organisation. We are not a state body and do not negotiate releases.\n"
    "• A moderator, a living person, will read your answers. People decide here, not a program.\n"
    "• We cannot promise that the person will be found or released. We never ask for money.\n"
    "• We publish no names. We pass information to other bodies only with your permission, which we ask for "
    "separately.\n"
    "• Telegram is not fully secure. Do not send documents, passport or tax numbers, names of military units, "
    "call signs, positions or names of witnesses.\n"
    "• You can skip almost every question. You can stop, come back, correct your answers or delete everything: "
    "/delete.\n"
    "• This report does not replace a statement to the police.\n"
    "Do you agree that we process this information in order to search for the person and to help your family?"
)
_BRIEF_TEXT: Final = msg("A person will read this. We publish nothing and pass nothing on. Do you agree?")
_MORE: Final = msg(
    "What happens to what you write:\n"
    "• We keep your answers, the number of this chat and the times of your messages. Answers are encrypted "
    "where they are kept.\n"
    "• Moderators of {org} read them; every look is logged. A program only proposes which reports may be about "
    "one person; people decide.\n"
    "• An unfinished report is erased after {term} without a change. A report that was sent is kept as long as "
    "the search goes on, or until you delete it.\n"
    "• We remove your messages from this chat once they are saved, where Telegram allows it. Telegram itself can "
    "read messages to bots.\n"
    "• /delete erases one report or everything. What people here have decided stays, without your words.\n"
    "• Consent is voluntary. You can take it back at any time: /delete."
)
_TEXTS: Final = {FULL: _FULL_TEXT, BRIEF: _BRIEF_TEXT}


def text(version: str, organisation: str) -> Text:
    """Return the consent text of a version. Raises KeyError for one that was never shown."""
    return _TEXTS[version].filled(org=organisation)


def more(organisation: str, days: int) -> Text:
    """Return the longer text, with the `days` for which drafts are kept."""
    return _MORE.filled(org=organisation, term=nmsg("{n} day", "{n} days", days))


def covers(agreed: str | None, wanted: str) -> bool:
    """Whether what was agreed to allows what is `wanted`; the full text covers the short one."""
    return agreed is not None and agreed in {wanted, FULL}
