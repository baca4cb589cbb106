"""Two relatives know of each other: recorded, taken back, and both told that they differ."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import relatives as on
from bot.chat.moderators.relatives import NOTED, show, slot
from bot.chat.moderators.screens import acquaintances as screens
from bot.domain.errors import Foreign
from bot.domain.relative import Source
from bot.services import acquaintances, relatives
from bot.services.relatives import Kin, Other
from bot.words import msg

TOLD = msg("Both will be told, at a humane hour.")


async def others(here: Here, press: on.Others) -> None:
    """Ask of which other relative this one knows."""
    kin = await relatives.look(here.work, me(here), press.report)
    await here.show(screens.others(kin), slot(press.report))


async def beside(here: Here, press: on.Beside) -> None:
    """Ask how we know it, or show what it opens."""
    kin, other = await _pair(here, press)
    await here.show(screens.beside(kin, other, here.work.now), slot(press.report))


async def record(here: Here, press: on.Record) -> None:
    """Decide: they know of each other."""
    source = one_of(Source, press.source)
    await acquaintances.record(here.work, me(here), press.report, press.beside, source)
    await beside(here, on.Beside(press.report, press.beside))


async def forget(here: Here, press: on.Forget) -> None:
    """Decide: they do not."""
    await acquaintances.take_back(here.work, me(here), press.report, press.beside)
    await show(here, press.report, NOTED)


async def differ(here: Here, press: on.Differ) -> None:
    """Tell both that they differ, after asking."""
    kin, other = await _pair(here, press)
    if press.sure:
        await acquaintances.differ(here.work, me(here), press.report, press.beside)
        await show(here, press.report, TOLD)
    else:
        await here.show(screens.differ(kin, other), slot(press.report))


async def _pair(here: Here, press: on.Beside | on.Differ) -> tuple[Kin, Other]:
    """Return a relative and another of its case. Raises Foreign for any other two."""
    kin = await relatives.look(here.work, me(here), press.report)
    found = [each for each in kin.others if each.report.id == press.beside]
    if not found or found[0].tie.account == kin.report.account:
        raise Foreign
    return kin, found[0]
