"""Whoever nobody has verified hears, reads and feels the same whether the base holds the person or not (T1, S1).

Every text, every button, every toast, where it stands and when it comes is compared.
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import time
from itertools import zip_longest
from pathlib import Path

import pytest

from bot.chat.engine import Engine
from bot.chat.family.routes import ROUTES as FAMILIES
from bot.chat.moderators.routes import ROUTES as MODERATORS
from bot.chat.router import Desk
from bot.domain.hours import QuietHours
from bot.sandbox.server import create_app, running
from bot.storage.work import Storage
from tests.chat.family.conftest import TOKEN, Listening
from tests.chat.family.family import RULES, Family
from tests.chat.twins.base import Base, Office
from tests.chat.twins.dialogue import held, in_writing
from tests.chat.twins.house import FAMILY, Dice, House
from tests.conftest import KEYS
from tests.fakes import FixedClock

#: With nights, so that it shows when a push waits for the morning.
HOURS = replace(RULES, quiet=QuietHours(time(21), time(8)))
Dialogue = Callable[[Family, Office, int], Awaitable[None]]
TWICE = 2
FEW, MANY = range(20), range(200)


@dataclass(slots=True)
class Street:
    """Where the houses stand: one event loop and one Telegram for all."""

    runner: asyncio.Runner
    gateway: Listening
    template: Path
    folder: Path

    def heard(self, base: Base, seed: int, hold: Dialogue = held) -> list[str]:
        """Return all that a family sees of a house with this base."""
        return self.runner.run(self._heard(base, seed, hold))

    async def _heard(self, base: Base, seed: int, hold: Dialogue) -> list[str]:
        path = self.folder / f"{base}-{seed}.db"
        shutil.copyfile(self.template, path)
        clock, dice = FixedClock(), Dice()
        storage = Storage(str(path), KEYS, clock=clock, ids=dice)
        engine = Engine(self.gateway, Desk(HOURS, FAMILIES, MODERATORS).handlers())
        await engine.open()
        house = House(storage, engine, clock, self.gateway.toasts, HOURS, dice=dice)
        office = Office(house, base)
        await office.opens()
        await hold(house.family(FAMILY), office, seed)
        await engine.close()
        await storage.dispose()
        return house.seen


@pytest.fixture(scope="module")
def street(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    """Yield a street."""
    with asyncio.Runner() as runner:
        things = AsyncExitStack()
        url = runner.run(things.enter_async_context(running(app=create_app(tokens=[TOKEN]))))
        gateway = Listening(TOKEN, url)
        gateway.toasts = []
        yield Street(runner, gateway, sqlite_template, tmp_path_factory.mktemp("street"))
        runner.run(things.aclose())


def the_same(street: Street, seed: int, hold: Dialogue = held) -> list[str]:
    """Hold one dialogue in every house, compare what the families have seen, and return it."""
    print("seed", seed)  # noqa: T201 - pytest shows it where it fails
    empty = street.heard(Base.EMPTY, seed, hold)
    for base in Base:
        other = empty if base is Base.EMPTY else street.heard(base, seed, hold)
        for number, (one, another) in enumerate(zip_longest(empty, other)):
            assert another == one, (base, seed, number)
    return empty


@pytest.mark.parametrize("seed", FEW)
def test_a_family_cannot_tell_what_the_base_holds(street: Street, seed: int) -> None:
    the_same(street, seed)


def test_a_family_that_is_written_to_cannot_tell_what_the_base_holds(street: Street) -> None:
    seen = the_same(street, len(MANY), in_writing)
    assert (
        len([each for each in seen if "You asked us to write rather than call." in each and "[Answer]" in each])
        >= TWICE
    )


@pytest.mark.long
@pytest.mark.parametrize("seed", MANY)
def test_no_family_can_tell_what_the_base_holds(street: Street, seed: int) -> None:
    the_same(street, seed)
