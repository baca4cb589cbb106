"""A senior looks how far the notices to the families of a case have come."""

from bot.chat.here import Here
from bot.chat.moderators import cases
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads.deliveries import Deliveries
from bot.chat.moderators.screens import deliveries as screens
from bot.services import deliveries


async def show(here: Here, press: Deliveries) -> None:
    """Show a page of the delivery log."""
    case, told = await deliveries.of_case(here.work, me(here), press.case)
    await here.show(screens.deliveries(case, told, press.page, here.work.now), cases.slot(press.case))
