"""What stands in a chat, by Telegram's numbers: ours, and what the family wrote."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.storage.tables import messages
from bot.storage.times import stamp
from bot.storage.transaction import Repository
from bot.storage.upsert import keep_old

_STOOD = keep_old(messages, ["account", "message_id"])
_STANDING = (
    select(messages.c.message_id)
    .where(
        messages.c.account == bindparam("of"),
        messages.c.stood_at >= bindparam("since"),
        messages.c.leaving_at.is_(None),
    )
    .order_by(messages.c.message_id)
)


class Messages(Repository):
    """Messages inside one transaction."""

    async def stood(self, account: str, message_id: int, *, ours: bool) -> None:
        """Write that a message stands in the account's chat."""
        row = {"account": account, "message_id": message_id, "ours": ours, "stood_at": self._now, "leaving_at": None}
        await self._run(self._own(_STOOD), row)

    async def standing(self, account: str, since: datetime) -> list[int]:
        """Return what has stood in the chat since then and is not on its way out, the oldest first."""
        rows = await self._all(_STANDING, of=account, since=stamp(since))
        return [row.message_id for row in rows]
