"""Whether a message is ours: a family asks by its number, and hears of nothing but what it was told itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.hours import KYIV
from bot.domain.notice import Delivery, Notice, opened
from bot.questionnaire.form import NUMBER
from bot.services import drafts
from bot.services.drafts import DraftWork, Turn
from bot.services.notify import Notices
from bot.services.rules import Rules

#: Each number asked in vain counts for so long, and so much is heard: somebody may be typing numbers at a taken phone.
COUNTS, HEARD = timedelta(minutes=10), timedelta(hours=4)
#: So many numbers of one text are looked up. A whole message of ours holds the number of a report before its own.
MOST: Final = 10
#: Letters of another keyboard that look like ours.
_LIKE: Final = str.maketrans("АВСЕНКМРТХУ", "ABCEHKMPTXY")
#: What is taken for a dash, and what no eye sees (soft hyphens, joiners).
_DASH: Final = re.compile("[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NUMBER: Final = re.compile(r"(?<![0-9A-Z])([0-9A-Z]{4})-?([0-9A-Z]{4})(?![0-9A-Z])")
#: As it is typed with spaces; two words of a text look alike, and each may be the first half.
_SPACED: Final = re.compile(r"(?<![0-9A-Z])([0-9A-Z]{4})(?=(?:\s+-?\s*|-\s+)([0-9A-Z]{4})(?![0-9A-Z]))")


class Numbered(Notices, Protocol):
    """Where what was told is found by its number."""

    async def numbered(self, account: str, number: str) -> Notice | None:
        """Return the notice of this update number, where it is this account's own."""

    async def deliveries(self, notice: str) -> Sequence[Delivery]:
        """Return the delivery log of a notice, the oldest first."""


class GenuineWork(DraftWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def notices(self) -> Numbered:
        """Notices."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Checked:
    """What is said of a number: ours, and opened here on a day; or not known here, for whatever reason."""

    number: str = ""
    opened: date | None = None
    #: So many were asked in vain that none is looked up for a while.
    later: bool = False


async def begin(work: GenuineWork, account: Account, rules: Rules) -> Turn:
    """Ask for the number; what stands open waits."""
    for draft in await work.drafts.of(account.id):
        if draft.form == NUMBER.name:
            return await drafts.resume(work, account, draft.id)
    return await drafts.begin(work, account, rules, NUMBER.name)


async def answer(work: GenuineWork, account: Account, text: str, draft: str) -> Checked:
    """Look up the number typed where it was asked for; that question is over with this, and nothing of it kept."""
    await drafts.throw_away(work, account, draft)
    return await check(work, replace(account, focus=None), text)


async def check(work: GenuineWork, account: Account, text: str) -> Checked:
    """Tell whether a number is of something that this very account has opened; a whole message may be given for it.

    What is malformed, somebody else's, taken back or never opened is all alike.
    """
    counted = max(work.now, account.guessed or work.now)
    if counted - work.now > HEARD - COUNTS:
        return Checked(later=True)
    found = [await work.notices.numbered(account.id, number) for number in _numbers(text)]
    notice = next((one for one in found if one is not None and one.state.told), None)
    if notice is None:
        await work.accounts.save(replace(account, guessed=counted + COUNTS))
        return Checked()
    read_at = opened(await work.notices.deliveries(notice.id))
    return Checked(number=notice.number, opened=read_at and read_at.astimezone(KYIV).date())


def _numbers(text: str) -> Sequence[str]:
    """Return the first numbers in a text as we write them, however they were typed; those in one piece come first."""
    plain = _UNSEEN.sub("", _DASH.sub("-", text.upper().translate(_LIKE)))
    found = ["-".join(each.groups()) for form in (_NUMBER, _SPACED) for each in form.finditer(plain)]
    return list(dict.fromkeys(found))[:MOST]
