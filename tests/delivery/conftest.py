"""Storage whose clock goes: what is postponed comes back by itself."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime

import pytest
import structlog

from bot import logs
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests.delivery.post import Post, joined
from tests.fakes import SeededIds


class Wristwatch:
    """The time of this machine."""

    def now(self) -> datetime:
        """Return the moment."""
        return datetime.now(UTC)


OpenStorage = Callable[[], Storage]


@pytest.fixture
async def another(database: str, keys: Keys, ids: SeededIds) -> AsyncIterator[OpenStorage]:
    """Open the database once more, as another process would."""
    opened: list[Storage] = []

    def opening() -> Storage:
        opened.append(Storage(database, keys, clock=Wristwatch(), ids=ids))
        return opened[-1]

    yield opening
    for storage in opened:
        await storage.dispose()


@pytest.fixture
async def storage(another: OpenStorage) -> Storage:
    """Storage on a database of this test's own, once on each kind."""
    return another()


@pytest.fixture
async def lite(sqlite_url: str, keys: Keys, ids: SeededIds) -> AsyncIterator[Storage]:
    """Storage on an SQLite database of this test's own, where the kind of database changes nothing."""
    made = Storage(sqlite_url, keys, clock=Wristwatch(), ids=ids)
    yield made
    await made.dispose()


@pytest.fixture
async def post(lite: Storage) -> AsyncIterator[Post]:
    """Join an outbox and a phone."""
    async with joined(lite) as post:
        yield post


@pytest.fixture
async def either(storage: Storage) -> AsyncIterator[Post]:
    """Join them once on each kind of database."""
    async with joined(storage) as post:
        yield post


@pytest.fixture(autouse=True)
def _quiet_logs() -> Iterator[None]:
    """Log as the bot does."""
    logs.setup("ERROR")
    yield
    structlog.reset_defaults()
