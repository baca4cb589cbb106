"""A moderator moves a case: where to, on which evidence, why; then decides, or proposes what takes two people.

Until then it lies in the moderator's drafts, and whatever is refused comes back as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.account import Account
from bot.domain.case import Case
from bot.domain.errors import Foreign, MovedOn, NotAllowed, Stale, TakesTwo
from bot.domain.moves import Axis, Move
from bot.domain.proposal import Proposal
from bot.domain.roles import Moderator
from bot.domain.status import Wish, value
from bot.questionnaire.case_forms import MOVE
from bot.questionnaire.draft import Draft
from bot.services import casebook, casework, drafts, proposals, statuses, walking
from bot.services.case_view import CaseView, Item
from bot.services.casework import CaseworkWork
from bot.services.decisions import case_of, seniors_first
from bot.services.rules import Rules
from bot.words import Text


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class MoveDraft:
    """A move as far as it is told."""

    draft: Draft
    view: CaseView
    move: Move
    note: Text | None = None

    @property
    def asks_day(self) -> bool:
        """Whether the day of the fact is asked for."""
        return casework.asked(self.draft) == "day"

    @property
    def quotable(self) -> Sequence[Item]:
        """What may be quoted."""
        return [item for item in self.view.evidence if item.evidence.counts]

    @property
    def quoted(self) -> Sequence[Item]:
        """What is quoted."""
        told = casework.facts(self.draft.answers, "quotes")
        return [item for item in self.quotable if item.evidence.id in told]

    @property
    def carried(self) -> bool:
        """Whether what is quoted carries the move."""
        return self.move.basis.holds(item.evidence for item in self.quoted)


async def begin(  # noqa: PLR0913, PLR0917 - who, which case, where to
    work: CaseworkWork, rules: Rules, account: Account, moderator: Moderator, case_id: str, axis: Axis, after: str
) -> MoveDraft:
    """Begin a move, or go on with the same one; what carries it is quoted already.

    Raises NotAllowed where this person may not, Foreign for no status, MovedOn where the case stands there already.
    """
    view = await casebook.of(work, moderator, case_id)
    found = _step(view, moderator, axis, after)
    quotes = tuple(item.id for item in found.basis.carriers(item.evidence for item in view.evidence))
    begun = await casework.begun(work, account, MOVE, case_id)
    if begun is not None and _whither(begun) == (axis.value, after):
        there = await look(work, account, moderator, case_id)
        if there.carried:
            return there
        return replace(there, draft=await casework.note(work, account, there.draft, quotes=quotes))
    if begun is not None:
        await casework.end(work, account, begun)
    draft = await casework.begin(work, rules, account, MOVE, case_id)
    draft = await casework.note(work, account, draft, axis=axis.value, before=found.before, after=after, quotes=quotes)
    return MoveDraft(draft=draft, view=view, move=found)


async def go_on(work: CaseworkWork, rules: Rules, account: Account, moderator: Moderator, case_id: str) -> MoveDraft:
    """Go on with the move that is begun on a case, on the evidence there is now. Raises Stale where there is none."""
    begun = await casework.own(work, account, MOVE, case_id)
    axis, after = _whither(begun)
    return await begin(work, rules, account, moderator, case_id, Axis(axis), after)


async def look(
    work: CaseworkWork, account: Account, moderator: Moderator, case_id: str, note: Text | None = None
) -> MoveDraft:
    """Return the move that is begun on a case, as the case stands now.

    Raises Stale where there is none, and as `begin` where the case has gone where it leads.
    """
    draft = await casework.own(work, account, MOVE, case_id)
    view = await casebook.of(work, moderator, case_id)
    axis, after = _whither(draft)
    found = _step(view, moderator, Axis(axis), after)
    if casework.fact(draft.answers, "before") != found.before:
        draft = await casework.note(work, account, draft, before=found.before)
    return MoveDraft(draft=draft, view=view, move=found, note=note)


async def tick(  # noqa: PLR0913 - whose move, which item
    work: CaseworkWork, account: Account, moderator: Moderator, case_id: str, item: str, *, on: bool
) -> MoveDraft:
    """Quote an item, or do not. Raises Foreign for one that may not be quoted."""
    there = await look(work, account, moderator, case_id)
    if item not in [one.evidence.id for one in there.quotable]:
        raise Foreign
    told = {one.evidence.id for one in there.quoted} - {item} | ({item} if on else set())
    quotes = tuple(one.evidence.id for one in there.quotable if one.evidence.id in told)
    await casework.note(work, account, there.draft, quotes=quotes)
    return await look(work, account, moderator, case_id)


async def back(work: CaseworkWork, account: Account, moderator: Moderator, case_id: str) -> MoveDraft | None:
    """Return from the question about the day; otherwise None, and the move is put aside."""
    draft = await casework.own(work, account, MOVE, case_id)
    if casework.asked(draft) == "day":
        await walking.stay(work, draft)
        return await look(work, account, moderator, case_id)
    await drafts.pause(work, account)
    return None


async def decide(  # noqa: PLR0913, PLR0917 - who, which case, which move
    work: CaseworkWork,
    rules: Rules,
    account: Account,
    moderator: Moderator,
    case_id: str,
    draft_id: str,
    people: int = 1,
    *,
    wrong: bool = False,
) -> Case | Proposal:
    """Move the case on, or propose it where that takes two `people`; what stood before may have been `wrong`.

    Raises MovedOn where it stands elsewhere by now, and as `statuses.change` and `proposals.propose`.
    """
    draft = await casework.own(work, account, MOVE, case_id, draft_id)
    axis, after = Axis(_whither(draft)[0]), _whither(draft)[1]
    case = await case_of(work, case_id)
    await seniors_first(work, moderator, case)
    if value(case, axis) != casework.fact(draft.answers, "before"):
        raise MovedOn
    wish = Wish(
        axis=axis,
        after=after,
        quotes=tuple(casework.facts(draft.answers, "quotes")),
        words=casework.words(draft.answers),
        fact_on=casework.day(draft.answers),
        wrong=wrong,
    )
    try:
        done = await _done(work, rules, moderator, case, wish, people)
    except Stale:
        raise MovedOn from None
    await casework.end(work, account, draft)
    return done


async def _done(  # noqa: PLR0913, PLR0917 - as `decide`
    work: CaseworkWork, rules: Rules, moderator: Moderator, case: Case, wish: Wish, people: int
) -> Case | Proposal:
    """Do it by as many people as were told. Raises TakesTwo where it takes more by now."""
    grave = statuses.step(case, wish.axis, wish.after).grave
    if grave and people == 1:
        raise TakesTwo
    if grave:
        return await proposals.propose(work, rules, moderator, case.id, wish)
    return await statuses.change(work, rules, moderator, case.id, wish)


def _step(view: CaseView, moderator: Moderator, axis: Axis, after: str) -> Move:
    """Return the move as it begins where this person sees the case. Raises as `begin`."""
    if axis is Axis.REPORT:
        raise Foreign
    try:
        found = statuses.step(view.case, axis, after)
    except Stale:
        raise MovedOn from None
    if view.case.merged_into is not None:
        raise MovedOn
    if not casebook.may(moderator, found):
        raise NotAllowed
    return found


def _whither(draft: Draft) -> tuple[str, str]:
    """Return the axis of a move, and where it leads."""
    return casework.fact(draft.answers, "axis"), casework.fact(draft.answers, "after")
