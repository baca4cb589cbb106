"""Accounts: an opaque id for whoever talks to us. The chat id is sealed, and found by its look-up."""

from datetime import date
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, insert, select, update

from bot.domain.account import Account, Doubt, Safety
from bot.storage.sealed import Sealed
from bot.storage.tables import accounts, messages, moderators, outbox, slots, updates
from bot.storage.times import moment_or_none, stamp_or_none
from bot.storage.transaction import Repository
from bot.storage.upsert import keep_old

CHAT = Sealed("account.chat", int)
PHRASE = Sealed("account.phrase", str)

_ANY = select(accounts, moderators.c.id.label("moderator")).select_from(
    accounts.outerjoin(moderators, and_(moderators.c.account == accounts.c.id, moderators.c.active))
)
_BY_CHAT = _ANY.where(accounts.c.chat_lookup == bindparam("chat"))
_BY_ID = _ANY.where(accounts.c.id == bindparam("id"))
_ADD = insert(accounts)
_NEW = keep_old(accounts, ["chat_lookup"])
_KEPT = (
    "language", "safety", "consent", "consented_at", "focus", "expired_at", "reachable", "quiet", "abroad", "looks",
    "seen_on", "doubt", "album", "guessed", "any_hour", "phrase",
)  # fmt: skip
_SAVE = update(accounts).where(accounts.c.id == bindparam("account")).values({name: bindparam(name) for name in _KEPT})
#: What tells who an account is, or what it did.
_NAMING = (
    "chat_lookup", "chat", "language", "safety", "consent", "consented_at", "focus", "expired_at", "abroad", "looks",
    "seen_on", "doubt", "album", "guessed", "phrase",
)  # fmt: skip
_EXPIRE = update(accounts).where(accounts.c.id == bindparam("account")).values(expired_at=bindparam("now"))
_ERASE = update(accounts).where(accounts.c.id == bindparam("account")).values(dict.fromkeys(_NAMING))
_UNSAY = (
    update(updates)
    .where(
        updates.c.lane == select(accounts.c.chat_lookup).where(accounts.c.id == bindparam("account")).scalar_subquery(),
        updates.c.parked_at.is_not(None),
    )
    .values(body=None)
)
_SILENCE = (
    update(outbox)
    .where(outbox.c.lane == bindparam("account"), outbox.c.done_at.is_(None))
    .values(state="failed", code="erased", done_at=bindparam("now"), body=None)
)
_FORGET = (
    delete(messages).where(messages.c.account == bindparam("account")),
    delete(slots).where(slots.c.account == bindparam("account")),
)


class Accounts(Repository):
    """Accounts inside one transaction."""

    async def meet(self, chat_id: int) -> Account:
        """Return the account of a chat that speaks to us now, new where it never did."""
        chat = self._tx.lookup.of("chat", str(chat_id))
        row = await self._first(_BY_CHAT, chat=chat)
        if row is None:
            return await self._greet(chat_id, chat)
        return self._account(row)

    async def _greet(self, chat_id: int, chat: str) -> Account:
        """Return the new account of a chat; another process may have been quicker."""
        made = self._tx.ids.new()
        sealed = CHAT.close(self._tx.cipher, made, chat_id)
        row = {"id": made, "chat_lookup": chat, "chat": sealed, "reachable": True, "quiet": False, "met_at": self._now}
        await self._run(self._own(_NEW), row)
        return self._account((await self._run(_BY_CHAT, {"chat": chat})).one())

    async def add(self, account: Account) -> None:
        """Keep the account of a family without a chat: nothing is ever sent to it."""
        row = {"id": account.id, "reachable": False, "quiet": account.quiet, "met_at": self._now}
        await self._run(_ADD, row)
        await self.save(account)

    async def get(self, account: str) -> Account | None:
        """Return one account."""
        row = await self._first(_BY_ID, id=account)
        return None if row is None else self._account(row)

    async def save(self, account: Account) -> None:
        """Keep what changed."""
        await self._run(
            _SAVE,
            {
                "account": account.id,
                "language": account.language,
                "safety": account.safety,
                "consent": account.consent,
                "consented_at": stamp_or_none(account.consented_at),
                "focus": account.focus,
                "reachable": account.reachable,
                "quiet": account.quiet,
                "expired_at": stamp_or_none(account.expired_at),
                "abroad": account.abroad,
                "looks": account.looks,
                "seen_on": account.seen_on.toordinal() if account.seen_on else None,
                "doubt": account.doubt,
                "album": account.album,
                "guessed": stamp_or_none(account.guessed),
                "any_hour": account.any_hour,
                "phrase": account.phrase and PHRASE.close(self._tx.cipher, account.id, account.phrase),
            },
        )

    async def expire(self, account: str) -> None:
        """Note that something begun was erased unsent; whatever else changes of the account stays as it is."""
        await self._run(_EXPIRE, {"account": account, "now": self._now})

    def looks(self, account: str, told: str) -> str:
        """Return the look-up of what an account looks like; equal only for the same account looking the same."""
        return self._tx.lookup.of("looks", f"{account}\0{told}")

    async def chat_id(self, account: str) -> int:
        """Return where the account is. Raise LookupError where there is none, or it was erased."""
        row = await self._first(_BY_ID, id=account)
        if row is None or row.chat is None:
            raise LookupError(account)
        return CHAT.open(self._tx.cipher, account, row.chat)

    async def unsay(self, account: str) -> None:
        """Erase what came from it and was set aside because it could not be handled."""
        await self._run(_UNSAY, {"account": account})

    async def erase(self, account: str) -> None:
        """Forget who it was, and what stood in the chat. What still waits in its outbox never leaves."""
        await self._run(_ERASE, {"account": account})
        await self._run(_SILENCE, {"account": account, "now": self._now})
        for statement in _FORGET:
            await self._run(statement, {"account": account})

    def _account(self, row: Row[Any]) -> Account:
        return Account(
            id=row.id,
            language=row.language,
            safety=None if row.safety is None else Safety(row.safety),
            consent=row.consent,
            consented_at=moment_or_none(row.consented_at),
            focus=row.focus,
            reachable=row.reachable,
            quiet=row.quiet,
            any_hour=row.any_hour,
            phrase=None if row.phrase is None else PHRASE.open(self._tx.cipher, row.id, row.phrase),
            abroad=row.abroad,
            moderator=row.moderator,
            looks=row.looks,
            seen_on=date.fromordinal(row.seen_on) if row.seen_on else None,
            doubt=None if row.doubt is None else Doubt(row.doubt),
            album=row.album,
            guessed=moment_or_none(row.guessed),
            expired_at=moment_or_none(row.expired_at),
        )
