"""The audit's chain: each row carries an HMAC over the row before, its own number and what it says."""

import hmac
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Literal

from sqlalchemy import BigInteger, Row, bindparam, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import NullType

from bot.domain.audit import Head
from bot.storage.keys import Keys
from bot.storage.tables import audit
from bot.storage.times import moment

#: What the first row is chained to.
START: Final = bytes(sha256().digest_size)
#: So many rows are read at once: few waits, and little memory.
STRIDE: Final = 20_000
_CONTENT: Final = (audit.c.at, audit.c.actor, audit.c.act, audit.c.subject, audit.c.detail)
_STRIDE: Final = (
    # As the driver gives it: whatever somebody put into the column is looked at, and nothing is stumbled over.
    select(audit.c.seq, *_CONTENT, type_coerce(audit.c.mac, NullType()))
    .where(audit.c.seq > bindparam("seq", type_=BigInteger))
    .order_by(audit.c.seq)
    .limit(STRIDE)
)
_encode: Final = json.JSONEncoder().encode


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first row that does not fit: bent ("row"), not the one that was sent out ("head"), or cut off ("cut")."""

    seq: int
    why: Literal["row", "head", "cut"]


@dataclass(frozen=True, slots=True)
class Walked:
    """How far the chain is whole, and its head."""

    acts: int
    head: Head | None
    misfit: Misfit | None = None


def mac(key: bytes, before: bytes, *content: Any) -> bytes:  # noqa: ANN401 - whatever stands in the columns
    """Return the seal of a row that follows the seal `before`: of number, moment, actor, act, subject, detail."""
    return hmac.digest(key, before + _encode(content).encode(), sha256)


async def verify(conn: AsyncConnection, keys: Keys, heads: Iterable[Head] = ()) -> Walked:
    """Walk the whole chain, and hold it against `heads` that were sent out: rows cut off leave no trace in it."""
    walk = _Walk(keys.audit, heads)
    async with _readable(conn):
        while rows := (await conn.execute(_STRIDE, {"seq": walk.seq})).all():
            for row in rows:
                if misfit := walk.step(row):
                    return Walked(walk.acts, walk.head, misfit)
    return Walked(walk.acts, walk.head, walk.cut())


class _Walk:
    """A walk from the first row on, and where it stands."""

    def __init__(self, key: bytes, heads: Iterable[Head]) -> None:
        self._key, self._mac, self._at = key, START, 0
        self._heads = defaultdict[int, list[Head]](list)
        for head in heads:
            self._heads[head.seq].append(head)
        #: Rows written before numbers were sealed fit without; once one is sealed, all are.
        self._numbered = False
        self.acts, self.seq = 0, -(2**63)

    @property
    def head(self) -> Head | None:
        """The last row that fits."""
        return Head(seq=self.seq, at=moment(self._at), mac=self._mac) if self.acts else None

    def step(self, row: Row[Any]) -> Misfit | None:
        """Go on to the next row; return it where it does not fit."""
        seq, *content, sealed = tuple(row)
        if not self._fits(seq, content, sealed):
            return Misfit(seq, "row")
        self.acts, self.seq, self._at, self._mac = self.acts + 1, seq, content[0], sealed
        if seq in self._heads and any(sent != self.head for sent in self._heads.pop(seq)):
            return Misfit(seq, "head")
        return None

    def _fits(self, seq: int, content: list[Any], sealed: object) -> bool:
        try:
            if mac(self._key, self._mac, seq, *content) == sealed:
                self._numbered = True
                return True
            return not self._numbered and mac(self._key, self._mac, *content) == sealed
        except TypeError:  # something that no column of ours ever held
            return False

    def cut(self) -> Misfit | None:
        """Return the first row that was sent out and is not there."""
        return Misfit(min(self._heads), "cut") if self._heads else None


@asynccontextmanager
async def _readable(conn: AsyncConnection) -> AsyncIterator[None]:
    """Have a byte that is no text read as something that does not fit; SQLite alone lets one in."""
    if conn.dialect.name != "sqlite":
        yield
        return
    raw: Any = (await conn.get_raw_connection()).driver_connection
    raw.text_factory = lambda text: text.decode(errors="surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = str
