"""One run of the script: the bot is killed and started again, and the people go on as if nothing had been."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.domain.roles import Role
from bot.sandbox.server import create_app, running
from bot.services import moderators
from bot.services.rules import Rules
from bot.storage import keys
from bot.storage.engine import engine
from bot.storage.times import stamp
from bot.storage.work import Storage
from tests.fakes import SeededIds
from tests.journeys.house import TOKEN
from tests.kills import ends
from tests.kills.births import Births, Child
from tests.kills.child import Life
from tests.kills.hand import Hand
from tests.kills.script import FAMILY, MODERATOR, SCRIPT
from tests.kills.shared import DEATH, LEASES, Shared
from tests.sandbox.phone import Json, Phone, client_of

NAMES: Final = {FAMILY: "Olena", MODERATOR: "Marta"}
GLANCE: Final = 0.01
#: For each act (by its place in the script), the point of it at which the bot dies.
Plan = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left behind."""

    #: For each act, the names of the points that were passed in it.
    points: Sequence[Sequence[str]]
    #: For each act in which the bot died, the name of that point.
    deaths: Mapping[int, str]
    chats: Mapping[int, list[Json]]
    pushes: Mapping[int, list[str]]
    counts: Mapping[str, int]
    answers: Mapping[str, object]
    broken_link: int | None


class Road:
    """Plays the script with a bot that dies where the plan says."""

    def __init__(self, births: Births, folder: Path, database: str, *, careless: bool = False) -> None:
        """Have bots born in `births`, on an empty `database`; everything else lies in `folder`."""
        self._careless = careless
        self._births, self._folder, self._database = births, folder, database
        self._keys = keys.make(folder / "keys")
        self._shared = Shared(folder)
        self._storage = Storage(database, self._keys, clock=self._shared, ids=SeededIds())
        self._reader = engine(database).execution_options(reading=True)
        self._child: Child | None = None
        self._deaths = 0

    async def play(self, plan: Plan) -> Ran:
        """Play to the end."""
        async with AsyncExitStack() as things:
            things.enter_context(self._shared)
            things.push_async_callback(self._storage.dispose)
            things.push_async_callback(self._reader.dispose)
            app = create_app(tokens=[TOKEN], clock=self._shared.seconds)
            url = await things.enter_async_context(running(app=app))
            client = await things.enter_async_context(client_of(url))
            invite, secret = await self._invite()
            hands: dict[int, Hand] = {}
            for number, name in NAMES.items():
                await client.post("/sandbox/people", json={"id": number, "first_name": name, "language_code": "en"})
                hands[number] = Hand(Phone(client, number, name), app.state.telegram, invite, secret)
            things.push_async_callback(self._end)
            async with asyncio.TaskGroup() as group:
                living = group.create_task(self._keep_alive(self._life(url, teaches=not plan)))
                ran = await self._acts(hands, plan)
                living.cancel()
            return ran

    async def _invite(self) -> tuple[str, str]:
        async with self._storage.work() as work:
            name, lasts = NAMES[MODERATOR], Rules(organisation="").invite
            token, made = await moderators.invite(work, Role.SENIOR, name, lasts)
        return token, made.secret

    async def _keep_alive(self, life: Life) -> None:
        """Start the bot, and once more each time it died as planned."""
        while True:
            self._child = await self._births.bear(life)
            code = await asyncio.shield(self._child.dead)
            assert self._shared.dying, f"died of itself: {code}, {self._folder}"
            self._deaths += 1
            self._shared.mourn()
            self._shared.skip(LEASES)

    def _life(self, url: str, *, teaches: bool) -> Life:
        return Life(str(self._folder), self._database, url, careless=self._careless, teaches=teaches)

    async def _end(self) -> None:
        if self._child is not None:
            await self._child.end()

    async def _acts(self, hands: Mapping[int, Hand], plan: Plan) -> Ran:
        points: list[Sequence[str]] = []
        deaths: dict[int, str] = {}
        for place, act in enumerate(SCRIPT):
            before, alive = self._shared.passed, self._deaths
            if place in plan:
                self._shared.arm(plan[place])
            await hands[act.who].play(act)
            await self._quiet()
            # A late point, of the bot's own housekeeping, may have been the deadly one just now.
            while not self._shared.disarm():
                await self._quiet()
            points.append(self._shared.names()[before:])
            if self._deaths > alive:
                deaths[place] = next(name for name in points[-1] if name.endswith(DEATH))
        return Ran(
            points=points,
            deaths=deaths,
            chats={number: await hand.phone.messages() for number, hand in hands.items()},
            pushes={number: await hand.phone.pushes() for number, hand in hands.items()},
            counts=await ends.counts(self._reader),
            answers=await ends.answers(self._reader, self._storage),
            broken_link=await ends.broken_link(self._reader, self._keys),
        )

    async def _quiet(self) -> None:
        """Wait until nothing is left to do, nobody is doing it, and whoever died is mourned."""
        async with asyncio.timeout(30):
            while self._shared.dying or self._shared.busy or await self._unfinished():  # noqa: ASYNC110 - no bell rings
                await asyncio.sleep(GLANCE)
            # What was finished while we looked.
            while self._shared.dying or self._shared.busy:  # noqa: ASYNC110 - as above
                await asyncio.sleep(GLANCE)

    async def _unfinished(self) -> bool:
        now = datetime.fromtimestamp(self._shared.seconds(), UTC)
        return await ends.unfinished(self._reader, stamp(now)) > 0
