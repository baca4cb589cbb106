"""Reports: what a family sent, its words, and what is left of it when it is taken back."""

from dataclasses import replace
from datetime import date

from bot.domain.behalf import Behalf, Channel
from bot.domain.candidate import Candidate, Clue
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.person import Person
from bot.domain.report import ReportState
from bot.domain.review import Verdict, VerdictKind
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.storage import builders
from tests.storage.builders import ANSWERS, CHAT


async def test_a_report_comes_back_with_its_answers(storage: Storage) -> None:
    async with storage.work() as work:
        sent = await builders.report(work)
    async with storage.reading() as work:
        assert await work.reports.get(sent.id) == sent
        assert await work.reports.answers(sent.id) == ANSWERS


async def test_who_wrote_a_report_for_a_family_is_kept_and_outlives_its_words(storage: Storage) -> None:
    async with storage.work() as work:
        sent = await builders.report(work)
        behalf = Behalf(moderator="m" * 22, channel=Channel.IN_PERSON, consent="1", heard_at=work.now)
        told = replace(sent, id=work.ids.new(), number="W-1", behalf=behalf)
        await work.reports.add(told, ANSWERS)
        await work.reports.erase(told.id)
    async with storage.reading() as work:
        kept = await work.reports.get(told.id)
        assert kept is not None
        assert kept.behalf == behalf


async def test_the_newest_report_of_an_account_comes_first(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        old = await builders.report(work)
    clock.move(days=1)
    async with storage.work() as work:
        new = await builders.report(work)
        await builders.report(work, chat=CHAT + 1)
        assert await work.reports.of(old.account) == [new, old]


async def test_a_report_changes_its_state_and_its_account(storage: Storage) -> None:
    async with storage.work() as work:
        sent = await builders.report(work)
        other = await work.accounts.meet(CHAT + 1)
        changed = replace(sent, state=ReportState.ACCEPTED, account=other.id, silent=True)
        await work.reports.save(changed)
        assert await work.reports.get(sent.id) == changed


async def test_three_words_find_a_report_once(storage: Storage) -> None:
    async with storage.work() as work:
        sent = await builders.report(work)
        await work.reports.keep_phrase(sent.id, "калина міст вітер")
        assert await work.reports.take_phrase("калина міст") is None
        assert await work.reports.take_phrase("калина міст вітер") == sent
        assert await work.reports.take_phrase("калина міст вітер") is None


async def test_replies_are_kept_in_order(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        sent = await builders.report(work)
        await work.reports.add_reply(sent.id, "перша")
    clock.move(minutes=1)
    async with storage.work() as work:
        await work.reports.add_reply(sent.id, "друга")
        assert await work.reports.replies(sent.id) == ["перша", "друга"]


async def test_after_erasure_only_states_are_left(storage: Storage) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
        about = item.report or ""
        verdict = Verdict(id="v" * 22, review=item.id, kind=VerdictKind.ASK, moderator=None, at=work.now, text="Хто?")
        notice = Notice(
            id="n" * 22,
            number="2846-1357",
            kind=NoticeKind.QUESTION,
            account=item.account,
            report=about,
            state=NoticeState.RAISED,
            raised_at=work.now,
            facts={"question": "Хто?"},
        )
        await work.cases.add(case := builders.case())
        await work.verdicts.add(verdict)
        await work.notices.add(notice)
        await work.reports.add_reply(about, "я")
        await work.reviews.keep(item.id, [Candidate(case.id, 0.9, "strong", (Clue("name", 0.5, "The names agree"),))])
        await work.reports.erase(about)
    async with storage.reading() as work:
        left = await work.reports.get(about)
        assert left is not None
        assert left.person == Person()
        assert await work.reports.answers(about) == {}
        assert await work.reports.replies(about) == []
        assert await work.verdicts.of(item.id) == [replace(verdict, text=None)]
        assert await work.notices.get(notice.id) == replace(notice, facts={})
        assert await work.reviews.candidates(item.id) == []


async def test_a_promise_is_a_day_until_the_family_has_been_told(storage: Storage) -> None:
    async with storage.work() as work:
        sent, other = await builders.report(work), await builders.report(work)
        await work.reports.promise(sent.id, date(2026, 3, 18))
        await work.reports.promise(other.id, date(2026, 3, 19))
        kept = await work.reports.get(sent.id)
        assert kept is not None
        assert kept.promised == date(2026, 3, 18)
        assert await work.reports.promised(date(2026, 3, 18)) == {}
        assert await work.reports.promised(date(2026, 3, 19)) == {sent.id: date(2026, 3, 18)}
        await work.reports.promise(sent.id, None)
        assert await work.reports.get(sent.id) == sent
        assert await work.reports.promised(date(2026, 3, 19)) == {}
