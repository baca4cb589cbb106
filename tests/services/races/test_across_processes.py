"""Races between processes, started at one barrier: on both databases each has one winner."""

import pytest

from bot.machine import RandomIds
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.races import racers, scenes
from tests.services.races.racers import DEEDS, Race

#: So many scenes are made in one transaction.
BATCH = 50
FIRST_CHAT = 7_100_000_000


async def prepared(storage: Storage, clock: FixedClock, count: int) -> list[Race]:
    """Return races of every kind in turn."""
    kinds = list(DEEDS)
    races: list[Race] = []
    async with storage.work() as work:
        who = await scenes.staff(work)
    for start in range(0, count, BATCH):
        async with storage.work() as work:
            races += [
                await scenes.SCENES[kinds[number % len(kinds)]](work, who, FIRST_CHAT + number)
                for number in range(start, min(start + BATCH, count))
            ]
    clock.move(minutes=31)
    merges = [race for race in races if race.deed == "part"]
    for start in range(0, len(merges), BATCH):
        async with storage.work() as work:
            for race in merges[start : start + BATCH]:
                await scenes.merged(work, race)
    return races


async def one_winner_each(database: str, keys: Keys, clock: FixedClock, count: int) -> None:
    storage = Storage(database, keys, clock=clock, ids=RandomIds())
    races = await prepared(storage, clock, count)
    await storage.dispose()
    met = racers.run(database, races)
    lost = [(race.deed, each) for race, each in zip(races, met, strict=True) if each.count("won") != 1]
    assert lost == []


async def test_every_race_has_one_winner(database: str, keys: Keys, clock: FixedClock) -> None:
    await one_winner_each(database, keys, clock, 200)


@pytest.mark.long
async def test_ten_thousand_races_have_one_winner_each(database: str, keys: Keys, clock: FixedClock) -> None:
    await one_winner_each(database, keys, clock, 10_000)
