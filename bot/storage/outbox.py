"""The outbox as the rest of the house sees it: what is to be shown, and what is to go."""

from datetime import datetime

from sqlalchemy import ColumnElement, String, Table, bindparam, delete, func, insert, or_, select, update

from bot.domain.message import Message, Urgency
from bot.storage import leases
from bot.storage.letters import MESSAGE, Letters
from bot.storage.messages import Messages
from bot.storage.tables import messages, outbox, slots
from bot.storage.times import stamp
from bot.storage.upsert import keep_old, upsert


def _stands_in(table: Table) -> ColumnElement[bool]:
    """Return whether a row's slot is the one meant, or one of its parts ("reveal:…/0")."""
    part = bindparam("part", type_=String)
    return or_(table.c.slot == bindparam("in"), func.substr(table.c.slot, 1, func.length(part)) == part)


_waiting = (
    outbox.c.lane == bindparam("of"),
    outbox.c.slot == bindparam("in"),
    outbox.c.done_at.is_(None),
)
_RENEW = (
    update(outbox)
    .where(*_waiting, outbox.c.state == "queued")
    .values({name: bindparam(name) for name in ("id", "urgency", "body", "notice")})
    .values(repeated=False, unwanted=False)
)
_cleared = (outbox.c.lane == bindparam("of"), _stands_in(outbox), outbox.c.done_at.is_(None))
_WITHDRAW = (
    update(outbox)
    .where(*_cleared, outbox.c.state == "queued")
    .values(state="replaced", done_at=bindparam("now"), body=None)
)
_UNWANTED = update(outbox).where(*_cleared).values(unwanted=True)
_all = (outbox.c.lane == bindparam("of"), outbox.c.done_at.is_(None))
_WITHDRAW_ALL = (
    update(outbox)
    .where(*_all, outbox.c.state == "queued")
    .values(state="replaced", done_at=bindparam("now"), body=None)
)
_UNWANTED_ALL = update(outbox).where(*_all).values(unwanted=True)
_EMPTY_ALL = delete(slots).where(slots.c.account == bindparam("of"))
_QUEUE = insert(outbox)
_SWEEP = leases.sweeping(outbox)
_FRESH = {"state": "queued", "repeated": False, "unwanted": False}
_FORGET = upsert(messages, ["account", "message_id"], lambda new: {"leaving_at": new.leaving_at})
_FOUND = keep_old(slots, ["account", "slot"])
_EMPTY = delete(slots).where(slots.c.account == bindparam("of"), _stands_in(slots)).returning(slots.c.message_id)
_STANDS = select(slots.c.message_id).where(slots.c.account == bindparam("of"), slots.c.slot == bindparam("in"))


class Outbox(Letters):
    """The whole outbox inside one transaction."""

    async def show(
        self,
        account: str,
        message: Message,
        *,
        slot: str | None = None,
        urgency: Urgency = Urgency.CONVERSATION,
        notice: str | None = None,
    ) -> None:
        """Send a message, or edit what stands in the slot; a newer unsent one of a slot replaces the older."""
        made = self._tx.ids.new()
        body = MESSAGE.close(self._tx.cipher, made, message)
        news = {"id": made, "urgency": int(urgency), "body": body, "notice": notice}
        self._tx.stirred.add(outbox.name)
        if slot is None or not await self._changed(_RENEW, **news, **{"of": account, "in": slot}):
            place = {"lane": account, "slot": slot, "due_at": self._now}
            await self._run(_QUEUE, _FRESH | place | news)

    async def found(self, account: str, slot: str, message_id: int | None) -> None:
        """Write that a message stands in the slot, where none is known to: it was pressed, so it had arrived."""
        if message_id is not None:
            await Messages(self._tx).stood(account, message_id, ours=True)
            await self._run(self._own(_FOUND), {"account": account, "slot": slot, "message_id": message_id})

    async def stands(self, account: str, slot: str) -> bool:
        """Tell whether a message stands in the slot by now."""
        return await self._first(_STANDS, **{"of": account, "in": slot}) is not None

    async def forget(self, account: str, *message_ids: int) -> None:
        """Have messages of the account's chat deleted, ours or the family's, once nothing else is to be sent."""
        fixed = {"account": account, "ours": False, "stood_at": self._now, "leaving_at": self._now}
        if message_ids:
            await self._run(self._own(_FORGET), [fixed | {"message_id": each} for each in message_ids])
            self._tx.stirred.add(outbox.name)

    async def empty(self, account: str, since: datetime) -> None:
        """Have whatever has stood in the account's chat since then deleted."""
        await self.forget(account, *await Messages(self._tx).standing(account, since))

    async def leave(self, account: str, message_id: int) -> None:
        """Let a message stand that was to be deleted."""
        await self._move(account, [message_id], None)

    async def sweep(self, before: datetime) -> int:
        """Remove some of the rows done before then; return how many, 0 when that was all."""
        return (await self._run(_SWEEP, {"before": stamp(before)})).rowcount

    async def strip(self, account: str, since: datetime) -> None:
        """Remove whatever has stood in the account's chat since then, and all that waits or is on its way there."""
        await self._run(_WITHDRAW_ALL, {"of": account, "now": self._now})
        await self._run(_UNWANTED_ALL, {"of": account})
        await self._run(_EMPTY_ALL, {"of": account})
        await self.empty(account, since)

    async def clear(self, account: str, slot: str) -> None:
        """Remove what stands in the slot or its parts, and what waits or is on its way to stand there."""
        there = {"of": account, "in": slot, "part": f"{slot}/"}
        await self._run(_WITHDRAW, there | {"now": self._now})
        await self._run(_UNWANTED, there)
        await self.forget(account, *[row.message_id for row in await self._all(_EMPTY, **there)])
