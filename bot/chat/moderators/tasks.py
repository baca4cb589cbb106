"""A task about a case is settled."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators import cards
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import tasks as on
from bot.chat.moderators.verdict import KEPT
from bot.domain.review import Filing
from bot.services import tasks


async def done(here: Here, press: on.Done) -> None:
    """Decide: settled."""
    await tasks.settle(here.work, me(here), press.review, press.version)
    await cards.show(here, press.review, KEPT)


async def filed(here: Here, press: on.Filed) -> None:
    """Decide on the urgent procedure: filed, not wished, not possible."""
    await tasks.settle(here.work, me(here), press.review, press.version, one_of(Filing, press.reason))
    await cards.show(here, press.review, KEPT)
