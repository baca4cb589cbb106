"""My reports, and the news about them."""

from dataclasses import replace

import pytest

from bot.chat.family.voice import FamilyVoice
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, ReviewKind, ReviewState
from bot.services import notify, queue
from tests.chat.family.family import RULES, Family
from tests.chat.family.test_check import sent


async def only(family: Family) -> Report:
    account = await family.account()
    async with family.world.storage.reading() as work:
        [report] = await work.reports.of(account.id)
    return report


async def becomes(family: Family, state: ReportState) -> None:
    report = await only(family)
    async with family.world.storage.work() as work:
        await work.reports.save(replace(report, state=state))


async def news(family: Family, kind: NoticeKind, **facts: str) -> None:
    """Raise a notice and push it."""
    report = await only(family)
    async with family.world.storage.work() as work:
        await notify.announce(work, report, kind, facts)
        [notice] = [n for n in await work.notices.of_report(report.id) if n.state is NoticeState.RAISED]
        await notify.tell(work, RULES, FamilyVoice(), notice.id)
    await family.world.deliver()


async def asked(family: Family, question: str = "birth") -> None:
    """Have a moderator ask about the report."""
    report = await only(family)
    await becomes(family, ReportState.NEEDS_CLARIFICATION)
    async with family.world.storage.work() as work:
        [review] = await work.reviews.of_report(report.id)
        await work.reviews.save(replace(review, state=ReviewState.ASKED))
    await news(family, NoticeKind.QUESTION, question=question, review=review.id)


async def test_a_report_is_listed_by_its_number_and_date(family: Family) -> None:
    await sent(family)
    report = await only(family)
    await family.presses("My reports")
    assert f"No. {report.number}, 4\u00a0March 2026: waits for a moderator" in family.screen


async def test_a_new_case_and_a_linked_one_read_the_same(family: Family) -> None:
    await sent(family)
    seen = set()
    for state in (ReportState.ACCEPTED, ReportState.LINKED):
        await becomes(family, state)
        await family.types("/start")
        await family.presses("My reports", "No. ")
        seen.add((family.screen, tuple(family.labels)))
    assert len(seen) == 1


async def test_an_empty_list_says_so(family: Family) -> None:
    await family.begins()
    await family.presses("My reports")
    assert "You have sent no reports yet." in family.screen


async def test_an_unfinished_report_is_listed_and_can_be_deleted(family: Family) -> None:
    await family.reports()
    await family.presses("Pause", "To the menu", "My reports")
    assert "You have sent no reports yet." in family.screen
    await family.presses("Delete", "Yes, delete")
    assert await family.drafts() == []


async def test_the_push_tells_nothing_and_opens_in_place(family: Family) -> None:
    await sent(family)
    await news(family, NoticeKind.TAKEN_UP)
    assert family.screen == "You have a message. Open it when it suits you."
    before = len(family.messages)
    await family.presses("Open")
    assert "has been taken up" in family.screen
    assert len(family.messages) == before
    await family.presses("My reports")
    assert "Read the last message again" not in family.labels


async def test_a_notice_put_off_waits_in_my_reports(family: Family) -> None:
    await sent(family)
    await news(family, NoticeKind.READ, date="2026-03-18")
    await family.presses("Later")
    assert family.toast == "It waits in My reports."
    assert "You have a message" not in family.everything
    await family.types("/start")
    await family.presses("My reports", "Open the message")
    assert "by 18\u00a0March 2026 at the latest" in family.screen
    await family.presses("My reports", "No. ", "Read the last message again")
    assert "by 18\u00a0March 2026" in family.screen


async def test_what_is_kept_back_is_not_even_listed(family: Family) -> None:
    await sent(family)
    await family.presses("My reports")
    before = family.labels
    report = await only(family)
    async with family.world.storage.work() as work:
        await notify.announce(work, report, NoticeKind.BELIEVED, {"date": "2026-03-04"})
        [notice] = await work.notices.of_report(report.id)
        await notify.withhold(work, notice, NoticeState.KEPT_BACK)
    await family.types("/start")
    assert "A message waits" not in family.screen
    await family.presses("My reports")
    assert family.labels == before


async def test_what_was_received_is_not_offered_as_unread(family: Family) -> None:
    await sent(family)
    await news(family, NoticeKind.TAKEN_UP)
    await family.presses("Open", "Received", "My reports")
    assert "Open the message" not in " ".join(family.labels)
    await family.presses("No. ")
    assert "Read the last message again" in family.labels


