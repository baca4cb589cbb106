"""A case as one moderator may see it: where it stands, how it came there, on what evidence, and what waits.

To whoever is no senior a case of which a death is spoken looks as it did before: nothing of that is told, and
nothing is left out that could be missed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from bot.domain.case import BY_SENIORS, Case, CaseState, Fate, Hold, HoldKind
from bot.domain.errors import Foreign, NotAllowed
from bot.domain.moves import VALUES, Axis, Move, move, sensible
from bot.domain.proposal import Proposal
from bot.domain.report import Report
from bot.domain.review import Review, ReviewState
from bot.domain.roles import Act, Moderator
from bot.domain.status import Status, value
from bot.domain.takers import sees
from bot.services import cases, evidence, looks, notes, proposals
from bot.services.case_view import Brief, CaseView, Item, Line
from bot.services.cases import CaseBook
from bot.services.decisions import DecisionWork, allow_move, waiting_on
from bot.services.looks import LookAudit, LookWork
from bot.services.notes import NoteWork
from bot.services.pages import DEPTH
from bot.services.permissions import allow
from bot.services.rules import Rules

#: So many moves are offered on the card itself.
NEXT: Final = 3
#: So many cases are listed.
MOST: Final = 10
#: Where everything stands in a moderator's chat that is revealed of cases.
REVEALED: Final = "case_reveal"


class Touched(CaseBook, Protocol):
    """Cases, and who worked on them."""

    async def touched(self, moderator: str, limit: int) -> Sequence[str]:
        """Return the ids of the cases that this moderator worked on, the last first."""


class CasebookWork(DecisionWork, LookWork, NoteWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def cases(self) -> Touched:
        """Cases."""

    @property
    def audit(self) -> LookAudit:
        """The chain of what was done, counted."""


async def of(work: CasebookWork, moderator: Moderator, case_id: str) -> CaseView:
    """Return a case as this person may see it. Raises Foreign where there is none, NotAllowed for some roles."""
    allow(moderator, Act.SEE_CASE)
    case = await work.cases.get(case_id)
    if case is None:
        raise Foreign
    lines = await _lines(work, moderator, case)
    shown = _shown(moderator, case, lines)
    items = await _items(work, moderator, case)
    merged, waiting = await work.cases.merged(case.id), await _waiting(work, moderator, case)
    standing = [hold for each in await cases.whole(work, case.id) for hold in await work.holds.standing(each)]
    held = _held(moderator, standing)
    return CaseView(
        case=shown,
        senior=moderator.leads,
        approves=moderator.role.may(Act.APPROVE),
        discloses=moderator.role.may(Act.DISCLOSE),
        history=[await _told(work, line, items) for line in reversed(lines)],
        evidence=items,
        proposals=[(one, await work.moderators.get(one.proposer)) for one in waiting],
        holds=held,
        tasks=await _tasks(work, moderator, case),
        reports=await _reports(work, case),
        merged=[await visible(work, moderator, each) for each in merged],
        into=await work.cases.get(case.merged_into) if case.merged_into else None,
        shaken=await evidence.shaken_by(work, shown, lines),
        notes=[
            (one, await work.moderators.get(one.moderator)) for one in await notes.of_case(work, moderator, case.id)
        ],
        next=_next(_makeable(moderator, shown, waiting, held), shown, lines, items),
    )


async def visible(work: DecisionWork, moderator: Moderator, case: Case) -> Case:
    """Return a case with the fate that this person may know."""
    if moderator.sees_death or not case.fate.of_death:
        return case
    return _shown(moderator, case, await _lines(work, moderator, case))


async def recent(work: CasebookWork, moderator: Moderator) -> Sequence[Brief]:
    """Return the cases with tasks that this person may take or holds, then those they worked on last."""
    allow(moderator, Act.SEE_CASE)
    held = await work.reviews.claimed(moderator.id, work.now)
    waiting = [one for one in await work.reviews.waiting(work.now, DEPTH) if sees(moderator, one)]
    ids = [one.case for one in (*held, *waiting) if one.case] + list(await work.cases.touched(moderator.id, MOST))
    found = [await work.cases.get(each) for each in list(dict.fromkeys(ids))[:MOST]]
    return [
        Brief(
            case=await visible(work, moderator, case),
            proposals=await _waiting(work, moderator, case),
            tasks=await _tasks(work, moderator, case),
        )
        for case in found
        if case is not None
    ]


async def reveal(work: CasebookWork, rules: Rules, moderator: Moderator, case_id: str) -> CaseView:
    """Show whom a case is about, with every word said of it. The look is counted, and ends after five minutes.

    Raises as `of` and `looks.count`.
    """
    view = await of(work, moderator, case_id)
    await looks.count(work, rules, moderator, case_id)
    ids = {"case": case_id, "account": moderator.account, "slot": _revealed(case_id)}
    await work.jobs.put("case_reveal_end", f"reveal:{case_id}:{moderator.id}", work.now + rules.reveal, **ids)
    return view


async def conceal(work: CasebookWork, moderator: Moderator, case_id: str) -> None:
    """Remove what was revealed of a case. Raises Foreign where there is none."""
    if await work.cases.get(case_id) is None:
        raise Foreign
    await work.outbox.clear(moderator.account, _revealed(case_id))
    await work.jobs.drop(f"reveal:{case_id}:{moderator.id}")


def _revealed(case_id: str) -> str:
    return f"{REVEALED}/{case_id}"


def may(moderator: Moderator, move: Move) -> bool:
    """Whether a move is offered to somebody."""
    try:
        allow_move(moderator, move)
    except NotAllowed:
        return False
    return True


def offered(view: CaseView, moderator: Moderator, axis: Axis) -> Sequence[Move]:
    """Return the moves along an axis that the table allows and this person may make or propose."""
    if view.case.merged_into is not None or _stopped(moderator, view.holds):
        return ()
    found = [one for one in sensible(axis, value(view.case, axis)) if may(moderator, one)]
    return [one for one in found if one.after != CaseState.MERGED]


def others(view: CaseView, axis: Axis) -> Sequence[Move]:
    """Return every move along an axis that the table does not know: a senior's, with a written reason."""
    before = value(view.case, axis)
    known = {one.after for one in sensible(axis, before)} | {CaseState.MERGED}
    if view.case.merged_into is not None:
        return ()
    found = [move(axis, before, each, child=view.case.person.child) for each in VALUES[axis] if each not in known]
    return [one for one in found if one is not None]


