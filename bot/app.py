"""The composition root: the only file that sees every room."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import structlog

from bot.chat.engine import Engine
from bot.chat.family.routes import ROUTES as FAMILY
from bot.chat.gateway import Gateway
from bot.chat.lanes import chat_of
from bot.chat.moderators.routes import ROUTES as MODERATORS
from bot.chat.profile import Profile
from bot.chat.router import Desk
from bot.chat.voice import Voice
from bot.delivery.alarm import Alarm
from bot.delivery.handling import Handling
from bot.delivery.inbox import Inbox
from bot.delivery.jobs import Jobs
from bot.delivery.outbox import Sender
from bot.delivery.polling import Polling
from bot.delivery.ports import Do, Letter, Loss
from bot.domain.review import Cause
from bot.duties import duties
from bot.house import House, heads, opened
from bot.services import news, reach, reading, search
from bot.settings import Settings
from bot.storage.full import StorageAway, StorageFull
from bot.storage.work import Work
from bot.web import health, webhook
from bot.web.server import Server

log = structlog.get_logger()

#: How often (seconds) the matcher looks for cases that other processes changed.
FRESH = 0.5
#: How often (seconds) is tidied up, and how long is kept what was done.
TIDY, KEPT = 3600.0, timedelta(days=14)
#: How far apart (seconds) what is raised for very many at once is told: little more than Telegram takes.
APART: Final = 1 / 30
#: Far longer than anything that is held can take, and than a call to Telegram.
LEASE: Final = timedelta(seconds=45)
#: Failures of the storage itself: no update's and no job's fault.
OUTAGES: Final = (StorageFull, StorageAway)


class Part(Protocol):
    """A loop that finishes what it began."""

    async def run(self) -> None:
        """Work until `stop`."""

    def stop(self) -> None:
        """Begin nothing more."""


class Share(StrEnum):
    """What one process does of the work; a small house has one that does all."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"
    SENDER = "sender"
    MATCHER = "matcher"


