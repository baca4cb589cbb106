"""A report is linked to a case, after one more look at both."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators import cards
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.screens import links as screens
from bot.chat.moderators.verdict import KEPT
from bot.domain.review import LinkReason
from bot.services import reveal as looks
from bot.services import verdicts


def slot(review: str) -> str:
    """Return the slot of the message in which a report and a case are compared."""
    return f"compare:{review}"


async def compare(here: Here, press: on.Compare) -> None:
    """Show the report and one case once more, and ask why they are one person."""
    seen = await looks.compare(here.work, here.rules, me(here), press.review, press.case, press.version)
    await here.work.outbox.clear(here.account.id, slot(press.review))
    await here.show(screens.compare(*seen), slot(press.review))


async def because(here: Here, press: on_link.Because) -> None:
    """Ask once more before they are linked, for this reason."""
    why = one_of(LinkReason, press.reason)
    seen = await looks.compare(here.work, here.rules, me(here), press.review, press.case, press.version)
    await here.show(screens.link(*seen, why), slot(press.review))


async def link(here: Here, press: on_link.Link) -> None:
    """Decide: the report is about the person of this case."""
    why = one_of(LinkReason, press.reason)
    await verdicts.link(here.work, me(here), press.review, press.case, why, version=press.version)
    await cards.show(here, press.review, KEPT)
