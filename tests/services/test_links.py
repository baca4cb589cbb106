"""A report is linked to a case for a reason, and taken out of it again: on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.candidate import Candidate
from bot.domain.case import Case, CaseState, Fate
from bot.domain.errors import ForbiddenContent, Foreign, NotAllowed, ReasonNeeded, Stale
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.person import Person
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, LinkReason, Priority, Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Moderator, Role
from bot.domain.status import Wish
from bot.services import links, reports, review, statuses, talks, verdicts
from bot.services.rules import Coordinator
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services import deciding
from tests.services.people import RULES, account_of, moderator, sent
from tests.services.test_races import together
from tests.services.test_verdicts import told
from tests.storage import builders
from tests.storage.builders import PERSON, case

WHY = "They are cousins of one name."


async def linked(work: Work, by: Moderator, chat: int = builders.CHAT, into: Case | None = None) -> tuple[Report, Case]:
    """Return a report with a case made of it, or linked to one that is there."""
    report, item = await sent(work, chat=chat)
    if into is not None:
        await work.reviews.keep(item.id, [Candidate(into.id, 0.8, "strong", ())])
    await review.claim(work, RULES, by, item.id)
    if into is None:
        await verdicts.new_case(work, by, item.id)
    else:
        await verdicts.link(work, by, item.id, into.id, LinkReason.PAPERS)
    kept, of = await work.reports.get(report.id), await work.cases.of_report(report.id)
    assert kept is not None
    assert of is not None
    made = await work.cases.get(of)
    assert made is not None
    return kept, made


async def again(work: Work, report: Report) -> Review:
    """Return the item in which a report is read again."""
    return next(item for item in await work.reviews.of_report(report.id) if item.cause is Cause.LINK_UNDONE)


async def test_a_link_keeps_its_reason_and_the_moderators_own_words(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        await work.cases.add(case(1))
        report, item = await sent(work)
        await work.reviews.keep(item.id, [Candidate(case(1).id, 0.8, "strong", ())])
        await review.claim(work, RULES, someone, item.id)
        with pytest.raises(ForbiddenContent):
            await verdicts.link(work, someone, item.id, case(1).id, LinkReason.PAPERS, "48.123456, 37.654321")
        await verdicts.link(work, someone, item.id, case(1).id, LinkReason.PAPERS, "The birth certificate.")
    async with storage.reading() as work:
        [verdict] = await work.verdicts.of(item.id)
        assert await work.verdicts.of_case(case(1).id) == [verdict]
        assert await work.cases.of_report(report.id) == case(1).id
    assert (verdict.kind, verdict.reason, verdict.text) == (
        VerdictKind.LINK,
        LinkReason.PAPERS,
        "The birth certificate.",
    )


async def test_a_case_that_was_closed_meanwhile_is_not_linked_to_and_the_cases_are_compared_anew(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        await work.cases.add(case(1))
        report, item = await sent(work)
        await work.reviews.keep(item.id, [Candidate(case(1).id, 0.8, "strong", ())])
        await review.claim(work, RULES, someone, item.id)
        await work.cases.save(replace(case(1), state=CaseState.CLOSED_BY_FAMILY))
        with pytest.raises(Stale):
            await verdicts.link(work, someone, item.id, case(1).id, LinkReason.PAPERS)
        assert await work.cases.of_report(report.id) is None
    async with storage.work() as work:
        assert [due.ids for due in await work.jobs.take(9, timedelta(minutes=1), ["match"])] == [{"report": report.id}]


async def test_a_link_undone_brings_the_report_back_and_leaves_the_case_its_other_families(storage: Storage) -> None:
    async with storage.work() as work:
        someone, verifier = await moderator(work), await moderator(work, 2, Role.VERIFIER)
        first, made = await linked(work, someone)
        second, _ = await linked(work, someone, builders.CHAT + 1, made)
        item = await links.undo(work, RULES, verifier, made.id, second.id, WHY)
        assert [tie.report for tie in await work.cases.relatives(made.id)] == [first.id]
        kept, case_ = await work.reports.get(second.id), await work.cases.get(made.id)
        assert kept is not None
        assert case_ is not None
        assert kept.state is ReportState.IN_REVIEW
        assert (case_.person, case_.state) == (PERSON, CaseState.OPEN)
        assert (item.kind, item.cause, item.priority) == (ReviewKind.REPORT, Cause.LINK_UNDONE, Priority.P1)
        [why] = await work.verdicts.of(item.id)
        assert (why.kind, why.moderator, why.case, why.text) == (VerdictKind.UNLINKED, verifier.id, made.id, WHY)
        assert [each.cause for each in await work.reviews.of_case(made.id)] == []


async def test_what_was_undone_is_decided_again_and_the_case_can_be_the_same(storage: Storage) -> None:
    async with storage.work() as work:
        someone, senior = await moderator(work), await moderator(work, 2, Role.SENIOR)
        await work.cases.add(case(1))
        report, _ = await linked(work, someone, into=case(1))
        item = await links.undo(work, RULES, senior, case(1).id, report.id, WHY)
        await work.reviews.keep(item.id, [Candidate(case(1).id, 0.8, "strong", ())])
        await review.claim(work, RULES, someone, item.id)
        await verdicts.link(work, someone, item.id, case(1).id, LinkReason.OFFICIAL)
        assert [tie.report for tie in await work.cases.relatives(case(1).id)] == [report.id]


async def test_a_case_made_of_this_report_alone_closes_and_its_history_says_so(storage: Storage) -> None:
    async with storage.work() as work:
        someone, senior = await moderator(work), await moderator(work, 2, Role.SENIOR)
        report, made = await linked(work, someone)
        await links.undo(work, RULES, senior, made.id, report.id, WHY)
        kept = await work.cases.get(made.id)
        [line] = await work.statuses.of_case(made.id)
        assert await deciding.fits_its_history(work, made.id)
    assert kept is not None
    assert (kept.person, kept.state) == (Person(), CaseState.CLOSED_BY_FAMILY)
    assert (line.axis, line.after, line.moderator) == (Axis.CASE, CaseState.CLOSED_BY_FAMILY, senior.id)


async def test_a_case_whose_first_family_was_linked_wrongly_ends_with_the_words_of_the_last_one(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        someone, senior = await moderator(work), await moderator(work, 2, Role.SENIOR)
        first, made = await linked(work, someone)
        second, _ = await linked(work, someone, builders.CHAT + 1, made)
        await links.undo(work, RULES, senior, made.id, first.id, WHY)
        await reports.withdraw(work, await account_of(work, second), RULES, second.id)
        kept = await work.cases.get(made.id)
    assert kept is not None
    assert (kept.person, kept.state) == (Person(), CaseState.CLOSED_BY_FAMILY)


async def test_a_family_asked_for_a_talk_meanwhile_notices_no_undone_link_either(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        someone = await moderator(work, 2, Role.SENIOR)
        report, made = await linked(work, someone)
    clock.move(minutes=30)
    async with storage.work() as work:
        account = await account_of(work, report)
        rules = replace(RULES, coordinators=(Coordinator("Ярина", "0 800 000 005"),))
        await talks.ask(work, rules, someone, report.id, 0)
        before = await reports.mine(work, account)
        item = await links.undo(work, RULES, someone, made.id, report.id, WHY)
        assert [each.state for each, _ in await reports.mine(work, account)] == [each.state for each, _ in before]
        await review.claim(work, RULES, someone, item.id)
        await verdicts.new_case(work, someone, item.id)
        kinds = [one.kind for one in await work.notices.of_report(report.id)]
        assert kinds.count(NoticeKind.TAKEN_UP) == 1


async def test_the_promise_of_a_report_that_is_read_again_is_waited_for_again(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        someone, senior = await moderator(work), await moderator(work, 2, Role.SENIOR)
        report, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        [read] = await work.notices.of_report(report.id)
        await verdicts.new_case(work, someone, item.id)
        made = await work.cases.of_report(report.id)
        await links.undo(work, RULES, senior, made or "", report.id, WHY)
    clock.move(timedelta(days=20))
    async with storage.work() as work:
        [due] = await work.jobs.take(9, timedelta(0), ["promise"])
    assert due.ids == {"report": report.id}
    assert read.facts["date"]


async def test_a_family_that_knows_it_is_taken_up_hears_it_no_second_time(storage: Storage) -> None:
    async with storage.work() as work:
        someone, senior = await moderator(work), await moderator(work, 2, Role.SENIOR)
        report, made = await linked(work, someone)
        before = await told(work, report.id)
        item = await links.undo(work, RULES, senior, made.id, report.id, WHY)
        assert await told(work, report.id) == before
        await review.claim(work, RULES, someone, item.id)
        await verdicts.new_case(work, someone, item.id)
        assert await told(work, report.id) == before
    assert (NoticeKind.TAKEN_UP, NoticeState.RAISED) in before


async def test_a_family_that_may_have_heard_of_somebody_elses_fate_is_called(storage: Storage) -> None:
    async with storage.work() as work:
        someone, verifier = await moderator(work), await moderator(work, 2, Role.VERIFIER)
        report, made = await linked(work, someone)
        other, _ = await linked(work, someone, builders.CHAT + 1, made)
        await believed(work, verifier, made.id)
        await links.undo(work, RULES, verifier, made.id, other.id, WHY)
        tasks = [item for item in await work.reviews.of_case(made.id) if item.cause is Cause.CORRECTION]
        assert [(task.report, task.lead) for task in tasks] == [(other.id, True)]
        await links.undo(work, RULES, verifier, made.id, report.id, WHY)
        tasks = [item for item in await work.reviews.of_case(made.id) if item.cause is Cause.CORRECTION]
    assert {task.report for task in tasks} == {other.id, report.id}


async def believed(work: Work, by: Moderator, case_id: str) -> None:
    """Have a case say that its person is believed captive."""
    word = await deciding.item(work, by, await deciding.as_it_stands(work, case_id), EvidenceKind.FAMILY)
    await statuses.change(work, RULES, by, case_id, deciding.to(Fate.BELIEVED_CAPTIVE, word))


async def test_a_link_is_undone_by_a_verifier_or_a_senior_in_words_and_while_it_stands(storage: Storage) -> None:
    async with storage.work() as work:
        intake, senior = await moderator(work), await moderator(work, 2, Role.SENIOR)
        report, made = await linked(work, intake)
        with pytest.raises(NotAllowed):
            await links.undo(work, RULES, intake, made.id, report.id, WHY)
        with pytest.raises(ReasonNeeded):
            await links.undo(work, RULES, senior, made.id, report.id, " ")
        with pytest.raises(ForbiddenContent):
            await links.undo(work, RULES, senior, made.id, report.id, "48.123456, 37.654321")
        with pytest.raises(Foreign):
            await links.undo(work, RULES, senior, made.id, "x" * 22, WHY)
        await work.cases.add(case(7))
        with pytest.raises(Stale):
            await links.undo(work, RULES, senior, case(7).id, report.id, WHY)
        await links.undo(work, RULES, senior, made.id, report.id, WHY)
        with pytest.raises(Stale):
            await links.undo(work, RULES, senior, made.id, report.id, WHY)


async def test_of_two_seniors_who_undo_one_link_and_a_family_that_deletes_its_report_nothing_is_left_over(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        people = [await moderator(work, number, Role.SENIOR) for number in (1, 2)]
        report, made = await linked(work, people[0])
        account = await account_of(work, report)
    await together(
        storage,
        lambda work: links.undo(work, RULES, people[0], made.id, report.id, WHY),
        lambda work: links.undo(work, RULES, people[1], made.id, report.id, WHY),
        lambda work: reports.withdraw(work, account, RULES, report.id),
    )
    async with storage.reading() as work:
        kept = await work.reports.get(report.id)
        items = await work.reviews.of_report(report.id)
        case_ = await work.cases.get(made.id)
    assert kept is not None
    assert case_ is not None
    assert kept.state is ReportState.WITHDRAWN
    assert [item.cause for item in items if item.state is not ReviewState.DONE] in ([], [Cause.WITHDRAWN])
    assert case_.person == Person()


async def test_a_family_whose_link_was_a_mistake_is_not_told_that_its_case_is_closed(storage: Storage) -> None:
    async with storage.work() as work:
        who = await deciding.people(work)
        case = await deciding.case_of_a_family(work, who.first)
        [tie] = await work.cases.relatives(case.id)
        wish = Wish(axis=Axis.CASE, after=CaseState.CLOSED_BY_FAMILY, words="As the other family asked.")
        await statuses.change(work, RULES, who.first, case.id, wish)
        await links.undo(work, RULES, who.first, case.id, tie.report, "Another person.")
        [notice] = [one for one in await work.notices.of_report(tie.report) if one.kind is NoticeKind.CLOSED]
        assert notice.state is NoticeState.DROPPED
