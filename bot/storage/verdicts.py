"""Decisions, appended and never changed. A moderator's own words lie beside, sealed, and can be erased."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Row, bindparam, insert, select

from bot.domain.call import Call, Next, Outcome
from bot.domain.review import Filing, LinkReason, RejectReason, Verdict, VerdictKind
from bot.storage.sealed import Sealed
from bot.storage.tables import verdict_words, verdicts
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository

WORDS = Sealed("verdict.text", str)

_ADD = insert(verdicts)
_SAY = insert(verdict_words)
_worded = (
    select(verdicts, verdict_words.c.text)
    .select_from(verdicts.outerjoin(verdict_words, verdict_words.c.verdict == verdicts.c.id))
    .order_by(verdicts.c.seq)
)
_OF = _worded.where(verdicts.c.review == bindparam("of"))
_OF_CASE = _worded.where(verdicts.c.case_id == bindparam("of"))


class Verdicts(Repository):
    """Decisions inside one transaction."""

    async def add(self, verdict: Verdict) -> None:
        """Append a decision."""
        row = {
            "id": verdict.id,
            "review": verdict.review,
            "kind": verdict.kind,
            "moderator": verdict.moderator,
            "at": stamp(verdict.at),
            "reason": verdict.reason,
            "case_id": verdict.case,
            "outcome": verdict.call.outcome if verdict.call else None,
            "next_step": verdict.call.next if verdict.call else None,
        }
        await self._run(_ADD, row)
        if verdict.text is not None:
            sealed = WORDS.close(self._tx.cipher, verdict.id, verdict.text)
            await self._run(_SAY, {"verdict": verdict.id, "text": sealed})

    async def of(self, review: str) -> list[Verdict]:
        """Return an item's decisions, the oldest first."""
        return [self._verdict(row) for row in await self._all(_OF, of=review)]

    async def of_case(self, case: str) -> list[Verdict]:
        """Return the decisions that name a case, the oldest first."""
        return [self._verdict(row) for row in await self._all(_OF_CASE, of=case)]

    def _verdict(self, row: Row[Any]) -> Verdict:
        return Verdict(
            id=row.id,
            review=row.review,
            kind=VerdictKind(row.kind),
            moderator=row.moderator,
            at=moment(row.at),
            reason=None if row.reason is None else _reason(row),
            case=row.case_id,
            text=None if row.text is None else WORDS.open(self._tx.cipher, row.id, row.text),
            call=None if row.outcome is None else Call(Outcome(row.outcome), Next(row.next_step)),
        )


#: Which words stand in the column of the reason.
_REASONS: Final[Mapping[VerdictKind, type[RejectReason | LinkReason | Filing]]] = {
    VerdictKind.REJECT: RejectReason,
    VerdictKind.LINK: LinkReason,
    VerdictKind.SETTLED: Filing,
}


def _reason(row: Row[Any]) -> RejectReason | LinkReason | Filing:
    return _REASONS[VerdictKind(row.kind)](row.reason)
