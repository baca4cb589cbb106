"""My case, for a verified relative: what it has been told, and how it wants to hear of it."""

from bot.chat.family import payloads as to
from bot.chat.family.screens import my_case as screens
from bot.chat.here import Here
from bot.chat.screen import Screen
from bot.domain.report import Report
from bot.services import my_case


async def beside(here: Here, report: Report, screen: Screen) -> Screen:
    """Return a report's screen with the way to its case, where the kinship is verified far enough."""
    mine = await my_case.of(here.work, here.account, report.id)
    return screen if mine is None else screens.beside(screen, report)


async def show(here: Here, press: to.MyCase) -> None:
    """Show what has been told."""
    await here.show(screens.my_case(await my_case.own(here.work, here.account, press.report)))


async def what_we_keep(here: Here, press: to.WhatWeKeep) -> None:
    """Tell what is kept."""
    await here.show(screens.what_we_keep(await my_case.own(here.work, here.account, press.report)))


async def quiet(here: Here, press: to.Quiet) -> None:
    """Keep whether anybody may write first."""
    await here.show(screens.my_case(await my_case.wish(here.work, here.account, press.report, quiet=bool(press.on))))


async def any_hour(here: Here, press: to.AnyHour) -> None:
    """Keep whether good news may come at any hour."""
    await here.show(screens.my_case(await my_case.wish(here.work, here.account, press.report, any_hour=bool(press.on))))
