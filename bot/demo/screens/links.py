"""A report is linked, or taken out of its case; two cases side by side; with invented people."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.moderators.screens import links, merges, reasons, unlink
from bot.chat.screen import Screen
from bot.demo.drafts import NOW
from bot.demo.screens.cases import PROPOSAL
from bot.demo.screens.invented import BESIDE, CASE, REPORT, review
from bot.domain.case import CaseState, Fate
from bot.domain.review import LinkReason
from bot.questionnaire.flow import Form
from bot.questionnaire.reason_forms import REASONS, UNLINKING
from bot.services.items import Seen
from bot.services.links import Linked
from bot.services.pairs import Pair, Side
from bot.services.reasons import Reason
from bot.services.reveal import Comparison

WORDS = "Вигадані слова."
OTHER = replace(CASE, id="b" * 22, reference="MNBV-2846", fate=Fate.BELIEVED_CAPTIVE)
GONE = replace(OTHER, state=CaseState.MERGED, merged_into=CASE.id)
PAIR = Pair(one=Side(case=CASE, reports=1, evidence=0), other=Side(case=OTHER, reports=2, evidence=3))


def screens(mine: Seen) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    compared = Comparison(review=mine.review, report=REPORT, one=BESIDE, conflicts=[(1, 2)])
    yield "links/compare", links.compare(compared)
    for why in LinkReason:
        yield f"links/{why}", links.link(compared, why)
    yield "links/in words", links.link(compared, LinkReason.FAMILY, WORDS)
    yield "links/another", links.another(mine, NOW)
    yield "unlink/unlink", unlink.unlink(Linked(case=CASE, report=REPORT), _reason(UNLINKING))
    for form in REASONS:
        yield f"reasons/{form.name}", reasons.prompt(_reason(form))
    yield from _merges()


def _reason(form: Form) -> Reason:
    return Reason(draft="d" * 22, form=form, subject=REPORT.id, facts={}, words=WORDS)


def _merges() -> Iterator[tuple[str, Screen]]:
    yield "merges/which", merges.pairs(Seen(review=review()), [replace(BESIDE, number=n) for n in range(1, 6)], NOW)
    yield "merges/compare", merges.compare(PAIR)
    yield "merges/different", merges.compare(replace(PAIR, different=True))
    yield "merges/proposed", merges.compare(replace(PAIR, proposal=PROPOSAL))
    yield "merges/merged", merges.compare(replace(PAIR, merged=True, other=replace(PAIR.other, case=GONE)))
    yield "merges/propose", merges.propose(OTHER, CASE, WORDS)
    yield "merges/part", merges.part(GONE, CASE)
