"""A moderator tells of an item of evidence in three steps: what it is, how sure and whence, when and in what words.

Nothing of it is evidence before it is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.account import Account
from bot.domain.errors import Foreign, MovedOn, Stale
from bot.domain.evidence import BEST, EvidenceKind, Grade, Information, Source, graded, worth
from bot.domain.hours import KYIV
from bot.domain.roles import Moderator
from bot.questionnaire.answers import given
from bot.questionnaire.case_forms import EVIDENCE
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Step
from bot.services import casebook, casework, drafts, evidence, intake, walking
from bot.services.case_view import CaseView, Item
from bot.services.casework import CaseworkWork
from bot.services.evidence import Facts
from bot.services.rules import Rules
from bot.words import Text


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class EvidenceDraft:
    """An item as far as it is told."""

    draft: Draft
    view: CaseView
    note: Text | None = None
    #: Whether it was put aside.
    left: bool = False

    @property
    def asked(self) -> str | None:
        """The question that is asked now; None once there is only to be looked at it."""
        return casework.asked(self.draft)

    @property
    def kind(self) -> EvidenceKind:
        """What it is. Raises ValueError before that is told."""
        return EvidenceKind(casework.fact(self.draft.answers, "kind"))

    @property
    def grade(self) -> Grade:
        """How sure it is: as its kind usually is, unless somebody said less."""
        told = casework.fact(self.draft.answers, "grade")
        return graded(told) if told else BEST[self.kind]

    @property
    def worth(self) -> Grade:
        """What it will count for."""
        return worth(self.kind, self.grade, seen=self.seen)

    @property
    def same_as(self) -> Item | None:
        """The item that goes back to the same source."""
        return self.view.numbered(casework.fact(self.draft.answers, "origin"))

    @property
    def seen(self) -> bool:
        """Whether the moderator has seen the original."""
        return given(self.draft.answers, "seen") is True

    @property
    def confidential(self) -> bool:
        """Whether it is for seniors alone."""
        return given(self.draft.answers, "confidential") is True or self.kind in evidence.OF_DEATH

    @property
    def for_move(self) -> bool:
        """Whether it was begun under a move, which is gone on with."""
        return given(self.draft.answers, "for_move") is True

    @property
    def usual(self) -> bool:
        """Whether it is told as items of its kind usually are."""
        return self.grade == BEST[self.kind] and self.same_as is None

    @property
    def sources(self) -> Sequence[Item]:
        """The earlier items, any of which may go back to the same source."""
        mine = [item for item in self.view.evidence if item.evidence.case == self.view.case.id]
        return [item for item in mine if item.evidence.counts and item.same_as is None]


async def begin(
    work: CaseworkWork, rules: Rules, account: Account, moderator: Moderator, case_id: str
) -> EvidenceDraft:
    """Begin an item, or go on with the one begun; from a move it leads back to that.

    Raises MovedOn for a case that another goes on for.
    """
    view = await casebook.of(work, moderator, case_id)
    if view.case.merged_into is not None:
        raise MovedOn
    there = await casework.current(work, account)
    draft = await casework.begin(work, rules, account, EVIDENCE, case_id)
    if there is None or there.form != EVIDENCE.name:
        for_move = there is not None and there.subject == case_id
        draft = await casework.note(work, account, draft, for_move=for_move)
    return EvidenceDraft(draft=draft, view=view)


async def look(
    work: CaseworkWork, account: Account, moderator: Moderator, case_id: str, note: Text | None = None
) -> EvidenceDraft:
    """Return the item that is begun on a case, as it stands.

    Raises Stale where there is none, MovedOn for a case that another goes on for.
    """
    draft = await casework.own(work, account, EVIDENCE, case_id)
    view = await casebook.of(work, moderator, case_id)
    if view.case.merged_into is not None:
        raise MovedOn
    return EvidenceDraft(draft=draft, view=view, note=note)


async def choose(work: CaseworkWork, account: Account, moderator: Moderator, case_id: str, kind: str) -> EvidenceDraft:
    """Tell what it is. Raises Stale where that was told already, and is another."""
    draft = await casework.own(work, account, EVIDENCE, case_id)
    if casework.asked(draft) != "kind":
        if casework.fact(draft.answers, "kind") != kind:
            raise Stale
        return await look(work, account, moderator, case_id)
    grade = casework.fact(draft.answers, "grade") if casework.fact(draft.answers, "kind") == kind else ""
    turn = await intake.choose(work, account, draft, _step("kind"), kind)
    # How sure it is, is looked at again; another kind is as sure as is usual for it.
    answers = {key: answer for key, answer in turn.draft.answers.items() if key != "sure"}
    await casework.note(work, account, replace(turn.draft, answers=answers), grade=grade)
    return await look(work, account, moderator, case_id)


async def settle(work: CaseworkWork, account: Account, moderator: Moderator, case_id: str) -> EvidenceDraft:
    """Take how sure it is as it was set."""
    draft = await casework.own(work, account, EVIDENCE, case_id)
    if casework.asked(draft) == "sure":
        await intake.choose(work, account, draft, _step("sure"), "set")
    return await look(work, account, moderator, case_id)


async def weaken(  # noqa: PLR0913, PLR0917 - whose item, and how sure it is
    work: CaseworkWork,
    account: Account,
    moderator: Moderator,
    case_id: str,
    source: Source | None = None,
    information: Information | None = None,
) -> EvidenceDraft:
    """Say how sure it is. Raises Foreign for a grade that its kind cannot have."""
    there = await told(work, account, moderator, case_id)
    grade = Grade(source or there.grade.source, information or there.grade.information)
    if not BEST[there.kind].meets(grade):
        raise Foreign
    return await _note(work, account, there, grade=str(grade))


async def same(work: CaseworkWork, account: Account, moderator: Moderator, case_id: str, item: str) -> EvidenceDraft:
    """Say that it goes back to the same source as an earlier item; to one of its own where `item` is empty."""
    there = await told(work, account, moderator, case_id)
    if item and item not in [one.evidence.id for one in there.sources]:
        raise Foreign
    return await _note(work, account, there, origin=item)


async def see(work: CaseworkWork, account: Account, moderator: Moderator, case_id: str, *, on: bool) -> EvidenceDraft:
    """Say whether this moderator has seen the original."""
    return await _note(work, account, await told(work, account, moderator, case_id), seen=on)


async def confide(
    work: CaseworkWork, account: Account, moderator: Moderator, case_id: str, *, on: bool
) -> EvidenceDraft:
    """Say whether it is for seniors alone."""
    return await _note(work, account, await told(work, account, moderator, case_id), confidential=on)


async def back(work: CaseworkWork, account: Account, moderator: Moderator, case_id: str) -> EvidenceDraft:
    """Return to the step before; before the first the item is put aside, and left."""
    draft = await casework.own(work, account, EVIDENCE, case_id)
    match casework.asked(draft):
        case "kind":
            there = await look(work, account, moderator, case_id)
            await drafts.pause(work, account)
            return replace(there, left=True)
        case "sure":
            await walking.change(work, draft, "kind")
        case "day":
            await walking.stay(work, draft)
        case _:
            await walking.change(work, draft, "sure")
    return await look(work, account, moderator, case_id)


async def keep(  # noqa: PLR0913, PLR0917 - who, on which case, which item
    work: CaseworkWork, rules: Rules, account: Account, moderator: Moderator, case_id: str, draft_id: str
) -> EvidenceDraft:
    """Keep the item as evidence; what is refused stays as it was told. Raises Stale where it is not told yet."""
    draft = await casework.own(work, account, EVIDENCE, case_id, draft_id)
    if casework.asked(draft) not in (None, "day"):
        raise Stale
    there = EvidenceDraft(draft=draft, view=await casebook.of(work, moderator, case_id))
    facts = Facts(
        kind=there.kind,
        grade=there.grade,
        received_on=work.now.astimezone(KYIV).date(),
        fact_on=casework.day(draft.answers),
        same_as=there.same_as.evidence.id if there.same_as else None,
        seen=there.seen,
        confidential=there.confidential,
        words=casework.words(draft.answers),
    )
    await evidence.add(work, rules, moderator, case_id, facts)
    await casework.end(work, account, draft)
    return there


async def told(work: CaseworkWork, account: Account, moderator: Moderator, case_id: str) -> EvidenceDraft:
    """Return an item of which the kind is told. Raises Stale before that."""
    there = await look(work, account, moderator, case_id)
    if there.asked == "kind":
        raise Stale
    return there


async def _note(work: CaseworkWork, account: Account, there: EvidenceDraft, **facts: str | bool) -> EvidenceDraft:
    return replace(there, draft=await casework.note(work, account, there.draft, **facts))


def _step(key: str) -> Step:
    step = EVIDENCE.step(key)
    assert step is not None  # noqa: S101 - the form has it
    return step
