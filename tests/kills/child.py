"""The bot as it is killed: the real App, composed with counted commits and calls."""

import asyncio
import signal
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from bot import logs
from bot.app import App, Share
from bot.house import opened
from tests.journeys.house import TOKEN, settings, unhurried
from tests.kills.points import CountingGateway, Points
from tests.kills.shared import Shared


@dataclass(frozen=True, slots=True)
class Life:
    """What one process is to know: where it lives, whom it speaks to, and what it does."""

    folder: str
    database: str
    url: str
    share: str = Share.ALL.value
    log_level: str = "INFO"
    careless: bool = False
    #: Whether it is lived in the nursery itself: what is learnt in it, all who are born later know.
    teaches: bool = False

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        """Read what `told` returned."""
        return cls(**told)

    def told(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        return asdict(self)


async def live(life: Life) -> None:
    """Run the bot until a signal ends it, or its own hand; one that teaches, until the nursery is asked again."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    if life.teaches:
        loop.add_reader(0, stop.set)
    folder = Path(life.folder)
    shared = Shared(folder)
    points = Points(shared)
    chosen = settings(folder, life.url, database_url=life.database, quiet_hours="")
    with (folder / "log").open("a", encoding="utf-8") as log:
        logs.setup(life.log_level, log)
        async with opened(chosen, shared) as house:
            gateway = CountingGateway(TOKEN, life.url, points, careless=life.careless)
            points.watch(house.storage.writing)
            await App(unhurried(house), gateway).run(Share(life.share), stop)
