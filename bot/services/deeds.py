"""What people have done about a case since a moment, as far as its families may be told.

Only acts that name the case count: a line of its history, evidence, a decision on a report or task of its own. To read
a case decides nothing, so looks do not count. Nor does anything that is for seniors alone: otherwise whoever is no
senior, and any family, could notice that a death is spoken of.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.review import Cause, Filing, Review, Verdict
from bot.domain.word import Deed
from bot.services import casebook, cases
from bot.services.decisions import DecisionWork

Done = tuple[Deed, datetime]


async def since(work: DecisionWork, case_id: str, report_id: str, moment: datetime) -> Mapping[Deed, datetime]:
    """Return what was done about a case, and those it goes on for, after `moment`, each with when it was last."""
    found = await _read(work, report_id)
    for part in await cases.whole(work, case_id):
        found += [*await _moved(work, part), *await _weighed(work, part), *await _decided(work, part)]
    return _last(one for one in found if one[1] > moment)


def looked_at(done: Mapping[Deed, datetime]) -> datetime | None:
    """Return when somebody last looked at the case itself, None where nobody has."""
    return max((at for deed, at in done.items() if deed is not Deed.READ), default=None)


def _last(found: Iterable[Done]) -> Mapping[Deed, datetime]:
    """Return each deed with its last moment."""
    return dict(sorted(found, key=lambda one: one[1]))


async def _moved(work: DecisionWork, case_id: str) -> list[Done]:
    """Return when people moved a case on."""
    lines = casebook.living(await work.statuses.of_case(case_id))
    return [(Deed.LOOKED, line.at) for line in lines if line.moderator is not None]


async def _weighed(work: DecisionWork, case_id: str) -> list[Done]:
    """Return when evidence on a case came in or was taken back."""
    items = [item for item in await work.evidence.of_case(case_id) if not item.confidential]
    moments = [at for item in items for at in (item.added_at, item.taken_back_at) if at is not None]
    return [(Deed.CHECKED, at) for at in moments]


async def _decided(work: DecisionWork, case_id: str) -> list[Done]:
    """Return when people decided on what names a case."""
    hidden = {item.id for item in await work.reviews.of_case(case_id) if item.lead}
    return [_deed(verdict) for verdict in await work.verdicts.of_case(case_id) if verdict.review not in hidden]


def _deed(verdict: Verdict) -> Done:
    return (Deed.FILED if verdict.reason is Filing.FILED else Deed.LOOKED, verdict.at)


async def _read(work: DecisionWork, report_id: str) -> list[Done]:
    """Return when people settled what the family itself had added to its report."""
    items = [item for item in await work.reviews.of_report(report_id) if _added(item)]
    return [(Deed.READ, verdict.at) for item in items for verdict in await work.verdicts.of(item.id) if verdict.ends]


def _added(item: Review) -> bool:
    return item.cause is Cause.ADDITION and not item.lead
