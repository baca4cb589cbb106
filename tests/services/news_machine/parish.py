"""The town with families in it: what is due is done by the house's own duties, and a postman carries what leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Final

from bot.chat.voice import Voice
from bot.delivery.answers import Answers
from bot.delivery.departures import Ending
from bot.delivery.ports import Do, Letter, Loss
from bot.domain.account import Account, Safety
from bot.domain.hours import QuietHours
from bot.domain.person import PartialDate, Person, Precision
from bot.domain.report import Report
from bot.domain.review import Cause, Review
from bot.duties import duties
from bot.services import news, privacy, reach
from bot.storage.work import Work
from tests.services.machine.town import LEASE, Crashed, Deed, Town
from tests.services.machine.truth import Rows
from tests.services.news_machine.witness import TABLES, Witness
from tests.services.people import RULES, sent
from tests.storage.builders import PERSON

SPOKEN: Final = replace(RULES, quiet=QuietHours(time(21), time(8)))
#: What calls moderators alone, again and again while nobody takes something up: no family hears of it.
CALLS: Final = frozenset({"alarm", "alarm_all", "alert", "unclaimed", "unanswered"})
DUTIES: Final[Mapping[str, Do[Work]]] = {kind: do for kind, do in duties(SPOKEN, Voice()).items() if kind not in CALLS}
#: What may tell a family something: after each of these the witness looks.
TELLING: Final = frozenset(
    {"notice", "broadcast", "hold_over", "proposal_end", "unread", "word", "word_held", "catch_up"}
)
_BORN: Final = PartialDate(earliest=date(1994, 7, 2), latest=date(1994, 7, 2), precision=Precision.DAY)
#: People whom one may take for one another: a twin, a namesake, and the same one spelled in other ways.
PERSONS: Final[tuple[Person, ...]] = (
    PERSON,
    replace(PERSON, given="Орест"),
    replace(PERSON, birth=_BORN),
    replace(PERSON, surname="Вигаданєнко"),
    replace(PERSON, surname="Vyhadanenko", given="Ostap"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the postman says of a letter."""

    ending: Ending
    message_id: int | None = None
    seconds: float = 0.0
    code: str = "walk"


@dataclass(slots=True)
class Parish(Town):
    """A town, its families, and a postman whom the witness watches."""

    TABLES = TABLES

    witness: Witness = field(default_factory=Witness)
    #: What the witness has looked at last.
    seen: Rows | None = None
    #: What the witness has seen and must never be.
    wrong: list[str] = field(default_factory=list)
    #: Accounts that have blocked the bot.
    blocked: set[str] = field(default_factory=set)
    #: Whether Telegram is away, after how many letters an answer fails to come, and who dies next: whoever does what
    #: is due, or the postman at a door.
    away: bool = False
    unclear: int = 0
    dying: bool = False
    lost_on_the_way: bool = False
    messages: int = 0

    async def report(self, work: Work) -> tuple[Report, Review]:
        """Return the report of a family that has written before, every third time, or of a new one."""
        chat = 7_000_000_000 + (self.families // 2 if self.families % 3 == 0 else self.families)
        person = PERSONS[self.families % len(PERSONS)]
        report, item = await sent(work, chat=chat, person=person)
        account = await work.accounts.meet(chat)
        if account.safety is None:
            await privacy.declare_safety(work, account, Safety.SAFE)
        return report, item

    def run(self, deed: Deed, *, crash: bool = False) -> None:
        """Do a deed, and have the witness look at what it did, before anything else is done."""
        super(Parish, self).run(deed, crash=crash)
        self.look()

    def look(self) -> None:
        """Have the witness look at what was done, where anything was."""
        rows = self.reader.rows()
        if rows is not self.seen:
            self.seen = rows
            self.wrong += self.witness.look(rows)

    async def _do_what_is_due(self) -> None:
        while True:
            async with self.storage.work() as work:
                due = await work.jobs.take(50, LEASE)
            for job in due:
                try:
                    async with self.storage.work() as work:
                        await DUTIES.get(job.kind, _nothing)(work, job.ids)
                        await work.jobs.finish(job)
                        self._die()
                except Crashed:
                    continue
                if job.kind in TELLING:
                    self.look()
            if not due:
                break
        if not self.away:
            await self._carry()

    def _die(self) -> None:
        """Die in the middle of a duty, once, where that was wished."""
        if self.dying:
            self.dying = False
            raise Crashed

    def post(self) -> None:
        """Have the postman come."""
        self.changed = True
        self.runner.run(self._carry())

    async def _carry(self) -> None:
        """Bring every letter to its chat, and have written down what came of it."""
        answers: Answers[Work] = Answers(_lost)
        while True:
            async with self.storage.work() as work:
                letters = await work.outbox.take(50, LEASE)
            for letter in letters:
                begun = await self._begun(letter, answers)
                if begun is None:
                    continue
                answer = self._brought(begun)
                if answer is None:
                    return
                async with self.storage.work() as work:
                    await answers.write(work, begun, answer)
            if not letters:
                return

    async def _begun(self, letter: Letter, answers: Answers[Work]) -> Letter | None:
        """Return a letter that leaves now; None where it is wanted no more, or may have left before."""
        async with self.storage.work() as work:
            if letter.sending and letter.notice is not None:
                await answers.unclear(work, letter)
                return None
            if letter.notice is not None:
                await news.look_again(work, SPOKEN, letter.notice)
            return await work.outbox.begin(letter)  # type: ignore[arg-type]  # it was taken from there

    def _brought(self, letter: Letter) -> Answer | None:
        """Return what becomes of a letter, None where the postman never comes back; the witness sees what goes out."""
        if letter.account in self.blocked:
            return Answer("unreachable")
        if letter.deletions:
            return Answer("sent")
        self.messages += 1
        lost = perished = False
        if letter.notice is not None:
            self.unclear -= 1
            lost, perished, self.lost_on_the_way = self.unclear == 0, self.lost_on_the_way, False
            self.wrong += self.witness.leaves(
                self.reader.rows(), letter.notice, self.clock.now(), unclear=lost or perished, quiet=SPOKEN.quiet
            )
        if perished:
            return None
        return Answer("unclear") if lost else Answer("sent", self.messages)

    async def account(self, work: Work, report: str) -> Account | None:
        """Return the account of a report, while it can press anything: it is asked first who is there."""
        found = await work.reports.get(report)
        account = await work.accounts.get(found.account) if found else None
        return None if account is None or account.id in self.blocked or account.closed else account


async def _nothing(_: Work, __: Mapping[str, str]) -> None:
    """Do what is not the families' matter: nothing."""


async def _lost(work: Work, letter: Letter, loss: Loss) -> None:
    """Do what the house does about a letter that does not arrive."""
    account = await work.accounts.get(letter.account)
    if account is not None and loss == "unreachable":
        await reach.lost(work, SPOKEN, account)
    elif letter.notice is not None:
        await reach.unread(work, SPOKEN, letter.notice, Cause.UNCERTAIN)
