"""An item's card in a moderator's chat: one slot per item, shown again after everything that befalls it."""

from collections.abc import Iterable
from typing import Any

from bot.chat.here import Here
from bot.chat.moderators.screens import card
from bot.domain.errors import NotAllowed
from bot.domain.roles import Moderator
from bot.services import items
from bot.services.rules import Rules
from bot.words import Text


def slot(review: str) -> str:
    """Return the slot of an item's card."""
    return f"card:{review}"


def me(here: Here) -> Moderator:
    """Return who speaks. Raises NotAllowed for whoever is no moderator any more."""
    if here.moderator is None:
        raise NotAllowed
    return here.moderator


async def bring(here: Here, review: str, note: Text | None = None) -> None:
    """Show an item's card as the newest message: where it stood before, nobody would see it change."""
    await here.work.outbox.clear(here.account.id, slot(review))
    await show(here, review, note)


async def show(here: Here, review: str, note: Text | None = None) -> None:
    """Show an item's card as it stands now, in place. Raises Foreign where there is no such item."""
    seen = await items.seen(here.work, me(here), review)
    await here.show(card.card(seen, me(here), here.work.now, note), slot(review))


async def there(work: Any, rules: Rules, moderator: Moderator) -> Here | None:  # noqa: ANN401 - as `Here.work`
    """Return the chat of a colleague, or of somebody whose time is over; None where the account is gone."""
    account = await work.accounts.get(moderator.account)
    return None if account is None else Here(work=work, account=account, rules=rules, moderator=moderator)


async def chats(work: Any, rules: Rules, people: Iterable[Moderator]) -> list[Here]:  # noqa: ANN401 - as `Here.work`
    """Return the chats of these people."""
    found = [await there(work, rules, each) for each in people]
    return [here for here in found if here is not None]
