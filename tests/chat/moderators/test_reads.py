"""Whoever is shown what a family told leaves an act in the same transaction: every button of the desk is pressed."""

import shutil
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from bot.chat.buttons import Payload, parse
from bot.chat.here import Here
from bot.chat.moderators import payloads as on
from bot.chat.moderators.payloads import approvals as on_approval
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import disclosures as on_disclosure
from bot.chat.moderators.payloads import merges as on_merge
from bot.chat.moderators.payloads import purposes as on_purpose
from bot.chat.moderators.payloads import relatives as on_relative
from bot.chat.moderators.reads import IN_A_FORM, READS
from bot.chat.moderators.routes import COMMANDS, ROUTES
from bot.chat.routes import OnWords
from bot.chat.screen import LIVE, Screen, message
from bot.domain.audit import Asked
from bot.domain.behalf import Behalf, Channel
from bot.domain.case import Fate, Place
from bot.domain.evidence import EvidenceKind
from bot.domain.message import Message
from bot.domain.moves import Axis
from bot.domain.relative import Ground, Source
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator, Role
from bot.domain.sharing import Body, Sharing
from bot.questionnaire import consent
from bot.services import (
    acquaintances,
    distinctions,
    found,
    merges,
    proposals,
    purposes,
    queue,
    search,
    statuses,
    verifying,
)
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests.chat.moderators import at_case, test_additions, test_in_writing, test_merges, test_tasks
from tests.chat.moderators.desk import ANSWERS, PERSON, Desk
from tests.chat.moderators.test_additions import author, says
from tests.fakes import SeededIds
from tests.services import deciding, kin

#: What families told, and colleagues wrote, in this world: it stands on no screen whose button is not in the table.
CONTENT: Final = (
    "Вигаданенко", "Остап", "Ярина", "000000001", "Вигаданчук", "Таємна мета", "Таємний доказ", "Таємна причина",
)  # fmt: skip
#: What is typed wherever something may be typed: words, and the letters by which a proposal is approved.
TYPED: Final = ("Слова модератора", "виг")
#: So often a button is tried in another place when it was refused.
TRIES: Final = 4
#: In so many places a button is pressed: items and cases of every kind have one.
SEEN: Final = 10

Do = Callable[[Here], Awaitable[None]]


@dataclass(slots=True, repr=False)
class Watched(Here):
    """A chat whose screens are looked at."""

    shown: list[Message] = field(default_factory=list)

    async def show(self, screen: Screen, slot: str = LIVE, *, tells: str | None = None) -> None:
        """Show a screen, and remember it."""
        self.shown.append(message(screen, self.words))
        await Here.show(self, screen, slot, tells=tells)


@dataclass(frozen=True, slots=True)
class Step:
    """What one press has brought: screens, acts, and the database as it is now."""

    shown: list[Message]
    acts: frozenset[str]
    place: Path
    writing: bool

    @property
    def reads(self) -> bool:
        """Whether what families told is on a screen."""
        return any(word in each.html for each in self.shown for word in CONTENT)

    @property
    def presses(self) -> Iterator[Payload]:
        """Every button of these screens."""
        for one in (button for each in self.shown for row in each.rows for button in row):
            payload = parse(one.data)
            assert payload is not None
            yield payload


