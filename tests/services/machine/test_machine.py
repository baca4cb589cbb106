"""Whatever is reported, linked, merged, proposed, withdrawn, locked, and whenever it crashes: two people decide."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.domain.candidate import Candidate
from bot.domain.case import CaseState, Fate, Legal, Place
from bot.domain.evidence import BEST, Evidence, EvidenceKind
from bot.domain.moves import Axis, sensible
from bot.domain.proposal import Proposal, ProposalState
from bot.domain.review import LinkReason
from bot.domain.roles import Moderator, Role
from bot.domain.status import Wish
from bot.domain.three_letters import asked_for
from bot.services import approvals, evidence, holds, links, merges, proposals, review, statuses, verdicts
from bot.services.evidence import Facts
from bot.storage.work import Work
from tests.services.deciding import TODAY, looked
from tests.services.machine.town import Town
from tests.services.machine.truth import broken
from tests.services.machine.walking import seed_of, walk
from tests.services.people import RULES

ANY = st.integers(0, 59)
#: So many cases meet each other often; so many people are enough for one walk.
FEW, ENOUGH = 3, 12
CRASH = st.sampled_from((False,) * 9 + (True,))
AXES = {Axis.FATE: Fate, Axis.LEGAL: Legal, Axis.PLACE: Place, Axis.CASE: CaseState}
#: Fates are moved far more often than anything else.
WISHES = st.sampled_from(
    [(Axis.FATE, fate.value) for fate in Fate] * 3
    + [(axis, value.value) for axis, kind in AXES.items() if axis is not Axis.FATE for value in kind]
)
KINDS = st.sampled_from(list(EvidenceKind))
#: Mostly those of a kind that carries much.
MANY = (
    EvidenceKind.ICRC_LETTER, EvidenceKind.OFFICIAL, EvidenceKind.OWN_WORDS, EvidenceKind.FAMILY,
    EvidenceKind.OFFICIAL_DOCUMENT, EvidenceKind.IN_PERSON, EvidenceKind.LETTER, EvidenceKind.COURT_DECISION,
)  # fmt: skip
LENGTHS = st.sampled_from([timedelta(minutes=10)] * 4 + [timedelta(minutes=31)] * 2 + [timedelta(days=4)])
RARELY = st.sampled_from((True, False, False, False))
QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
#: The same walks in every run of the suite.
QUICK = settings(
    max_examples=8, stateful_step_count=60, deadline=None, derandomize=True,
    phases=(Phase.explicit, Phase.generate), suppress_health_check=QUIET,
)  # fmt: skip
#: A million steps in ten parts, for some walks end early; what fails is printed, with the way to walk it again.
PARTS = 10
LONG = settings(
    max_examples=530, stateful_step_count=200, deadline=None, print_blob=True,
    phases=(Phase.explicit, Phase.generate), suppress_health_check=QUIET,
)  # fmt: skip


class Cases(RuleBasedStateMachine):
    """An organisation and its cases."""

    def __init__(self, town: Town) -> None:
        """Begin with nothing."""
        super().__init__()
        self.town = town
        for case in range(FEW):
            self.new_case(0, crash=False)
            self.learn(1, case)

    def who(self, number: int) -> Moderator:
        """Return one of those who were ever let in."""
        return self.town.people[number % len(self.town.people)]

    def case(self, number: int) -> str:
        """Return a case."""
        return self.town.cases[number % len(self.town.cases)]

    @rule(who=ANY, crash=CRASH)
    @precondition(lambda self: len(self.town.cases) < 2 * FEW)
    def new_case(self, who: int, *, crash: bool) -> None:
        """Have a family report, and somebody make a case of it."""
        self.town.families += 1
        made: list[str] = []

        async def decide(work: Work) -> None:
            _, item = await self.town.report(work)
            await review.claim(work, RULES, self.who(who), item.id)
            await verdicts.new_case(work, self.who(who), item.id)
            made.extend([verdict.case or "" for verdict in await work.verdicts.of(item.id)])

        self.town.run(decide, crash=crash)
        if not crash:
            self.town.cases.extend(made)

    @rule(who=ANY, case=ANY, crash=CRASH)
    @precondition(lambda self: len(self.town.links) < 2 * FEW)
    def link(self, who: int, case: int, *, crash: bool) -> None:
        """Have another family report, and somebody link it to a case."""
        self.town.families += 1
        of = self.case(case)
        made: list[tuple[str, str]] = []

        async def decide(work: Work) -> None:
            report, item = await self.town.report(work)
            await work.reviews.keep(item.id, [Candidate(of, 0.8, "strong", ())])
            await review.claim(work, RULES, self.who(who), item.id)
            await verdicts.link(work, self.who(who), item.id, of, LinkReason.FAMILY)
            made.append((of, report.id))

        self.town.run(decide, crash=crash)
        self.town.links += made

    @rule(who=ANY, number=ANY, crash=CRASH)
    @precondition(lambda self: self.town.links)
    def unlink(self, who: int, number: int, *, crash: bool) -> None:
        """Have somebody take a report out of its case."""
        case, report = self.town.links[number % len(self.town.links)]
        self.town.run(lambda work: links.undo(work, RULES, self.who(who), case, report, "Two cousins."), crash=crash)

    @rule(who=ANY, case=ANY, kind=KINDS, same=ANY, seen=st.booleans(), crash=CRASH)
    def add_evidence(  # noqa: PLR0913 - what a moderator chose
        self, who: int, case: int, kind: EvidenceKind, same: int, *, seen: bool, crash: bool
    ) -> None:
        """Have evidence come in, perhaps from a source that is known."""

        async def add(work: Work) -> None:
            known = await work.evidence.of_case(self.case(case))
            origin = known[same % len(known)].id if known and same % 2 else None
            facts = Facts(kind=kind, grade=BEST[kind], received_on=TODAY, same_as=origin, seen=seen)
            await evidence.add(work, RULES, self.who(who), self.case(case), facts)

        self.town.run(add, crash=crash)

    @rule(who=ANY, case=ANY)
    def learn(self, who: int, case: int) -> None:
        """Have much come in at once, as after an exchange."""

        async def add(work: Work) -> None:
            for kind in MANY:
                facts = Facts(kind=kind, grade=BEST[kind], received_on=TODAY, seen=True)
                await evidence.add(work, RULES, self.who(who), self.case(case), facts)

        self.town.run(add)

    @rule(who=ANY, case=ANY, item=ANY, crash=CRASH)
    def take_back(self, who: int, case: int, item: int, *, crash: bool) -> None:
        """Have evidence taken back."""

        async def back(work: Work) -> None:
            known = await work.evidence.of_case(self.case(case))
            if known:
                await evidence.take_back(work, RULES, self.who(who), known[item % len(known)].id)

        self.town.run(back, crash=crash)

    @rule(who=ANY, case=ANY, wish=WISHES, quote=st.booleans(), words=st.booleans(), crash=CRASH)
    def change(  # noqa: PLR0913 - what a moderator chose
        self, who: int, case: int, wish: tuple[Axis, str], *, quote: bool, words: bool, crash: bool
    ) -> None:
        """Have one person move a case, or correct where it stands."""

        async def move(work: Work) -> None:
            wished = await self._wish(work, case, wish, quote=quote, words=words)
            await statuses.change(work, RULES, self.who(who), self.case(case), wished)

        self.town.run(move, crash=crash)

    @rule(who=ANY, case=ANY, pick=ANY, usual=st.booleans(), crash=CRASH)
    def propose(self, who: int, case: int, pick: int, *, usual: bool, crash: bool) -> None:
        """Have one person propose what takes two, with all the evidence that there is."""

        async def wished(work: Work) -> None:
            now = await work.cases.get(self.case(case))
            if now is None:
                return
            ways = [move.after for move in sensible(Axis.FATE, now.fate) if move.grave] if usual else []
            ways = ways or [fate.value for fate in Fate]
            found = await self._wish(work, case, (Axis.FATE, ways[pick % len(ways)]), quote=True, words=True)
            await proposals.propose(work, RULES, self.who(who), self.case(case), found)

        self.town.run(wished, crash=crash)

    async def _wish(self, work: Work, case: int, wish: tuple[Axis, str], *, quote: bool, words: bool) -> Wish:
        known: list[Evidence] = await work.evidence.of_case(self.case(case)) if quote else []
        return Wish(
            axis=wish[0],
            after=wish[1],
            quotes=tuple(item.id for item in known if item.counts),
            words="It was looked at again." if words else None,
        )

    @rule(who=ANY, number=ANY, wrong=RARELY, anybody=RARELY, crash=CRASH, cool=st.booleans())
    def approve(  # noqa: PLR0913 - what a moderator chose
        self, who: int, number: int, *, wrong: bool, anybody: bool, crash: bool, cool: bool
    ) -> None:
        """Have somebody, perhaps the same person, approve what waits, and perhaps let it cool off undisturbed."""

        async def agree(work: Work) -> None:
            found = await self._waiting(work, number)
            apart = found.proposer if found else None
            able = [one for one in self.town.people if one.active and one.role is Role.SENIOR and one.id != apart]
            by = self.who(who) if anybody else able[who % len(able)]
            if found is not None:
                await looked(work, by, found)
                case = await work.cases.get(found.case)
                letters = asked_for(case.person) if case else ""
                await approvals.approve(work, RULES, by, found.id, "абв" if wrong else letters)

        self.town.run(agree, crash=crash)
        if cool:
            self.town.pass_time(timedelta(minutes=31))

    @rule(who=ANY, number=ANY, sure=RARELY, crash=CRASH)
    def withdraw(self, who: int, number: int, *, sure: bool, crash: bool) -> None:
        """Have somebody take back what waits."""

        async def back(work: Work) -> None:
            found = await self._waiting(work, number)
            if found is not None and sure:
                await approvals.withdraw(work, self.who(who), found.id)

        self.town.run(back, crash=crash)

    async def _waiting(self, work: Work, number: int) -> Proposal | None:
        waiting = [one for one in await work.proposals.waiting() if one.state is ProposalState.OPEN or number % 3]
        return waiting[number % len(waiting)] if waiting else None

    @rule(who=ANY, one=ANY, other=ANY, crash=CRASH)
    def merge(self, who: int, one: int, other: int, *, crash: bool) -> None:
        """Have somebody propose that two cases are one person."""
        self.town.run(
            lambda work: merges.propose(work, RULES, self.who(who), self.case(one), self.case(other)), crash=crash
        )

    @rule(who=ANY, case=ANY, crash=CRASH)
    def part(self, who: int, case: int, *, crash: bool) -> None:
        """Have somebody undo a merge."""
        self.town.run(lambda work: merges.part(work, RULES, self.who(who), self.case(case)), crash=crash)

    @rule(who=ANY, case=ANY, crash=CRASH)
    def confirm(self, who: int, case: int, *, crash: bool) -> None:
        """Have somebody confirm that a merge was rightly undone."""
        self.town.run(lambda work: merges.confirm(work, self.who(who), self.case(case)), crash=crash)

    @rule(who=ANY, case=ANY, on=st.booleans())
    def hold(self, who: int, case: int, *, on: bool) -> None:
        """Have a senior stop the messages of a case, or let them go."""
        deed = holds.stop if on else holds.lift
        self.town.run(lambda work: deed(work, self.who(who), self.case(case)))

    @rule(who=ANY, sure=RARELY)
    def lock(self, who: int, *, sure: bool) -> None:
        """Lock somebody out in mid-work, and let somebody else come."""
        if sure and len(self.town.people) < ENOUGH:
            self.town.lock_out(who)

    @rule(length=LENGTHS)
    def time(self, length: timedelta) -> None:
        """Let time pass, and what is due be done."""
        self.town.pass_time(length)

    @rule()
    def restart(self) -> None:
        """Begin the house again on the same file."""
        self.town.close()
        self.town.restart()

    @invariant()
    def all_is_well(self) -> None:
        """Ask the database itself, where something was done."""
        if self.town.changed:
            assert broken(self.town.reader.rows()) == []
            self.town.changed = False

    def teardown(self) -> None:
        """Close the house."""
        self.town.end()


def test_two_people_decide_and_history_tells_the_present(sqlite_template: Path, tmp_path: Path) -> None:
    walk(Town, Cases, sqlite_template, tmp_path, QUICK)


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_a_million_steps(sqlite_template: Path, tmp_path: Path, pytestconfig: pytest.Config, part: int) -> None:
    walk(Town, Cases, sqlite_template, tmp_path, LONG, seed=seed_of(pytestconfig, part))
