"""Numbers that outlive a process, by name: where polling goes on."""

from sqlalchemy import bindparam, select

from bot.storage.tables import cursors
from bot.storage.transaction import Repository
from bot.storage.upsert import upsert

_GET = select(cursors.c.value).where(cursors.c.name == bindparam("name"))
_SET = upsert(cursors, ["name"], lambda new: {"value": new.value})


class Cursors(Repository):
    """Cursors inside one transaction."""

    async def get(self, name: str) -> int | None:
        """Return the number kept as `name`."""
        row = await self._first(_GET, name=name)
        return None if row is None else int(row.value)

    async def set(self, name: str, value: int) -> None:
        """Keep `value` as `name`."""
        await self._run(self._own(_SET), {"name": name, "value": value})
