"""To whom a report may be passed is permitted, and taken back."""

from bot.chat.buttons import one_of
from bot.chat.family import payloads as to
from bot.chat.family.screens import sharing as screens
from bot.chat.here import Here
from bot.domain.sharing import Body
from bot.services import sharing
from bot.words import Text


async def show(here: Here, press: to.Share) -> None:
    """Show what is permitted, and since when."""
    await _show(here, press.report, None)


async def share_with(here: Here, press: to.ShareWith) -> None:
    """Permit something, or take it back."""
    body, given = one_of(Body, press.whom), bool(press.on)
    await sharing.change(here.work, here.rules, here.account, press.report, body, given=given)
    await _show(here, press.report, screens.GIVEN if given else screens.TAKEN_BACK)


async def _show(here: Here, report_id: str, note: Text | None) -> None:
    report, permitted = await sharing.of(here.work, here.account, report_id)
    await here.show(screens.sharing(report, permitted, here.rules, note))
