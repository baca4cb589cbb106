"""A family is asked for a talk: the request is seen once more as it will be read, and sent."""

from typing import Final

from bot.chat.here import Here
from bot.chat.moderators import cards, cases
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import talks as on
from bot.chat.moderators.screens import case as case_screens
from bot.chat.moderators.screens import talks as screens
from bot.chat.moderators.start import note_home
from bot.chat.moderators.verdict import KEPT
from bot.domain.errors import Foreign
from bot.services import casebook, in_writing, talks
from bot.words import msg

#: The slot in which a moderator asks for a talk, one at a time.
SLOT: Final = "talk"
UNASKED = msg("The family is asked for nothing.")


async def families(here: Here, press: on.Families) -> None:
    """Ask which family of a case it is."""
    standing = await casebook.of(here.work, me(here), press.case)
    await here.show(screens.families(standing, case_screens.heading(standing)), cases.slot(press.case))


async def ask(here: Here, press: on.Ask) -> None:
    """Ask who calls, or show what the family will read, as the newest message."""
    there = await talks.offer(here.work, here.rules, me(here), press.report)
    await here.work.outbox.clear(here.account.id, SLOT)
    await here.show(screens.ask(there, here.rules), SLOT)


async def preview(here: Here, press: on.Preview) -> None:
    """Show what the family will read."""
    there = await talks.offer(here.work, here.rules, me(here), press.report, press.place)
    if there.notice is None:
        raise Foreign
    await here.show(screens.preview(there, there.notice, here.rules, press.place), SLOT)


async def send(here: Here, press: on.Send) -> None:
    """Ask the family for a talk."""
    asked = await talks.ask(here.work, here.rules, me(here), press.report, press.place)
    await here.show(screens.sent(asked.report), SLOT)


async def settle(here: Here, press: on.Settle) -> None:
    """End the task of a family that wishes no call."""
    await in_writing.settle(here.work, me(here), press.review, press.version)
    await cards.show(here, press.review, KEPT)


async def leave(here: Here, _: on.Leave) -> None:
    """Ask for no talk."""
    await here.work.outbox.clear(here.account.id, SLOT)
    await note_home(here, UNASKED)
