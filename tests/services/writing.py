"""Families that would rather not be called, what is written to them, and what they answer."""

from dataclasses import dataclass, replace
from datetime import time

from bot.chat.voice import Voice
from bot.domain.account import Account
from bot.domain.hours import QuietHours
from bot.domain.notice import Notice, NoticeKind
from bot.domain.report import Report
from bot.domain.review import Review
from bot.domain.roles import Moderator
from bot.domain.talk import TalkAnswer
from bot.questionnaire.form import REPLY
from bot.services import (
    answering,
    claims,
    in_writing,
    news,
    opening,
    reading,
    talks,
)
from bot.services.rules import Coordinator
from bot.storage.work import Work
from tests.services.people import RULES as PLAIN
from tests.services.people import account_of, moderator, sent
from tests.services.talking import read, task

RULES = replace(PLAIN, coordinators=(Coordinator("Ярина", "0 800 000 005"),))
AWAKE = replace(RULES, quiet=QuietHours(time(21, 0), time(8, 0)))
WORDS = "Чи маєте довідку про народження?"


@dataclass(frozen=True, kw_only=True)
class Written:
    """A family that pressed "Better write", and the moderator who holds its task."""

    report: Report
    account: Account
    request: Notice
    item: Review
    who: Moderator


async def better_write(work: Work, said: TalkAnswer = TalkAnswer.WRITE) -> Written:
    """Return a family that has answered so, with whoever holds its task."""
    report, _ = await sent(work)
    account, asked = await read(work, report)
    await talks.answer(work, RULES, account, asked.id, said)
    who = await moderator(work, 2)
    item = await claims.take(work, RULES, who, (await task(work, account)).id)
    return Written(report=report, account=account, request=asked, item=item, who=who)


async def written(work: Work) -> tuple[Written, Notice]:
    """Return a family that was written to, and what it is to read."""
    there = await better_write(work)
    await in_writing.send(work, there.who, there.item.id, WORDS, there.item.version)
    return there, await message(work, there.report)


async def message(work: Work, report: Report) -> Notice:
    """Return what was written last."""
    return [one for one in await work.notices.of_report(report.id) if one.kind is NoticeKind.WRITTEN][-1]


async def kept(work: Work, item: Review) -> Review:
    """Return an item as it stands."""
    found = await work.reviews.get(item.id)
    assert found is not None
    return found


async def told(work: Work, notice: Notice) -> Notice:
    """Push what was written, open it, and return it as it stands."""
    await news.tell(work, RULES, Voice(), notice.id)
    account = await work.accounts.get(notice.account)
    assert account is not None
    opened = await reading.open_pushed(work, RULES, account, notice.id)
    assert opened is not None
    return opened


async def answers(work: Work, there: Written, notice: Notice, text: str = "Так, є.") -> None:
    """Have the family answer what was written."""
    account = await account_of(work, there.report)
    turn = await opening.answer_notice(work, account, RULES, notice.id)
    assert turn.form is REPLY
    account = await account_of(work, there.report)
    await answering.say(work, account, RULES, text)
    await answering.finish(work, account, RULES, answering.At(turn.draft.id, "reply"))
