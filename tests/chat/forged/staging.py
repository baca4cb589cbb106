"""How the scene comes to be: through the services and the chat, as everything else does."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import Row, Table, select

from bot.chat.buttons import pack
from bot.chat.moderators import payloads as on
from bot.chat.voice import Voice
from bot.domain.behalf import Channel
from bot.domain.message import Message
from bot.domain.notice import NoticeKind
from bot.domain.review import Cause, Priority, RejectReason, Review
from bot.domain.roles import Moderator, Role
from bot.domain.talk import TalkAnswer
from bot.questionnaire import consent
from bot.questionnaire.form import FULL
from bot.questionnaire.questions import QUESTIONS
from bot.services import (
    asking,
    behalf,
    claims,
    drafts,
    moderators,
    news,
    notify,
    queue,
    reading,
    review,
    talks,
    tasks,
    verdicts,
)
from bot.services.rules import Coordinator
from bot.storage import tables
from bot.storage.work import Work
from tests.chat.family.family import Family, World
from tests.chat.forged.scene import Presser, Scene
from tests.chat.moderators.desk import Desk
from tests.services.deciding import approved, as_it_stands, proposed

T = TypeVar("T")
#: Longer ago than any session lasts.
LONG_AGO = timedelta(days=4000)
FAMILIES = (("one", 5_000_000_001, "en"), ("two", 5_000_000_002, "uk"))
STRANGER = 5_000_000_009
PEOPLE = (
    ("holder", Role.INTAKE), ("intake", Role.INTAKE), ("verifier", Role.VERIFIER), ("other", Role.VERIFIER),
    ("senior", Role.SENIOR), ("second", Role.SENIOR), ("third", Role.SENIOR), ("importer", Role.IMPORTER),
    ("auditor", Role.AUDITOR), ("administrator", Role.ADMINISTRATOR), ("locked", Role.VERIFIER),
    ("asleep", Role.SENIOR),
)  # fmt: skip


async def staged(desk: Desk) -> Scene:
    """Return the scene, after everything that was to be shown has been shown."""
    stage = Stage(desk)
    for name, chat, language in FAMILIES:
        await stage.family(name, chat, language)
    stage.chats["stranger"] = await desk.world.family(STRANGER).types("/start")
    for name, role in PEOPLE:
        await stage.let_in(name, role)
    await stage.cases()
    await stage.items()
    await stage.talks()
    await stage.purposes()
    await stage.shut_out()
    return await stage.seen()


@dataclass(slots=True)
class Stage:
    """The scene while it is being set at a desk."""

    desk: Desk
    chats: dict[str, Family] = field(default_factory=dict)
    who: dict[str, Moderator] = field(default_factory=dict)
    harvest: list[tuple[str, str]] = field(default_factory=list)

    @property
    def world(self) -> World:
        """The bot's side."""
        return self.desk.world

    def keep(self, name: str) -> None:
        """Remember every button that stands in somebody's chat."""
        told = [each for each in self.chats[name].messages.values() if isinstance(each, Message)]
        self.harvest += [(name, button.data) for each in told for row in each.rows for button in row]

    async def family(self, name: str, chat: int, language: str) -> None:
        """Have a family report, hear from us, and stop at a question of another report."""
        family = self.chats[name] = await self.world.family(chat).begins()
        account = await family.account()
        report = await self.desk.about(await self.desk.report(family=account))
        async with self.world.storage.work() as work:
            await notify.announce(work, report, NoticeKind.READ)
        await self.desk.after(minutes=1)
        await family.presses("Report a person", "Yes")
        self.keep(name)
        await family.presses("Brother or sister")
        await family.press_data(f"fl:{language}")
        async with self.world.storage.work() as work:
            await drafts.begin(work, account, self.world.rules, FULL.name, aside=True)

    async def let_in(self, name: str, role: Role) -> None:
        """Let in one of the organisation's people."""
        self.chats[name] = await self.desk.moderator(f"{name.title()} Invented", role)
        self.who[name] = await self.desk.who(self.chats[name])

    async def cases(self) -> None:
        """Have cases made of reports, with tasks, and proposals that wait and that were approved."""
        for place in range(3):
            item = await self.desk.report()
            async with self.world.storage.work() as work:
                await review.claim(work, self.world.rules, self.who["verifier"], item.id)
                await verdicts.new_case(work, self.who["verifier"], item.id)
                case = await as_it_stands(work, await work.cases.of_report(item.report or "") or "")
                proposal = await proposed(work, self.who["verifier"], case) if place else None
                if proposal is not None and place > 1:
                    await approved(work, self.who["other"], proposal)
                await tasks.enter(work, self.world.rules, Cause.TELL_OTHERS, case.id, lead=place > 1)

    async def items(self) -> None:
        """Have items moved on under buttons that stand in chats, others held, set aside, asked about and open."""
        moved, lapsed, done, held, asked = [await self.looked_at() for _ in range(5)]
        seniors, urgent = await self.desk.report(), await self.desk.report(priority=Priority.P0)
        async with self.world.storage.work() as work:
            await queue.join(work, self.world.rules, moved, moved.priority, Cause.ADDITION)
            await claims.release(work, self.who["holder"], lapsed.id)
            await verdicts.reject(work, self.who["holder"], done.id, RejectReason.TEST)
            await verdicts.hold(work, self.who["holder"], held.id)
            await asking.send(work, self.who["holder"], asked.id, next(iter(QUESTIONS)), asked.version)
            await review.claim(work, self.world.rules, self.who["senior"], seniors.id)
            await review.claim(work, self.world.rules, self.who["verifier"], urgent.id)

    async def talks(self) -> None:
        """Have families answer that they would rather be written to: one was, the other's task is held."""
        holder = self.who["holder"]
        rules = replace(self.world.rules, coordinators=(Coordinator("Соломія", "0 800 000 005"),))
        for name in ("one", "two"):
            async with self.world.storage.work() as work:
                account = await work.accounts.meet(self.chats[name].chat)
                report = (await work.reports.of(account.id))[-1]
                await talks.ask(work, rules, holder, report.id, 0)
                asked = (await work.notices.of_report(report.id))[-1]
                await news.tell(work, rules, Voice(), asked.id)
                await reading.open_pushed(work, rules, account, asked.id)
                await talks.answer(work, rules, account, asked.id, TalkAnswer.WRITE)
                task = await work.reviews.open_contact(account.id)
                assert task is not None
                held = await claims.take(work, rules, holder, task.id)
                if name == "one":
                    await asking.send(work, holder, held.id, "kinship", held.version)

    async def looked_at(self) -> Review:
        """Return an item that the holder has taken and revealed, a case beside it."""
        item = await self.desk.report()
        await self.desk.candidate(item)
        await self.chats["holder"].press_data(pack(on.Take(item.id)))
        await self.chats["holder"].press_data(pack(on.Reveal(item.id)))
        self.keep("holder")
        return await self.desk.item(item)

    async def purposes(self) -> None:
        """Have one list asked for and declined, another waiting, and a form that is written for a family."""
        senior, second = self.chats["senior"], self.chats["second"]
        for last in (False, True):
            await senior.types("/purpose")
            await senior.presses("50")
            await senior.types("Звірка вигаданого списку")
            await senior.presses("Ask for agreement")
            self.keep("second")
            if not last:
                await second.presses("Open")
                self.keep("second")
                await second.presses("Decline")
        self.keep("senior")
        async with self.world.storage.work() as work:
            account, rules = await work.accounts.meet(second.chat), self.world.rules
            who = self.who["second"]
            await behalf.begin(work, account, who, rules, Channel.PHONE, consent.FULL)
            await behalf.put_aside(work, await work.accounts.meet(second.chat))

    async def shut_out(self) -> None:
        """Lock one account, and let another's session end."""
        async with self.world.storage.work() as work:
            await moderators.lock(work, None, self.who["locked"].id)
            session = await work.sessions.get(self.who["asleep"].id)
            assert session is not None
            ended = work.now - LONG_AGO
            await work.sessions.open(replace(session, opened_at=ended, seen_at=ended))
        await self.world.deliver()

    async def seen(self) -> Scene:
        """Return everything as it stands."""
        async with self.world.storage.reading() as work:
            pressers = {name: await self._presser(work, name) for name in self.chats}
            return Scene(
                desk=self.desk,
                now=work.now,
                pressers=list(pressers.values()),
                harvest=[(pressers[name], data) for name, data in self.harvest],
                drafts=await self._all(tables.drafts, work.drafts.get),
                reviews=await self._all(tables.reviews, work.reviews.get),
                proposals=await self._all(tables.proposals, work.proposals.get),
                purposes=await self._all(tables.purposes, work.purposes.get),
                moderators=await self._all(tables.moderators, work.moderators.get),
                reports={each.id: each.account for each in await self._rows(tables.reports)},
                notices={each.id: each.account for each in await self._rows(tables.notices)},
                cases=[each.id for each in await self._rows(tables.cases)],
                evidence={each.id: each.case_id for each in await self._rows(tables.evidence)},
                linked=frozenset({(each.report, each.case_id) for each in await self._rows(tables.relatives)}),
            )

    async def _presser(self, work: Work, name: str) -> Presser:
        account = await work.accounts.meet(self.chats[name].chat)
        who = await work.moderators.get(account.moderator) if account.moderator else None
        return Presser(name, self.chats[name].chat, account, who, session=name != "asleep")

    async def _all(self, table: Table, get: Callable[[str], Awaitable[T | None]]) -> dict[str, T]:
        found = {each.id: await get(each.id) for each in await self._rows(table)}
        return {name: each for name, each in found.items() if each is not None}

    async def _rows(self, table: Table) -> Sequence[Row[Any]]:
        async with self.world.storage.engine.connect() as conn:
            return (await conn.execute(select(table))).all()