@dataclass(slots=True)
class Walk:
    """Presses every button it sees, each in a copy of the database in which it was seen."""

    desk: Desk
    keys: Keys
    folder: Path
    me: Moderator
    steps: dict[type[Payload], list[Step]] = field(default_factory=dict)
    tried: dict[tuple[type[Payload], str], int] = field(default_factory=dict)
    ahead: "deque[tuple[Path, Payload]]" = field(default_factory=deque)
    numbers: "count[int]" = field(default_factory=count)

    async def step(self, place: Path, do: Do) -> Step:
        """Do something in a copy of a place."""
        number = next(self.numbers)
        copy = self.folder / f"{number}.db"
        with closing(sqlite3.connect(place)) as here, closing(sqlite3.connect(copy)) as there:
            here.backup(there)
        storage = Storage(str(copy), self.keys, clock=self.desk.world.clock, ids=SeededIds(1_000 + number))
        async with storage.work() as work:
            account = await work.accounts.get(self.me.account)
            assert account is not None
            watched = Watched(work, account, self.desk.world.rules, await work.moderators.get(self.me.id))
            before = await work.audit.head()
            await do(watched)
        # Not `reading`: the connection that is open already is asked, instead of one more in a thread.
        async with storage.work() as work:
            acts = [one.act for one in await work.audit.find(Asked(limit=99)) if before and one.seq > before.seq]
            after = await work.accounts.get(self.me.account)
        await storage.dispose()
        return Step(watched.shown, frozenset(acts), copy, bool(after and after.focus))

    def look_round(self, step: Step) -> None:
        """Note what can be pressed next."""
        self.ahead.extend((step.place, payload) for payload in step.presses if type(payload) not in IN_A_FORM)

    async def press(self, place: Path, payload: Payload) -> None:
        """Press a button, unless that was done about the same thing; where it is for writing, write, and turn away."""
        subject = str(getattr(payload, fields(payload)[0].name)) if fields(payload) else ""  # type: ignore[arg-type]  # a payload is a dataclass
        key = (type(payload), subject)
        if self.tried.get(key, 0) >= TRIES or len(self.steps.get(type(payload), ())) >= SEEN:
            return
        step = await self.step(place, lambda here: ROUTES.presses[type(payload)](here, payload))
        refused = "refused" in step.acts
        self.tried[key] = self.tried.get(key, 0) + (1 if refused else TRIES)
        if refused:
            return
        self.steps.setdefault(type(payload), []).append(step)
        self.look_round(step)
        if step.writing:
            for words in TYPED:
                self.look_round(await self.step(step.place, partial(said, ROUTES.typed, words=words)))
            self.look_round(await self.step(step.place, lambda here: ROUTES.commands["queue"](here, "")))

    async def whole(self, start: Path, *seeds: Payload) -> None:
        """Begin with every command, and go on until nothing new is seen."""
        for name in (name for names in COMMANDS.values() for name in names):
            step = await self.step(start, partial(said, ROUTES.commands[name]))
            assert not step.reads, name
            self.look_round(step)
        self.ahead.extend((start, seed) for seed in seeds)
        while self.ahead:
            await self.press(*self.ahead.popleft())


async def said(hear: OnWords, here: Here, words: str = "") -> None:
    """Say words, or a command and nothing after it."""
    await hear(here, words)


async def furnished(desk: Desk) -> tuple[Moderator, list[Payload]]:
    """Have one of everything wait; return a senior, and the buttons of what was pushed."""
    other = await desk.moderator("Taras Invented", Role.SENIOR)
    chat = await desk.moderator("Olena Invented", Role.SENIOR)
    taken = [await test_additions.taken_up(desk) for _ in range(5)]
    await test_tasks.task(desk, Cause.WGEID)
    await test_tasks.task(desk)
    await test_additions.changed(desk, taken[0], surname=says("Вигаданчук"))
    pushed = await decided(desk, await desk.who(other), taken)
    item, (first, _, third) = await test_merges.beside(desk, PERSON, PERSON, PERSON)
    about, aside = await desk.about(item), await desk.item(await desk.report())
    refused = await refused_by_phone(desk)
    await test_in_writing.wishes(desk, await desk.who(other))
    world = desk.world
    who = await desk.who(other)
    async with world.storage.work() as work:
        for kind, cause, one in (
            (ReviewKind.CONTACT, Cause.ASKED_FOR_PERSON, about),
            (ReviewKind.DELIVERY, Cause.UNREACHABLE, about),
            (ReviewKind.DELIVERY, Cause.TELL, refused),
        ):
            await queue.enter(work, world.rules, kind, cause, one.account, Priority.P2, report=one.id)
        await work.reviews.save(replace(aside, state=ReviewState.HELD))
        best = [replace(one, band="strong") for one in await work.reviews.candidates(item.id) or ()]
        await work.reviews.keep(item.id, best)
        told = await author(work, item)
        turn = await found.open_(work, told.account, world.rules, about.id)
        draft = replace(turn.draft, answers={step.key: says(TYPED[0]) for step in turn.form.steps})
        await work.drafts.save(draft)
        await found.tell(work, told.account, world.rules, draft)
        await distinctions.judge(work, who, first.id, third.id)
        asked = await purposes.ask(work, world.rules, who, 50, "Таємна мета")
    judged = on_merge.Cases(first.id, third.id)
    return await desk.who(chat), [on_purpose.Look(asked.id), on_purpose.Limits(), on.Alarm(), judged, *pushed]


