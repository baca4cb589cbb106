"""By which day a family hears from us."""

from datetime import datetime

from bot.chat.buttons import Press, one_each
from bot.chat.moderators.payloads import promises as on
from bot.chat.moderators.screens.card import about
from bot.chat.moderators.screens.verdict import back
from bot.chat.screen import Screen
from bot.services import promise
from bot.services.items import Seen
from bot.services.rules import Rules
from bot.words import msg, nmsg


def days(seen: Seen, rules: Rules, now: datetime) -> Screen:
    """Ask by which day the family hears from us; nothing is told by this."""
    review = seen.review
    asked = msg(
        "By which day does the family hear from us? Nothing is sent by this: please tell the family yourself. When "
        "that day has passed, the report stands at the top of the queue."
    )
    presses = [
        Press(
            nmsg(
                "In {n} working day: {date}",
                "In {n} working days: {date}",
                n,
                date=f"{promise.day(rules, now, n):%d.%m}",
            ),
            on.PromiseIn(review.id, n, review.version),
        )
        for n in promise.CHOICES
    ]
    return Screen((about(seen, now), asked), one_each(*presses, back(review)))
