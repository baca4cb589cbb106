"""Two cases side by side, and links undone, with invented people."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.moderators.screens import merges
from bot.chat.screen import Screen
from bot.demo.drafts import NOW
from bot.demo.screens.cases import PROPOSAL
from bot.demo.screens.invented import BESIDE, CASE, review
from bot.domain.case import CaseState, Fate
from bot.services.items import Seen
from bot.services.pairs import Pair, Side

OTHER = replace(CASE, id="b" * 22, reference="MNBV-2846", fate=Fate.BELIEVED_CAPTIVE)
GONE = replace(OTHER, state=CaseState.MERGED, merged_into=CASE.id)
PAIR = Pair(one=Side(case=CASE, reports=1, evidence=0), other=Side(case=OTHER, reports=2, evidence=3))


def screens() -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    yield "merges/which", merges.pairs(Seen(review=review()), [replace(BESIDE, number=n) for n in range(1, 6)], NOW)
    yield "merges/compare", merges.compare(PAIR)
    yield "merges/different", merges.compare(replace(PAIR, different=True))
    yield "merges/proposed", merges.compare(replace(PAIR, proposal=PROPOSAL))
    yield "merges/merged", merges.compare(replace(PAIR, merged=True, other=replace(PAIR.other, case=GONE)))
    yield "merges/propose", merges.propose(OTHER, CASE, "Вигадані слова.")
    yield "merges/part", merges.part(GONE, CASE)