class App:
    """The bot: receives, handles, sends, matches, and does what is due."""

    def __init__(self, house: House, gateway: Gateway, *, lease: timedelta = LEASE) -> None:
        """Join every room. What a killed process held is taken again after `lease`."""
        storage, rules = house.storage, house.rules
        self._storage, self._settings, self._gateway = storage, house.settings, gateway
        self._matcher = search.Matcher(storage.reading, lambda cases: log.info("matcher.taken_in", cases=cases))
        desk = Desk(rules, FAMILY, MODERATORS, house.groups)
        self._profile = Profile(gateway, storage.reading)
        self._rules, self._engine = rules, Engine(gateway, desk.handlers())
        self._endless: list[asyncio.Task[None]] = []
        self._alarm, self._handles = Alarm(), True
        self._handling = Handling(storage, self._engine.handle, desk.ask_again, outages=OUTAGES)
        self.inbox = Inbox(storage, self._handling, chat_of, lease=lease)
        self.sender = Sender(storage, gateway, self._lost, look=self._look, lease=lease)
        prepared = {"menu": self._profile.menu, "head": heads(house).job}
        verbs = dict(duties(rules, Voice()))
        many = {"broadcast": verbs.pop("broadcast")}
        self.broadcasts = Jobs(storage, many, lease=lease, apart=APART, outages=OUTAGES)
        self.jobs = Jobs(storage, verbs, prepared=prepared, lease=lease, outages=OUTAGES)
        self.matches = Jobs(
            storage, {}, prepared={"match": self._match, "alike": self._alike}, lease=lease, outages=OUTAGES
        )
        storage.listen("outbox", self.sender.wake)
        storage.listen("jobs", self.jobs.wake)
        storage.listen("jobs", self.matches.wake)
        storage.listen("jobs", self.broadcasts.wake)

    async def run(self, share: Share, stop: asyncio.Event) -> None:
        """Do what `share` does until `stop` is set; what was begun is finished. Raises TokenRefused."""
        self._handles = share is not Share.WEB
        if not self._handles:
            self._handling.rest()
        async with asyncio.TaskGroup() as group:
            begun = group.create_task(self._begin(group, share))
            await stop.wait()
            begun.cancel()
            for task in self._endless:
                task.cancel()
            for part in self._parts(share):
                part.stop()
        await self._engine.close()

    async def _begin(self, group: asyncio.TaskGroup, share: Share) -> None:
        """Wait until Telegram is there, then begin what `share` does."""
        await self._engine.open()
        self._endless += [group.create_task(loop()) for loop in self._loops(share)]
        for part in self._parts(share):
            group.create_task(part.run())

    def _parts(self, share: Share) -> list[Part]:
        """Return the loops of `share` that finish what they began."""
        parts: list[tuple[tuple[Share, ...], Part]] = [
            ((Share.ALL, Share.WEB, Share.WORKER), self.inbox),
            ((Share.ALL, Share.WORKER), self.jobs),
            ((Share.ALL, Share.WORKER), self.broadcasts),
            ((Share.ALL, Share.SENDER), self.sender),
            ((Share.ALL, Share.MATCHER), self.matches),
        ]
        return [part for shares, part in parts if share in shares]

    def _loops(self, share: Share) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        """Return the loops of `share` that are simply ended."""
        loops: list[tuple[tuple[Share, ...], Callable[[], Coroutine[Any, Any, None]]]] = [
            ((Share.ALL, Share.WEB), self._receive),
            ((Share.ALL, Share.WEB), self._profile.introduce),
            ((Share.ALL, Share.WORKER), self._tidy),
            ((Share.ALL, Share.MATCHER), self._follow),
        ]
        return [loop for shares, loop in loops if share in shares]

    async def _tidy(self) -> None:
        """Remove, once an hour, what was done long ago, and on SQLite what erased rows left in the log."""
        while True:
            await asyncio.sleep(TIDY)
            try:
                while await self._swept():
                    log.debug("swept")
                await self._storage.checkpoint()
            except Exception as trouble:  # noqa: BLE001 - it is tidied again in an hour
                self._alarm.ring("storage.trouble", trouble)

    async def _swept(self) -> int:
        """Remove some of what was done long ago; return how much, 0 when that was all."""
        async with self._storage.work() as work:
            before = work.now - KEPT
            return await work.updates.sweep() + await work.jobs.sweep(before) + await work.outbox.sweep(before)

    async def _receive(self) -> None:
        """Take updates in: by the webhook where one is set, by polling otherwise."""
        settings = self._settings
        if not settings.webhook_url:
            await self._gateway.no_webhook()
            await Polling(self._gateway, self._take_in).run()
            return
        secret = settings.webhook_secret.get_secret_value()
        doors = [
            webhook.route(secret, self._take_in, urlsplit(settings.webhook_url).path),
            health.route(self._storage.answers),
        ]
        server = Server(doors, *settings.address)
        async with asyncio.TaskGroup() as group:
            group.create_task(server.run())
            await server.started()
            await self._gateway.webhook(settings.webhook_url + webhook.path_of(secret), secret)

    async def _take_in(self, bodies: Sequence[object]) -> None:
        """Keep updates; where they are handled here too, whoever sent them begins to wait."""
        if self._handles:
            for body in bodies:
                if isinstance(body, Mapping):
                    self._engine.waiting.begin(body)
        await self.inbox.receive(bodies)

    async def _follow(self) -> None:
        """Keep the index fresh: cases may change in another process."""
        while True:
            try:
                await self._matcher.refresh()
            except Exception as trouble:  # noqa: BLE001 - the cases are still there when storage is back
                self._alarm.ring("storage.trouble", trouble)
            await asyncio.sleep(FRESH)

    async def _match(self, ids: Mapping[str, str]) -> Do[Work]:
        """Search before the transaction that keeps what was found: nobody waits for it."""
        found = await self._matcher.candidates(ids["report"])

        async def keep(work: Work, ids: Mapping[str, str]) -> None:
            await search.keep(work, ids["report"], found)

        return keep

    async def _alike(self, ids: Mapping[str, str]) -> Do[Work]:
        """Look for the cases most like a proposal's own, as above."""
        found = await self._matcher.alike(ids["proposal"])

        async def keep(work: Work, ids: Mapping[str, str]) -> None:
            await search.keep_alike(work, ids["proposal"], found)

        return keep

    async def _look(self, work: Work, letter: Letter) -> None:
        """Have neither a push nor the text behind it leave that may not be told any more."""
        if letter.notice is not None:
            await news.look_again(work, self._rules, letter.notice)
        elif letter.tells is not None:
            await reading.look_again(work, self._rules, Voice(), letter.tells, letter.slot)

    async def _lost(self, work: Work, letter: Letter, loss: Loss) -> None:
        """Have a moderator find another way to whoever a message did not reach."""
        account = await work.accounts.get(letter.account)
        if account is not None and loss in {"unreachable", "deleted"}:
            await reach.lost(work, self._rules, account, deleted=loss == "deleted")
        elif letter.notice is not None:
            await reach.unread(work, self._rules, letter.notice, Cause.UNCERTAIN)


async def run(settings: Settings, share: Share, stop: asyncio.Event) -> None:
    """Run the bot until `stop` is set. Raises what `opened` raises, and TokenRefused."""
    async with opened(settings) as house:
        if not (settings.audit_file or settings.audit_mail):
            log.warning("audit.heads_stay_here", lines="DODOMU_AUDIT_FILE, DODOMU_AUDIT_MAIL")
        await heads(house).begin()
        await App(house, telegram(settings)).run(share, stop)


def telegram(settings: Settings) -> Gateway:
    """Return the bot's account at the Bot API server of the settings."""
    return Gateway(settings.token.get_secret_value(), settings.api_url)
