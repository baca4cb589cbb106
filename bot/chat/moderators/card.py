"""An item is looked at, taken, given back, passed on, raised."""

from bot.chat.here import Here
from bot.chat.moderators import cards, reveal
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.services import claims, review
from bot.words import msg


async def look(here: Here, press: on.Card) -> None:
    """Show an item's card as the newest message."""
    await here.work.outbox.clear(here.account.id, cards.slot(press.review))
    await reveal.stand(here, press.review)


async def take(here: Here, press: on.Take) -> None:
    """Claim an item."""
    await review.claim(here.work, here.rules, me(here), press.review)
    await cards.bring(here, press.review)


async def give_back(here: Here, press: on.GiveBack) -> None:
    """Put an item back into the queue."""
    await claims.release(here.work, me(here), press.review)
    await cards.show(here, press.review, msg("You have given this item back."))


async def pass_on(here: Here, press: on.PassOn) -> None:
    """Give an item back for good; nobody asks why."""
    await claims.pass_on(here.work, me(here), press.review)
    await cards.show(here, press.review, msg("It is not yours any more, and is not offered to you again."))


async def lift(here: Here, press: on.Raise) -> None:
    """Raise an item to P0."""
    await claims.lift(here.work, here.rules, me(here), press.review)
    await cards.show(here, press.review, msg("Raised to P0."))
