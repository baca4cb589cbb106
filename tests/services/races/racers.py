"""Several processes on one database: for each race all stand at a barrier, and then do their deeds at once."""

import asyncio
import multiprocessing
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.case import Fate
from bot.domain.errors import Moved
from bot.domain.moves import Axis
from bot.domain.roles import Moderator
from bot.domain.status import Wish
from bot.machine import RandomIds
from bot.services import approvals, merges, proposals, review, statuses, verdicts
from bot.storage.work import Storage, Work
from tests.conftest import KEYS
from tests.fakes import FixedClock
from tests.services.deciding import LETTERS
from tests.services.people import RULES

#: So many processes race; so long (seconds) one waits for another before the race counts as broken.
RACERS, PATIENCE = 3, 120
#: What a deed is told: ids of the things it is about.
Ids = Mapping[str, str]
Deed = Callable[[Work, Moderator, Ids], Awaitable[object]]


async def _claim(work: Work, by: Moderator, ids: Ids) -> object:
    return await review.claim(work, RULES, by, ids["item"])


async def _decide(work: Work, by: Moderator, ids: Ids) -> object:
    return await verdicts.new_case(work, by, ids["item"], int(ids["version"]))


async def _propose(work: Work, by: Moderator, ids: Ids) -> object:
    wish = Wish(axis=Axis.FATE, after=Fate.CAPTIVE_CONFIRMED, quotes=(ids["quote"],))
    return await proposals.propose(work, RULES, by, ids["case"], wish)


async def _approve(work: Work, by: Moderator, ids: Ids) -> object:
    return await approvals.approve(work, RULES, by, ids["proposal"], LETTERS, int(ids["version"]))


async def _approve_or_withdraw(work: Work, by: Moderator, ids: Ids) -> object:
    if by.id == ids["proposer"]:
        return await approvals.withdraw(work, by, ids["proposal"], int(ids["version"]))
    return await _approve(work, by, ids)


async def _move(work: Work, by: Moderator, ids: Ids) -> object:
    return await statuses.change(work, RULES, by, ids["case"], Wish(axis=Axis.CASE, after="dormant"))


async def _merge(work: Work, by: Moderator, ids: Ids) -> object:
    one, other = ("case", "into") if by.id < ids["middle"] else ("into", "case")
    return await merges.propose(work, RULES, by, ids[one], ids[other])


async def _part(work: Work, by: Moderator, ids: Ids) -> object:
    return await merges.part(work, RULES, by, ids["case"])


#: Everything that several people may try at once and one may do.
DEEDS: Mapping[str, Deed] = {
    "claim": _claim,
    "decide": _decide,
    "propose": _propose,
    "approve": _approve,
    "approve or withdraw": _approve_or_withdraw,
    "move": _move,
    "merge": _merge,
    "part": _part,
}


@dataclass(frozen=True, slots=True)
class Race:
    """One race: which deed, by whom in each process, about what."""

    deed: str
    by: tuple[Moderator, ...]
    ids: dict[str, str]


def run(url: str, races: Sequence[Race]) -> list[list[str]]:
    """Run races in processes of their own; return what each racer met in each race: "won", or why it lost."""
    context = multiprocessing.get_context("spawn")
    barrier, told = context.Barrier(RACERS), context.SimpleQueue()
    racers = [context.Process(target=_race, args=(url, number, races, barrier, told)) for number in range(RACERS)]
    for racer in racers:
        racer.start()
    met = dict(told.get() for _ in racers)
    for racer in racers:
        racer.join(PATIENCE)
    return [list(each) for each in zip(*(met[number] for number in range(RACERS)), strict=True)]


def _race(url: str, number: int, races: Sequence[Race], barrier: threading.Barrier, told: object) -> None:
    """Be one racer."""
    with asyncio.Runner() as runner:
        storage = Storage(url, KEYS, clock=FixedClock(), ids=RandomIds())
        met = []
        for race in races:
            barrier.wait(PATIENCE)
            met.append(runner.run(_try(storage, race, number)))
        told.put((number, met))  # type: ignore[attr-defined]  # a queue of the spawning context
        runner.run(storage.dispose())


async def _try(storage: Storage, race: Race, number: int) -> str:
    """Do a deed as the house does: what moved meanwhile is tried again."""
    while True:
        try:
            async with storage.work() as work:
                await DEEDS[race.deed](work, race.by[number], race.ids)
        except Moved:
            continue
        except Exception as trouble:  # noqa: BLE001 - whoever stops here leaves the others at the barrier
            return type(trouble).__name__
        return "won"
