"""What came of one press: the toast, what was shown and to whom, what the audit says, and whether anything moved."""

import json
import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Self

from bot.domain.message import Message
from bot.storage.cipher import Cipher
from bot.storage.keys import Keys
from bot.storage.letters import MESSAGE
from bot.storage.tables import metadata
from tests.chat import updates
from tests.chat.forged.scene import Presser, Scene

#: What is not about anybody: what leaves, what came, and that it was refused.
PASSING: Final = {"audit", "outbox", "updates", "limits"}
#: A code is asked for again, and for whose sake it was tried.
ASKED: Final = {"sessions": {"seen_at", "asked"}}


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that a press has brought into somebody's chat."""

    account: str
    slot: str
    message: Message


@dataclass(frozen=True, slots=True)
class Refused:
    """One row of the audit."""

    actor: str
    act: str
    subject: str
    door: str


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a press."""

    toast: str | None
    shown: tuple[Shown, ...]
    noted: tuple[Refused, ...]


class Witness:
    """Looks into the database from outside, after every commit."""

    def __init__(self, scene: Scene, path: str, keys: Keys) -> None:
        """Watch the database at `path`."""
        self._scene, self._world, self._cipher = scene, scene.desk.world, Cipher(keys)
        self._conn = sqlite3.connect(path)
        self._seen = {row[0] for row in self._conn.execute("SELECT id FROM outbox")}
        self._last = self._conn.execute("SELECT max(seq) FROM audit").fetchone()[0]
        self._asking = [_select(table.name, [column.name for column in table.c]) for table in metadata.sorted_tables]
        self._asking = [each for each in self._asking if each]

    def __enter__(self) -> Self:
        """Begin to watch."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the eyes."""
        self._conn.close()

    async def press(self, presser: Presser, data: str) -> Came:
        """Press a button, as an update of its own, and tell what came of it."""
        return await self._tell(updates.pressed(presser.chat, data, 1))

    async def type(self, presser: Presser, text: str) -> Came:
        """Type words, and tell what came of them."""
        return await self._tell(updates.typed(presser.chat, text, 1))

    async def _tell(self, body: updates.Json) -> Came:
        async with self._world.storage.work() as work:
            after = await self._world.engine.handle(work, body)
        self._world.toasts.clear()
        if after is not None:
            await after()
        return Came(next(iter(self._world.toasts), None), self._shown(), self._noted())

    def standing(self) -> bytes:
        """Return a digest of everything that is about anybody."""
        digest = sha256()
        for statement in self._asking:
            digest.update(repr(self._conn.execute(statement).fetchall()).encode())
        return digest.digest()

    def _shown(self) -> tuple[Shown, ...]:
        """Return what was queued since the last look; what waits unsent is renewed in its slot."""
        rows = self._conn.execute("SELECT id, lane, slot, body FROM outbox WHERE done_at IS NULL ORDER BY lane, slot")
        fresh = [row for row in rows if row[0] not in self._seen]
        self._seen.update(row[0] for row in fresh)
        return tuple(
            Shown(lane, slot or "", MESSAGE.open(self._cipher, made, body)) for made, lane, slot, body in fresh
        )

    def _noted(self) -> tuple[Refused, ...]:
        asked = "SELECT seq, actor, act, subject, detail FROM audit WHERE seq > ? ORDER BY seq"
        rows: list[Any] = self._conn.execute(asked, (self._last,)).fetchall()
        self._last = rows[-1][0] if rows else self._last
        return tuple(
            Refused(actor, act, subject, json.loads(told).get("door", "")) for _, actor, act, subject, told in rows
        )


def _select(table: str, columns: list[str]) -> str:
    """Return what asks for everything in a table that a refused press may not touch; nothing for one that passes."""
    kept = [f'"{each}"' for each in columns if each not in ASKED.get(table, ())]
    return "" if table in PASSING else f'SELECT {", ".join(kept)} FROM "{table}" ORDER BY 1, 2'  # noqa: S608 - our own names
