"""What was done, by whom, in a chain: each row carries an HMAC over itself and the row before.

Rows are buffered and written as the last statements before the commit, on PostgreSQL under a lock,
so that the chain has one order. Ids only: a row is never changed, so it must never name anybody.
"""

import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.keys import Keys
from bot.storage.tables import audit
from bot.storage.times import stamp
from bot.storage.transaction import Transaction

#: What the first row is chained to.
_START = bytes(sha256().digest_size)
#: Any number of ours: one writer of the chain at a time.
_GATE = text("SELECT pg_advisory_xact_lock(4210002)")
_LAST = select(audit.c.mac).order_by(audit.c.seq.desc()).limit(1)
_WALK = select(audit).order_by(audit.c.seq)
_COUNT = (
    select(func.count())
    .select_from(audit)
    .where(audit.c.actor == bindparam("by"), audit.c.act == bindparam("what"), audit.c.at > bindparam("since"))
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

    async def count(self, actor: str, act: str, since: datetime) -> int:
        """Return how often somebody did something since then, as far as it is committed."""
        values = {"by": actor, "what": act, "since": stamp(since)}
        return int((await self._tx.conn.execute(_COUNT, values)).scalar_one())

    async def write(self) -> None:
        """Chain what was noted; called once, as the last thing before the commit."""
        if not self._acts:
            return
        if not self._tx.serial:
            await self._tx.conn.execute(_GATE)
        mac = (await self._tx.conn.execute(_LAST)).scalar() or _START
        for row in self._acts:
            mac = row["mac"] = _mac(self._key, mac, row)
        await self._tx.conn.execute(_ADD, self._acts)
        self._acts = []


async def verify(conn: AsyncConnection, keys: Keys) -> int | None:
    """Walk the whole chain; return the number of the first row that does not fit, None where all do.

    Rows cut off at the end leave no trace in the chain itself.
    """
    mac = _START
    async with conn.stream(_WALK) as rows:
        async for row in rows:
            mac = _mac(keys.audit, mac, _content(row))
            if not hmac.compare_digest(mac, row.mac):
                return int(row.seq)
    return None


def _content(row: Row[Any]) -> Mapping[str, Any]:
    return {name: getattr(row, name) for name in ("at", "actor", "act", "subject", "detail")}


def _mac(key: bytes, before: bytes, row: Mapping[str, Any]) -> bytes:
    content = [row["at"], row["actor"], row["act"], row["subject"], row["detail"]]
    return hmac.digest(key, before + json.dumps(content).encode(), sha256)
