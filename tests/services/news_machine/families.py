"""What families do with their news, and what befalls their phones."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.domain.account import Account, Doubt
from bot.domain.notice import Notice
from bot.domain.relative import Relative
from bot.domain.roles import Moderator, Role
from bot.questionnaire import consent
from bot.services import cases, notify, privacy, reach, reading, recognition, reports
from bot.storage.work import Work
from tests.services.machine.test_machine import ANY, CRASH, RARELY, Cases
from tests.services.news_machine.parish import SPOKEN, Parish

#: How far off the next answer is that never comes, in letters; 0 or less: it comes.
NEXT = st.sampled_from((0, 0, 0, 1, 2))
#: Long before any walk.
ONCE = date(2020, 1, 1)


class Families(Cases):
    """An organisation, its cases, and families that read, answer, block, and take back."""

    town: Parish

    async def _tied(self, work: Work, number: int) -> Relative | None:
        """Return somebody who is tied to a case: every other time to whom something is announced, if there is."""
        found = [each for case in self.town.cases for each in await work.cases.relatives(case)]
        notices = [each for case in self.town.cases for each in await work.notices.of_case(case)] if number % 2 else []
        told = {each.report for each in notices if each.state == "pushed"}
        found = [each for each in found if each.report in told] or found
        return found[number // 2 % len(found)] if found else None

    async def _all_tied(self, work: Work, case: int) -> Sequence[Relative]:
        """Return everybody who is tied to a case, to the one that goes on for it, or to one that it goes on for."""
        root = await work.cases.root(self.case(case))
        return await cases.tied(work, root.id) if root else ()

    async def _notice(self, work: Work, number: int) -> Notice | None:
        """Return one of the newest notices of a case."""
        found = [each for case in self.town.cases for each in await work.notices.of_case(case)]
        found.sort(key=lambda each: each.raised_at, reverse=True)
        return found[number % min(len(found), 8)] if found else None

    def _with_account(
        self, number: int, deed: Callable[[Work, Account, Relative], Awaitable[object]], *, crash: bool = False
    ) -> None:
        """Do something as a family that is tied to a case, or about it."""

        async def press(work: Work) -> None:
            relative = await self._tied(work, number)
            account = await work.accounts.get(relative.account) if relative else None
            if relative is not None and account is not None:
                await deed(work, account, relative)

        self.town.run(press, crash=crash)

    def _senior(self, who: int) -> Moderator:
        found = self._seniors()
        return found[who % len(found)]

    def _seniors(self) -> list[Moderator]:
        return [one for one in self.town.people if one.active and one.role is Role.SENIOR]

    @rule(number=ANY, crash=CRASH)
    def reads(self, number: int, *, crash: bool) -> None:
        """Have whatever is due be done, and a family open whatever stands in its chat."""
        self.minute()
        self.opens_all(number, crash=crash)

    @rule(case=ANY)
    def all_read(self, case: int) -> None:
        """Have whatever is due be done, and everybody who is tied to a case open what stands in the chat."""
        self.minute()

        async def press(work: Work) -> None:
            for relative in await self._all_tied(work, case):
                account = await self.town.account(work, relative.report)
                if account is not None:
                    await self._open_all(work, account)

        self.town.run(press)

    @rule(number=ANY, pushed=st.booleans(), crash=CRASH)
    def opens(self, number: int, *, pushed: bool, crash: bool) -> None:
        """Have a family open a notice, in place of its push or from My reports."""
        verb = reading.open_pushed if pushed else reading.open_elsewhere

        async def press(work: Work) -> None:
            notice = await self._notice(work, number)
            account = await self.town.account(work, notice.report) if notice else None
            if notice is None or account is None:
                return
            # Nobody presses a push that has not come yet.
            stands = await work.outbox.stands(account.id, notify.slot(notice.id))
            if stands or not (pushed and notice.state == "pushed"):
                await verb(work, SPOKEN, account, notice.id)

        self.town.run(press, crash=crash)

    @rule(number=ANY, crash=CRASH)
    def opens_all(self, number: int, *, crash: bool) -> None:
        """Have a family open whatever stands in My reports."""

        async def press(work: Work) -> None:
            notice = await self._notice(work, number)
            account = await self.town.account(work, notice.report) if notice else None
            if account is not None:
                await self._open_all(work, account)

        self.town.run(press, crash=crash)

    async def _open_all(self, work: Work, account: Account) -> None:
        for report in await work.reports.of(account.id):
            for one in await work.notices.of_report(report.id):
                if one.state in {"pushed", "waits"}:
                    await reading.open_elsewhere(work, SPOKEN, account, one.id)

    @rule(number=ANY, verb=st.sampled_from(("receive", "dispute", "put_off")), crash=CRASH)
    def answers(self, number: int, verb: str, *, crash: bool) -> None:
        """Have a family say that it has read something, that it is wrong, or that it reads it later."""

        async def press(work: Work) -> None:
            notice = await self._notice(work, number)
            account = await self.town.account(work, notice.report) if notice else None
            if notice is None or account is None:
                return
            if verb == "receive":
                await reading.receive(work, account, notice.id)
            elif verb == "dispute":
                await reading.dispute(work, SPOKEN, account, notice.id)
            else:
                await reading.put_off(work, account, notice.id)

        self.town.run(press, crash=crash)

    @rule(number=ANY, crash=CRASH)
    def takes_back(self, number: int, *, crash: bool) -> None:
        """Have a family, one of a few, take its report back."""
        if number % 3 == 0:
            self._with_account(
                number,
                lambda work, account, relative: reports.withdraw(work, account, SPOKEN, relative.report),
                crash=crash,
            )

    @rule(number=ANY, gone=RARELY)
    def blocks(self, number: int, *, gone: bool) -> None:
        """Have a family block the bot, or come back."""

        async def press(work: Work, account: Account, _: Relative) -> None:
            if gone:
                self.town.blocked.add(account.id)
                await reach.lost(work, SPOKEN, account)
            else:
                self.town.blocked.discard(account.id)
                await reach.regained(work, account)
                self.town.witness.back.add(account.id)

        self._with_account(number, press)

    @rule(number=ANY, who=st.sampled_from((None, Doubt.SAME, Doubt.OTHER)))
    def changes(self, number: int, who: Doubt | None) -> None:
        """Have an account come back after years, and perhaps say who is there."""

        async def come(work: Work, account: Account, _: Relative) -> None:
            self.town.blocked.discard(account.id)
            agreed = replace(account, consent=consent.FULL, seen_on=ONCE)
            here = await recognition.seen(work, SPOKEN, agreed, "another")
            if who is not None:
                await recognition.answer(work, here, who)

        self._with_account(number, come)

    @rule(number=ANY)
    def recognised(self, number: int) -> None:
        """Have a person speak with a family of which nobody knew who was there."""
        self._with_account(number, lambda work, account, _: recognition.known(work, account.id))

    @rule(number=ANY, quiet=RARELY, any_hour=st.booleans())
    def wishes(self, number: int, *, quiet: bool, any_hour: bool) -> None:
        """Have a family wish not to be written to first, or at any hour."""
        self._with_account(
            number,
            lambda work, account, _: privacy.be_reached(work, replace(account, any_hour=any_hour), quiet=quiet),
        )

    @rule(away=RARELY, unclear=NEXT, dying=RARELY, lost=RARELY)
    def telegram(self, *, away: bool, unclear: int, dying: bool, lost: bool) -> None:
        """Have Telegram go away, or come back and lose an answer; and perhaps the next duty die, or the postman."""
        self.town.away, self.town.unclear = away, unclear
        self.town.dying, self.town.lost_on_the_way = dying, lost
        if not away:
            self.town.post()

    @rule()
    def minute(self) -> None:
        """Let a minute pass, and what is due be done."""
        self.town.pass_time(timedelta(minutes=1))

    @rule()
    def half_a_day(self) -> None:
        """Let it become night, or day again."""
        self.town.pass_time(timedelta(hours=12))
