"""Moderators at their phones, families that have sent reports, and time that passes."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select

from bot.chat.voice import Voice
from bot.domain.account import Account
from bot.domain.candidate import Candidate, Clue
from bot.domain.case import Case, CaseState, Fate
from bot.domain.person import PartialDate, Person, Precision, Sex
from bot.domain.priority import of_report
from bot.domain.report import Report, ReportState
from bot.domain.review import Priority, Review, ReviewKind
from bot.domain.roles import Moderator, Role
from bot.duties import duties
from bot.questionnaire import described
from bot.questionnaire.answers import Answer, Answers, State
from bot.services import codes, moderators, queue, search
from bot.storage.tables import audit
from tests.chat.family.family import Family, World
from tests.domain.test_priority import facts
from tests.fakes import START

LEASE = timedelta(minutes=1)
BORN = PartialDate(earliest=date(1989, 3, 14), latest=date(1989, 3, 14), precision=Precision.DAY)
PERSON = Person(surname="Вигаданенко", given="Остап", sex=Sex.MALE, birth=BORN, region="UA-18")
ANSWERS = {
    "relation": Answer(State.GIVEN, "sibling", None, START, "uk"),
    "surname": Answer(State.GIVEN, "Вигаданенко", "вигаданенко", START, "uk"),
    "given": Answer(State.GIVEN, "Остап", "Остап", START, "uk"),
    "patronymic": Answer(State.UNKNOWN, None, None, START, "uk"),
    "sex": Answer(State.DECLINED, None, None, START, "uk"),
    "birth": Answer(State.GIVEN, BORN, "14.03.89", START, "uk"),
    "contact": Answer(State.GIVEN, "+380000000001", "+380000000001", START, "uk"),
    "reporter": Answer(State.GIVEN, "Ярина", "Ярина", START, "uk"),
}


@dataclass(slots=True)
class Desk:
    """The moderators' side of a world."""

    world: World
    chats: int = 9_000_000_000

    async def invite(self, role: Role = Role.INTAKE, name: str = "Olena Invented") -> str:
        """Return the token of a start link."""
        async with self.world.storage.work() as work:
            token, _ = await moderators.invite(work, role, name, self.world.rules.invite)
        return token

    async def moderator(self, name: str = "Olena Invented", role: Role = Role.INTAKE) -> Family:
        """Return a moderator who was let in, reads English and has shown a code."""
        token = await self.invite(role, name)
        chat = await self.stranger().types(f"/start {token}")
        return await self.shows_code(await chat.presses("English"))

    async def shows_code(self, chat: Family) -> Family:
        """Have a moderator write the code that the app shows now."""
        return await chat.types(await self.code(chat))

    async def code(self, chat: Family) -> str:
        """Return the code that a moderator's app shows now."""
        who = await self.who(chat)
        async with self.world.storage.reading() as work:
            secret = await work.moderators.secret(who.id)
        assert secret is not None
        return codes.code(secret, self.world.clock.now())

    def stranger(self) -> Family:
        """Return a chat that the bot has not met."""
        self.chats += 1
        return self.world.family(self.chats)

    async def who(self, chat: Family) -> Moderator:
        """Return who a chat is to the house."""
        account = await chat.account()
        async with self.world.storage.reading() as work:
            known = await work.moderators.by_account(account.id)
        assert known is not None
        return known

    async def report(  # noqa: PLR0913 - a report's facts, each named
        self,
        *,
        silent: bool = False,
        priority: Priority | None = None,
        matched: bool = True,
        answers: Answers = ANSWERS,
        sibling_of: str | None = None,
        family: Account | None = None,
    ) -> Review:
        """Return the item of a report that a `family` (another each time) has sent, which no case looks like."""
        family = family or await self.family()
        async with self.world.storage.work() as work:
            made = Report(
                id=work.ids.new(), number=work.ids.number(), account=family.id, form="full",
                state=ReportState.SUBMITTED, sent_at=work.now, silent=silent,
                person=PERSON if answers is ANSWERS else described.person(answers),
                sibling_of=sibling_of,
            )  # fmt: skip
            await work.reports.add(made, answers)
            level, cause = of_report(facts())
            item = await queue.enter(
                work,
                self.world.rules,
                ReviewKind.REPORT,
                cause,
                family.id,
                level if priority is None else priority,
                report=made.id,
            )
            if matched:
                await search.keep(work, made.id, [])
        return item

    async def family(self, language: str = "uk") -> Account:
        """Return a family's account."""
        chat = self.stranger()
        async with self.world.storage.work() as work:
            account = replace(await work.accounts.meet(chat.chat), language=language)
            await work.accounts.save(account)
        return account

    async def candidate(self, item: Review, person: Person = PERSON) -> Case:
        """Put a case beside an item."""
        async with self.world.storage.work() as work:
            case = Case(
                id=work.ids.new(), reference=work.ids.number(), state=CaseState.OPEN, fate=Fate.MISSING,
                person=person, opened_at=work.now,
            )  # fmt: skip
            await work.cases.add(case)
            clues = (
                Clue("surname", 0.36, "Surname is the same"),
                Clue("birth", -0.2, "Dates of birth differ by up to three years"),
            )
            await work.reviews.keep(item.id, [Candidate(case.id, 0.8, "strong", clues)])
        return case

    async def after(self, **parts: float) -> None:
        """Let time pass, and do what has become due."""
        done = duties(self.world.rules, Voice())
        self.world.clock.move(timedelta(**parts))
        async with self.world.storage.work() as work:
            for due in await work.jobs.take(100, LEASE):
                if due.kind in done:
                    await done[due.kind](work, due.ids)
                await work.jobs.finish(due)
        await self.world.deliver()

    async def item(self, item: Review) -> Review:
        """Return an item as it stands."""
        async with self.world.storage.reading() as work:
            found = await work.reviews.get(item.id)
        assert found is not None
        return found

    async def about(self, item: Review) -> Report:
        """Return the report that an item is about."""
        async with self.world.storage.reading() as work:
            found = await work.reports.get(item.report or "")
        assert found is not None
        return found

    async def acts(self) -> list[str]:
        """Return what the audit has noted, the oldest first."""
        async with self.world.storage.engine.connect() as conn:
            return list((await conn.execute(select(audit.c.act).order_by(audit.c.seq))).scalars())
