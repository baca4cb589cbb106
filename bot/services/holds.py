"""A hold: while one stands, nothing about a case leaves by itself. What belongs to a report still goes."""

from datetime import timedelta
from typing import Final

from bot.domain.audit import HOUSE
from bot.domain.case import BY_SENIORS, Case, Fate, Hold, HoldKind
from bot.domain.errors import NotAllowed
from bot.domain.moves import Axis
from bot.domain.review import Cause, ReviewState
from bot.domain.roles import Act, Moderator
from bot.services import cases, tasks
from bot.services.decisions import DecisionWork, case_of, waiting_on
from bot.services.permissions import allow
from bot.services.rules import Rules

#: How often a family hears from us where nothing changes: while a case is held, a person does it.
WORD: Final = timedelta(days=30)
#: Tasks in which a person tells the relatives of a case what is said of it by now.
TELLING: Final = (Cause.FATE_CHANGED, Cause.CORRECTION)


async def held(work: DecisionWork, case: Case) -> bool:
    """Whether nothing about a case may leave now: it, the case it was merged into, or one merged into it is held."""
    root = await work.cases.root(case.id)
    return any([await work.holds.standing(part) for part in await cases.whole(work, root.id if root else case.id)])


async def begin(
    work: DecisionWork, moderator: Moderator, case_id: str, kind: HoldKind, proposal: str | None = None
) -> None:
    """Hold a case; where it is held so already nothing changes."""
    standing = await work.holds.standing(case_id)
    if any(hold.kind is kind and hold.proposal == proposal for hold in standing):
        return
    hold = Hold(id=work.ids.new(), case=case_id, kind=kind, by=moderator.id, at=work.now, proposal=proposal)
    await work.holds.add(hold)
    work.audit.record(moderator.id, "hold", case_id, hold=kind.value)
    if not standing:
        # What holds it besides does not put off the usual word.
        await work.jobs.put("held_word", f"held_word:{case_id}", work.now + WORD, case=case_id)


async def stop(work: DecisionWork, moderator: Moderator, case_id: str) -> None:
    """Stop every automatic message about a case by hand. Raises NotAllowed for everybody but a senior."""
    allow(moderator, Act.HOLD)
    case = await case_of(work, case_id)
    await begin(work, moderator, case.id, HoldKind.BY_HAND)


async def lift(work: DecisionWork, moderator: Moderator, case_id: str) -> None:
    """Let messages go again that a senior stopped, or that a proposal stopped which came to nothing.

    Raises NotAllowed for everybody but a senior, and while a death is spoken of or proposed.
    """
    allow(moderator, Act.HOLD)
    case = await case_of(work, case_id)
    grave = [one for one in await waiting_on(work, case.id) if one.case == case.id]
    if case.fate.of_death or grave:
        raise NotAllowed
    for hold in await work.holds.standing(case.id):
        if hold.kind in BY_SENIORS:
            await end(work, moderator.id, hold)


async def over(work: DecisionWork, rules: Rules, case_id: str) -> None:
    """Where nothing holds a case any more, have a person tell the relatives what they were not told meanwhile.

    Of a merged case that is the fate of the one that goes on for it.
    """
    root = await work.cases.root(case_id)
    case = await case_of(work, root.id if root else case_id)
    if not await held(work, case) and await _untold(work, case):
        await tasks.enter(work, rules, Cause.FATE_CHANGED, case.id, lead=True)


async def _untold(work: DecisionWork, case: Case) -> bool:
    """Whether relatives are still to hear of a fate: since it came nobody has told them, and nobody is about to."""
    if case.fate is Fate.MISSING or case.fate.of_death or not await cases.tied(work, case.id):
        return False
    lines = [line.at for line in await work.statuses.of_case(case.id) if line.axis is Axis.FATE]
    came = max(lines, default=case.opened_at)
    items = [one for one in await work.reviews.of_case(case.id) if one.cause in TELLING and one.report is None]
    told = [verdict for one in items for verdict in await work.verdicts.of(one.id) if verdict.at >= came]
    return not told and all(one.state is ReviewState.DONE for one in items)


async def end(work: DecisionWork, by: str | None, hold: Hold) -> None:
    """End a hold; nobody's hand where the house does it with what it came with."""
    if await work.holds.end(hold.id, by):
        work.audit.record(by or HOUSE, "unhold", hold.case, hold=hold.kind.value)
        await work.jobs.put("hold_over", f"hold_over:{hold.id}", work.now, case=hold.case)


async def end_with(work: DecisionWork, by: str | None, proposal: str, *cases: str) -> None:
    """End what holds these cases because of a proposal."""
    for case in cases:
        for hold in await work.holds.standing(case):
            if hold.proposal == proposal:
                await end(work, by, hold)


async def word_due(work: DecisionWork, rules: Rules, case_id: str) -> None:
    """Have a person give the usual word while a case is held: silence on a usual date would tell."""
    case = await work.cases.get(case_id)
    if case is None or not await work.holds.standing(case_id):
        return
    if await cases.tied(work, case_id):
        await tasks.enter(work, rules, Cause.HELD_WORD, case_id, lead=True)
    await work.jobs.put("held_word", f"held_word:{case_id}", work.now + WORD, case=case_id)
