"""How the kinship of families was verified, step by step. The steps stay; their words can be erased."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, bindparam, insert, select

from bot.domain.relative import Ground, Level, Verification
from bot.storage.sealed import Sealed
from bot.storage.tables import verification_words, verifications
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository

WORDS = Sealed("verification.words", TypeAdapter(str))

_ADD = insert(verifications)
_SAY = insert(verification_words)
_OF_REPORT = (
    select(verifications, verification_words.c.text)
    .select_from(verifications.outerjoin(verification_words, verification_words.c.verification == verifications.c.id))
    .where(verifications.c.report == bindparam("of"))
    .order_by(verifications.c.seq)
)


class Verifications(Repository):
    """Verifications inside one transaction."""

    async def add(self, step: Verification) -> None:
        """Append a step."""
        row = {
            "id": step.id,
            "report": step.report,
            "before": int(step.before),
            "after": int(step.after),
            "ground": step.ground,
            "moderator": step.moderator,
            "at": stamp(step.at),
        }
        await self._run(_ADD, row)
        if step.words is not None:
            await self._run(_SAY, {"verification": step.id, "text": WORDS.close(self._tx.cipher, step.id, step.words)})

    async def of_report(self, report: str) -> list[Verification]:
        """Return the steps about a report's family, the oldest first."""
        return [self._step(row) for row in await self._all(_OF_REPORT, of=report)]

    async def level(self, report: str) -> Level:
        """Return how far the kinship of a report's family is verified now."""
        steps = await self.of_report(report)
        return steps[-1].after if steps else Level.ACCOUNT

    def _step(self, row: Row[Any]) -> Verification:
        return Verification(
            id=row.id,
            report=row.report,
            before=Level(row.before),
            after=Level(row.after),
            ground=Ground(row.ground),
            moderator=row.moderator,
            at=moment(row.at),
            words=None if row.text is None else WORDS.open(self._tx.cipher, row.id, row.text),
        )
