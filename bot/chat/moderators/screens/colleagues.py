"""Who the colleagues are, and what is asked before an account is locked or a role ended."""

from collections.abc import Sequence

from bot.chat.buttons import Press, one_each
from bot.chat.moderators.payloads import colleagues as to
from bot.chat.moderators.told import ROLES, lines
from bot.chat.screen import Screen
from bot.domain.roles import Moderator
from bot.words import Text, msg

IN_OTHER_HANDS = msg("If an account is in other hands, lock it at once. The operator lets its owner in again.")
BACK = Press(msg("Back"), to.Colleagues())


def colleagues(active: Sequence[Moderator], me: Moderator, note: Text | None = None) -> Screen:
    """List everybody who may act, each but oneself with a button that locks."""
    others = [one for one in active if one.id != me.id]
    if not others:
        return Screen((note, msg("Nobody else works here.")))
    locks = (Press(msg("Lock: {name}", name=one.name), to.Lock(one.id, 0)) for one in others)
    return Screen((note, lines(*map(_line, others)), IN_OTHER_HANDS), one_each(*locks))


def _line(one: Moderator) -> Text:
    if one.on_duty:
        return msg("<b>{name}</b>, {role}, on duty", name=one.name, role=ROLES[one.role])
    return msg("<b>{name}</b>, {role}", name=one.name, role=ROLES[one.role])


def lock(colleague: Moderator) -> Screen:
    """Ask once more before an account is locked."""
    asked = msg(
        "Lock the account of {name}? It is closed at once, what was shown there is removed, and what it held goes "
        "back to the queue.",
        name=colleague.name,
    )
    return Screen((asked,), one_each(Press(msg("Yes, lock"), to.Lock(colleague.id, 1)), BACK))


def ask_to_leave() -> Screen:
    """Ask once more before a role is ended."""
    asked = msg(
        "End your role here? This chat is cleared, and what you hold goes back to the queue. Only a new invitation "
        "lets you in again."
    )
    return Screen((asked,), one_each(Press(msg("Yes, leave"), to.Leave()), Press(msg("Stay"), to.Colleagues())))


def left() -> Screen:
    """Take leave."""
    return Screen((msg("Your role here has ended. Thank you. Please tell the operator, who now renews the keys."),))
