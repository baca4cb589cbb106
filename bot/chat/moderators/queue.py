"""What waits, and what was set aside."""

from bot.chat.here import Here
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.screens import queue as screens
from bot.services import approvers, behalf, pages
from bot.words import Text


async def open_queue(here: Here, _: str) -> None:
    """Show what waits, the most urgent first."""
    await show_page(here, on.Queue(0))


async def show_page(here: Here, press: on.Queue, note: Text | None = None) -> None:
    """Show a page of what waits, with what this moderator has begun for families."""
    page = await pages.waiting(here.work, me(here), press.page)
    begun = await behalf.begun(here.work, here.account)
    waiting = await approvers.count(here.work, me(here))
    await here.show(screens.queue(page, here.work.now, note, begun, waiting))


async def answer_alarm(here: Here, _: on.Alarm) -> None:
    """Remove the push that was answered, and show what waits."""
    if here.message_id is not None:
        await here.work.outbox.forget(here.account.id, here.message_id)
    await show_page(here, on.Queue(0))


async def aside(here: Here, press: on.Aside) -> None:
    """Show a page of what was set aside or waits for a family."""
    page = await pages.aside(here.work, me(here), press.page)
    await here.show(screens.aside(page, here.work.now))
