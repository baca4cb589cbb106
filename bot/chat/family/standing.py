"""Where a family stands: the one screen that fits its account now."""

from dataclasses import replace

from bot.chat.family.screens import hard, reports, welcome
from bot.chat.form.standing import turned
from bot.chat.here import Here
from bot.chat.screen import Screen
from bot.domain.account import Doubt, Safety
from bot.questionnaire import consent
from bot.questionnaire.flow import Road
from bot.services import drafts
from bot.services import reports as sent
from bot.services.drafts import Turn
from bot.words import Text


async def stand(here: Here, note: Text | None) -> None:
    """Show the newest screen once more, under a line of note."""
    if here.account.doubt is Doubt.ASKED:
        await here.show(welcome.who(note))
        return
    draft = await drafts.focused(here.work, here.account)
    if here.account.safety is None or draft is None:
        await here.show(await _outside(here, note))
    else:
        await show_turn(here, Turn(draft=draft, note=note))


async def _outside(here: Here, note: Text | None) -> Screen:
    """Return the screen of somebody with no question open."""
    account = here.account
    if account.language is None:
        return welcome.language(note)
    if account.safety is None:
        return welcome.safety(note)
    if account.safety is Safety.NOTED:
        return welcome.still()
    if account.safety is not Safety.SAFE:
        mine = not account.closed and bool(await sent.mine(here.work, account))
        return welcome.inspected(note, sent=mine)
    if not consent.covers(account.consent, consent.FULL):
        return welcome.ask_consent(consent.FULL, here.rules, note)
    expired = await _expired(here)
    return welcome.menu(note, expired, waiting=not account.closed and await sent.news_waits(here.work, account))


async def resume(here: Here, _: str) -> None:
    """Go on where the family stopped: at its question, or with a choice of drafts (/start)."""
    waiting = await drafts.to_resume(here.work, here.account)
    if await drafts.focused(here.work, here.account) or here.account.safety is None or not waiting:
        await stand(here, None)
    elif len(waiting) == 1:
        note = await _expired(here)
        turn = await drafts.resume(here.work, here.account, waiting[0].id)
        await show_turn(here, replace(turn, note=note))
    else:
        await here.show(reports.unfinished(waiting, here.rules, await _expired(here)))


async def _expired(here: Here) -> Text | None:
    """Return, once, that something begun was erased unsent; a phone that may be inspected is never told."""
    if here.account.expired_at is None or here.account.safety is not Safety.SAFE:
        return None
    here.now_is(await drafts.told_expired(here.work, here.account))
    return welcome.expired(here.rules)


async def show_turn(here: Here, turn: Turn, page: int = 0) -> None:
    """Show the question a form stands at, or what follows the last one."""
    here.aside(turn.draft.id)
    await here.show(await _of(here, turn, page))


async def _of(here: Here, turn: Turn, page: int) -> Screen:
    if turn.road is Road.MINOR:
        return hard.minor(turn.draft, here.rules)
    screen = await turned(here, turn, page)
    if screen is None:
        return await ended(here, turn)
    form = turn.step is not None or turn.checked
    return replace(screen, rows=(*screen.rows, (hard.HARD,))) if form else screen


async def ended(here: Here, turn: Turn) -> Screen:
    """Return what is said after a form that makes no report."""
    other = next(iter(await drafts.to_resume(here.work, here.account)), None)
    return hard.ended(turn, hard.support(here.rules, here.account.language), other)
