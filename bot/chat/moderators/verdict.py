"""A moderator decides; what is grave is asked once more first."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators import cards
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.screens import links
from bot.chat.moderators.screens import verdict as screens
from bot.domain.review import RejectReason
from bot.services import claims, items, verdicts
from bot.words import msg

KEPT = msg("Your decision is kept.")


async def new_case(here: Here, press: on.NewCase) -> None:
    """Decide: a case of its own; where one is very like it that is asked once more."""
    if await verdicts.very_like(here.work, me(here), press.review, press.version):
        seen = await items.seen(here.work, me(here), press.review)
        await here.show(links.another(seen, here.work.now), cards.slot(press.review))
        return
    await verdicts.new_case(here.work, me(here), press.review, press.version)
    await cards.show(here, press.review, KEPT)


async def another(here: Here, press: on_link.Another) -> None:
    """Decide: a case of its own, though one is very like it."""
    await verdicts.new_case(here.work, me(here), press.review, press.version)
    await cards.show(here, press.review, KEPT)


async def hold(here: Here, press: on.Hold) -> None:
    """Decide: set aside for now."""
    await verdicts.hold(here.work, me(here), press.review, press.version)
    await cards.show(here, press.review, KEPT)


async def reasons(here: Here, press: on.Reasons) -> None:
    """Ask for which reason a report is not taken up."""
    await claims.held(here.work, me(here), press.review, press.version)
    seen = await items.seen(here.work, me(here), press.review)
    await here.show(screens.reasons(seen, here.work.now), cards.slot(press.review))


async def reason(here: Here, press: on.Reason) -> None:
    """Ask once more before a report is not taken up."""
    await claims.held(here.work, me(here), press.review, press.version)
    seen = await items.seen(here.work, me(here), press.review)
    why = one_of(RejectReason, press.reason)
    await here.show(screens.reason(seen, why, here.work.now), cards.slot(press.review))


async def reject(here: Here, press: on.Reject) -> None:
    """Decide: not taken up, for this reason."""
    why = one_of(RejectReason, press.reason)
    await verdicts.reject(here.work, me(here), press.review, why, press.version)
    await cards.show(here, press.review, KEPT)


async def settle(here: Here, press: on.Settle) -> None:
    """Decide on a task: settled."""
    await verdicts.settle(here.work, me(here), press.review, press.version)
    await cards.show(here, press.review, KEPT)
