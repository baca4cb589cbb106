"""The outbox as the sender sees it: a letter is taken, begun, and what came of it written down.

Letters leave by their urgency, and deletions behind them. That none waits for ever, every fourth place is first
offered further back: to grave notices, to notices, to a broadcast, to deletions, in turn. Only conversation is taken
well ahead of its place: whatever else is not yet taken still makes room for it.

A message is leased and fenced like any other row. Deletions are messages that have `leaving_at`;
taking them moves that on, so they come again unless somebody writes that they are done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import Row

from bot.domain.message import Message, Urgency
from bot.domain.notice import Passage
from bot.storage import letters_sql as sql
from bot.storage.accounts import CHAT
from bot.storage.cipher import SealBroken
from bot.storage.leases import LeaseLost
from bot.storage.limits import Limits
from bot.storage.notices import Notices
from bot.storage.sealed import Sealed, SealedShape
from bot.storage.tables import outbox
from bot.storage.times import span, stamp
from bot.storage.transaction import Repository

log = structlog.get_logger()

MESSAGE = Sealed("outbox.body", Message)
#: How far ahead of its sending a letter of a conversation is taken: later news can still replace what waits.
AHEAD = timedelta(milliseconds=500)
#: How far ahead everything else is taken: so long may a broadcast delay a conversation.
CLOSE = timedelta(milliseconds=60)
#: One of so many places is offered to the lanes behind first.
BACK = 4
#: The lanes; deletions stand behind every letter.
CONVERSATION, GRAVE, BROADCAST = Urgency.CONVERSATION, Urgency.GRAVE, Urgency.BROADCAST
LAST = BROADCAST + 1
#: As many as one `deleteMessages` takes.
GATHERED = 100


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Letter:
    """One leased row: a message to show, or messages to delete (then `seq` is 0 and `message` None)."""

    seq: int
    account: str
    chat_id: int
    message: Message | None = None
    deletions: Sequence[int] = ()
    urgency: Urgency = Urgency.CONVERSATION
    slot: str | None = None
    notice: str | None = None
    tries: int = 0
    fence: int = 0
    #: An earlier holder had begun to send and never wrote what came of it.
    sending: bool = False
    repeated: bool = False
    #: The message that stands in the slot, if any.
    standing: int | None = None
    #: An edit would go unseen: something newer stands below, or the message is on its way out.
    below: bool = False

    @property
    def tells(self) -> str | None:
        """The notice whose text it tells."""
        return self.message.tells if self.message is not None else None


class Letters(Repository):
    """The sender's half of the outbox inside one transaction."""

    async def take(self, limit: int, lease: timedelta) -> list[Letter]:
        """Lease what has a place soon: the oldest row of each account, as the lanes of `Urgency` stand.

        Where there is a place and no message for it, one account's deletions come, at most 100.
        """
        limits = Limits(self._tx)
        place = await limits.next()
        soon, close = (min(limit, limits.until(ahead) - place) for ahead in (AHEAD, CLOSE))
        taken = await self._lane(CONVERSATION, CONVERSATION, soon, lease)
        offered = [lane for at in range(place, place + max(len(taken), close)) if (lane := _offered(at))]
        room = max(close - len(taken), len(offered))
        behind = await self._lane(offered[0], LAST, min(room, 1), lease) if offered else []
        behind += await self._lane(GRAVE, BROADCAST, room - len(behind), lease)
        if room > 0 and not taken and not behind:
            behind = await self._deletions(lease)
        return taken + behind

    async def _lane(self, first: int, last: int, limit: int, lease: timedelta) -> list[Letter]:
        """Lease up to `limit` letters of these lanes, or deletions where the first is theirs."""
        if limit <= 0:
            return []
        if first == LAST:
            return await self._deletions(lease)
        rows = await self._all(sql.TAKE, now=self._now, limit=limit, first=first, last=last)
        if rows:
            until = self._now + span(lease)
            await self._run(sql.HOLD, [{"row": row.seq, "until": until} for row in rows])
        return [letter for row in rows if (letter := await self._readable(row)) is not None]

    async def _readable(self, row: Row[Any]) -> Letter | None:
        """Return the row as a letter; one that cannot be opened is set aside, so that it stops nobody else's.

        One that was cleared while it was on its way, and came to nothing, is not sent again.
        """
        if row.unwanted:
            await self._set_aside(row, "replaced", "unwanted")
            return None
        try:
            return _taken(self._letter(row))
        except (SealBroken, SealedShape):
            await self._set_aside(row, "failed", "sealed")
            log.exception("letter.sealed", seq=row.seq)
            return None

    async def _set_aside(self, row: Row[Any], ends: str, code: str) -> None:
        await self._run(sql.FAIL, {"row": row.seq, "held": row.fence + 1, "ends": ends, "code": code, "now": self._now})

    def _letter(self, row: Row[Any]) -> Letter:
        return Letter(
            seq=row.seq,
            account=row.lane,
            chat_id=CHAT.open(self._tx.cipher, row.lane, row.chat),
            message=MESSAGE.open(self._tx.cipher, row.id, row.body),
            urgency=Urgency(row.urgency),
            slot=row.slot,
            notice=row.notice,
            tries=row.tries,
            fence=row.fence,
            sending=row.state == "sending",
            repeated=row.repeated,
            standing=row.standing,
            below=row.below,
        )

    async def _deletions(self, lease: timedelta) -> list[Letter]:
        rows = await self._all(sql.LEAVING, now=self._now, limit=GATHERED)
        if not rows:
            return []
        account, ids = rows[0].account, [row.message_id for row in rows]
        await self._move(account, ids, self._now + span(lease))
        chat = CHAT.open(self._tx.cipher, account, rows[0].chat)
        return [Letter(seq=0, account=account, chat_id=chat, deletions=tuple(ids))]

    async def now(self, letter: Letter) -> Letter:
        """Return a letter as its row stands: its words may be newer than when it was taken."""
        row = await self._first(sql.ONE, row=letter.seq)
        return letter if row is None or row.body is None else replace(self._letter(row), sending=letter.sending)

    async def begin(self, letter: Letter) -> Letter | None:
        """Write "sending" and return the letter as it is now: its words may be newer than when it was taken.

        None when another holds it by now, or it is wanted no more.
        """
        if letter.deletions:
            return letter
        if not await self._changed(sql.BEGIN, row=letter.seq, held=letter.fence):
            return None
        return await self.now(letter)

    async def sent(self, letter: Letter, message_id: int | None) -> None:
        """Write that `message_id` stands in the letter's slot; None: what stood there still does.

        For deletions: they are done. Raise LeaseLost when another holds the letter by now.
        """
        if letter.deletions:
            await self._run(sql.GONE, {"of": letter.account, "ids": list(letter.deletions)})
            return
        row = await self._first(sql.SENT, now=self._now, row=letter.seq, held=letter.fence)
        if row is None:
            raise LeaseLost(outbox.name, letter.seq)
        if message_id is not None and message_id != letter.standing:
            await self._stands(letter, message_id, unwanted=row.unwanted)
        await self._passage(letter, Passage.ARRIVED)
        if letter.tells is not None:
            await Notices(self._tx).shown(letter.tells)

    async def _stands(self, letter: Letter, message_id: int, *, unwanted: bool) -> None:
        """Write that a new message stands; what stood in its slot goes."""
        leaving = self._now if unwanted else None
        row = {"account": letter.account, "message_id": message_id, "ours": True, "stood_at": self._now}
        await self._run(self._own(sql.STANDS), row | {"leaving_at": leaving})
        if letter.slot is None or unwanted:
            return
        await self._run(self._own(sql.FILL), {"account": letter.account, "slot": letter.slot, "message_id": message_id})
        if letter.standing is not None:
            await self._move(letter.account, [letter.standing], self._now)

    async def again(self, letter: Letter, delay: timedelta, *, repeated: bool = False) -> None:
        """Give the letter back to be sent after `delay`, unless something newer waits for its slot.

        `repeated` says that it may have arrived before. Raise LeaseLost when another holds it by now.
        """
        due = stamp(self._tx.now + delay)
        if letter.deletions:
            await self._move(letter.account, letter.deletions, due)
            return
        values = {"due": due, "now": self._now, "again": repeated or letter.repeated}
        await self._finish(outbox, sql.AGAIN, letter, **values)
        if repeated:
            await self._perhaps(letter)

    async def fail(self, letter: Letter, code: str) -> None:
        """Set the letter aside for good, its lane goes on; what could not be deleted stands.

        Raise LeaseLost when another holds the letter by now.
        """
        if letter.deletions:
            await self._move(letter.account, letter.deletions, None)
            return
        state = "uncertain" if code == "uncertain" else "failed"
        await self._finish(outbox, sql.FAIL, letter, now=self._now, code=code[:64], ends=state)
        await self._passage(letter, Passage.UNCERTAIN if code == "uncertain" else Passage.UNREACHABLE)
        if code == "uncertain":
            await self._perhaps(letter)

    async def _perhaps(self, letter: Letter) -> None:
        """Write down that the text of a notice may have arrived."""
        if letter.tells is not None:
            await Notices(self._tx).passed(letter.tells, Passage.PERHAPS)

    async def _passage(self, letter: Letter, came: Passage) -> None:
        """Write down what became of the push of a notice."""
        if letter.notice is not None:
            await Notices(self._tx).passed(letter.notice, came)

    async def _move(self, account: str, ids: Sequence[int], at: int | None) -> None:
        await self._run(sql.MOVE, {"of": account, "ids": list(ids), "at": at})


def _offered(place: int) -> int:
    """Return the lane that this place is offered to first."""
    turn, rest = divmod(place, BACK)
    return CONVERSATION if rest else 1 + turn % LAST


def _taken(letter: Letter) -> Letter:
    """Return `letter` as its row is now that it was taken."""
    return replace(letter, tries=letter.tries + 1, fence=letter.fence + 1)
