"""What is done when a hold is over: what waited for that is told, by the bot or by a person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.case import Case, CaseState
from bot.domain.moves import Axis, move
from bot.domain.notice import BY_CALL, NoticeState
from bot.domain.review import Cause, ReviewState
from bot.domain.status import Status
from bot.services import cases, holds, notify, tasks
from bot.services.decisions import DecisionWork, case_of
from bot.services.rules import Rules

#: News that waited for the end of a hold, whether or not it is to wait for a level as well.
WAITED: Final = (NoticeState.RAISED, NoticeState.KEPT_BACK)


async def over(work: DecisionWork, rules: Rules, case_id: str) -> None:
    """Where nothing holds a case any more, have told what waited for that, by the bot or a person.

    Of a merged case that is the fate of the one that goes on for it.
    """
    root = await work.cases.root(case_id)
    case = await case_of(work, root.id if root else case_id)
    if await holds.held(work, case):
        return
    for notice in await holds.kept(work, case.id):
        report = await work.reports.get(notice.report)
        if notice.state in WAITED and report is not None:
            await notify.bring(work, report, notice)
    if await _untold(work, case):
        await tasks.enter(work, rules, Cause.FATE_CHANGED, case.id, lead=True)


async def _untold(work: DecisionWork, case: Case) -> bool:
    """Whether a person is still to tell relatives of a fate: nobody has since it came, and nobody is about to.

    It came as well to the families of every case that stood elsewhere when it was merged into this one.
    """
    if case.fate not in BY_CALL or not await cases.tied(work, case.id):
        return False
    lines = [line for line in await work.statuses.of_case(case.id) if line.axis is Axis.FATE]
    came = max([lines[-1].at if lines else case.opened_at, *await _joined(work, case)])
    tells = (Cause.FATE_CHANGED, Cause.CORRECTION) if lines and _corrects(lines[-1]) else (Cause.FATE_CHANGED,)
    items = [one for one in await work.reviews.of_case(case.id) if one.cause in tells and one.report is None]
    told = [verdict for one in items for verdict in await work.verdicts.of(one.id) if verdict.at >= came]
    return not told and all(one.state is ReviewState.DONE for one in items)


async def _joined(work: DecisionWork, case: Case) -> Sequence[datetime]:
    """Return when cases were merged into this one that had another fate."""
    others = [each.id for each in await work.cases.merged(case.id) if each.fate is not case.fate]
    lines = [line for each in others for line in await work.statuses.of_case(each)]
    return [line.at for line in lines if line.after == CaseState.MERGED]


def _corrects(line: Status) -> bool:
    """Whether whoever puts right what was told before tells of this fate as well."""
    made = move(line.axis, line.before, line.after)
    return made is not None and made.corrects
