"""What moderators say of families: how far they are kin, who is told, who knows of whom, and who decides alone."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.domain.case import Hold, HoldKind
from bot.domain.notice import Notice
from bot.domain.relative import ContactRole, Level, Relative, Source
from bot.domain.roles import Moderator
from bot.services import acquaintances, cases, informing, verifying
from bot.storage.work import Work
from tests.services.kin import GROUNDS, at_level
from tests.services.machine.test_machine import ANY, CRASH, RARELY
from tests.services.news_machine.families import Families
from tests.services.people import RULES

#: Mostly verified: so news reach somebody.
LEVELS = st.sampled_from((Level.ACCOUNT, Level.CALLED, Level.SHOWN, Level.SHOWN, Level.SHOWN, Level.CONFIRMED))
#: Mostly told, and by one or another way.
CONTACTS = st.sampled_from(
    (ContactRole.PRIMARY, ContactRole.PRIMARY, ContactRole.OTHER, ContactRole.OTHER, ContactRole.NOT_INFORMED)
)
OFTEN = st.sampled_from((True, True, True, False))


async def verify(work: Work, moderator: Moderator, relative: Relative, level: Level) -> None:
    """Verify a kinship so far, or doubt it."""
    steps = await work.verifications.of_report(relative.report)
    verb = verifying.lower if level is Level.ACCOUNT else verifying.verify
    await verb(work, RULES, moderator, relative.report, GROUNDS[level], len(steps))


class Kinships(Families):
    """Families, and what moderators say of them."""

    @rule(who=ANY, number=ANY, level=LEVELS, crash=CRASH)
    def verified(self, who: int, number: int, level: Level, *, crash: bool) -> None:
        """Have a kinship verified, or doubted."""

        async def step(work: Work) -> None:
            relative = await self._tied(work, number)
            if relative is not None:
                await verify(work, self._senior(who), relative, level)

        self.town.run(step, crash=crash)

    @rule(case=ANY)
    def all_verified(self, case: int) -> None:
        """Have whoever is tied to a case verified, and told, the last of them as the primary contact."""

        async def step(work: Work) -> None:
            for relative in await self._all_tied(work, case):
                if relative.level < Level.SHOWN:
                    await verify(work, self._senior(case), relative, Level.SHOWN)
                await informing.appoint(work, self._senior(case), relative.report, ContactRole.PRIMARY)

        self.town.run(step)

    @rule(who=ANY, number=ANY, role=CONTACTS, crash=CRASH)
    def appointed(self, who: int, number: int, role: ContactRole, *, crash: bool) -> None:
        """Have it said whether a relative is the primary contact, another, or is told nothing."""

        async def step(work: Work) -> None:
            relative = await self._tied(work, number)
            if relative is not None:
                await informing.appoint(work, self.who(who), relative.report, role)

        self.town.run(step, crash=crash)

    async def _two(self, work: Work, number: int, other: int) -> tuple[Relative, Relative] | None:
        """Return two who are tied to one case, where there are two."""
        one = await self._tied(work, number)
        root = await work.cases.root(one.case) if one else None
        beside = [each for each in await cases.tied(work, root.id) if each != one] if root else []
        return (one, beside[other % len(beside)]) if one is not None and beside else None

    @rule(who=ANY, number=ANY, other=ANY, known=st.booleans(), crash=CRASH)
    def acquainted(self, who: int, number: int, other: int, *, known: bool, crash: bool) -> None:
        """Have it recorded that two relatives know of each other, or that they do not."""

        async def step(work: Work) -> None:
            two = await self._two(work, number, other)
            if two is not None and known:
                await acquaintances.record(work, self.who(who), two[0].report, two[1].report, Source.BOTH)
            elif two is not None:
                await acquaintances.take_back(work, self.who(who), two[0].report, two[1].report)

        self.town.run(step, crash=crash)

    @rule(who=ANY, number=ANY, other=ANY, known=st.booleans(), back=RARELY)
    def differ(self, who: int, number: int, other: int, *, known: bool, back: bool) -> None:
        """Have two relatives told that they told us different things, and perhaps that they are strangers after all."""
        if known:
            self.acquainted(2, number, other, known=True, crash=False)

        async def step(work: Work) -> None:
            two = await self._two(work, number, other)
            if two is not None:
                await acquaintances.differ(work, self._senior(who), two[0].report, two[1].report)

        self.town.run(step)
        if back:
            self.minute()
            self.acquainted(2, number, other, known=False, crash=False)

    @rule(case=ANY, alone=RARELY, crash=CRASH)
    def decides(self, case: int, *, alone: bool, crash: bool) -> None:
        """Have it marked that a person decides alone what families are told, or not any more."""
        self.town.run(
            lambda work: informing.decide_alone(work, self._senior(case), self.case(case), alone=alone), crash=crash
        )

    def cross(self, case: int, what: str) -> None:
        """Have a push decided and forbidden in one moment, so that neither could see the other, before it leaves."""
        self.town.away = True
        self.minute()

        async def forbid(work: Work) -> None:
            root = await work.cases.root(self.case(case))
            pushed = [one for one in await work.notices.of_case(root.id) if one.state == "pushed"] if root else []
            beside = [each.account for each in await self._all_tied(work, case)]
            relative = await work.cases.relative(pushed[-1].report) if pushed else None
            # Where an account has two reports of the case, the other one would speak for it in that moment.
            if relative is not None and beside.count(relative.account) == 1:
                await self._forbidden(work, pushed[-1], relative, what)

        self.town.witness.crossing = True
        self.town.run(forbid)
        self.town.witness.crossing = False
        self.town.away = False
        self.town.post()

    async def _forbidden(self, work: Work, notice: Notice, relative: Relative, what: str) -> None:
        """Write what forbids a push, and nothing that follows from it."""
        by = self._senior(0)
        if what == "hold" and notice.case is not None:
            hold = Hold(id=work.ids.new(), case=notice.case, kind=HoldKind.BY_HAND, by=by.id, at=work.now)
            await work.holds.add(hold)
        elif what == "level":
            await at_level(work, by, replace(relative, role=ContactRole.OTHER), Level.ACCOUNT)
        elif what == "role":
            await work.cases.save_relative(replace(relative, role=ContactRole.NOT_INFORMED))