async def decided(desk: Desk, other: Moderator, taken: Sequence[Review]) -> list[Payload]:
    """Have cases that were merged, parted, moved and proposed by another; return the buttons that lead there."""
    rules = desk.world.rules
    async with desk.world.storage.work() as work:
        found = [await work.cases.get(await work.cases.of_report(item.report or "") or "") for item in taken]
        cases = [case for case in found if case is not None]
    await at_case.merged(desk, cases[0], cases[1])
    await at_case.merged(desk, cases[2], cases[3])
    one, beside = (item.report or "" for item in taken[:2])
    async with desk.world.storage.work() as work:
        await verifying.verify(work, rules, other, one, Ground.PAPERS, 0, "Таємна причина")
        await acquaintances.record(work, other, one, beside, Source.BOTH)
        await work.sharings.add(Sharing(report=beside, body=Body.STATE, given=True, at=work.now))
        third = await kin.family(work, cases[1], 7_000_000_003)
        kind, cause = ReviewKind.KINSHIP, Cause.CONFIRM_KINSHIP
        await queue.enter(work, rules, kind, cause, taken[1].account, Priority.P2, report=beside)
    async with desk.world.storage.work() as work:
        await merges.part(work, rules, other, cases[2].id)
        letter = await deciding.item(work, other, cases[4], EvidenceKind.ICRC_LETTER, words="Таємний доказ")
        wish = deciding.to(Fate.CAPTIVE_CONFIRMED, letter, words="Таємна причина")
        proposal = await proposals.propose(work, rules, other, cases[4].id, wish)
        await search.keep_alike(work, proposal.id, [cases[1].id])
        word = await deciding.item(work, other, cases[3], EvidenceKind.RELEASED_CAPTIVE, words="Таємний доказ")
        wish = deciding.to(Fate.BELIEVED_CAPTIVE, word, words="Таємна причина")
        await statuses.change(work, rules, other, cases[3].id, wish)
        placed = replace(wish, axis=Axis.PLACE, after=Place.REPORTED)
        await statuses.change(work, rules, other, cases[3].id, placed)
    return [
        # A place may have been wrong from the first.
        on_case.Move(cases[3].id, Axis.PLACE.value, Place.REPORTED.value),
        on_approval.Open(proposal.id),
        *(on_case.Case(case.id) for case in cases),
        on_case.History(cases[3].id, 0),
        on_relative.Beside(one, beside),
        on_relative.Beside(beside, third.id),
        on_relative.Relative(one),
        on_disclosure.Report(beside),
        on_relative.Again(one),
        # A code leads back here.
        on_case.Again(cases[3].id),
    ]


async def refused_by_phone(desk: Desk) -> Report:
    """Return a report that a moderator wrote for a family, and that was not taken up."""
    who = await desk.who(await desk.moderator("Ivan Invented"))
    family = await desk.family()
    async with desk.world.storage.work() as work:
        heard = Behalf(moderator=who.id, channel=Channel.PHONE, consent=consent.FULL, heard_at=work.now)
        made = Report(
            id=work.ids.new(), number=work.ids.number(), account=family.id, form="full", state=ReportState.REJECTED,
            sent_at=work.now, person=PERSON, behalf=heard,
        )  # fmt: skip
        await work.reports.add(made, ANSWERS)
    return made


@pytest.fixture
async def walk(desk: Desk, keys: Keys, tmp_path: Path) -> AsyncIterator[Walk]:
    """Yield a walk through everything that a senior can press."""
    me, pushed = await furnished(desk)
    (places := tmp_path / "places").mkdir()
    walk = Walk(desk, keys, places, me)
    await walk.whole(tmp_path / "dodomu.db", *pushed)
    yield walk
    shutil.rmtree(places)


async def test_every_button_that_shows_content_is_in_the_table_and_leaves_its_act(walk: Walk) -> None:
    pressed = {*walk.steps, *IN_A_FORM}
    assert set(ROUTES.presses) - pressed == set(), "no button of these was seen: furnish the desk with what has it"
    reading = {kind for kind, steps in walk.steps.items() if any(step.reads for step in steps)}
    assert reading == set(READS)
    for kind, steps in walk.steps.items():
        assert not [step for step in steps if step.reads and not step.acts & READS[kind]], kind


def test_what_is_looked_for_is_what_families_told() -> None:
    assert {"Вигаданенко", "Остап", "Ярина"} <= {str(answer.value) for answer in ANSWERS.values()}
