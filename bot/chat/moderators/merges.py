"""Two cases are one person, or two; a merge is proposed, undone, and its undoing confirmed."""

from bot.chat.here import Here
from bot.chat.moderators import cards, cases, prompts
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import merges as on
from bot.chat.moderators.screens import merges as screens
from bot.questionnaire.reason_forms import MERGING
from bot.services import distinctions, items, merges, pairs, reasons
from bot.services import reveal as revealing
from bot.services.reasons import Reason
from bot.words import Text, msg

PROPOSED = msg("Proposed: one person. A colleague approves it.")
DIFFERENT = msg("Kept: they are two different people.")
UNJUDGED = msg("The judgement is taken back.")
PARTED = msg("The merge is undone. A colleague confirms it.")
CONFIRMED = msg("The parting is confirmed. Messages go again.")


async def choose(here: Here, press: on.Pairs) -> None:
    """Ask which two candidates are compared."""
    revealed = await revealing.choices(here.work, me(here), press.review)
    seen = await items.seen(here.work, me(here), press.review)
    screen = screens.pairs(seen, revealed.candidates or (), here.work.now)
    await here.show(screen, cards.slot(press.review))


async def pair(here: Here, press: on.Pair) -> None:
    """Compare two candidates of an item."""
    one, other = await pairs.beside_item(here.work, me(here), press.review, press.first, press.second)
    await _compare(here, one.id, other.id, press.review)


async def compare(here: Here, press: on.Cases) -> None:
    """Compare two cases."""
    await _compare(here, press.case, press.other)


async def _compare(here: Here, one: str, other: str, review: str | None = None) -> None:
    shown = await pairs.look(here.work, here.rules, me(here), one, other, review)
    await here.work.outbox.clear(here.account.id, pairs.slot(one))
    await here.show(screens.compare(shown), pairs.slot(one))


async def propose(here: Here, press: on.Propose) -> None:
    """Ask once more before a merge is proposed."""
    await _sure(here, press.case, press.into)


async def words(here: Here, press: on.Words) -> None:
    """Ask for the moderator's own words."""
    await merges.ready(here.work, me(here), press.case, press.into)
    reason = await reasons.open_(here.work, here.rules, me(here), MERGING, press.case, into=press.into)
    await prompts.ask(here, reason)


async def explained(here: Here, reason: Reason) -> None:
    """Ask once more before a merge is proposed, now that the words are written or given up."""
    await _sure(here, reason.subject, reason.facts["into"])


async def _sure(here: Here, case_id: str, into_id: str) -> None:
    case, into = await merges.ready(here.work, me(here), case_id, into_id)
    reason = await reasons.written(here.work, me(here), MERGING, case.id, into=into.id)
    await here.show(screens.propose(case, into, reason.words if reason else None), _sure_slot(case.id))


async def propose_now(here: Here, press: on.ProposeNow) -> None:
    """Propose that the other case goes on for both."""
    reason = await reasons.written(here.work, me(here), MERGING, press.case, into=press.into)
    told = reason.words if reason else None
    await merges.propose(here.work, here.rules, me(here), press.case, press.into, told)
    await reasons.forget(here.work, me(here), MERGING, press.case)
    await _conceal(here, press.case, press.into)
    await cases.show(here, press.case, PROPOSED)


async def distinct(here: Here, press: on.Distinct) -> None:
    """Judge that two cases are two people."""
    await distinctions.judge(here.work, me(here), press.case, press.other)
    await _again(here, press.case, DIFFERENT)


async def unjudge(here: Here, press: on.Unjudge) -> None:
    """Take that back."""
    await distinctions.take_back(here.work, me(here), press.case, press.other)
    await _again(here, press.case, UNJUDGED)


async def _again(here: Here, case: str, note: Text) -> None:
    """Remove what was compared, and show the case under a note, where the press was."""
    for slot in (pairs.slot(case), cases.slot(case)):
        await here.work.outbox.clear(here.account.id, slot)
    await cases.show(here, case, note)


async def part(here: Here, press: on.Part) -> None:
    """Ask once more before a merge is undone."""
    case, into = await merges.merged(here.work, me(here), press.case)
    await here.show(screens.part(case, into), cases.slot(press.case))


async def part_now(here: Here, press: on.PartNow) -> None:
    """Undo a merge."""
    await merges.part(here.work, here.rules, me(here), press.case, press.version)
    await cases.show(here, press.case, PARTED)


async def confirm(here: Here, press: on.Confirm) -> None:
    """Confirm that a merge was rightly undone."""
    await merges.confirm(here.work, me(here), press.case)
    await cases.show(here, press.case, CONFIRMED)


async def _conceal(here: Here, *those: str) -> None:
    """Remove what was compared and asked, whichever stood first."""
    for each in those:
        await here.work.outbox.clear(here.account.id, pairs.slot(each))
        await here.work.outbox.clear(here.account.id, _sure_slot(each))


def _sure_slot(case: str) -> str:
    return f"merge:{case}"