async def test_the_menu_tells_of_news_that_was_never_pushed_until_it_is_read(family: Family) -> None:
    await sent(family)
    account = await family.account()
    async with family.world.storage.work() as work:
        await work.accounts.save(replace(account, quiet=True))
    before = len(family.messages)
    await news(family, NoticeKind.TAKEN_UP)
    assert len(family.messages) == before
    await family.types("/start")
    assert "A message waits for you in My reports." in family.screen
    await family.presses("My reports", "Open the message", "My reports", "To the menu")
    assert "A message waits for you" not in family.screen


async def test_whoever_answers_a_question_is_told_that_done_sends_it(family: Family) -> None:
    await sent(family)
    await asked(family)
    await family.presses("Open", "Answer")
    await family.types("In spring, I think.")
    assert "To send your answer, press Done." in family.screen


async def test_nobody_else_can_open_a_notice(family: Family) -> None:
    await sent(family)
    await news(family, NoticeKind.TAKEN_UP)
    stranger = family.world.family(5_000_000_002)
    await stranger.begins()
    await stranger.press_data(family.data("Open"))
    assert "taken up" not in stranger.everything


async def test_a_question_is_answered_in_its_own_time(family: Family) -> None:
    await sent(family)
    await asked(family)
    await family.presses("Open")
    assert "Can you tell the date of birth more exactly?" in family.screen
    await family.presses("Answer")
    await family.types("In spring, I think.", "Perhaps in April.")
    done = family.data("Done")
    await family.press_data(done)
    assert "Your answer is with the moderators" in family.screen
    await family.press_data(done)
    assert family.toast is None
    report = await only(family)
    async with family.world.storage.reading() as work:
        assert await work.reports.replies(report.id) == ["In spring, I think.\nPerhaps in April."]
        [review] = await work.reviews.of_report(report.id)
    assert report.state is ReportState.IN_REVIEW
    assert review.state is ReviewState.OPEN


async def test_a_question_in_the_moderators_own_words_is_told_as_it_is(family: Family) -> None:
    await sent(family)
    await asked(family, "Чи була в людини борода?")
    await family.presses("Open")
    assert "Чи була в людини борода?" in family.screen


async def test_a_report_not_taken_up_says_why_and_can_be_reviewed_again(family: Family) -> None:
    await sent(family)
    await becomes(family, ReportState.REJECTED)
    await news(family, NoticeKind.NOT_TAKEN_UP, reason="not_war")
    await family.presses("Open")
    assert "connected with the war" in family.screen
    assert "/contacts" in family.screen
    press = family.data("Review again")
    await family.press_data(press)
    assert "Another moderator will read this report." in family.screen
    await family.press_data(press)
    assert family.toast is None
    report = await only(family)
    async with family.world.storage.reading() as work:
        again = [r for r in await work.reviews.of_report(report.id) if r.cause is Cause.REVIEW_AGAIN]
    assert len(again) == 1


@pytest.mark.parametrize("state", [ReportState.SUBMITTED, ReportState.ACCEPTED])
async def test_a_deleted_report_is_erased_and_gone_from_the_list(family: Family, state: ReportState) -> None:
    await sent(family)
    await becomes(family, state)
    await family.presses("My reports", "No. ", "Delete this report")
    assert "If someone else wrote about this person, that information stays." in family.screen
    press = family.data("Yes, delete")
    await family.press_data(press)
    await family.press_data(press)
    assert "are erased" in family.screen
    report = await only(family)
    async with family.world.storage.reading() as work:
        assert await work.reports.answers(report.id) == {}
        reviews = await work.reviews.of_report(report.id)
    assert report.person.surname is None
    withdrawn = [r for r in reviews if r.cause is Cause.WITHDRAWN]
    assert len(withdrawn) == (state is ReportState.ACCEPTED)
    await family.presses("My reports")
    assert "You have sent no reports yet." in family.screen


async def test_deleting_a_report_takes_its_unread_news_back(family: Family) -> None:
    await sent(family)
    await news(family, NoticeKind.TAKEN_UP)
    await family.types("/delete")
    await family.presses("Report No.", "Yes, delete")
    assert "You have a message" not in family.everything


async def test_an_open_task_of_the_family_ends_with_everything(family: Family) -> None:
    await sent(family)
    account = await family.account()
    async with family.world.storage.work() as work:
        await queue.enter(work, RULES, ReviewKind.CONTACT, Cause.ASKED_FOR_PERSON, account.id)
    await family.types("/delete")
    await family.presses("Everything about me", "Yes, delete everything")
    async with family.world.storage.reading() as work:
        assert await work.reviews.open_contact(account.id) is None
