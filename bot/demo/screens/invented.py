"""The people, reports, items and rules that the screens are filled with. Nobody here exists."""

from dataclasses import replace
from datetime import timedelta

from bot.demo.drafts import NOW
from bot.domain.candidate import Candidate, Clue
from bot.domain.case import Case
from bot.domain.guidance import Contact
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.person import Person, Sex
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Priority, RejectReason, Review, ReviewKind
from bot.domain.roles import Moderator, Role
from bot.services.contact import Asked
from bot.services.review import Beside
from bot.services.rules import Coordinator, Rules

LATER = NOW + timedelta(hours=2)
RULES = Rules(
    organisation="Вигадана громада «Приклад»",
    contacts=(
        Contact(
            name={"uk": "Вигадане бюро", "en": "Invented bureau"},
            lines={"uk": "0 800 000 003", "en": "0 800 000 003"},
            bring={"uk": "документ, що посвідчує особу", "en": "an identity document"},
            step="bureau",
            source="–",
            verified_on=NOW.date(),
        ),
        Contact(
            name={"uk": "Вигаданий адвокат", "en": "Invented lawyer"},
            lines={"uk": "0 800 000 004", "en": "0 800 000 004"},
            categories=frozenset({"detained"}),
            source="–",
            verified_on=NOW.date(),
        ),
        Contact(
            name={"uk": "Вигадана лікарня", "en": "Invented hospital"},
            lines={"uk": "0 800 000 007", "en": "0 800 000 007"},
            categories=frozenset({"back"}),
            source="–",
            verified_on=NOW.date(),
        ),
    ),
    support_lines={"uk": "0 800 000 001 (вигадана)", "en": "0 800 000 001 (invented)"},
    child_helpline="0 800 000 002",
    coordinators=(Coordinator("Ярина Вигадана", "0 800 000 005"), Coordinator("Павло Вигаданий", "0 800 000 006")),
    partners=("Вигадане партнерство «Разом»",),
)
PERSON = Person(surname="Вигаданенко", given="Остап", patronymic="Вигадович", sex=Sex.MALE, region="UA-23")
REPORT = Report(
    id="r" * 22, number="KMRT-4821", account="a" * 22, form="full", state=ReportState.SUBMITTED, sent_at=NOW,
    person=PERSON,
)  # fmt: skip
OLENA = Moderator(id="m" * 22, account="n" * 22, role=Role.SENIOR, name="Олена Вигадана", on_duty=True)
MARKO = Moderator(id="o" * 22, account="p" * 22, role=Role.INTAKE, name="Марко Вигаданий")
CASE = Case(id="c" * 22, reference="ZQXW-1907", person=PERSON, opened_at=NOW)
CLUES = (
    Clue("surname", 0.36, "Surname is the same"),
    Clue("birth", -0.2, "Dates of birth differ by up to three years"),
)
BESIDE = Beside(number=1, candidate=Candidate(CASE.id, 0.8, "strong", CLUES), case=CASE)
FACTS = {
    "name": "Олена (вигадана)",
    "number": "0 800 000 004",
    "body": "icrc_letter",
    "date": "2026-03-18",
    "question": "names",
    "words": "kinship",
    "since": "2026-02-16",
    "done": "looked checked filed read",
    "compared": "120",
    "reason": RejectReason.INSUFFICIENT.value,
    "review": "v" * 22,
    "by": "m" * 22,
}


def report(state: ReportState) -> Report:
    """Return the report in this state."""
    return replace(REPORT, state=state)


def notice(kind: NoticeKind, state: NoticeState = NoticeState.OPENED) -> Notice:
    """Return a notice about the report."""
    return Notice(
        id="k" * 22,
        number="2846-1357",
        kind=kind,
        account=REPORT.account,
        report=REPORT.id,
        state=state,
        raised_at=NOW,
        facts=FACTS,
    )


def review(kind: ReviewKind = ReviewKind.REPORT, cause: Cause = Cause.NEW_REPORT) -> Review:
    """Return an item of the queue."""
    return Review(
        id="v" * 22, kind=kind, cause=cause, account=REPORT.account, report=REPORT.id, priority=Priority.P2,
        due_at=LATER, opened_at=NOW - timedelta(hours=1),
    )  # fmt: skip


def asked(cause: Cause) -> Asked:
    """Return what somebody hears who asked for a person."""
    return Asked(cause=cause, due_at=LATER, on_duty=True, late=False, turn=None)
