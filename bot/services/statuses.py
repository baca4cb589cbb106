"""A case's status changes by a human decision, on evidence; every line of its history stays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.case import Case, CaseState, Fate, Legal, Place
from bot.domain.errors import Foreign, NotEnough, ReasonNeeded, Stale, TakesTwo
from bot.domain.moves import VALUES, Axis, Move, move
from bot.domain.notice import BY_CALL
from bot.domain.person import PartialDate
from bot.domain.proposal import Proposal
from bot.domain.review import Cause
from bot.domain.roles import Moderator
from bot.domain.status import Status
from bot.questionnaire.forbidden import refuse
from bot.services import cases, hard_news, news, tasks
from bot.services.decisions import DecisionWork, allow_move, case_of, goes_on, quoted, value
from bot.services.rules import Rules


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Wish:
    """Where a moderator would move a case, on what evidence, and why."""

    axis: Axis
    after: str
    quotes: tuple[str, ...] = ()
    words: str | None = None
    fact_on: PartialDate | None = None


async def change(  # noqa: PLR0913, PLR0917 - who, which case, where to
    work: DecisionWork, rules: Rules, moderator: Moderator, case_id: str, wish: Wish, version: int | None = None
) -> Case:
    """Move a case on as one person may.

    Raises TakesTwo where one person may not, and as `weighed`.
    """
    case = await case_of(work, case_id, version)
    found = await weighed(work, moderator, case, wish)
    if found.grave:
        raise TakesTwo
    line = Status(
        id=work.ids.new(), case=case.id, axis=wish.axis, before=found.before, after=found.after,
        moderator=moderator.id, proposal=None, at=work.now, fact_on=wish.fact_on, words=wish.words, quotes=wish.quotes,
    )  # fmt: skip
    return await append(work, rules, moderator, case, found, line)


async def weighed(work: DecisionWork, moderator: Moderator, case: Case, wish: Wish) -> Move:
    """Return the move that a wish means, once its evidence carries it.

    Raises Foreign for a status that is none, Stale where the case stands there already or another goes on for it,
    NotAllowed where this person may not, ReasonNeeded, NotEnough, ForbiddenContent.
    """
    await goes_on(work, case)
    found = step(case, wish.axis, wish.after)
    allow_move(moderator, found)
    refuse(wish.words)
    if found.reason and not (wish.words or "").strip():
        raise ReasonNeeded
    if not found.basis.holds(await quoted(work, case, wish.quotes)):
        raise NotEnough
    return found


def step(case: Case, axis: Axis, after: str) -> Move:
    """Return the move of a case along an axis, and what it needs.

    Raises Foreign for a status that is none, or that only a merge makes, Stale where nothing would change.
    """
    try:
        VALUES[axis](after)
    except ValueError:
        raise Foreign from None
    before = value(case, axis)
    if CaseState.MERGED in (before, after):
        raise Foreign
    found = move(axis, before, after, child=case.person.child)
    if found is None:
        raise Stale
    return found


async def agreed(work: DecisionWork, rules: Rules, proposer: Moderator, case: Case, proposal: Proposal) -> Case:
    """Move a case on as two people decided."""
    found = step(case, proposal.axis, proposal.after)
    line = Status(
        id=work.ids.new(), case=case.id, axis=proposal.axis, before=proposal.before, after=proposal.after,
        moderator=proposal.proposer, proposal=proposal.id, at=work.now,
        fact_on=proposal.fact_on, words=proposal.words, quotes=proposal.quotes,
    )  # fmt: skip
    return await append(work, rules, proposer, case, found, line)


async def append(  # noqa: PLR0913, PLR0917 - who, which case, what is written
    work: DecisionWork, rules: Rules, moderator: Moderator, case: Case, found: Move, line: Status
) -> Case:
    """Write a line of history, bring the case to it, and have done what follows from it."""
    await work.statuses.add(line)
    moved = await work.cases.save(placed(case, line.axis, line.after))
    work.audit.record(moderator.id, "status", case.id, axis=line.axis.value, before=line.before, after=line.after)
    if line.axis is Axis.FATE:
        await _follow(work, rules, moderator, moved, found)
    await news.of_status(work, moved, line)
    return moved


async def _follow(work: DecisionWork, rules: Rules, moderator: Moderator, case: Case, found: Move) -> None:
    """Have done what a new fate asks for: what a person tells is a task, what was wrong is corrected."""
    if case.fate.of_death:
        await hard_news.begin(work, rules, moderator, case, case.fate)
        return
    if Fate(found.before).of_death:
        await hard_news.end(work, moderator, case)
    if not await cases.tied(work, case.id):
        return
    # For seniors alone: where a death is spoken of there are no such tasks, and nobody else may notice that.
    if found.corrects:
        await news.correct(work, await news.of_fate(work, case, found.before))
        await tasks.enter(work, rules, Cause.CORRECTION, case.id, lead=True)
    elif case.fate in BY_CALL:
        await tasks.enter(work, rules, Cause.FATE_CHANGED, case.id, lead=True)


def placed(case: Case, axis: Axis, after: str) -> Case:
    """Return a case as it stands after a move."""
    changed: dict[Axis, dict[str, Any]] = {
        Axis.CASE: {"state": CaseState},
        Axis.FATE: {"fate": Fate},
        Axis.LEGAL: {"legal": Legal},
        Axis.PLACE: {"place": Place},
    }
    return replace(case, **{name: kind(after) for name, kind in changed[axis].items()})


def replayed(history: Sequence[Status], case: Case) -> Case:
    """Return a case as its history tells it; as it stands it is the same, or something is wrong."""
    told = replace(case, state=CaseState.OPEN, fate=Fate.MISSING, legal=Legal.NONE_KNOWN, place=Place.UNKNOWN)
    for line in history:
        told = placed(told, line.axis, line.after)
    return told
