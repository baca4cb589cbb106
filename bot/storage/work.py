"""The unit of work: one transaction with every repository. Only here is anything committed."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, nullcontext
from datetime import datetime
from functools import cached_property

from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError

from bot.domain.audit import Head
from bot.services.ports import Clock, Ids
from bot.storage import chain
from bot.storage.accounts import Accounts
from bot.storage.acquaintances import Acquaintances
from bot.storage.additions import Additions
from bot.storage.audit import Audit
from bot.storage.cases import Cases
from bot.storage.cipher import Cipher, Lookup
from bot.storage.distinctions import Distinctions
from bot.storage.drafts import Drafts
from bot.storage.engine import engine, near_engine
from bot.storage.evidence import EvidenceItems
from bot.storage.full import StorageAway, StorageFull, is_away, is_full
from bot.storage.holds import Holds
from bot.storage.jobs import Jobs
from bot.storage.keys import Keys
from bot.storage.limits import Limits
from bot.storage.messages import Messages
from bot.storage.moderators import Moderators
from bot.storage.near import Writer
from bot.storage.notes import Notes
from bot.storage.notices import Notices
from bot.storage.outbox import Outbox
from bot.storage.passes import Passes
from bot.storage.proposals import Proposals
from bot.storage.purposes import Purposes
from bot.storage.reports import Reports
from bot.storage.reviews import Reviews
from bot.storage.sessions import Sessions
from bot.storage.sharings import Disclosures, Sharings
from bot.storage.statuses import Statuses
from bot.storage.tables import limits
from bot.storage.transaction import Connection, Transaction
from bot.storage.updates import Updates
from bot.storage.verdicts import Verdicts
from bot.storage.verifications import Verifications

#: Asks for a page: without one SQLite would answer with the file gone.
_PAGE = select(limits.c.lane).limit(1)
#: Moves what the write-ahead log holds into the database, and cuts the log to nothing.
_CHECKPOINT = text("PRAGMA wal_checkpoint(TRUNCATE)")


class Work:
    """One transaction. A repository is made when it is first asked for."""

    def __init__(self, transaction: Transaction, keys: Keys) -> None:
        """Speak in this `transaction`."""
        self._tx, self._keys = transaction, keys

    @property
    def now(self) -> datetime:
        """The moment at which the transaction began."""
        return self._tx.now

    @property
    def ids(self) -> Ids:
        """Where new ids come from."""
        return self._tx.ids

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts."""
        return Accounts(self._tx)

    @cached_property
    def drafts(self) -> Drafts:
        """Answers not yet sent."""
        return Drafts(self._tx)

    @cached_property
    def reports(self) -> Reports:
        """Reports."""
        return Reports(self._tx)

    @cached_property
    def additions(self) -> Additions:
        """What was told about sent reports afterwards."""
        return Additions(self._tx)

    @cached_property
    def reviews(self) -> Reviews:
        """The moderators' queue, with the candidates of each item."""
        return Reviews(self._tx)

    @cached_property
    def passes(self) -> Passes:
        """Who passed which item on."""
        return Passes(self._tx)

    @cached_property
    def notes(self) -> Notes:
        """What moderators leave for one another."""
        return Notes(self._tx)

    @cached_property
    def verdicts(self) -> Verdicts:
        """Decisions."""
        return Verdicts(self._tx)

    @cached_property
    def cases(self) -> Cases:
        """Cases and their relatives."""
        return Cases(self._tx)

    @cached_property
    def acquaintances(self) -> Acquaintances:
        """Which relatives know of each other."""
        return Acquaintances(self._tx)

    @cached_property
    def verifications(self) -> Verifications:
        """How the kinship of families was verified."""
        return Verifications(self._tx)

    @cached_property
    def sharings(self) -> Sharings:
        """What families have permitted us to pass on."""
        return Sharings(self._tx)

    @cached_property
    def disclosures(self) -> Disclosures:
        """What was passed on."""
        return Disclosures(self._tx)

    @cached_property
    def evidence(self) -> EvidenceItems:
        """Evidence on cases."""
        return EvidenceItems(self._tx)

    @cached_property
    def statuses(self) -> Statuses:
        """The history of cases."""
        return Statuses(self._tx)

    @cached_property
    def distinctions(self) -> Distinctions:
        """Which cases were judged different."""
        return Distinctions(self._tx)

    @cached_property
    def proposals(self) -> Proposals:
        """What takes two people."""
        return Proposals(self._tx)

    @cached_property
    def holds(self) -> Holds:
        """What stops the messages about a case."""
        return Holds(self._tx)

    @cached_property
    def moderators(self) -> Moderators:
        """The organisation's people, and their invites."""
        return Moderators(self._tx)

    @cached_property
    def purposes(self) -> Purposes:
        """Looks at counted lists, which two seniors open."""
        return Purposes(self._tx)

    @cached_property
    def sessions(self) -> Sessions:
        """Who has shown a code."""
        return Sessions(self._tx)

    @cached_property
    def notices(self) -> Notices:
        """Notices."""
        return Notices(self._tx)

    @cached_property
    def jobs(self) -> Jobs:
        """What is due later."""
        return Jobs(self._tx)

    @cached_property
    def updates(self) -> Updates:
        """The inbox."""
        return Updates(self._tx)

    @cached_property
    def outbox(self) -> Outbox:
        """What leaves with the transaction."""
        return Outbox(self._tx)

    @cached_property
    def messages(self) -> Messages:
        """What stands in the chats."""
        return Messages(self._tx)

    @cached_property
    def limits(self) -> Limits:
        """How fast Telegram lets us speak."""
        return Limits(self._tx)

    @cached_property
    def audit(self) -> Audit:
        """The chain of what was done."""
        return Audit(self._tx, self._keys)


