"""Evidence comes in on a case, and may be taken back. What a status rests on is looked at again then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.case import Case, Fate
from bot.domain.errors import Foreign
from bot.domain.evidence import BEST, Evidence, EvidenceKind, Grade
from bot.domain.moves import Axis
from bot.domain.person import PartialDate
from bot.domain.review import Cause
from bot.domain.roles import Act, Moderator
from bot.domain.standards import STANDARDS
from bot.domain.status import Status
from bot.questionnaire.forbidden import refuse
from bot.services import tasks
from bot.services.cases import whole
from bot.services.decisions import DecisionWork, case_of, cases_of, goes_on
from bot.services.permissions import allow
from bot.services.rules import Rules

#: What speaks of a death is for seniors alone, whoever adds it.
OF_DEATH: Final = (EvidenceKind.OFFICIAL_DOCUMENT, EvidenceKind.IN_PERSON)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Facts:
    """What a moderator tells of an item."""

    kind: EvidenceKind
    grade: Grade
    received_on: date
    fact_on: PartialDate | None = None
    #: An item that goes back to the same source, None for a source of its own.
    same_as: str | None = None
    #: Whether the moderator who adds it has seen the original.
    seen: bool = False
    confidential: bool = False
    words: str | None = None


async def add(work: DecisionWork, rules: Rules, moderator: Moderator, case_id: str, facts: Facts) -> Evidence:
    """Keep an item of evidence.

    Raises Foreign for a grade that its kind cannot have, or a source of another case, ForbiddenContent for words
    that must never be kept, Stale for a case that another goes on for.
    """
    allow(moderator, Act.ADD_EVIDENCE)
    case = await goes_on(work, await case_of(work, case_id))
    if not BEST[facts.kind].meets(facts.grade):
        raise Foreign
    refuse(facts.words)
    new = work.ids.new()
    item = Evidence(
        id=new,
        case=case.id,
        kind=facts.kind,
        grade=facts.grade,
        origin=await _origin(work, case, facts.same_as) or new,
        fact_on=facts.fact_on,
        received_on=facts.received_on,
        seen_by=moderator.id if facts.seen else None,
        confidential=facts.confidential or facts.kind in OF_DEATH,
        words=facts.words,
        added_by=moderator.id,
        added_at=work.now,
    )
    await work.evidence.add(item)
    work.audit.record(moderator.id, "evidence", case.id, item=item.id, kind=item.kind.value, grade=str(item.grade))
    if item.confidential and not moderator.leads:
        await tasks.enter(work, rules, Cause.CONFIDENTIAL, case.id, lead=True)
    return item


async def take_back(work: DecisionWork, rules: Rules, moderator: Moderator, item_id: str) -> Evidence:
    """Let an item count no more; a second press changes nothing. What rests on it is looked at again by people.

    Raises Foreign where there is no such item, or none that this person sees.
    """
    allow(moderator, Act.ADD_EVIDENCE)
    item = await work.evidence.get(item_id)
    if item is None or not sees(moderator, item):
        raise Foreign
    if not await work.evidence.take_back(item.id, moderator.id):
        return item
    work.audit.record(moderator.id, "evidence.back", item.case, item=item.id)
    await look_again(work, rules, item.case)
    return item


async def look_again(work: DecisionWork, rules: Rules, case_id: str) -> None:
    """Have people look at a case, and at the one that goes on for it, where their fates are not carried any more."""
    root = await work.cases.root(case_id)
    for case in await cases_of(work, *dict.fromkeys([case_id, root.id if root else case_id])):
        if await shaken(work, case):
            # For seniors alone: the fate that others see may not be the one that is shaken, and its absence would tell.
            await tasks.enter(work, rules, Cause.SHAKEN, case.id, lead=True)


def sees(moderator: Moderator, item: Evidence) -> bool:
    """Whether somebody may see an item: what is confidential is for seniors, and for whoever added it."""
    return not item.confidential or moderator.leads or item.added_by == moderator.id


async def shaken(work: DecisionWork, case: Case) -> bool:
    """Whether the fate that stands rests on evidence that does not carry it any more."""
    return await shaken_by(work, case, await work.statuses.of_case(case.id))


async def shaken_by(work: DecisionWork, case: Case, history: Sequence[Status]) -> bool:
    """Whether the fate that stands by this history rests on evidence that does not carry it any more."""
    lines = [line for line in history if line.axis is Axis.FATE]
    if not lines or case.fate is Fate.MISSING:
        return False
    own = await whole(work, case.id)
    rests = [await work.evidence.get(each) for each in lines[-1].quotes]
    return not STANDARDS[case.fate][2].holds([each for each in rests if each is not None and each.case in own])


async def _origin(work: DecisionWork, case: Case, same_as: str | None) -> str | None:
    """Return the source of an item, None where it has one of its own. Raises Foreign for one of another case."""
    if same_as is None:
        return None
    first = await work.evidence.get(same_as)
    if first is None or first.case not in await whole(work, case.id):
        raise Foreign
    return first.origin
