"""A family that is asked for a talk, with a chat or without, and what that brings."""

from dataclasses import replace

from bot.chat.voice import Voice
from bot.domain.account import Account
from bot.domain.behalf import Behalf, Channel
from bot.domain.notice import Notice, NoticeKind
from bot.domain.report import Report
from bot.domain.review import Cause, Review
from bot.domain.roles import Moderator
from bot.questionnaire import consent
from bot.services import claims, news, reading, talks, tasks
from bot.services.rules import Coordinator
from bot.storage.work import Work
from tests.services.deciding import case_of_a_family, people
from tests.services.people import RULES as PLAIN
from tests.services.people import moderator, safe, sent

RULES = replace(PLAIN, coordinators=(Coordinator("Ярина", "0 800 000 005"), Coordinator("Павло", "0 800 000 006")))


async def request(work: Work, report: Report) -> Notice:
    """Return the last request for a talk."""
    return [one for one in await work.notices.of_report(report.id) if one.kind is NoticeKind.CALL][-1]


async def read(work: Work, report: Report) -> tuple[Account, Notice]:
    """Have a family asked for a talk that it has read."""
    account = await safe(work, report)
    await talks.ask(work, RULES, await moderator(work, 9), report.id, 0)
    notice = await request(work, report)
    await news.tell(work, RULES, Voice(), notice.id)
    opened = await reading.open_pushed(work, RULES, account, notice.id)
    assert opened is not None
    return account, opened


async def task(work: Work, account: Account) -> Review:
    """Return the family's task that asks for a person."""
    found = await work.reviews.open_contact(account.id)
    assert found is not None
    return found


async def held_words(work: Work) -> tuple[Moderator, Report, Review, Review]:
    """Return a senior, the report of a family of a case, and the due words of that case to it and to another."""
    who = await people(work)
    case = await case_of_a_family(work, who.first)
    [tie] = await work.cases.relatives(case.id)
    report, other = await work.reports.get(tie.report), (await sent(work, chat=7_000_000_009))[0]
    assert report is not None
    own = await tasks.enter(work, RULES, Cause.HELD_WORD, case.id, report=report.id, lead=True)
    theirs = await tasks.enter(work, RULES, Cause.HELD_WORD, case.id, report=other.id, lead=True)
    return who.senior, report, own, theirs


async def told_by_a_person(work: Work) -> tuple[Report, Moderator, Review]:
    """Return the report of a family without a chat that is asked for a talk, and who is about to tell it so."""
    someone = await moderator(work)
    heard = Behalf(moderator=someone.id, channel=Channel.PHONE, consent=consent.FULL, heard_at=work.now)
    told, _ = await sent(work)
    report = replace(told, id=work.ids.new(), number=work.ids.number(), behalf=heard)
    await work.reports.add(report, {})
    await talks.ask(work, RULES, someone, report.id, 0)
    await news.by_person(work, RULES, (await request(work, report)).id)
    [item] = [one for one in await work.reviews.of_report(report.id) if one.cause is Cause.TELL]
    return report, someone, await claims.take(work, RULES, someone, item.id)
