"""Invented people and what they sent, for repositories to keep."""

from dataclasses import dataclass
from datetime import date

from bot.domain.account import Account
from bot.domain.case import Case, CaseState, Fate
from bot.domain.person import PartialDate, Person, Precision, Sex
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Priority, Review, ReviewKind
from bot.questionnaire.answers import Answer, State
from bot.storage.work import Work
from tests.fakes import START

CHAT = 7_000_123_456
BORN = PartialDate(earliest=date(1989, 3, 1), latest=date(1989, 3, 31), precision=Precision.MONTH)
PERSON = Person(
    surname="Вигаданенко",
    given="Остап",
    no_patronymic=True,
    other_names=("Кобзар",),
    sex=Sex.MALE,
    birth=BORN,
    region="UA-18",
)
ANSWERS = {
    "surname": Answer(State.GIVEN, "Вигаданенко", "вигаданенко ", START, "uk"),
    "birth": Answer(State.GIVEN, BORN, "березень 1989", START, "uk"),
    "help": Answer(State.GIVEN, ("red_cross", "police"), None, START, "uk"),
    "patronymic": Answer(State.NONE, None, None, START, "uk"),
    "marks": Answer(State.DECLINED, None, None, START, "en"),
    "sure": Answer(State.GIVEN, value=True, raw=None, at=START, language="en"),
}


@dataclass(frozen=True, slots=True)
class Update:
    """A raw update before it is a row."""

    update_id: int
    chat: int | None = CHAT
    body: bytes = b"{}"


def case(number: int = 1, person: Person = PERSON) -> Case:
    """Return a case."""
    return Case(
        id=f"case{number:018}",
        reference=f"C-{number}",
        state=CaseState.OPEN,
        fate=Fate.MISSING,
        person=person,
        opened_at=START,
    )


async def report(work: Work, *, chat: int = CHAT, person: Person = PERSON) -> Report:
    """Return a report about `person` that the account of `chat` has sent."""
    account = await work.accounts.meet(chat)
    made = Report(
        id=work.ids.new(),
        number=work.ids.number(),
        account=account.id,
        form="full",
        state=ReportState.SUBMITTED,
        sent_at=work.now,
        person=person,
    )
    await work.reports.add(made, ANSWERS)
    return made


async def review(work: Work, *, priority: Priority = Priority.P2) -> Review:
    """Return the item of a new report."""
    about = await report(work)
    made = Review(
        id=work.ids.new(),
        kind=ReviewKind.REPORT,
        cause=Cause.NEW_REPORT,
        account=about.account,
        report=about.id,
        priority=priority,
        due_at=work.now,
        opened_at=work.now,
    )
    await work.reviews.add(made)
    return made


async def met(work: Work, chat: int = CHAT) -> Account:
    """Return the account of a chat."""
    return await work.accounts.meet(chat)
