"""A hold: while one stands, nothing about a case leaves by itself. What belongs to a report still goes."""

from collections.abc import Sequence

from bot.domain.audit import HOUSE
from bot.domain.case import BY_SENIORS, Case, Hold, HoldKind
from bot.domain.errors import NotAllowed
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.roles import Act, Moderator
from bot.services import cases, notify
from bot.services.decisions import DecisionWork, case_of, waiting_on
from bot.services.permissions import allow


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
    for notice in await kept(work, case_id):
        if notice.state is not NoticeState.KEPT_BACK:
            await keep_back(work, notice)


async def keep_back(work: DecisionWork, notice: Notice) -> None:
    """Have what was not read wait while its case is held. That nothing is new does not wait: a person calls instead."""
    if notice.kind is not NoticeKind.NO_NEWS:
        await notify.withhold(work, notice, NoticeState.RAISED)
        return
    await notify.drop(work, notice)
    await work.jobs.put("word_held", f"word_held:{notice.report}", work.now, report=notice.report)


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


async def kept(work: DecisionWork, case_id: str) -> Sequence[Notice]:
    """Return the notices of a case, or of the one that goes on for it, that a hold keeps back."""
    root = await work.cases.root(case_id)
    found = await work.notices.of_case(root.id if root else case_id)
    return [one for one in found if one.terms.of_case and one.state.unread]


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
