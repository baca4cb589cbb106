"""Whatever is verified, linked, merged, withdrawn, held, blocked, whenever it crashes: news reach whom they are for.

At the moment at which they are decided, sent and read; none is lost, none comes twice, and what was wrong is put right.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from bot.domain.account import Doubt
from bot.domain.case import Case, Fate
from bot.domain.moves import Axis, sensible
from bot.domain.status import Wish
from bot.domain.three_letters import asked_for
from bot.services import approvals, merges, proposals, statuses
from bot.storage.work import Work
from tests.services.deciding import looked
from tests.services.machine.test_machine import ANY, CRASH, FEW, LONG, PARTS, QUICK
from tests.services.machine.walking import seed_of, walk
from tests.services.news_machine.kinships import OFTEN
from tests.services.news_machine.parish import Parish
from tests.services.news_machine.words import Words
from tests.services.people import RULES

#: News are mostly of a fate.
SPEAKING = (Axis.FATE, Axis.FATE, Axis.FATE, Axis.LEGAL, Axis.PLACE)


async def merged(work: Work, case: str) -> bool:
    """Whether another case goes on for a case."""
    found = await work.cases.get(case)
    return found is not None and found.merged_into is not None


class News(Words):
    """An organisation, its cases, and their families."""

    def __init__(self, town: Parish) -> None:
        """Begin with families that are verified, two of them of one case."""
        super().__init__(town)
        self.link(0, 0, crash=False)
        for number in range(FEW):
            self.all_verified(number)
            self.moves(number, number, crash=False)
        self.minute()

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

    @rule(case=ANY, pick=ANY, what=st.sampled_from(("hold", "level", "role")))
    def moves_and_crosses(self, case: int, pick: int, what: str) -> None:
        """Have news pushed in the very moment in which something forbids it."""
        self.all_verified(case)
        self.moves(case, pick, crash=False)
        self.cross(case, what)

    @rule(number=ANY, case=ANY, pick=ANY, doubted=st.booleans())
    def moves_unheard(self, number: int, case: int, pick: int, *, doubted: bool) -> None:
        """Have a case moved on while a family has blocked the bot, or nobody knows who is there, and then be there."""
        even = number - number % 2
        if doubted:
            self.changes(even, who=Doubt.SAME)
        else:
            self.blocks(even, gone=True)
        self.moves(case, pick, crash=False)
        self.minute()
        if doubted:
            self.recognised(even)
        else:
            self.blocks(even, gone=False)

    @rule(case=ANY, pick=ANY)
    def decides_and_moves(self, case: int, pick: int) -> None:
        """Have a case moved on while its person decides alone."""
        self.decides(case, alone=True, crash=False)
        self.moves(case, pick, crash=False)
        self.minute()

    @rule(number=ANY, read=OFTEN)
    def two_part(self, number: int, *, read: bool) -> None:
        """Have two seniors undo a merge, mostly when everybody has read what it brought."""
        by, beside = self._seniors()[:2]
        if read:
            self.all_read(number)

        async def part(work: Work) -> None:
            found = [each for each in self.town.cases if (await merged(work, each))]
            if found:
                await merges.part(work, RULES, by, found[number % len(found)])

        async def confirm(work: Work) -> None:
            await merges.confirm(work, beside, self.case(number))

        self.town.run(part)
        self.town.run(confirm)

    @rule(one=ANY, other=ANY)
    def two_merge(self, one: int, other: int) -> None:
        """Have two seniors decide that two cases are one person."""
        by, beside = self._seniors()[:2]

        async def merge(work: Work) -> None:
            found = await merges.propose(work, RULES, by, self.case(one), self.case(other))
            await looked(work, beside, found)
            case = await work.cases.get(found.case)
            await approvals.approve(work, RULES, beside, found.id, asked_for(case.person) if case else "")

        self.town.run(merge)
        self.town.pass_time(timedelta(minutes=31))

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

    @rule(case=ANY, read=OFTEN, crash=CRASH)
    def was_wrong(self, case: int, *, read: bool, crash: bool) -> None:
        """Have what was believed turn out wrong, mostly when everybody has read it."""
        if read:
            self.all_read(case)

        async def move(work: Work) -> None:
            now = await work.cases.root(self.case(case))
            wish = Wish(axis=Axis.FATE, after=Fate.MISSING, words="It was another person.")
            if now is not None:
                await statuses.change(work, RULES, self._seniors()[0], now.id, wish)

        self.town.run(move, crash=crash)

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
@pytest.mark.parametrize("part", range(PARTS))
def test_a_million_steps(sqlite_template: Path, tmp_path: Path, pytestconfig: pytest.Config, part: int) -> None:
    walk(Parish, News, sqlite_template, tmp_path, LONG, seed=seed_of(pytestconfig, part))
