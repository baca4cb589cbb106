"""A moderator asks a family for a talk (D.9), whatever it is about: then a call is no signal. The family says when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.errors import AlreadyAsked, Foreign, NotAllowed, Stale
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.domain.roles import Act, Moderator
from bot.domain.talk import TalkAnswer, call_by, priority
from bot.services import notify, queue, tasks
from bot.services.notify import NoticeWork, Sent
from bot.services.permissions import allow
from bot.services.queue import QueueWork
from bot.services.review import ReviewWork
from bot.services.rules import Coordinator, Rules

#: What a request holds besides who calls and from where: who asked, what was answered, that it is over.
BY, ANSWER, OVER = "by", "answer", "over"
#: Where nobody calls.
NO_CALL: Final = (TalkAnswer.WRITE, TalkAnswer.NOT_NOW)
#: A family that took its report back is asked for nothing.
GONE: Final = (ReportState.WITHDRAWN,)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Offer:
    """A talk before the family is asked for it."""

    report: Report
    account: Account
    coordinators: Sequence[Coordinator]
    #: The notice as the family will read it, once it is known who calls.
    notice: Notice | None = None


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Talk:
    """A request for a talk as whoever calls sees it."""

    #: The coordinator who was named to the family.
    name: str
    answer: TalkAnswer
    asked_by: Moderator | None


class TalkWork(QueueWork, NoticeWork, Protocol):
    """What it takes to tell what a family answered."""

    @property
    def reports(self) -> Sent:
        """Reports."""


def possible(report: Report) -> bool:
    """Whether a family may be asked for a talk: it is written to, and has not taken its report back."""
    return not report.silent and report.state not in GONE


async def offer(
    work: ReviewWork, rules: Rules, moderator: Moderator, report_id: str, place: int | None = None
) -> Offer:
    """Return a talk to ask for, with the coordinator at this `place` of the list; the only one is not asked about.

    Raises Foreign for no report or no such coordinator, NotAllowed where this role may not or nothing may be
    written, AlreadyAsked while the family has not answered an earlier request.
    """
    allow(moderator, Act.ASK_FAMILY)
    report = await work.reports.get_alone(report_id)
    account = await work.accounts.get(report.account) if report is not None else None
    if report is None or account is None:
        raise Foreign
    if not possible(report):
        raise NotAllowed
    if await unanswered(work, report):
        raise AlreadyAsked
    only = 0 if place is None and len(rules.coordinators) == 1 else place
    facts = None if only is None else _facts(rules, moderator, only)
    return Offer(
        report=report,
        account=account,
        coordinators=rules.coordinators,
        notice=None if facts is None else _unsent(work, report, facts),
    )


def _facts(rules: Rules, moderator: Moderator, place: int) -> dict[str, str]:
    if not 0 <= place < len(rules.coordinators):
        raise Foreign
    one = rules.coordinators[place]
    return {"name": one.name, "number": one.number, BY: moderator.id}


def _unsent(work: NoticeWork, report: Report, facts: dict[str, str]) -> Notice:
    return Notice(
        id="", number="", kind=NoticeKind.CALL, account=report.account, report=report.id, state=NoticeState.RAISED,
        raised_at=work.now, facts=facts,
    )  # fmt: skip


async def ask(work: ReviewWork, rules: Rules, moderator: Moderator, report_id: str, place: int) -> Offer:
    """Ask a family for a talk: it belongs to the report, so it goes at every level and during a hold.

    Raises as `offer`.
    """
    asked = await offer(work, rules, moderator, report_id, place)
    await notify.announce(work, asked.report, NoticeKind.CALL, _facts(rules, moderator, place))
    work.audit.record(moderator.id, "talk", report_id)
    await _word_given(work, moderator, asked.report)
    return asked


async def _word_given(work: ReviewWork, moderator: Moderator, report: Report) -> None:
    """Settle the due word of a held case to this family."""
    case = await work.cases.of_report(report.id)
    root = await work.cases.root(case) if case else None
    for each in dict.fromkeys((case, root.id)) if case and root else ():
        await tasks.done(work, moderator, each, Cause.HELD_WORD, report.id)


async def _last(work: NoticeWork, report: str) -> Notice | None:
    """Return the last request for a talk about a report that was not taken back."""
    found = [one for one in await work.notices.of_report(report) if one.kind is NoticeKind.CALL]
    return next((one for one in reversed(found) if one.state is not NoticeState.DROPPED), None)


async def unanswered(work: ReviewWork, report: Report) -> bool:
    """Whether a family has been asked for a talk, about this or another report of its own, and has not answered.

    What was asked about a report that it took back it can answer no more.
    """
    for each in await work.reports.of(report.account):
        last = await _last(work, each.id) if each.state not in GONE else None
        if last is not None and not {ANSWER, OVER} & last.facts.keys():
            return True
    return False


async def answer(work: ReviewWork, rules: Rules, account: Account, notice_id: str, said: TalkAnswer) -> Notice:
    """Keep what a family answers, and have a moderator see it; another answer takes its place.

    The same once more changes nothing. Raises Foreign for what is no request of its own that it has read, Stale for
    one that is over.
    """
    notice = await work.notices.get(notice_id)
    if notice is None or notice.account != account.id or notice.kind is not NoticeKind.CALL or not notice.state.told:
        raise Foreign
    last = await _last(work, notice.report)
    if OVER in notice.facts or last is None or last.id != notice.id:
        raise Stale
    if notice.facts.get(ANSWER) == said.value:
        return notice
    answered = replace(notice, state=NoticeState.RECEIVED, facts={**notice.facts, ANSWER: said.value})
    await work.notices.save(answered)
    work.audit.record(account.id, "answer_talk", notice.id)
    await _into_queue(work, rules, account, notice.report, said)
    return answered


async def _into_queue(work: ReviewWork, rules: Rules, account: Account, report: str, said: TalkAnswer) -> None:
    """Bring an answer before the moderators: one task asks for a person, and what is graver in it stays."""
    level, due = priority(said), call_by(said, work.now)
    due = due or rules.due_by(level, work.now)
    there = await work.reviews.open_contact(account.id)
    if there is None:
        kind, cause = ReviewKind.CONTACT, Cause.TALK
        await queue.enter(work, rules, kind, cause, account.id, level, report=report, due_at=due)
    elif there.cause is Cause.TALK:
        await _anew(work, replace(there.running(work.now), priority=level, due_at=due))
    else:
        await queue.join(work, rules, there, level, Cause.TALK)


async def _anew(work: ReviewWork, review: Review) -> None:
    """Bring a task to another time; the new version kills the buttons of whoever prepares for the old one."""
    if review.state in (ReviewState.HELD, ReviewState.ASKED):
        await queue.put_back(work, review)
        return
    if review.state is ReviewState.OPEN:
        await queue.alarm(work, review)
    await work.reviews.save(review)


async def spoken(work: ReviewWork, account: str) -> None:
    """End the requests to a family that a person has spoken with: what it has not read of them is never told."""
    for report in await work.reports.of(account):
        for notice in await work.notices.of_report(report.id):
            if notice.kind is not NoticeKind.CALL or OVER in notice.facts:
                continue
            if notice.state.unread:
                await notify.drop(work, notice)
            elif notice.state.told:
                await work.notices.save(replace(notice, facts={**notice.facts, OVER: "1"}))


async def of_family(work: TalkWork, account: str) -> Talk | None:
    """Return what a family has answered last to a request that is not over, None where it has not."""
    last = await answered_last(work, account)
    if last is None:
        return None
    return Talk(
        name=caller(last),
        answer=TalkAnswer(last.facts[ANSWER]),
        asked_by=await work.moderators.get(last.facts[BY]),
    )


async def answered_last(work: TalkWork, account: str) -> Notice | None:
    """Return the request that is not over which a family has answered last, None where it has answered none."""
    lasts = [await _last(work, report.id) for report in await work.reports.of(account)]
    answered = [one for one in lasts if one is not None and ANSWER in one.facts and OVER not in one.facts]
    return max(answered, key=lambda one: one.raised_at, default=None)


def caller(request: Notice) -> str:
    """Return the coordinator whom a request names to the family."""
    return request.facts["name"]


def answered(notice: Notice) -> TalkAnswer | None:
    """Return what was answered to a request, None where nothing was."""
    said = notice.facts.get(ANSWER)
    return None if said is None else TalkAnswer(said)


def over(notice: Notice) -> bool:
    """Whether a request needs no answer any more: a person has spoken with the family."""
    return OVER in notice.facts
