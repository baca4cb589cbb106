"""Whatever is verified, linked, merged, withdrawn, held, blocked, whenever it crashes: news reach whom they are for.

At the moment at which they are decided, sent and read; none is lost, none comes twice, and what was wrong is put right.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from bot.domain.case import Case, Fate
from bot.domain.moves import Axis, sensible
from bot.domain.notice import Notice
from bot.domain.relative import ContactRole, Level, Relative
from bot.domain.roles import Moderator, Role
from bot.domain.status import Wish
from bot.domain.three_letters import asked_for
from bot.services import (
    approvals,
    informing,
    notify,
    privacy,
    proposals,
    reach,
    reading,
    statuses,
    verifying,
)
from bot.storage.work import Work
from tests.services.deciding import looked
from tests.services.kin import GROUNDS
from tests.services.machine.test_machine import ANY, CRASH, FEW, LONG, PARTS, QUICK, RARELY, Cases
from tests.services.machine.walking import walk
from tests.services.news_machine.parish import SPOKEN, Parish
from tests.services.people import RULES

#: Mostly verified: so news reach somebody.
LEVELS = st.sampled_from((Level.ACCOUNT, Level.CALLED, Level.SHOWN, Level.SHOWN, Level.SHOWN, Level.CONFIRMED))
#: News are mostly of a fate.
SPEAKING = (Axis.FATE, Axis.FATE, Axis.FATE, Axis.LEGAL, Axis.PLACE)
OFTEN = st.sampled_from((True, True, True, False))
#: How far off the next answer is that never comes, in letters; 0 or less: it comes.
NEXT = st.sampled_from((0, 0, 0, 1, 2))


async def verify(work: Work, moderator: Moderator, relative: Relative, level: Level) -> None:
    """Verify a kinship so far, or doubt it."""
    steps = await work.verifications.of_report(relative.report)
    verb = verifying.lower if level is Level.ACCOUNT else verifying.verify
    await verb(work, RULES, moderator, relative.report, GROUNDS[level], len(steps))


class News(Cases):
    """An organisation, its cases, and their families."""

    town: Parish

    def __init__(self, town: Parish) -> None:
        """Begin with families that are verified."""
        super().__init__(town)
        for number in range(FEW):
            self.verified(1, number, Level.SHOWN, crash=False)
            self.moves(number, number, crash=False)
        self.minute()

    async def _tied(self, work: Work, number: int) -> Relative | None:
        found = [each for case in self.town.cases for each in await work.cases.relatives(case)]
        return found[number % len(found)] if found else None

    async def _notice(self, work: Work, number: int) -> Notice | None:
        """Return one of the newest notices of a case."""
        found = [each for case in self.town.cases for each in await work.notices.of_case(case)]
        found.sort(key=lambda each: each.raised_at, reverse=True)
        return found[number % min(len(found), 8)] if found else None

    @rule(who=ANY, number=ANY, level=LEVELS, crash=CRASH)
    def verified(self, who: int, number: int, level: Level, *, crash: bool) -> None:
        """Have a kinship verified, or doubted."""

        async def step(work: Work) -> None:
            relative = await self._tied(work, number)
            if relative is not None:
                await verify(work, self._senior(who), relative, level)

        self.town.run(step, crash=crash)

    @rule(number=ANY, told=OFTEN, crash=CRASH)
    def informed(self, number: int, *, told: bool, crash: bool) -> None:
        """Have a relative told nothing of the case, or told again."""

        async def step(work: Work) -> None:
            relative = await self._tied(work, number)
            if relative is not None:
                role = ContactRole.OTHER if told else ContactRole.NOT_INFORMED
                await informing.appoint(work, self._senior(number), relative.report, role)

        self.town.run(step, crash=crash)

    def _senior(self, who: int) -> Moderator:
        found = self._seniors()
        return found[who % len(found)]

    def _seniors(self) -> list[Moderator]:
        return [one for one in self.town.people if one.active and one.role is Role.SENIOR]

    async def _usual(self, work: Work, case: Case, pick: int, *, grave: bool) -> Wish | None:
        """Return a move that is usual from where a case stands, mostly of its fate, on all the evidence there is."""
        axis = SPEAKING[pick % len(SPEAKING)]
        at = {Axis.FATE: case.fate, Axis.LEGAL: case.legal, Axis.PLACE: case.place}[axis]
        ways = [each for each in sensible(axis, at) if each.grave is grave]
        ways = [each for each in ways if not (each.leads_only and pick % 3)]
        quotes = tuple(item.id for item in await work.evidence.of_case(case.id) if item.counts)
        if not ways:
            return None
        return Wish(axis=axis, after=ways[pick % len(ways)].after, quotes=quotes, words="It was looked at again.")

    @rule(case=ANY, pick=ANY, crash=CRASH)
    def moves(self, case: int, pick: int, *, crash: bool) -> None:
        """Have a senior move a case on as one person may."""

        async def move(work: Work) -> None:
            now = await work.cases.root(self.case(case))
            wish = await self._usual(work, now, pick, grave=False) if now else None
            if now is not None and wish is not None:
                await statuses.change(work, RULES, self._seniors()[0], now.id, wish)

        self.town.run(move, crash=crash)

    @rule(case=ANY, pick=ANY, wait=OFTEN)
    def two_move(self, case: int, pick: int, *, wait: bool) -> None:
        """Have two seniors move a case on, and perhaps let it cool off undisturbed."""
        one, other = self._seniors()[:2]

        async def move(work: Work) -> None:
            now = await work.cases.root(self.case(case))
            wish = await self._usual(work, now, pick, grave=True) if now else None
            if now is not None and wish is not None:
                found = await proposals.propose(work, RULES, one, now.id, wish)
                await looked(work, other, found)
                await approvals.approve(work, RULES, other, found.id, asked_for(now.person))

        self.town.run(move)
        if wait:
            self.town.pass_time(timedelta(minutes=31))

    @rule(case=ANY, crash=CRASH)
    def was_wrong(self, case: int, *, crash: bool) -> None:
        """Have what was believed turn out wrong."""

        async def move(work: Work) -> None:
            now = await work.cases.root(self.case(case))
            wish = Wish(axis=Axis.FATE, after=Fate.MISSING, words="It was another person.")
            if now is not None:
                await statuses.change(work, RULES, self._seniors()[0], now.id, wish)

        self.town.run(move, crash=crash)

    @rule(number=ANY, crash=CRASH)
    def reads(self, number: int, *, crash: bool) -> None:
        """Have whatever is due be done, and a family open whatever stands in its chat."""
        self.minute()
        self.opens_all(number, crash=crash)

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
            for report in await work.reports.of(account.id) if account else ():
                for one in await work.notices.of_report(report.id):
                    if one.state in {"pushed", "waits"}:
                        await reading.open_elsewhere(work, SPOKEN, account, one.id)  # type: ignore[arg-type]  # asked above

        self.town.run(press, crash=crash)

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

    @rule(number=ANY, gone=RARELY)
    def blocks(self, number: int, *, gone: bool) -> None:
        """Have a family block the bot, or come back."""

        async def press(work: Work) -> None:
            relative = await self._tied(work, number)
            account = await work.accounts.get(relative.account) if relative else None
            if account is None:
                return
            if gone:
                self.town.blocked.add(account.id)
                await reach.lost(work, SPOKEN, account)
            else:
                self.town.blocked.discard(account.id)
                await reach.regained(work, account)

        self.town.run(press)

    @rule(number=ANY, quiet=RARELY, any_hour=st.booleans())
    def wishes(self, number: int, *, quiet: bool, any_hour: bool) -> None:
        """Have a family wish not to be written to first, or at any hour."""

        async def press(work: Work) -> None:
            relative = await self._tied(work, number)
            account = await work.accounts.get(relative.account) if relative else None
            if account is not None:
                await privacy.be_reached(work, replace(account, any_hour=any_hour), quiet=quiet)

        self.town.run(press)

    @rule(away=RARELY, unclear=NEXT, dying=RARELY)
    def telegram(self, *, away: bool, unclear: int, dying: bool) -> None:
        """Have Telegram go away, or come back and lose an answer; and perhaps the next duty die."""
        self.town.away, self.town.unclear, self.town.dying = away, unclear, dying
        if not away:
            self.town.post()

    @rule()
    def minute(self) -> None:
        """Let a minute pass, and what is due be done."""
        self.town.pass_time(timedelta(minutes=1))

    @invariant()
    def all_is_well(self) -> None:
        """Ask the database itself, and whoever watched the postman."""
        if self.town.changed:
            self.town.look()
            assert self.town.wrong == []
            super().all_is_well()


def test_news_reach_whom_they_are_for_and_nobody_else(sqlite_template: Path, tmp_path: Path) -> None:
    walk(Parish, News, sqlite_template, tmp_path, QUICK)


@pytest.mark.long
@pytest.mark.parametrize("_part", range(PARTS))
def test_a_million_steps(sqlite_template: Path, tmp_path: Path, _part: int) -> None:
    walk(Parish, News, sqlite_template, tmp_path, LONG)
