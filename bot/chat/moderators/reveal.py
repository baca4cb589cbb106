"""What an item is about is shown, for a while."""

from bot.chat.here import Here
from bot.chat.moderators import cards
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.screens import reveal as screens
from bot.chat.moderators.screens import verdict
from bot.chat.moderators.told import minutes
from bot.services import items
from bot.services import reveal as revealing
from bot.words import Text, msg


def slot(review: str, place: int = 0) -> str:
    """Return the slot of a message, the first unless said, that shows what an item is about."""
    return f"reveal:{review}/{place}"


async def reveal(here: Here, press: on.Reveal) -> None:
    """Show what an item is about in messages of their own, and below them what can be decided."""
    revealed = await revealing.reveal(here.work, here.rules, me(here), press.review)
    await here.work.outbox.clear(here.account.id, f"reveal:{press.review}")
    for place, screen in enumerate(screens.reveal(revealed, here.rules, here.words, here.work.now)):
        await here.show(screen, slot(press.review, place))
    seen = await items.seen(here.work, me(here), press.review)
    await here.work.outbox.clear(here.account.id, cards.slot(press.review))
    note = msg("What is shown above will be removed after {n} min, and when you decide.", n=minutes(here.rules.reveal))
    await here.show(verdict.choices(seen, revealed, me(here), here.work.now, note), cards.slot(press.review))


async def choices(here: Here, press: on.Choices) -> None:
    """Show again what can be decided."""
    await decide(here, press.review, press.version)


async def stand(here: Here, item: str, note: Text | None = None) -> None:
    """Show an item's card; while what it is about still stands above, with what can be decided."""
    if await here.work.outbox.stands(here.account.id, slot(item)):
        await decide(here, item, note=note)
    else:
        await cards.show(here, item, note)


async def decide(here: Here, item: str, version: int | None = None, note: Text | None = None) -> None:
    """Show again what can be decided, under a note. Raises as `claims.held`."""
    revealed = await revealing.choices(here.work, me(here), item, version)
    seen = await items.seen(here.work, me(here), item)
    await here.show(verdict.choices(seen, revealed, me(here), here.work.now, note), cards.slot(item))
