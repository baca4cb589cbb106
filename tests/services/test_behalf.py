"""A moderator writes for a family that is not in the chat: on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo import drafts as invented
from bot.domain.account import Account, Safety
from bot.domain.behalf import Behalf, Channel
from bot.domain.call import Call, Next, Outcome
from bot.domain.errors import Foreign, NotAllowed, NotClaimed, Stale
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, RejectReason, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator, Role
from bot.questionnaire import consent
from bot.questionnaire.form import FULL, MINOR
from bot.services import (
    additions,
    behalf,
    calls,
    claims,
    drafts,
    notify,
    reach,
    reports,
    reveal,
    review,
    verdicts,
    walking,
)
from bot.services.additions import Author
from bot.services.drafts import Turn
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.questionnaire.answered import given
from tests.services.people import RULES, moderator, sent

LEASE = timedelta(minutes=1)
ANSWERS = invented.full(FULL).answers


async def at(work: Work, someone: Moderator) -> Account:
    """Return the account that a moderator writes from, as it stands."""
    account = await work.accounts.get(someone.account)
    assert account is not None
    return account


async def begun(work: Work, number: int = 1) -> tuple[Turn, Moderator]:
    """Return a form that was opened for somebody on the phone."""
    someone = await moderator(work, number)
    account = await at(work, someone)
    return await behalf.begin(work, account, someone, RULES, Channel.PHONE, consent.FULL), someone


async def filled(work: Work) -> tuple[Turn, Moderator]:
    """Return such a form with every question answered."""
    turn, someone = await begun(work)
    turn = await walking.take_in(work, turn.draft, {**ANSWERS, "contact": given("+380000000001")})
    assert turn.step is None
    return turn, someone


async def told_by_phone(work: Work) -> tuple[Report, Review, Moderator]:
    """Return a report that a moderator wrote, and its item, held by that one."""
    turn, someone = await filled(work)
    report = await behalf.send(work, await at(work, someone), someone, RULES, turn.draft.id)
    [item] = await work.reviews.of_report(report.id)
    await work.reviews.keep(item.id, [])
    return report, await review.claim(work, RULES, someone, item.id), someone


async def task(work: Work, report: Report) -> Review:
    """Return the task to tell the family, once its job has run."""
    for job in await work.jobs.take(99, LEASE):
        if job.kind == "by_person":
            await reach.by_person(work, RULES, job.ids["notice"])
        await work.jobs.finish(job)
    [found] = [one for one in await work.reviews.of_report(report.id) if one.cause is Cause.TELL]
    return found


async def test_the_report_is_its_familys_with_the_consent_that_was_heard(storage: Storage) -> None:
    async with storage.work() as work:
        turn, someone = await filled(work)
        report = await behalf.send(work, await at(work, someone), someone, RULES, turn.draft.id)
        assert report.behalf == Behalf(
            moderator=someone.id, channel=Channel.PHONE, consent=consent.FULL, heard_at=work.now
        )
        assert await work.reports.get(report.id) == report
        family = await work.accounts.get(report.account)
        assert family is not None
        assert family.id != someone.account
        assert (family.consent, family.consented_at, family.safety) == (consent.FULL, work.now, Safety.SAFE)
        assert not family.reachable
        with pytest.raises(LookupError):
            await work.accounts.chat_id(family.id)
        [item] = await work.reviews.of_report(report.id)
        assert (item.kind, item.state) == (ReviewKind.REPORT, ReviewState.OPEN)
        assert await work.drafts.of(someone.account) == []
        assert (await at(work, someone)).focus is None


async def test_without_a_consent_to_the_text_of_today_nothing_is_kept(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        for version in ("2020-01", consent.BRIEF):
            with pytest.raises(Stale):
                await behalf.begin(work, await at(work, someone), someone, RULES, Channel.PHONE, version)
        assert await work.drafts.of(someone.account) == []


async def test_a_role_that_decides_nothing_writes_for_nobody(storage: Storage) -> None:
    async with storage.work() as work:
        auditor = await moderator(work, role=Role.AUDITOR)
        with pytest.raises(NotAllowed):
            await behalf.begin(work, await at(work, auditor), auditor, RULES, Channel.PHONE, consent.FULL)


async def test_a_second_press_opens_no_second_form_and_sends_no_second_report(storage: Storage) -> None:
    async with storage.work() as work:
        first, someone = await begun(work)
        again = await behalf.begin(work, await at(work, someone), someone, RULES, Channel.PHONE, consent.FULL)
        assert again.draft.id == first.draft.id
        turn = await walking.take_in(work, first.draft, ANSWERS)
        report = await behalf.send(work, await at(work, someone), someone, RULES, turn.draft.id)
        assert await behalf.send(work, await at(work, someone), someone, RULES, turn.draft.id) == report
        assert len(await work.reports.of(report.account)) == 1


async def test_a_form_with_an_open_question_is_not_sent(storage: Storage) -> None:
    async with storage.work() as work:
        turn, someone = await begun(work)
        with pytest.raises(Stale):
            await behalf.send(work, await at(work, someone), someone, RULES, turn.draft.id)


async def test_a_form_is_nobody_elses(storage: Storage) -> None:
    async with storage.work() as work:
        turn, _ = await begun(work)
        other = await moderator(work, 2)
        with pytest.raises(Foreign):
            await behalf.resume(work, await at(work, other), other, RULES, turn.draft.id)
        with pytest.raises(Foreign):
            await behalf.send(work, await at(work, other), other, RULES, turn.draft.id)


async def test_who_is_locked_out_does_not_see_it_any_more(storage: Storage) -> None:
    async with storage.work() as work:
        turn, someone = await begun(work)
        await work.moderators.save(replace(someone, active=False))
        account = await at(work, someone)
        assert account.moderator is None
        assert await drafts.unfinished(work, account) == []
        assert await drafts.focused(work, account) is None
        with pytest.raises(Foreign):
            await drafts.resume(work, account, turn.draft.id)
        assert await drafts.throw_away(work, account, turn.draft.id) is None


async def test_a_form_begun_for_a_family_survives_a_restart_and_ends_after_30_days(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        turn, someone = await begun(work)
    clock.move(days=29)
    async with storage.work() as work:
        account = await at(work, someone)
        assert [each.id for each in await behalf.begun(work, account)] == [turn.draft.id]
        assert (await behalf.resume(work, account, someone, RULES, turn.draft.id)).draft.behalf == turn.draft.behalf
    clock.move(days=2)
    async with storage.work() as work:
        await drafts.expire(work, RULES, turn.draft.id)
        assert await work.drafts.get(turn.draft.id) is None
        assert (await at(work, someone)).expired_at is None


async def test_a_minor_on_the_phone_gets_the_short_form_and_the_same_consent(storage: Storage) -> None:
    async with storage.work() as work:
        turn, someone = await begun(work)
        short = await behalf.minor(work, await at(work, someone), RULES, turn.draft.id)
        assert (short.form, short.draft.behalf) == (MINOR, turn.draft.behalf)
        turn = await walking.take_in(work, short.draft, invented.full(MINOR).answers)
        report = await behalf.send(work, await at(work, someone), someone, RULES, turn.draft.id)
        [item] = await work.reviews.of_report(report.id)
        assert item.cause is Cause.MINOR


async def test_what_the_family_is_to_be_told_is_a_task_for_a_person(storage: Storage) -> None:
    async with storage.work() as work:
        report, item, someone = await told_by_phone(work)
        await verdicts.new_case(work, someone, item.id)
        [notice] = [each for each in await work.notices.of_report(report.id) if each.state is not NoticeState.DROPPED]
        assert (notice.kind, notice.state) == (NoticeKind.TAKEN_UP, NoticeState.WAITS)
        telling = await task(work, report)
        assert (telling.kind, telling.state) == (ReviewKind.DELIVERY, ReviewState.OPEN)
        await claims.take(work, RULES, someone, telling.id)
        shown = await reveal.reveal(work, RULES, someone, telling.id)
        assert [each.id for each in shown.news] == [notice.id]
        assert shown.reach is not None
        assert shown.reach["contact"].value == "+380000000001"
        await calls.log(work, RULES, someone, telling.id, Call(Outcome.NO_ANSWER, Next.TODAY))
        assert len(await notify.by_person(work, report.id)) == 1
        await claims.take(work, RULES, someone, telling.id)
        await calls.log(work, RULES, someone, telling.id, Call(Outcome.SPOKEN, Next.DONE))
        assert await notify.by_person(work, report.id) == []
        assert await work.outbox.take(9, LEASE) == []


async def test_all_that_waits_is_one_task(storage: Storage) -> None:
    async with storage.work() as work:
        report, item, someone = await told_by_phone(work)
        await notify.announce(work, report, NoticeKind.READ, {"date": "2026-03-18"})
        first = await task(work, report)
        await verdicts.ask(work, someone, item.id, "birth")
        again = await task(work, report)
        assert again.id == first.id
        assert again.version > first.version
        [question] = await notify.by_person(work, report.id)
        assert question.kind is NoticeKind.QUESTION


async def test_what_is_told_by_letter_is_settled_without_a_call(storage: Storage) -> None:
    async with storage.work() as work:
        report, item, someone = await told_by_phone(work)
        await verdicts.new_case(work, someone, item.id)
        telling = await task(work, report)
        await claims.take(work, RULES, someone, telling.id)
        await verdicts.settle(work, someone, telling.id)
        assert await notify.by_person(work, report.id) == []


async def test_a_sent_report_is_completed_by_who_holds_its_item(storage: Storage) -> None:
    async with storage.work() as work:
        report, waiting = await sent(work)
        someone, other = await moderator(work), await moderator(work, 2)
        account = await at(work, someone)
        with pytest.raises(NotClaimed):
            await behalf.add(work, account, someone, RULES, waiting.id, report.id)
        await claims.take(work, RULES, someone, waiting.id)
        turn = await behalf.add(work, account, someone, RULES, waiting.id, report.id)
        again = await behalf.add(work, account, someone, RULES, waiting.id, report.id)
        assert again.draft.id == turn.draft.id
        changed = {**turn.draft.answers, "given": given("Остап Другий")}
        await walking.take_in(work, again.draft, changed)
        await additions.send(work, Author(account, someone), RULES, turn.draft.id)
        [told] = await work.additions.of_report(report.id)
        assert (told.moderator, told.channel, told.at) == (someone.id, Channel.PHONE, work.now)
        item = await behalf.held_about(work, someone, report)
        assert item is not None
        assert item.id == waiting.id
        assert await behalf.held_about(work, other, report) is None


async def test_what_was_begun_is_sent_although_the_claim_has_run_out(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        report, waiting = await sent(work)
        someone = await moderator(work)
        await claims.take(work, RULES, someone, waiting.id)
        turn = await behalf.add(work, await at(work, someone), someone, RULES, waiting.id, report.id)
        await walking.take_in(work, turn.draft, {**turn.draft.answers, "given": given("Остап Другий")})
    clock.move(minutes=31)
    async with storage.work() as work:
        other = await moderator(work, 2)
        taken = await claims.take(work, RULES, other, waiting.id)
        account = await at(work, someone)
        await behalf.resume(work, account, someone, RULES, turn.draft.id)
        await additions.send(work, Author(account, someone), RULES, turn.draft.id)
        with pytest.raises(Stale):
            await claims.held(work, other, waiting.id, taken.version)


async def test_another_familys_report_is_not_opened_through_an_item(storage: Storage) -> None:
    async with storage.work() as work:
        _, waiting = await sent(work)
        foreign, _ = await sent(work, chat=7_000_999_999)
        someone = await moderator(work)
        await claims.take(work, RULES, someone, waiting.id)
        with pytest.raises(Foreign):
            await behalf.add(work, await at(work, someone), someone, RULES, waiting.id, foreign.id)


async def test_a_report_withdrawn_meanwhile_takes_what_was_begun_with_it(storage: Storage) -> None:
    async with storage.work() as work:
        report, waiting = await sent(work)
        someone = await moderator(work)
        await claims.take(work, RULES, someone, waiting.id)
        turn = await behalf.add(work, await at(work, someone), someone, RULES, waiting.id, report.id)
        family = await work.accounts.get(report.account)
        assert family is not None
        await reports.withdraw(work, family, RULES, report.id)
        assert await work.drafts.get(turn.draft.id) is None
        assert await behalf.current(work, await at(work, someone)) is None
        kept = await work.reports.get(report.id)
        assert kept is not None
        assert kept.state is ReportState.WITHDRAWN


async def test_a_family_without_a_chat_asks_for_another_look_through_whoever_tells_it(storage: Storage) -> None:
    async with storage.work() as work:
        report, item, someone = await told_by_phone(work)
        await verdicts.reject(work, someone, item.id, RejectReason.INSUFFICIENT)
        telling = await task(work, report)
        await claims.take(work, RULES, someone, telling.id)
        assert (await reveal.reveal(work, RULES, someone, telling.id)).appeals
        for _ in range(2):
            await behalf.review_again(work, someone, RULES, telling.id)
        again = [one for one in await work.reviews.of_report(report.id) if one.cause is Cause.REVIEW_AGAIN]
        assert [(one.barred, one.state) for one in again] == [(someone.id, ReviewState.OPEN)]
        assert not (await reveal.choices(work, someone, telling.id)).appeals


async def test_no_other_item_asks_for_another_look(storage: Storage) -> None:
    async with storage.work() as work:
        _, waiting = await sent(work)
        someone = await moderator(work)
        await claims.take(work, RULES, someone, waiting.id)
        with pytest.raises(Foreign):
            await behalf.review_again(work, someone, RULES, waiting.id)
