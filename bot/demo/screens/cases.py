"""A case as moderators see it, and what they fill in about it, with invented people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.chat.moderators.disclosures import RECORDED
from bot.chat.moderators.screens import case, case_reveal, disclosures, evidence, move
from bot.chat.screen import Screen
from bot.demo.drafts import NOW, at
from bot.demo.screens.invented import CASE, LATER, MARKO, OLENA, REPORT, review
from bot.demo.screens.my_case import LOG, PERMITTED
from bot.domain.case import Fate, Hold, HoldKind, Place
from bot.domain.evidence import BEST, Evidence, EvidenceKind
from bot.domain.moves import VALUES, Axis
from bot.domain.moves import move as step
from bot.domain.note import Note
from bot.domain.proposal import Proposal, ProposalKind
from bot.domain.review import Cause, ReviewKind
from bot.domain.sharing import Body
from bot.domain.status import Status, placed
from bot.i18n import translators
from bot.questionnaire.answers import Answer, State, Value
from bot.questionnaire.case_forms import CASE_NOTE, EVIDENCE, MOVE
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Form
from bot.services.case_notes import CaseNoteDraft
from bot.services.case_view import Brief, CaseView, Item, Line
from bot.services.disclosures import Passing
from bot.services.evidence_draft import EvidenceDraft
from bot.services.move_draft import MoveDraft

AXES = (Axis.FATE, Axis.PLACE, Axis.LEGAL, Axis.CASE)


def _item(number: int, kind: EvidenceKind, *, same_as: int | None = None, back: bool = False) -> Item:
    told = Evidence(
        id=f"e{number:021}", case=CASE.id, kind=kind, grade=BEST[kind], origin=f"e{same_as or number:021}",
        fact_on=None, received_on=NOW.date(), seen_by=None, confidential=kind is EvidenceKind.IN_PERSON,
        words="Вигадані слова.", added_by=OLENA.id, added_at=NOW, taken_back_at=NOW if back else None,
    )  # fmt: skip
    return Item(number=number, evidence=told, added_by=OLENA, same_as=same_as)


ITEMS = [
    *(_item(number, kind) for number, kind in enumerate(EvidenceKind, 1)),
    _item(16, EvidenceKind.RUMOUR, same_as=13),
    _item(17, EvidenceKind.RUMOUR, back=True),
]
PROPOSAL = Proposal(
    id="q" * 22, kind=ProposalKind.MOVE, case=CASE.id, axis=Axis.FATE, before=Fate.BELIEVED_CAPTIVE,
    after=Fate.CAPTIVE_CONFIRMED, proposer=MARKO.id, proposed_at=NOW, expires_at=LATER,
)  # fmt: skip
BARE = CaseView(case=CASE, senior=False, next=[m for m in (step(Axis.FATE, "missing", f) for f in Fate) if m])


def _line(axis: Axis, before: str, after: str) -> Line:
    told = Status(
        id="t" * 22, case=CASE.id, axis=axis, before=before, after=after, moderator=OLENA.id, proposal=None,
        at=NOW - timedelta(days=2), words="Вигадані слова.", wrong=axis is Axis.PLACE and before != after,
    )  # fmt: skip
    return Line(status=told, moderator=OLENA, approver=MARKO, quotes=[1, 2])


HISTORY = [_line(axis, next(iter(VALUES[axis])), value) for axis in AXES for value in VALUES[axis]]
FULL = replace(
    BARE,
    case=replace(CASE, fate=Fate.BELIEVED_CAPTIVE, place=Place.REPORTED),
    senior=True,
    approves=True,
    discloses=True,
    history=HISTORY,
    evidence=ITEMS,
    proposals=[(PROPOSAL, MARKO), (replace(PROPOSAL, leaves_at=LATER), None)],
    holds=[Hold(id="h" * 22, case=CASE.id, kind=kind, by=OLENA.id, at=NOW) for kind in HoldKind],
    tasks=[review(ReviewKind.CASE, Cause.SHAKEN), review(ReviewKind.CASE, Cause.CONFIDENTIAL)],
    reports=[REPORT, REPORT],
    merged=[CASE],
    shaken=True,
    notes=[
        (Note(id="j" * 22, case=CASE.id, moderator=OLENA.id, at=NOW, sensitive=False, text="Вигадані слова."), OLENA)
    ],
    next=BARE.next[:3],
)


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    yield from _case(language)
    yield from _evidence()
    yield from _move()


def _case(language: str) -> Iterator[tuple[str, Screen]]:
    yield "case/new", case.card(BARE, NOW)
    yield "case/full", case.card(FULL, NOW)
    yield "case/merged", case.card(replace(BARE, into=CASE, next=()), NOW)
    for senior in (True, False):
        noting = CaseNoteDraft(draft=_draft(CASE_NOTE, "words"), view=replace(FULL, senior=senior))
        yield f"case/note {senior}", case.ask_note(noting)
    yield "case/history", case.history(FULL, 1, NOW)
    yield "case/all moves", case.all_moves(FULL)
    for axis in AXES:
        for value in VALUES[axis]:
            there = replace(BARE, senior=True, case=placed(CASE, axis, value))
            yield f"case/moves {axis} {value}", case.axis(there, OLENA, axis, more=False)
            yield f"case/any {axis} {value}", case.axis(there, OLENA, axis, more=True)
    yield "case/list", case.cases([Brief(case=CASE, proposals=[PROPOSAL], tasks=FULL.tasks)], [review()], NOW)
    yield "case/empty list", case.cases([], [], NOW)
    yield from _disclosures()
    for number, screen in enumerate(case_reveal.reveal(FULL, translators()[language], NOW), 1):
        yield f"case/revealed {number}", screen


def _disclosures() -> Iterator[tuple[str, Screen]]:
    top, passing = case.heading(FULL), Passing(report=REPORT, case=CASE.id, permitted=list(PERMITTED.values()), log=LOG)
    none = replace(passing, permitted=(), log=())
    yield "case/no report to pass on", disclosures.of_case(FULL, [], top)
    yield "case/passed on", disclosures.of_case(FULL, [passing, none], top)
    yield "case/passed on, one report", disclosures.of_report(passing, RECORDED)
    yield "case/passed on, nothing permitted", disclosures.of_report(none)
    yield "case/passed on, how much", disclosures.how_much(passing, Body.STATE)


def _draft(form: Form, key: str, **facts: Value) -> Draft:
    told = {name: Answer(State.GIVEN, value, None, NOW, "uk") for name, value in facts.items()}
    draft = at(form, form.step(key) or form.steps[0])
    return replace(draft, subject=CASE.id, answers={**draft.answers, **told})


def _evidence() -> Iterator[tuple[str, Screen]]:
    top = case.heading(FULL)
    for kind in EvidenceKind:
        there = EvidenceDraft(draft=_draft(EVIDENCE, "sure", kind=kind.value), view=FULL)
        yield f"evidence/sure {kind}", evidence.sure(there, top)
        yield f"evidence/weaker {kind}", evidence.weaker(there, top)
    same = EvidenceDraft(draft=_draft(EVIDENCE, "words", kind="rumour", origin=ITEMS[0].evidence.id), view=FULL)
    yield "evidence/same source", evidence.sure(same, top)
    yield "evidence/origins", evidence.origins(same, top)
    for page in (0, 1):
        yield f"evidence/kinds {page}", evidence.kinds(same, top, page)
    yield "evidence/form", evidence.form(same, top)
    yield "evidence/look", evidence.look(same, top)
    yield "evidence/day", evidence.day(CASE.id, top, None, move=0)
    for page in range(3):
        yield f"evidence/list {page}", evidence.items(FULL, page, top)
    yield "evidence/take back", evidence.take_back(FULL, ITEMS[0], top)


def _move() -> Iterator[tuple[str, Screen]]:
    for axis in AXES:
        for before in VALUES[axis]:
            for after in VALUES[axis]:
                found = step(axis, before, after)
                if found is None or "merged_into" in (before, after):
                    continue
                draft = _draft(MOVE, "words", quotes=(ITEMS[0].evidence.id,))
                there = MoveDraft(draft=draft, view=replace(FULL, evidence=ITEMS[:4]), move=found)
                yield f"move/{axis} {before} {after}", move.look(there, case.heading(FULL))
    yield "move/form", move.form(there, case.heading(FULL))
