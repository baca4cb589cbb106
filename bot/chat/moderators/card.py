"""An item is looked at, taken, given back, handed over, raised."""

from bot.chat.here import Here
from bot.chat.moderators import cards, reveal
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.screens import card as screens
from bot.services import claims, items, review
from bot.words import msg


async def look(here: Here, press: on.Card) -> None:
    """Show an item's card; while what it is about still stands above, with what can be decided."""
    if await here.work.outbox.stands(here.account.id, reveal.slot(press.review)):
        await here.work.outbox.clear(here.account.id, cards.slot(press.review))
        await reveal.decide(here, press.review)
    else:
        await cards.bring(here, press.review)


async def take(here: Here, press: on.Take) -> None:
    """Claim an item."""
    await review.claim(here.work, here.rules, me(here), press.review)
    await cards.bring(here, press.review)


async def give_back(here: Here, press: on.GiveBack) -> None:
    """Put an item back into the queue."""
    await claims.release(here.work, me(here), press.review)
    await cards.show(here, press.review, msg("You have given this item back."))


async def hand_over(here: Here, press: on.HandOver) -> None:
    """Ask to whom an item goes."""
    colleagues = await claims.colleagues(here.work, me(here), press.review)
    seen = await items.seen(here.work, me(here), press.review)
    await here.show(screens.hand_over(seen, colleagues, here.work.now), cards.slot(press.review))


async def hand_to(here: Here, press: on.HandTo) -> None:
    """Give an item to a colleague, in whose chat its card appears."""
    colleague = await claims.hand_over(here.work, here.rules, me(here), press.review, press.to)
    there = await cards.there(here.work, here.rules, colleague)
    if there is not None:
        handed = msg("{name} hands this item over to you.", name=me(here).name)
        await cards.bring(there, press.review, handed)
    await cards.show(here, press.review, msg("Handed over."))


async def lift(here: Here, press: on.Raise) -> None:
    """Raise an item to P0."""
    await claims.lift(here.work, here.rules, me(here), press.review)
    await cards.show(here, press.review, msg("Raised to P0."))
