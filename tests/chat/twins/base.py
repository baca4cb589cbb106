"""What the base holds before a family writes, and what moderators do in it afterwards, the same in words."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from bot.domain.candidate import Candidate
from bot.domain.case import Case, Fate, Place
from bot.domain.errors import Moved, Refusal
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.person import PartialDate, Person, Precision, Sex
from bot.domain.relative import Level
from bot.domain.report import Report
from bot.domain.review import LinkReason, RejectReason, Review, ReviewKind, ReviewState
from bot.domain.status import Wish
from bot.domain.three_letters import asked_for
from bot.services import (
    approvals,
    claims,
    holds,
    in_writing,
    links,
    merges,
    proposals,
    review,
    statuses,
    talks,
    verdicts,
)
from bot.services.rules import Coordinator
from bot.storage.work import Work
from tests.chat.twins.house import FAMILY, House
from tests.services.deciding import People, case_of_a_family, item, looked, people, to
from tests.services.kin import at_level
from tests.services.people import RULES as PLAIN
from tests.services.people import sent
from tests.services.telling import relative_of

RULES = replace(PLAIN, coordinators=(Coordinator("Соломія", "0 800 000 005"),))
_BORN = PartialDate(earliest=date(1989, 3, 14), latest=date(1989, 3, 14), precision=Precision.DAY)
_LATER = PartialDate(earliest=date(1996, 11, 2), latest=date(1996, 11, 2), precision=Precision.DAY)
#: The person whom the family looks for.
SOUGHT = Person(surname="Vyhadanenko", given="Ostap", no_patronymic=True, sex=Sex.MALE, birth=_BORN, region="UA-63")
NAMESAKE = replace(SOUGHT, birth=_LATER)
SOMEBODY = Person(surname="Примаренко", given="Леся", sex=Sex.FEMALE, birth=_LATER, region="UA-46")


class Base(StrEnum):
    """What the base holds of the person whom a family looks for."""

    EMPTY = "empty"
    MISSING = "missing"
    CAPTIVE = "captive"
    #: Confirmed captive, and nothing may leave.
    HELD = "held"
    NAMESAKE = "namesake"


@dataclass(slots=True)
class Office:
    """The moderators of a house, and the cases of its base."""

    house: House
    base: Base
    who: People = field(init=False)
    #: The case of the person, where the base holds it; and one of somebody else.
    known: Case | None = None
    other: Case | None = None

    async def opens(self) -> None:
        """Have the base hold what it holds; then the day goes on at the same hour in every house."""
        start = self.house.clock.now()
        async with self.house.storage.work() as work:
            self.who = await people(work)
            self.other = await self._case(work, SOMEBODY, 1)
            if self.base is Base.NAMESAKE:
                await self._case(work, NAMESAKE, 2)
            elif self.base is not Base.EMPTY:
                self.known = await self._case(work, SOUGHT, 2)
        if self.known is not None and self.base is not Base.MISSING:
            await self._confirmed(self.known)
        if self.known is not None and self.base is Base.HELD:
            async with self.house.storage.work() as work:
                await holds.stop(work, self.who.senior, self.known.id)
        await self.house.deliver()
        self.house.clock.moment = start.replace(hour=12)

    async def _case(self, work: Work, person: Person, number: int) -> Case:
        """Return the case that another, verified family's report was made."""
        case = await case_of_a_family(work, self.who.first, 7_000_000_000 + number, person)
        await relative_of(work, self.who, case)
        return case

    async def has_report(self) -> None:
        """Have the family's report be there, as if it had just been told."""
        async with self.house.storage.work() as work:
            report, _ = await sent(work, chat=FAMILY, person=SOUGHT)
            await work.jobs.put("match", f"match:{report.id}", work.now, report=report.id)
        await self.house.deliver()

    async def _confirmed(self, case: Case) -> None:
        async with self.house.storage.work() as work:
            letter = await item(work, self.who.senior, case, EvidenceKind.ICRC_LETTER)
            await self._by_two(work, case, to(Fate.CAPTIVE_CONFIRMED, letter))
        await self.house.after(minutes=31)

    async def _by_two(self, work: Work, case: Case, wish: Wish) -> None:
        found = await proposals.propose(work, RULES, self.who.senior, case.id, wish)
        await looked(work, self.who.other, found)
        await approvals.approve(work, RULES, self.who.other, found.id, asked_for(case.person))

    async def does(self, deed: str) -> None:
        """Have the moderators do something about the family's first report; what is refused changes nothing."""
        with suppress(Refusal, Moved):
            async with self.house.storage.work() as work:
                account = await work.accounts.meet(FAMILY)
                reports = await work.reports.of(account.id)
                if reports:
                    await DEEDS[deed](self, work, reports[-1])
        await self.house.deliver()

    async def taken(self, work: Work, report: Report) -> Review | None:
        """Return the item of a report, held by the first verifier."""
        for each in await work.reviews.of_report(report.id):
            if each.kind is ReviewKind.REPORT and each.state in {ReviewState.OPEN, ReviewState.ASKED}:
                return await review.claim(work, RULES, self.who.first, each.id)
        return None

    async def take_up(self, work: Work, report: Report) -> None:
        """Take a report up: as new, or linked where the base holds its person."""
        about = await self.taken(work, report)
        if about is None:
            return
        if self.known is None:
            await work.reviews.keep(about.id, [])
            await verdicts.new_case(work, self.who.first, about.id)
        else:
            await work.reviews.keep(about.id, [Candidate(self.known.id, 0.9, "strong", ())])
            await verdicts.link(work, self.who.first, about.id, self.known.id, LinkReason.FAMILY)

    async def ask(self, work: Work, report: Report) -> None:
        """Ask the family something."""
        about = await self.taken(work, report)
        if about is not None:
            await verdicts.ask(work, self.who.first, about.id, "birth")

    async def reject(self, work: Work, report: Report) -> None:
        """Do not take a report up."""
        about = await self.taken(work, report)
        if about is not None:
            await verdicts.reject(work, self.who.first, about.id, RejectReason.INSUFFICIENT)

    async def unlink(self, work: Work, report: Report) -> None:
        """Take a report out of its case again."""
        tied = await work.cases.of_report(report.id)
        if tied is not None:
            await links.undo(work, RULES, self.who.senior, tied, report.id, "It is somebody else.")

    async def call(self, work: Work, report: Report) -> None:
        """Call the family on the number that it gave: a step, which opens nothing."""
        tied = await work.cases.relative(report.id)
        if tied is not None:
            await at_level(work, self.who.first, tied, Level.CALLED)

    async def talk(self, work: Work, report: Report) -> None:
        """Ask the family for a talk."""
        await talks.ask(work, RULES, self.who.first, report.id, 0)

    async def write(self, work: Work, report: Report) -> None:
        """Write to a family that would rather not be called."""
        about = await work.reviews.open_contact(report.account)
        if about is not None:
            held = await claims.take(work, RULES, self.who.first, about.id)
            await in_writing.send(work, self.who.first, held.id, "Чи маєте довідку про народження?", held.version)

    async def case(self, work: Work, report: Report) -> Case | None:
        """Return the case that goes on for a report's."""
        tied = await work.cases.of_report(report.id)
        return await work.cases.root(tied) if tied else None

    async def believe(self, work: Work, report: Report) -> None:
        """Believe the person captive."""
        await self._move(work, report, Axis.FATE, Fate.BELIEVED_CAPTIVE, EvidenceKind.FAMILY)

    async def located(self, work: Work, report: Report) -> None:
        """Learn of a place."""
        await self._move(work, report, Axis.PLACE, Place.REPORTED, EvidenceKind.FAMILY)

    async def home(self, work: Work, report: Report) -> None:
        """Learn that the person is back."""
        await self._move(work, report, Axis.FATE, Fate.RETURNED_HOME, EvidenceKind.FAMILY)

    async def confirm(self, work: Work, report: Report) -> None:
        """Have a captivity confirmed by two people."""
        case = await self.case(work, report)
        if case is not None:
            letter = await item(work, self.who.senior, case, EvidenceKind.ICRC_LETTER)
            await self._by_two(work, case, to(Fate.CAPTIVE_CONFIRMED, letter))

    async def wrong(self, work: Work, report: Report) -> None:
        """Find that what was believed is wrong."""
        case = await self.case(work, report)
        if case is not None and case.fate is Fate.BELIEVED_CAPTIVE:
            wish = to(Fate.MISSING, words="It was another person.")
            await statuses.change(work, RULES, self.who.senior, case.id, wish)
        elif case is not None:
            await self._by_two(work, case, to(Fate.MISSING, words="It was another person."))

    async def death(self, work: Work, report: Report) -> None:
        """Have a death reported by two people: everything is held."""
        case = await self.case(work, report)
        if case is not None:
            rumour = await item(work, self.who.senior, case, EvidenceKind.RUMOUR)
            await self._by_two(work, case, to(Fate.DEATH_REPORTED, rumour))

    async def hold(self, work: Work, report: Report) -> None:
        """Stop everything about the case."""
        case = await self.case(work, report)
        if case is not None:
            await holds.stop(work, self.who.senior, case.id)

    async def lift(self, work: Work, report: Report) -> None:
        """Let it go again."""
        case = await self.case(work, report)
        if case is not None:
            await holds.lift(work, self.who.senior, case.id)

    async def merge(self, work: Work, report: Report) -> None:
        """Have two people find that the case is somebody else's too."""
        case = await self.case(work, report)
        if case is not None and self.other is not None:
            found = await merges.propose(work, RULES, self.who.senior, case.id, self.other.id)
            await looked(work, self.who.other, found)
            await approvals.approve(work, RULES, self.who.other, found.id, asked_for(case.person))

    async def part(self, work: Work, report: Report) -> None:
        """Find that it is not."""
        tied = await work.cases.of_report(report.id)
        if tied is not None:
            await merges.part(work, RULES, self.who.senior, tied)

    async def _move(self, work: Work, report: Report, axis: Axis, after: StrEnum, kind: EvidenceKind) -> None:
        case = await self.case(work, report)
        if case is not None:
            quote = await item(work, self.who.senior, case, kind)
            wish = Wish(axis=axis, after=after.value, quotes=(quote.id,), words="It was looked at again.")
            await statuses.change(work, RULES, self.who.senior, case.id, wish)


DEEDS: dict[str, Callable[[Office, Work, Report], Awaitable[None]]] = {
    "take up": Office.take_up,
    "ask": Office.ask,
    "reject": Office.reject,
    "unlink": Office.unlink,
    "call": Office.call,
    "talk": Office.talk,
    "write": Office.write,
    "believe": Office.believe,
    "locate": Office.located,
    "confirm": Office.confirm,
    "wrong": Office.wrong,
    "home": Office.home,
    "death": Office.death,
    "hold": Office.hold,
    "lift": Office.lift,
    "merge": Office.merge,
    "part": Office.part,
}
