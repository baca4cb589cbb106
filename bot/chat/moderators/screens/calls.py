"""What came of a call, and what comes next."""

from datetime import datetime

from bot.chat.buttons import Press, one_each
from bot.chat.moderators import payloads as on
from bot.chat.moderators.screens.card import about
from bot.chat.moderators.screens.verdict import back
from bot.chat.moderators.told import NEXT, OUTCOMES
from bot.chat.screen import Screen
from bot.domain.call import Outcome
from bot.services import calls
from bot.services.items import Seen
from bot.words import msg


def outcomes(seen: Seen, now: datetime) -> Screen:
    """Ask what came of a call."""
    review = seen.review
    presses = [Press(label, on.CameOf(review.id, outcome.value, review.version)) for outcome, label in OUTCOMES.items()]
    return Screen((about(seen, now), msg("What came of the call?")), one_each(*presses, back(review)))


def steps(seen: Seen, outcome: Outcome, now: datetime) -> Screen:
    """Ask what comes next."""
    review = seen.review
    presses = [
        Press(NEXT[step], on.Log(review.id, outcome.value, step.value, review.version)) for step in calls.steps(review)
    ]
    again = Press(msg("Back"), on.Call(review.id, review.version))
    asked = msg("{outcome}. What comes next?", outcome=OUTCOMES[outcome])
    return Screen((about(seen, now), asked), one_each(*presses, again))
