"""Families that have sent reports and moderators who decide, for services to work on."""

from datetime import timedelta

from bot.domain.account import Account, Safety
from bot.domain.person import Person
from bot.domain.relative import Relative
from bot.domain.report import Report
from bot.domain.review import Cause, Priority, Review, ReviewKind
from bot.domain.roles import Moderator, Role
from bot.domain.session import Session
from bot.services import privacy, queue
from bot.services.rules import Rules
from bot.storage.work import Work
from tests.storage import builders

#: What everybody's codes are made of here.
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - invented
YEAR = timedelta(days=365)
RULES = Rules(organisation="Вигадана спілка")


async def moderator(work: Work, number: int = 1, role: Role = Role.INTAKE) -> Moderator:
    """Return somebody of the organisation's people, whose code is fresh as long as a test may last."""
    account = await work.accounts.meet(8_000_000_000 + number)
    made = Moderator(id=work.ids.new(), account=account.id, role=role, name=f"Olena {number}")
    await work.moderators.add(made)
    await work.moderators.arm(made.id, SECRET)
    await work.sessions.open(session(work, made.id))
    return made


def session(work: Work, moderator: str) -> Session:
    """Return a session whose code stays fresh: whatever a test is about, it is not that."""
    return Session(
        moderator=moderator, opened_at=work.now, seen_at=work.now, fresh_until=work.now + YEAR, grave_left=1_000_000
    )


async def sent(
    work: Work, priority: Priority = Priority.P2, chat: int = builders.CHAT, person: Person = builders.PERSON
) -> tuple[Report, Review]:
    """Return a report and its item in the queue."""
    report = await builders.report(work, chat=chat, person=person)
    review = await queue.enter(
        work, RULES, ReviewKind.REPORT, Cause.NEW_REPORT, report.account, priority, report=report.id
    )
    await work.reviews.keep(review.id, [])
    return report, review


async def account_of(work: Work, family: Report | Relative) -> Account:
    """Return the account of a family: of its report, or of its tie to a case."""
    account = await work.accounts.get(family.account)
    assert account is not None
    return account


async def safe(work: Work, family: Report | Relative) -> Account:
    """Return the account of a family whose phone is safe."""
    return await privacy.declare_safety(work, await account_of(work, family), Safety.SAFE)