class Storage:
    """One database, opened with its keys. Looking has connections of its own on SQLite."""

    def __init__(self, url: str, keys: Keys, *, clock: Clock, ids: Ids) -> None:
        """Open the database at `url` (or the path of an SQLite file); nothing is read yet."""
        self.engine = engine(url)
        self._serial = self.engine.dialect.name == "sqlite"
        self._readers = self.engine.execution_options(reading=True)
        #: The engine of every unit of work, for whoever watches its commits.
        self.writing: Engine = near_engine(url) if self._serial else self.engine.sync_engine
        self._near = Writer(self.writing) if self._serial else None
        self._keys, self._clock, self._ids = keys, clock, ids
        self._cipher, self._lookup = Cipher(keys), Lookup(keys)
        # SQLite lets one writer in; waiting here is fair and leaves the threads free.
        self._gate = asyncio.Lock() if self._serial else nullcontext()
        self._listeners: defaultdict[str, list[Callable[[], None]]] = defaultdict(list)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """Open one transaction: it commits at the end, and rolls back on any exception.

        Raise StorageFull or StorageAway in place of the driver's error when that is what it says.
        """
        async with self._gate:
            try:
                async with (self._near or self.engine).begin() as conn:
                    work = Work(transaction := self._transaction(conn), self._keys)
                    yield work
                    await work.audit.write()
            except DBAPIError as error:
                if is_full(error):
                    raise StorageFull from None
                if is_away(error):
                    raise StorageAway from None
                raise
        for noun in transaction.stirred:
            for listener in self._listeners[noun]:
                listener()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Work]:
        """Open a transaction to look only; it waits for no writer and never commits."""
        async with self._readers.connect() as conn:
            yield Work(self._transaction(conn), self._keys)

    async def answers(self) -> None:
        """Return once the database has answered. Raise whatever keeps it from that."""
        async with self._readers.connect() as conn:
            await conn.execute(_PAGE)

    async def verify(self, heads: Iterable[Head] = ()) -> chain.Walked:
        """Walk the audit's chain, and hold it against the heads that were sent out."""
        async with self._readers.connect() as conn:
            return await chain.verify(conn, self._keys, heads)

    def _transaction(self, conn: Connection) -> Transaction:
        return Transaction(conn, self._cipher, self._lookup, self._ids, self._clock.now())

    def listen(self, noun: str, listener: Callable[[], None]) -> None:
        """Have `listener` called after every commit of this process that gave `noun` new work.

        The nouns are "outbox", "jobs" and "updates".
        """
        self._listeners[noun].append(listener)

    async def checkpoint(self) -> None:
        """After an erasure on SQLite: empty the write-ahead log, where erased rows lie a little longer."""
        if self._serial:
            async with self._gate, self._readers.connect() as conn:
                await conn.execute(_CHECKPOINT)

    async def dispose(self) -> None:
        """Close every connection."""
        await self.engine.dispose()
        if self._near is not None:
            await self._near.dispose()
