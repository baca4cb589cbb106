"""Whatever a family says, corrects and presses: what is kept is what it said last, and its form can be finished."""

from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from bot.questionnaire.answers import State
from bot.questionnaire.flow import Kind
from tests.chat.family.machine import errands
from tests.chat.family.machine.conftest import Town
from tests.chat.family.machine.sayings import FORBIDDEN, UNREADABLE
from tests.chat.family.machine.walker import Walker
from tests.chat.family.machine.ways_on import answers_somehow, finishes

PICK = st.integers(0, 59)
STATE = st.sampled_from((State.UNKNOWN, State.DECLINED, State.NONE))
TWICE = st.sampled_from((False, False, True))
QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
#: The same walks in every run of the suite.
QUICK = settings(
    max_examples=14,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    # Making a failing walk shorter takes minutes: that is for the long ones.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=QUIET,
)
#: Other walks in every run: what fails is printed, with the way to walk it again.
LONG = settings(max_examples=100, stateful_step_count=60, deadline=None, print_blob=True, suppress_health_check=QUIET)


class FamilyMachine(RuleBasedStateMachine):
    """One family and its memory."""

    def __init__(self, town: Town) -> None:
        """Open a bot that nobody has written to."""
        super().__init__()
        self.town, self.database = town, town.database()
        self.run(self._open())

    def run(self, step: Coroutine[Any, Any, None]) -> None:
        """Go on until a step is taken."""
        self.town.runner.run(step)

    async def _open(self) -> None:
        self.world = await self.town.world(self.database)
        self.walker = Walker(self.world.family())

    def teardown(self) -> None:
        """Finish what is open, and close the bot."""
        self.run(self._finish())

    async def _finish(self) -> None:
        try:
            if self.walker.sheets:
                await finishes(self.walker)
        finally:
            await self.town.close(self.world)

    @property
    def asked(self) -> bool:
        """Whether a question is open."""
        return self.walker.focus is not None and self.walker.step is not None

    @property
    def doubted(self) -> bool:
        """Whether a soft question waits."""
        return self.asked and self.walker.sheet.doubted is not None

    @property
    def checking(self) -> bool:
        """Whether the answers are looked over."""
        return self.walker.focus is not None and self.walker.step is None

    @property
    def boxes(self) -> bool:
        """Whether the question has boxes to tick."""
        return self.asked and self.walker.step is not None and self.walker.step.kind is Kind.MANY

    @initialize(pick=PICK, steps=st.sampled_from((60, 60, 60, 15, 0)))
    def begins(self, pick: int, steps: int) -> None:
        self.run(self._begins(pick, steps))

    async def _begins(self, pick: int, steps: int) -> None:
        await self.walker.family.begins()
        await errands.begins(self.walker)
        await self._answers_many(pick, steps)

    @precondition(lambda self: self.asked and not self.boxes)
    @rule(pick=PICK, twice=TWICE)
    def answers(self, pick: int, *, twice: bool) -> None:
        self.run(self.walker.answers(pick, twice=twice))

    @precondition(lambda self: self.asked)
    @rule(pick=PICK, steps=st.integers(3, 25))
    def answers_many(self, pick: int, steps: int) -> None:
        self.run(self._answers_many(pick, steps))

    async def _answers_many(self, pick: int, steps: int) -> None:
        for number in range(steps):
            if self.asked:
                await answers_somehow(self.walker, pick + 7 * number)

    @precondition(lambda self: self.asked and not self.boxes)
    @rule()
    def answers_unreadably(self) -> None:
        self.run(self._answers_unreadably())

    async def _answers_unreadably(self) -> None:
        walker = self.walker
        await walker.to_the_form()
        await walker.family.types(UNREADABLE)
        assert walker.step is not None
        if walker.step.reader is not None and walker.step.kind is not Kind.LINES:
            walker.sheet.put_down()
            walker.sheet.unread = UNREADABLE
        await walker.look()

    @precondition(lambda self: self.walker.focus is not None)
    @rule(words=st.sampled_from(FORBIDDEN))
    def writes_what_is_never_kept(self, words: str) -> None:
        self.run(self._says_aside(words))

    async def _says_aside(self, words: str) -> None:
        await self.walker.to_the_form()
        await self.walker.family.types(words)
        await self.walker.look()

    @precondition(lambda self: self.asked and not self.doubted)
    @rule(state=STATE, twice=TWICE)
    def leaves_open(self, state: State, *, twice: bool) -> None:
        self.run(self.walker.leaves_open(state, twice=twice))

    @precondition(lambda self: self.doubted)
    @rule(yes=st.booleans(), typed=st.booleans(), twice=TWICE)
    def is_sure(self, *, yes: bool, typed: bool, twice: bool) -> None:
        self.run(self.walker.is_sure(yes=yes, typed=typed, twice=twice))

    @precondition(lambda self: self.boxes)
    @rule(pick=PICK, twice=TWICE)
    def ticks(self, pick: int, *, twice: bool) -> None:
        self.run(self.walker.ticks(pick, twice=twice))

    @precondition(lambda self: self.asked and not self.doubted)
    @rule(twice=TWICE)
    def is_done(self, *, twice: bool) -> None:
        self.run(self.walker.is_done(twice=twice))

    @precondition(lambda self: self.walker.focus is not None)
    @rule(text=st.sampled_from(errands.buttons()), twice=TWICE)
    def leaves(self, text: Any, *, twice: bool) -> None:  # noqa: ANN401 - a sentence of the bot
        self.run(self.walker.leaves(text, twice=twice))

    @rule(pick=PICK)
    def presses_old(self, pick: int) -> None:
        self.run(self.walker.presses_old(pick))

    @precondition(lambda self: self.asked)
    @rule()
    def leaves_as_it_is(self) -> None:
        self.run(errands.leaves_as_it_is(self.walker))

    @precondition(lambda self: self.walker.focus is not None)
    @rule()
    def puts_aside(self) -> None:
        self.run(errands.puts_aside(self.walker))

    @precondition(lambda self: self.walker.focus is None and self.walker.sheets)
    @rule(pick=PICK)
    def goes_on(self, pick: int) -> None:
        self.run(errands.goes_on(self.walker, pick))

    @precondition(lambda self: len(self.walker.sheets) < errands.MANY)
    @rule()
    def begins_another(self) -> None:
        self.run(errands.begins(self.walker))

    @precondition(lambda self: self.checking)
    @rule(pick=PICK)
    def changes_one(self, pick: int) -> None:
        self.run(errands.changes_one(self.walker, pick))

    @precondition(lambda self: self.checking)
    @rule(pick=PICK, twice=TWICE)
    def thinks_better_of_it(self, pick: int, *, twice: bool) -> None:
        self.run(errands.thinks_better_of_it(self.walker, pick, twice=twice))

    @precondition(lambda self: self.checking)
    @rule(pick=PICK, text=st.sampled_from(errands.buttons()))
    def begins_to_change_one(self, pick: int, text: Any) -> None:  # noqa: ANN401 - a sentence of the bot
        self.run(self._begins_to_change_one(pick, text))

    async def _begins_to_change_one(self, pick: int, text: Any) -> None:  # noqa: ANN401 - as above
        await errands.changes_one(self.walker, pick)
        assert self.walker.step is not None
        await (self.walker.ticks(pick) if self.boxes else self.walker.answers(pick))
        await self.walker.leaves(text)

    @precondition(lambda self: self.checking)
    @rule(turns=st.lists(st.tuples(PICK, PICK), min_size=1, max_size=5))
    def changes_its_mind(self, turns: list[tuple[int, int]]) -> None:
        self.run(self._changes_its_mind(turns))

    async def _changes_its_mind(self, turns: list[tuple[int, int]]) -> None:
        for pick, other in turns:
            await errands.changes_one(self.walker, pick)
            await self._answers_many(other, 80)
            if not self.checking:
                return

    @precondition(lambda self: self.checking)
    @rule(twice=TWICE)
    def sends(self, *, twice: bool) -> None:
        self.run(errands.sends(self.walker, twice=twice))

    @precondition(lambda self: self.checking)
    @rule()
    def discards(self) -> None:
        self.run(errands.discards(self.walker))

    @precondition(lambda self: self.walker.sent)
    @rule(pick=PICK)
    def corrects(self, pick: int) -> None:
        self.run(errands.corrects(self.walker, pick))

    @precondition(lambda self: self.checking and self.walker.sheet.before is not None)
    @rule()
    def answers_more(self) -> None:
        self.run(errands.answers_more(self.walker))

    @precondition(lambda self: self.walker.sent)
    @rule(pick=PICK)
    def opens_next_child(self, pick: int) -> None:
        self.run(errands.opens_next_child(self.walker, pick))

    @rule()
    def speaks(self) -> None:
        self.run(errands.speaks(self.walker))

    @rule(what=st.sampled_from(("photo", "edit", "place")))
    def sends_what_is_not_taken(self, what: str) -> None:
        self.run(self._sends_what_is_not_taken(what))

    async def _sends_what_is_not_taken(self, what: str) -> None:
        family = self.walker.family
        if what == "photo":
            await family.sends_photo()
        elif what == "edit":
            await family.edits("Інше слово")
        else:
            await family.sends(location={"longitude": 36.2, "latitude": 49.9})
        await self.walker.look()

    @rule()
    def restarts(self) -> None:
        self.run(self._restarts())

    async def _restarts(self) -> None:
        await self.town.restart(self.world, self.database)
        await self.walker.look(dropped=None)


def test_what_is_kept_is_what_was_said_last_and_every_form_can_be_finished(town: Town) -> None:
    run_state_machine_as_test(lambda: FamilyMachine(town), settings=QUICK)  # type: ignore[arg-type]  # a maker does as well


@pytest.mark.long
def test_the_same_on_many_long_walks(town: Town) -> None:
    run_state_machine_as_test(lambda: FamilyMachine(town), settings=LONG)  # type: ignore[arg-type]  # a maker does as well
