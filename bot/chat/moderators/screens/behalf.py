"""A moderator writes for a family: how it speaks with us, its consent, the form, and what is read out at the end."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.chat.buttons import Press, one_each
from bot.chat.moderators import payloads as on
from bot.chat.moderators.screens.home import NEW, QUEUE
from bot.chat.screen import Screen
from bot.domain.behalf import Behalf, Channel
from bot.domain.report import Report
from bot.questionnaire import consent
from bot.services.rules import Rules
from bot.words import Text, msg, nmsg

CHANNELS: Final[Mapping[Channel, Text]] = {
    Channel.PHONE: msg("By phone"),
    Channel.LETTER: msg("By letter or e-mail"),
    Channel.IN_PERSON: msg("In person"),
}
#: For whom a form is filled in, in a grey line above each question.
FOR: Final[Mapping[Channel, Text]] = {
    Channel.PHONE: msg("For somebody who telephones. Read the question aloud; write the answer as it is given."),
    Channel.LETTER: msg("For somebody who has written. Write what the letter says."),
    Channel.IN_PERSON: msg("For somebody who has come in. Read the question aloud; write the answer as it is given."),
}


def channels() -> Screen:
    """Ask how the family speaks with us."""
    presses = [Press(label, on.ReadConsent(channel.value)) for channel, label in CHANNELS.items()]
    return Screen(
        (msg("A report for somebody who is not in this chat. How do they speak with us?"),), one_each(*presses, QUEUE)
    )


def read_consent(channel: Channel, rules: Rules) -> Screen:
    """Show the consent that is read aloud; nothing is kept until it was heard."""
    before = msg("Please read this aloud, or make sure that the letter agrees to it. Nothing is kept without consent.")
    heard = Press(msg("The consent was heard"), on.Heard(channel.value, consent.FULL))
    return Screen(
        (msg("<i>{why}</i>", why=before), consent.text(consent.FULL, rules.organisation)),
        one_each(heard, Press(msg("There is no consent"), on.Queue(0))),
    )


def form(screen: Screen, behalf: Behalf | None) -> Screen:
    """Return a screen of the form as a moderator sees it: under a line that tells for whom it is."""
    line = None if behalf is None else msg("<i>{why}</i>", why=FOR[behalf.channel])
    return replace(screen, body=(line, *screen.body))


def sent(report: Report, rules: Rules) -> Screen:
    """Show the number that is read out."""
    told = msg(
        "Report No. {no}. Please read this number out, and ask to write it down. A moderator will read the report; "
        "this usually takes no more than {sla}. What is to be told then, one of us tells: a task comes into the queue.",
        no=report.number,
        sla=nmsg("{n} working day", "{n} working days", rules.answer_days),
    )
    return Screen((told,), ((NEW, QUEUE),))
