"""What is said to moderators first, in their language: only that something waits."""

from collections.abc import Mapping
from typing import Final

from bot.chat.buttons import Press
from bot.chat.here import FIRST_LANGUAGE
from bot.chat.moderators import payloads as on
from bot.chat.moderators.payloads import colleagues, purposes
from bot.chat.screen import Screen, message
from bot.domain.message import Message
from bot.i18n import translators
from bot.services.alerts import Alert
from bot.words import Text, msg

#: What has befallen a colleague's account, without a name: the screen behind the button has it.
ALERTS: Final[Mapping[Alert, Text]] = {
    Alert.LOCKED: msg("A colleague's account was locked. Please look who is still here."),
    Alert.LEFT: msg("A colleague has left the team. Please look who is still here."),
    Alert.CODES: msg(
        "Several wrong codes were written from a colleague's account. If the account is in other hands, lock it."
    ),
    Alert.REVEALS: msg("A moderator has reached the limit of reveals. See /limits or ask them."),
}
LIMITS = Press(msg("Looks so far"), purposes.Limits())
COLLEAGUES = Press(msg("Colleagues"), colleagues.Colleagues())
OPEN = Press(msg("Open the queue"), on.Alarm())


def alarm(language: str | None, *, everybody: bool) -> Message:
    """Return the push that something urgent waits, without content."""
    told = (
        msg("An item in the queue has waited long and needs somebody now.")
        if everybody
        else msg("An urgent item is waiting in the queue.")
    )
    return message(Screen((told,), ((OPEN,),)), translators()[language or FIRST_LANGUAGE])


def alert(language: str | None, alert: Alert) -> Message:
    """Return the push that something has befallen a colleague's account, without content."""
    return message(
        Screen((ALERTS[alert],), ((LIMITS if alert is Alert.REVEALS else COLLEAGUES,),)),
        translators()[language or FIRST_LANGUAGE],
    )