async def _lines(work: DecisionWork, moderator: Moderator, case: Case) -> Sequence[Status]:
    """Return the history that this person may know, the oldest first."""
    history = await work.statuses.of_case(case.id)
    return history if moderator.sees_death else living(history)


def living(history: Sequence[Status]) -> Sequence[Status]:
    """Return a history in which no death is spoken of: what came after one follows on what stood before it."""
    found, stood = [], Fate.MISSING.value
    for line in history:
        if line.axis is not Axis.FATE:
            found.append(line)
        elif not Fate(line.after).of_death:
            if not Fate(line.before).of_death:
                found.append(line)
            elif line.after != stood:
                found.append(replace(line, before=stood, words=None))
            stood = line.after
    return found


def _shown(moderator: Moderator, case: Case, lines: Sequence[Status]) -> Case:
    if moderator.sees_death or not case.fate.of_death:
        return case
    return replace(case, fate=Fate(next((one.after for one in reversed(lines) if one.axis is Axis.FATE), Fate.MISSING)))


def _held(moderator: Moderator, standing: Sequence[Hold]) -> Sequence[Hold]:
    """Return what holds a case; to whoever is no senior, what seniors began is one hold, whatever it is for."""
    if moderator.sees_death:
        return standing
    stopped = [hold for hold in standing if hold.kind in BY_SENIORS]
    return [
        *(replace(hold, kind=HoldKind.BY_HAND) for hold in stopped[:1]),
        *(hold for hold in standing if hold not in stopped),
    ]


def _stopped(moderator: Moderator, held: Sequence[Hold]) -> bool:
    """Whether seniors alone move a case now, and this is none."""
    return not moderator.leads and any(hold.kind in BY_SENIORS for hold in held)


async def _items(work: DecisionWork, moderator: Moderator, case: Case) -> Sequence[Item]:
    """Return the evidence that this person may see, numbered as it came; of merged cases last."""
    own = [case.id, *(each.id for each in await work.cases.merged(case.id))]
    found = [item for each in own for item in await work.evidence.of_case(each)]
    seen = [item for item in found if evidence.sees(moderator, item)]
    first: dict[str, int] = {}
    return [
        Item(
            number=number,
            evidence=item,
            added_by=await work.moderators.get(item.added_by),
            same_as=None if (known := first.setdefault(item.origin, number)) == number else known,
        )
        for number, item in enumerate(seen, 1)
    ]


async def _told(work: DecisionWork, line: Status, items: Sequence[Item]) -> Line:
    """Return a line of the history with its people, and those of its evidence that stand on the screen."""
    proposal = await work.proposals.get(line.proposal) if line.proposal else None
    return Line(
        status=line,
        moderator=await work.moderators.get(line.moderator) if line.moderator else None,
        approver=await work.moderators.get(proposal.approver) if proposal and proposal.approver else None,
        quotes=[item.number for item in items if item.evidence.id in line.quotes],
    )


async def _waiting(work: DecisionWork, moderator: Moderator, case: Case) -> Sequence[Proposal]:
    return [one for one in await waiting_on(work, case.id) if proposals.sees(moderator, one)]


async def _tasks(work: DecisionWork, moderator: Moderator, case: Case) -> Sequence[Review]:
    """Return the tasks about a case that are not done and this person may take."""
    found = await work.reviews.of_case(case.id)
    return [one for one in found if one.state is not ReviewState.DONE and sees(moderator, one)]


async def _reports(work: DecisionWork, case: Case) -> Sequence[Report]:
    return [one for each in await cases.whole(work, case.id) for one in await cases.living(work, each)]


def _makeable(moderator: Moderator, case: Case, waiting: Sequence[Proposal], held: Sequence[Hold]) -> Sequence[Move]:
    """Return the moves of the fate that this person may make now: while one waits for two people, no other does."""
    if case.merged_into is not None or _stopped(moderator, held):
        return ()
    proposed = any(one.axis is Axis.FATE for one in waiting)
    return [one for one in sensible(Axis.FATE, case.fate) if may(moderator, one) and not (proposed and one.grave)]


def _next(found: Sequence[Move], case: Case, lines: Sequence[Status], items: Sequence[Item]) -> Sequence[Move]:
    """Return the next moves of the fate: what the evidence carries first; of a death nobody is reminded.

    Where one is spoken of, the way back to what stood before it comes first.
    """
    known = [item.evidence for item in items]
    if case.fate.of_death:
        before = living(lines)
        stood = next((one.after for one in reversed(before) if one.axis is Axis.FATE), Fate.MISSING.value)
        return sorted(found, key=lambda one: (one.after != stood, not Fate(one.after).of_death))[:2]
    alive = [one for one in found if not Fate(one.after).of_death and not one.corrects]
    return sorted(alive, key=lambda one: not (one.basis.ways and one.basis.holds(known)))[:NEXT]
