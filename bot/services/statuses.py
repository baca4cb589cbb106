"""A case's status changes by a human decision, on evidence; every line of its history stays."""

from bot.domain.case import Case, CaseState, Fate
from bot.domain.errors import Foreign, NotEnough, ReasonNeeded, Stale, TakesTwo
from bot.domain.moves import VALUES, Axis, Move, move
from bot.domain.notice import BY_CALL
from bot.domain.proposal import Proposal
from bot.domain.review import Cause
from bot.domain.roles import Moderator
from bot.domain.status import Wish, value
from bot.questionnaire.forbidden import refuse
from bot.services import cases, corrections, hard_news, history, holds, news, tasks
from bot.services.decisions import DecisionWork, allow_move, case_of, goes_on, quoted, seniors_first
from bot.services.rules import Rules


async def change(work: DecisionWork, rules: Rules, moderator: Moderator, case_id: str, wish: Wish) -> Case:
    """Move a case on as one person may.

    Raises TakesTwo where one person may not, and as `weighed`.
    """
    case = await case_of(work, case_id)
    found = await weighed(work, moderator, case, wish)
    if found.grave:
        raise TakesTwo
    return await _move(work, rules, moderator, case, found, wish)


async def weighed(work: DecisionWork, moderator: Moderator, case: Case, wish: Wish) -> Move:
    """Return the move that a wish means, once its evidence carries it.

    Raises Foreign for a status that is none, or a correction that can be none, Stale where the case stands there
    already or another goes on for it, NotAllowed where this person may not, SeniorsFirst, ReasonNeeded, NotEnough,
    ForbiddenContent.
    """
    await goes_on(work, case)
    await seniors_first(work, moderator, case)
    found = step(case, wish.axis, wish.after)
    if wish.wrong and not found.either:
        raise Foreign
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
    return await _move(work, rules, proposer, case, found, proposal.wish, proposal.id)


async def _move(  # noqa: PLR0913, PLR0917 - who, which case, what is written
    work: DecisionWork,
    rules: Rules,
    moderator: Moderator,
    case: Case,
    found: Move,
    wish: Wish,
    proposal: str | None = None,
) -> Case:
    """Write a line of history, bring the case to it, and have done what follows from it."""
    moved = await work.cases.save(await history.write(work, case, wish, moderator.id, proposal))
    act = "status.wrong" if wish.wrong else "status"
    work.audit.record(moderator.id, act, case.id, axis=wish.axis.value, before=found.before, after=found.after)
    await _follow(work, rules, moderator, moved, found, wrong=found.corrects or wish.wrong)
    await news.of_status(work, moved, wish.axis)
    return moved


async def _follow(  # noqa: PLR0913 - who, which case, which move
    work: DecisionWork, rules: Rules, moderator: Moderator, case: Case, found: Move, *, wrong: bool
) -> None:
    """Have done what a move asks for: what a person tells is a task, what was wrong is corrected."""
    fate = case.fate if found.axis is Axis.FATE else None
    if fate is not None and fate.of_death:
        await hard_news.begin(work, rules, moderator, case, fate)
        return
    if fate is not None and Fate(found.before).of_death:
        await hard_news.end(work, moderator, case)
    if not await cases.tied(work, case.id):
        return
    # For seniors alone: where a death is spoken of there are no such tasks, and nobody else may notice that.
    if wrong:
        await corrections.correct(work, await corrections.withdrawn(work, case, found))
        await tasks.enter(work, rules, Cause.CORRECTION, case.id, lead=True)
    elif fate in BY_CALL and not await holds.held(work, case):
        await tasks.enter(work, rules, Cause.FATE_CHANGED, case.id, lead=True)
