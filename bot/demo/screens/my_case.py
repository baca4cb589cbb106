"""What a family sees of its own case and of what was passed on, and by what it knows our messages."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.family.screens import my_case, numbers, phrase, reports, sharing
from bot.chat.family.screens.welcome import MENU
from bot.chat.screen import Screen
from bot.demo import drafts
from bot.demo.screens.invented import OLENA, REPORT, RULES, notice
from bot.domain.account import Account, Safety
from bot.domain.sharing import Body, Disclosure, Passed, Sharing
from bot.domain.word import Word
from bot.questionnaire.form import PHRASE
from bot.services.drafts import Turn
from bot.services.genuine import Checked
from bot.services.my_case import MyCase, Told

LOG = [Disclosure(report=REPORT.id, body=Body.STATE, what=what, moderator=OLENA.id, at=drafts.NOW) for what in Passed]
PERMITTED = {body: Sharing(report=REPORT.id, body=body, given=True, at=drafts.NOW) for body in Body}
#: As little as My case can hold.
NEW = MyCase(
    report=REPORT, account=Account(id=REPORT.account, safety=Safety.SAFE), known=(), correcting=False, taken_up=None,
    news=(), passed=(),
)  # fmt: skip
#: As much.
FULL = replace(
    NEW,
    report=replace(REPORT, word=Word.MONTHLY, word_at=drafts.NOW),
    account=replace(NEW.account, quiet=True, any_hour=True),
    known=[Told(notice=notice(kind), at=drafts.NOW) for kind in my_case.KNOWN],
    correcting=True,
    taken_up=drafts.NOW.date(),
    news=[drafts.NOW.date()],
    passed=LOG,
)


def screens() -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    yield "my case/new", my_case.my_case(NEW)
    yield "my case/everything", my_case.my_case(FULL)
    loud = replace(FULL, account=replace(FULL.account, quiet=False))
    yield "my case/written to first", my_case.my_case(loud)
    yield "my case/what we keep", my_case.what_we_keep(FULL)
    yield "my case/from the report", my_case.beside(reports.one(REPORT, (), 0, writes=True), REPORT)
    yield "sharing/nobody", sharing.sharing(REPORT, {}, RULES, sharing.TAKEN_BACK)
    yield "sharing/everybody", sharing.sharing(REPORT, PERMITTED, RULES, sharing.GIVEN)
    yield from _genuine()


def _genuine() -> Iterator[tuple[str, Screen]]:
    yield "genuine/no phrase", phrase.phrase(None)
    yield "genuine/a phrase", phrase.phrase("синій птах")
    yield "genuine/phrase chosen", phrase.kept(Turn(draft=drafts.full(PHRASE)), MENU)
    yield "genuine/number of ours", numbers.checked(Checked(number="K7QX-M2RD", opened=drafts.NOW.date()))
    yield "genuine/number not known", numbers.checked(Checked())
    yield "genuine/too many numbers", numbers.checked(Checked(later=True))
