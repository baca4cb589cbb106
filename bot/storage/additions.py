"""Additions: what was told about a sent report afterwards. What it says before and after is one sealed column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, bindparam, insert, select

from bot.domain.behalf import Channel
from bot.domain.person import Person
from bot.questionnaire.addition import Addition
from bot.questionnaire.answers import Answer
from bot.storage.sealed import Sealed
from bot.storage.tables import additions
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository


@dataclass(frozen=True, slots=True, repr=False)
class _Content:
    """What is sealed of an addition. Only ever gains fields with defaults."""

    before: Mapping[str, Answer] = field(default_factory=dict)
    after: Mapping[str, Answer] = field(default_factory=dict)
    was: Person = field(default_factory=Person)
    channel: Channel | None = None


CONTENT = Sealed("addition.content", _Content)

_BY_ID = select(additions).where(additions.c.id == bindparam("id"))
_OF = select(additions).where(additions.c.report == bindparam("of")).order_by(additions.c.at, additions.c.id)
_ADD = insert(additions)


class Additions(Repository):
    """Additions inside one transaction; they are never changed, and go with their report."""

    async def add(self, addition: Addition) -> None:
        """Keep what was told."""
        content = _Content(addition.before, addition.after, addition.was, addition.channel)
        row = {
            "id": addition.id,
            "report": addition.report,
            "account": addition.account,
            "moderator": addition.moderator,
            "review": addition.review,
            "form": addition.form,
            "at": stamp(addition.at),
            "content": CONTENT.close(self._tx.cipher, addition.id, content),
        }
        await self._run(_ADD, row)

    async def get(self, addition: str) -> Addition | None:
        """Return one addition."""
        row = await self._first(_BY_ID, id=addition)
        return None if row is None else self._addition(row)

    async def of_report(self, report: str) -> list[Addition]:
        """Return what was told about a report, the oldest first."""
        return [self._addition(row) for row in await self._all(_OF, of=report)]

    def _addition(self, row: Row[Any]) -> Addition:
        content = CONTENT.open(self._tx.cipher, row.id, row.content)
        return Addition(
            id=row.id,
            report=row.report,
            account=row.account,
            moderator=row.moderator,
            review=row.review,
            form=row.form,
            at=moment(row.at),
            before=content.before,
            after=content.after,
            was=content.was,
            channel=content.channel,
        )
