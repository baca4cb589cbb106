"""The scene, set once for all the pressing."""

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import event

from bot.storage.work import Storage
from tests.chat.family.family import RULES
from tests.chat.forged.scene import Scene
from tests.chat.forged.staging import staged
from tests.chat.moderators.conftest import AGES, sitting
from tests.fakes import FixedClock


@pytest.fixture
async def scene(sqlite_storage: Storage, clock: FixedClock) -> AsyncIterator[Scene]:
    """Yield the scene: sessions and claims outlast it, where they were not ended on purpose."""

    @event.listens_for(sqlite_storage.writing, "connect")
    def hurry(raw: sqlite3.Connection, _: object) -> None:
        """Wait for no disk: nobody pulls the plug here."""
        raw.execute("PRAGMA synchronous=OFF")

    async with sitting(sqlite_storage, clock, replace(RULES, session=AGES, idle=AGES, claim=AGES)) as desk:
        yield await staged(desk)
