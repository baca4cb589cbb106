"""A moderator promises a family word by a day."""

from bot.chat.here import Here
from bot.chat.moderators import cards, reveal
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import promises as on
from bot.chat.moderators.screens import promises as screens
from bot.services import items, promise
from bot.words import msg


async def ask(here: Here, press: on.Promise) -> None:
    """Ask by which day."""
    await promise.may(here.work, me(here), press.review, press.version)
    seen = await items.seen(here.work, me(here), press.review)
    await here.show(screens.days(seen, here.rules, here.work.now), cards.slot(press.review))


async def make(here: Here, press: on.PromiseIn) -> None:
    """Keep the promise."""
    day = await promise.by_hand(here.work, here.rules, me(here), press.review, press.days, press.version)
    kept = msg("Kept: word by {date}. Nothing was sent to the family.", date=day)
    await reveal.stand(here, press.review, kept)
