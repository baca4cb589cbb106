"""Decisions, what they make of a report, and what the family will be told: on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.candidate import Candidate
from bot.domain.case import CaseState
from bot.domain.errors import AlreadyDecided, Barred, ForbiddenContent, Foreign, NotAllowed, NotClaimed, Stale
from bot.domain.hours import KYIV
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.person import Person
from bot.domain.report import ReportState
from bot.domain.review import Cause, LinkReason, Priority, RejectReason, ReviewState, VerdictKind
from bot.questionnaire.phrases import phrase
from bot.services import claims, promise, reports, review, three_words, verdicts
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.people import RULES, account_of, moderator, sent
from tests.storage import builders
from tests.storage.builders import PERSON, case


async def told(work: Work, report: str) -> list[tuple[NoticeKind, NoticeState]]:
    """Return what a family is told about a report."""
    return [(notice.kind, notice.state) for notice in await work.notices.of_report(report)]


async def test_a_report_goes_from_question_to_refusal_to_another_moderators_link(storage: Storage) -> None:
    async with storage.work() as work:
        first, second = await moderator(work, 1), await moderator(work, 2)
        report, item = await sent(work)
        await work.cases.add(case(1))
        await review.claim(work, RULES, first, item.id)
        await verdicts.ask(work, first, item.id, "birth")
        await review.replied(work, RULES, report.id, item.id, "In May.")
        await review.claim(work, RULES, first, item.id)
        await verdicts.reject(work, first, item.id, RejectReason.INSUFFICIENT)
        await reports.review_again(work, await account_of(work, report), RULES, report.id)
        appeal = next(one for one in await work.reviews.of_report(report.id) if one.id != item.id)
        with pytest.raises(Barred):
            await review.claim(work, RULES, first, appeal.id)
        await work.reviews.keep(appeal.id, [])
        await review.claim(work, RULES, second, appeal.id)
        with pytest.raises(Foreign):
            await verdicts.link(work, second, appeal.id, case(1).id, LinkReason.PAPERS)
        await verdicts.new_case(work, second, appeal.id)
        shown = [(v.kind, v.moderator) for each in (item, appeal) for v in await work.verdicts.of(each.id)]
        kept = await work.reports.get(report.id)
    assert shown == [(VerdictKind.ASK, first.id), (VerdictKind.REJECT, first.id), (VerdictKind.NEW_CASE, second.id)]
    assert kept is not None
    assert kept.state is ReportState.ACCEPTED


async def test_a_verdict_takes_back_what_the_family_has_not_read_yet(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        await verdicts.new_case(work, someone, item.id)
        assert set(await told(work, report.id)) == {
            (NoticeKind.READ, NoticeState.DROPPED),
            (NoticeKind.TAKEN_UP, NoticeState.RAISED),
        }


async def test_a_silent_report_is_decided_and_its_family_never_told(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)
        await work.reports.save(replace(report, silent=True))
        await review.claim(work, RULES, someone, item.id)
        with pytest.raises(NotAllowed):
            await verdicts.ask(work, someone, item.id, "birth")
        await verdicts.new_case(work, someone, item.id)
        assert await told(work, report.id) == []


async def test_no_verdict_without_a_claim_of_ones_own(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        _, item = await sent(work)
        with pytest.raises(NotClaimed):
            await verdicts.hold(work, someone, item.id)
        taken = await review.claim(work, RULES, someone, item.id)
        with pytest.raises(Stale):
            await verdicts.hold(work, someone, item.id, taken.version - 1)
    clock.move(RULES.claim)
    async with storage.work() as work:
        with pytest.raises(NotClaimed):
            await verdicts.new_case(work, someone, item.id, taken.version)


async def test_what_must_never_be_kept_is_not_sent_to_a_family_either(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        _, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        with pytest.raises(ForbiddenContent):
            await verdicts.ask(work, someone, item.id, "48.123456, 37.654321?")
        assert await work.verdicts.of(item.id) == []


async def test_what_the_family_has_ended_names_no_moderator(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        await verdicts.ask(work, someone, item.id, "birth")
        await reports.withdraw(work, await account_of(work, report), RULES, report.id)
        with pytest.raises(AlreadyDecided) as ended:
            await claims.take(work, RULES, someone, item.id)
    assert ended.value.moderator is None


@pytest.mark.parametrize("state", [ReviewState.HELD, ReviewState.OPEN])
async def test_on_the_promised_day_a_report_comes_forward(
    storage: Storage, clock: FixedClock, state: ReviewState
) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        if state is ReviewState.HELD:
            await verdicts.hold(work, someone, item.id)
        else:
            await claims.release(work, someone, item.id)
    clock.move(timedelta(days=14))
    async with storage.work() as work:
        await promise.due(work, RULES, report.id)
        kept = await work.reviews.get(item.id)
    assert kept is not None
    assert (kept.state, kept.priority, kept.cause) == (ReviewState.OPEN, Priority.P1, Cause.PROMISE)
    assert kept.due_at <= clock.now() + timedelta(hours=24)


async def test_the_person_of_a_new_case_is_the_reports(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        _, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        await verdicts.new_case(work, someone, item.id)
        [verdict] = await work.verdicts.of(item.id)
        made = await work.cases.get(verdict.case or "")
    assert made is not None
    assert made.person == PERSON


async def test_an_answer_brings_back_what_was_set_aside_meanwhile(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        await verdicts.ask(work, someone, item.id, "birth")
        await review.claim(work, RULES, someone, item.id)
        await verdicts.hold(work, someone, item.id)
        await review.replied(work, RULES, report.id, item.id, "In May.")
        kept = await work.reviews.get(item.id)
    assert kept is not None
    assert kept.state is ReviewState.OPEN


async def test_what_is_brought_forward_is_due_on_the_promised_day_itself(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work, Priority.P3)
        await review.claim(work, RULES, someone, item.id)
        await verdicts.hold(work, someone, item.id)
        [notice] = await work.notices.of_report(report.id)
    promised = date.fromisoformat(notice.facts["date"])
    clock.moment = datetime.combine(promised, time(9, 0), KYIV).astimezone(UTC)
    async with storage.work() as work:
        assert len(await work.jobs.take(1, timedelta(0), ["promise"])) == 1
        await promise.due(work, RULES, report.id)
        kept = await work.reviews.get(item.id)
    assert kept is not None
    assert kept.due_at.astimezone(KYIV).date() == promised


async def test_a_case_made_of_one_familys_words_ends_with_them(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        await verdicts.new_case(work, someone, item.id)
        [verdict] = await work.verdicts.of(item.id)
        await reports.withdraw(work, await account_of(work, report), RULES, report.id)
        made = await work.cases.get(verdict.case or "")
    assert made is not None
    assert (made.person, made.state) == (Person(), CaseState.CLOSED_BY_FAMILY)


async def test_a_case_that_others_wrote_about_too_stays_with_their_words(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        await verdicts.new_case(work, someone, item.id)
        [verdict] = await work.verdicts.of(item.id)
        made = await work.cases.get(verdict.case or "")
        assert made is not None
        renamed = await work.cases.save(replace(made, person=replace(made.person, surname="Вигаданко")))
        other, second = await sent(work, chat=builders.CHAT + 1)
        await work.reviews.keep(second.id, [Candidate(made.id, 0.8, "strong", ())])
        await review.claim(work, RULES, someone, second.id)
        await verdicts.link(work, someone, second.id, made.id, LinkReason.FAMILY)
        await work.cases.save(replace(renamed, person=made.person))
        await reports.withdraw(work, await account_of(work, report), RULES, report.id)
        kept = await work.cases.get(made.id)
        assert kept is not None
        assert (kept.person, kept.state) == (other.person, CaseState.OPEN)
        await reports.withdraw(work, await account_of(work, other), RULES, other.id)
        kept = await work.cases.get(made.id)
    assert kept is not None
    assert (kept.person, kept.state) == (Person(), CaseState.CLOSED_BY_FAMILY)


async def test_a_case_from_elsewhere_stays_when_a_family_takes_its_words_back(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        await work.cases.add(case(1))
        report, item = await sent(work)
        await work.reviews.keep(item.id, [Candidate(case(1).id, 0.8, "strong", ())])
        await review.claim(work, RULES, someone, item.id)
        await verdicts.link(work, someone, item.id, case(1).id, LinkReason.OFFICIAL)
        await reports.withdraw(work, await account_of(work, report), RULES, report.id)
        kept = await work.cases.get(case(1).id)
    assert kept is not None
    assert (kept.person, kept.state) == (PERSON, CaseState.OPEN)


async def test_whoever_takes_over_a_refused_report_is_told_why(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)
        await work.reports.save(replace(report, silent=True))
        words = phrase(work.ids.pick)
        await work.reports.keep_phrase(report.id, words)
        await review.claim(work, RULES, someone, item.id)
        await verdicts.reject(work, someone, item.id, RejectReason.INSUFFICIENT)
        assert await told(work, report.id) == []
        trusted = await work.accounts.meet(builders.CHAT + 1)
        taken = await three_words.take_over(work, trusted, words)
        assert taken is not None
        [notice] = await work.notices.of_report(report.id)
    assert (notice.kind, notice.account) == (NoticeKind.NOT_TAKEN_UP, trusted.id)
    assert notice.facts["reason"] == RejectReason.INSUFFICIENT
