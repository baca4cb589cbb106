"""What takes two people, as its list, its card and its look show it, with invented people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.chat.moderators.screens import approvals, look
from bot.chat.screen import Screen
from bot.demo.drafts import NOW
from bot.demo.screens.cases import BARE, ITEMS
from bot.demo.screens.cases import PROPOSAL as OPEN
from bot.demo.screens.invented import CASE, LATER, MARKO, OLENA, RULES
from bot.domain.case import CaseState, Fate, Hold, HoldKind
from bot.domain.moves import Axis
from bot.domain.person import PartialDate, Precision
from bot.domain.proposal import ProposalKind, ProposalState
from bot.i18n import translators
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import LETTERS
from bot.services.agreeing import Agreeing
from bot.services.looking import Look
from bot.services.proposed import Told, Waiting

OTHER = replace(CASE, id="d" * 22, reference="QKMB-7730")
BORN = PartialDate(earliest=date(1989, 5, 4), latest=date(1989, 5, 4), precision=Precision.DAY)
ALIKE = replace(OTHER, person=replace(CASE.person, given="Остапа", birth=BORN, patronymic="Вигаданович"))
MOVE = Told(proposal=replace(OPEN, words="Вигадані слова.", fact_on=BORN), case=CASE.reference, proposer=MARKO)
MERGED = replace(
    OPEN, kind=ProposalKind.MERGE, axis=Axis.CASE, before=CaseState.OPEN, after=CaseState.MERGED, into=OTHER.id
)
MERGE = Told(proposal=MERGED, case=CASE.reference, into=OTHER.reference, proposer=MARKO)
#: As it waits for Olena, before and after she has looked.
NEW = replace(MOVE, may=True, withdrawable=True)
SEEN = replace(NEW, looked=True)
COOLING = replace(
    MOVE, proposal=replace(OPEN, state=ProposalState.APPROVED, leaves_at=LATER), approver=OLENA, withdrawable=True
)
ENDED = {
    state: replace(MOVE, proposal=replace(OPEN, state=state, leaves_at=LATER), approver=OLENA)
    for state in (ProposalState.DONE, ProposalState.EXPIRED, ProposalState.WITHDRAWN)
}
QUOTED = replace(MOVE.proposal, quotes=tuple(item.evidence.id for item in ITEMS))
THERE = replace(BARE, case=replace(CASE, fate=Fate.BELIEVED_CAPTIVE), evidence=ITEMS)
LOOK = Look(
    proposal=replace(QUOTED, compared=True), there=THERE, proposer=MARKO, seen_by={ITEMS[0].evidence.id: OLENA},
    alike=[ALIKE, OTHER],
)  # fmt: skip
ASKED = Agreeing(
    proposal=OPEN,
    draft=Draft(
        id="z" * 22, account=OLENA.account, form=LETTERS.name, form_hash=LETTERS.hash, opened_at=NOW, touched_at=NOW,
        subject=OPEN.id,
    ),
)  # fmt: skip


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    yield "approvals/nothing", approvals.approvals(Waiting(), NOW)
    waiting = Waiting(to_approve=[NEW, MERGE], mine=[MOVE], others=[MOVE], cooling=[COOLING])
    yield "approvals/list", approvals.approvals(waiting, NOW)
    yield from _cards()
    yield "approvals/letters", approvals.letters(SEEN, ASKED, NOW)
    yield "approvals/confirm", approvals.agree(SEEN, NOW, RULES)
    yield "approvals/confirm merge", approvals.agree(MERGE, NOW, RULES)
    yield "approvals/called", approvals.called(OPEN.id)
    for name, seen in _looks():
        for number, screen in enumerate(look.look(MERGE if seen.into else MOVE, seen, translators()[language], NOW), 1):
            yield f"approvals/look {name} {number}", screen


def _cards() -> Iterator[tuple[str, Screen]]:
    for name, told in (("new", NEW), ("seen", SEEN), ("mine", replace(MOVE, mine=True)), ("merge", MERGE)):
        yield f"approvals/card {name}", approvals.card(told, NOW, RULES)
    yield "approvals/withdraw", approvals.withdraw(COOLING, NOW)
    by_hand = replace(ENDED[ProposalState.WITHDRAWN], proposal=replace(OPEN, state=ProposalState.WITHDRAWN))
    by_hand = replace(by_hand, proposal=replace(by_hand.proposal, ended_by=OLENA.id), ended_by=OLENA)
    for name, told in (("cooling", COOLING), *ENDED.items(), ("withdrawn by hand", by_hand)):
        yield f"approvals/card {name}", approvals.card(told, NOW, RULES)
        yield f"approvals/step {name}", approvals.stepped(told, NOW)


def _looks() -> Iterator[tuple[str, Look]]:
    yield "move", LOOK
    yield "too early", replace(LOOK, proposal=QUOTED, there=BARE, alike=())
    yield "alone", replace(LOOK, alike=())
    held = [Hold(id="h" * 22, case=CASE.id, kind=kind, by=OLENA.id, at=NOW) for kind in HoldKind]
    merged = replace(LOOK, proposal=replace(MERGED, compared=True), into=replace(THERE, case=ALIKE))
    yield "merge", replace(merged, there=replace(THERE, holds=held))
