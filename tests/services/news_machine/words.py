"""The usual word to families whose case stands still, and what comes between."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.domain.account import Account
from bot.domain.case import Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.relative import Relative
from bot.domain.review import ReviewState
from bot.domain.roles import Moderator
from bot.domain.status import Wish
from bot.domain.word import Word
from bot.services import claims, statuses, tasks, word
from bot.storage.work import Work
from tests.services.machine.test_machine import ANY, CRASH, FEW
from tests.services.news_machine.kinships import Kinships
from tests.services.news_machine.scene import PENDING
from tests.services.people import RULES

WORDS = st.sampled_from((Word.MONTHLY, Word.MONTHLY, Word.QUARTERLY, Word.NEVER))
#: What comes between a family and its usual word.
BETWEEN = st.sampled_from(("nothing", "hold before", "hold", "never", "proposal"))


class Words(Kinships):
    """Families that ask for a word where nothing changes."""

    @rule(number=ANY, often=WORDS, crash=CRASH)
    def asks_for_word(self, number: int, often: Word, *, crash: bool) -> None:
        """Have a family choose how often it hears from us where nothing changes."""

        async def press(work: Work, account: Account, relative: Relative) -> None:
            if not account.closed and account.id not in self.town.blocked:
                await word.choose(work, account, relative.report, often)

        self._with_account(number, press, crash=crash)

    @rule(case=ANY, often=WORDS, looked=st.sampled_from((True, True, False)), between=BETWEEN)
    def month(self, case: int, often: Word, between: str, *, looked: bool) -> None:
        """Let the month of a usual word pass, in which somebody perhaps looks at a case, and something comes between.

        Telegram is away on the day itself, so that what comes between may come before the word leaves.
        """
        self._clear(case)
        self.all_verified(case)
        self.all_read(case)
        self._all_ask(case, often)
        self.town.pass_time(timedelta(days=26))
        if looked:
            self.add_evidence(1, case, EvidenceKind.LIST, 0, seen=True, crash=False)
        if between == "hold before":
            self._hold(case)
        self.town.away = True
        self.town.pass_time(timedelta(days=5))
        if between == "hold":
            self._hold(case)
        elif between == "never":
            self._all_ask(case, Word.NEVER)
        elif between == "proposal":
            self.propose(self._number(self._senior(0)), case, case, usual=True, crash=False)
        self.town.away = False
        self.minute()

    def _clear(self, case: int) -> None:
        """Have nothing withheld any more that people can let go: a hold, a mark, a fate that was wrong, a talk."""
        senior = self._senior(0)
        self.hold(self._number(senior), case, on=False)
        self.decides(case, alone=False, crash=False)

        async def wrong(work: Work) -> None:
            now = await work.cases.root(self.case(case))
            if now is not None and now.fate not in word.WAITING and not now.fate.of_death:
                wish = Wish(axis=Axis.FATE, after=Fate.MISSING, words="It was another person.")
                await statuses.change(work, RULES, senior, now.id, wish)

        async def settle(work: Work) -> None:
            now = await work.cases.root(self.case(case))
            for review in await work.reviews.of_case(now.id) if now else ():
                if review.cause in PENDING and review.state is not ReviewState.DONE:
                    await claims.take(work, RULES, senior, review.id)
                    await tasks.settle(work, senior, review.id)

        self.town.run(wrong)
        self.town.run(settle)

    def _hold(self, case: int) -> None:
        self.hold(self._number(self._senior(0)), case, on=True)

    def _number(self, one: Moderator) -> int:
        return [each.id for each in self.town.people].index(one.id)

    def _all_ask(self, case: int, often: Word) -> None:
        """Have everybody of a case choose how often it hears from us where nothing changes."""
        for at in range(FEW):

            async def press(work: Work, at: int = at) -> None:
                tied = await self._all_tied(work, case)
                account = await self.town.account(work, tied[at].report) if at < len(tied) else None
                if account is not None:
                    await word.choose(work, account, tied[at].report, often)

            self.town.run(press)
