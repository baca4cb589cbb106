"""Where to turn, support, and the warning of fraud: for everybody, with or without a report or a consent."""

from dataclasses import replace

from bot.chat.family import payloads as to
from bot.chat.family.screens import fraud as warnings
from bot.chat.family.screens import guidance as screens
from bot.chat.family.screens import hard
from bot.chat.family.screens.welcome import onward
from bot.chat.here import Here
from bot.domain.account import Doubt
from bot.services import guidance, privacy


async def contacts(here: Here, _: str) -> None:
    """Say where to turn (/contacts)."""
    await _show(here, guidance.OWN)


async def where_to_turn(here: Here, press: to.WhereToTurn) -> None:
    """Show a page of the contacts for a situation."""
    await _show(here, press.category, press.page)


async def situations(here: Here, _: to.Situations) -> None:
    """Ask for the situation."""
    await here.show(screens.situations(here.rules, onward(here.account)))


async def be_abroad(here: Here, press: to.BeAbroad) -> None:
    """Keep where somebody is now, and show what fits there. Raises Foreign before anything is kept."""
    await guidance.situation(here.work, here.account, press.category)
    here.now_is(await privacy.be_abroad(here.work, here.account, abroad=bool(press.abroad)))
    await _show(here, press.category)


async def support(here: Here, _: to.Support) -> None:
    """Tell whom to talk to."""
    await here.show(hard.comfort(here.rules, here.account.language, onward(here.account)))


async def fraud(here: Here, _: object) -> None:
    """Tell what swindlers do."""
    await here.show(warnings.fraud(here.rules, onward(here.account)))


async def _show(here: Here, category: str, page: int = 0) -> None:
    told = await guidance.situation(here.work, here.account, category)
    # Where the person of before is, is told to nobody else.
    account = replace(here.account, abroad=None) if here.account.doubt is Doubt.ASKED else here.account
    view = screens.View(account=account, category=category, situation=told, page=page)
    await here.show(screens.where_to_turn(view, here.rules, here.words, onward(here.account)))
