"""What was done, by whom, kept in a chain (`chain`) and looked up.

Rows are buffered and written as the last statements before the commit, on PostgreSQL under a lock,
so that the chain has one order. Ids only: a row is never changed, so it must never name anybody.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert, select, text

from bot.domain.audit import Asked, Entry, Head
from bot.storage.chain import START, mac
from bot.storage.keys import Keys
from bot.storage.tables import audit
from bot.storage.times import moment, stamp
from bot.storage.transaction import Transaction

#: Any number of ours: one writer of the chain at a time.
_GATE = text("SELECT pg_advisory_xact_lock(4210002)")
_LAST = select(audit.c.seq, audit.c.at, audit.c.mac).order_by(audit.c.seq.desc()).limit(1)
_COUNT = (
    select(func.count())
    .select_from(audit)
    .where(audit.c.actor == bindparam("by"), audit.c.act == bindparam("what"), audit.c.at > bindparam("since"))
)
_LOOKED = (
    select(audit.c.seq)
    .where(
        audit.c.actor == bindparam("by"),
        audit.c.act.in_(("reveal", "reveal.purpose")),
        audit.c.at >= bindparam("since"),
        audit.c.subject == bindparam("what"),
    )
    .limit(1)
)
_LAST_LOOK = (
    select(audit.c.at)
    .where(
        audit.c.actor == bindparam("by"),
        audit.c.act.in_(("reveal", "reveal.purpose", "reveal.again")),
        audit.c.subject == bindparam("what"),
    )
    .order_by(audit.c.seq.desc())
    .limit(1)
)
_ADD = insert(audit)


class Audit:
    """The acts of one transaction, until it commits."""

    def __init__(self, transaction: Transaction, keys: Keys) -> None:
        """Chain with the audit key of `keys`."""
        self._tx, self._key = transaction, keys.audit
        self._acts: list[dict[str, Any]] = []

    def record(self, actor: str, act: str, subject: str, **detail: str) -> None:
        """Note that `actor` did `act` to `subject` (ids); `detail` holds ids and states, never content."""
        row = {"at": stamp(self._tx.now), "actor": actor, "act": act, "subject": subject}
        self._acts.append(row | {"detail": json.dumps(detail, sort_keys=True)})

    async def head(self) -> Head | None:
        """Return the last act that is committed, None where nothing was ever done."""
        row = (await self._tx.conn.execute(_LAST)).first()
        return None if row is None else Head(seq=row.seq, at=moment(row.at), mac=row.mac)

    async def count(self, actor: str, act: str, since: datetime) -> int:
        """Return how often somebody did something since then, as far as it is committed."""
        values = {"by": actor, "what": act, "since": stamp(since)}
        return int((await self._tx.conn.execute(_COUNT, values)).scalar_one())

    async def looked(self, actor: str, subject: str, since: datetime) -> bool:
        """Whether a look of somebody at something was counted since then."""
        values = {"by": actor, "what": subject, "since": stamp(since)}
        return (await self._tx.conn.execute(_LOOKED, values)).first() is not None

    async def last_look(self, actor: str, subject: str) -> datetime | None:
        """Return when somebody last looked at something, counted or once more, as far as it is committed."""
        row = (await self._tx.conn.execute(_LAST_LOOK, {"by": actor, "what": subject})).first()
        return None if row is None else moment(row.at)

    async def find(self, asked: Asked) -> Sequence[Entry]:
        """Return the newest acts that were asked for, the newest last."""
        newest = select(audit).where(*_that(asked)).order_by(audit.c.seq.desc()).limit(asked.limit)
        rows = (await self._tx.conn.execute(newest)).all()
        return [
            Entry(
                seq=row.seq,
                at=moment(row.at),
                actor=row.actor,
                act=row.act,
                subject=row.subject,
                detail=json.loads(row.detail),
            )
            for row in reversed(rows)
        ]

    async def write(self) -> None:
        """Chain what was noted; called once, as the last thing before the commit."""
        if not self._acts:
            return
        if not self._tx.serial:
            await self._tx.conn.execute(_GATE)
        last = (await self._tx.conn.execute(_LAST)).first()
        number, before = (last.seq, last.mac) if last else (0, START)
        for seq, row in enumerate(self._acts, number + 1):
            before = mac(self._key, before, seq, *row.values())
            row.update(seq=seq, mac=before)
        await self._tx.conn.execute(_ADD, self._acts)
        self._acts = []


def _that(asked: Asked) -> Iterator[ColumnElement[bool]]:
    """Yield what an act that was asked for fulfils."""
    if asked.actor:
        # No LIKE: on SQLite it takes great letters for small ones, and ids have both.
        yield func.substr(audit.c.actor, 1, len(asked.actor)) == asked.actor
    if asked.act:
        yield audit.c.act == asked.act
    if asked.subject:
        yield audit.c.subject == asked.subject
    if asked.since:
        yield audit.c.at >= stamp(asked.since)
    if asked.before:
        yield audit.c.at < stamp(asked.before)
