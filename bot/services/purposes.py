"""Two seniors open a counted list for one purpose: one asks, another agrees, and its looks are counted apart."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.account import Account
from bot.domain.audit import HOUSE
from bot.domain.errors import Foreign, NotAllowed, SamePerson, Stale, TooMany
from bot.domain.purpose import SIZES, Purpose, PurposeState
from bot.domain.roles import Act, Moderator
from bot.questionnaire.forbidden import refuse
from bot.questionnaire.form import PURPOSE
from bot.services import drafts, own_words
from bot.services.drafts import DraftWork, Turn
from bot.services.permissions import allow
from bot.services.privacy import Audit
from bot.services.queue import Colleagues
from bot.services.rules import Rules


class Purposes(Protocol):
    """Where they are kept."""

    async def get(self, purpose: str) -> Purpose | None:
        """Return one of them."""

    async def add(self, purpose: Purpose) -> None:
        """Keep what somebody asks for."""

    async def waiting(self) -> Sequence[Purpose]:
        """Return what waits for a second senior, the oldest first."""

    async def of(self, opener: str) -> Purpose | None:
        """Return what this senior has asked for or opened, if it goes on."""

    async def agree(self, purpose: str, by: str, until: datetime) -> bool:
        """Open it until then; return whether it waited until now."""

    async def end(self, purpose: str) -> bool:
        """End it; return whether it went on until now."""


class PurposeWork(DraftWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def purposes(self) -> Purposes:
        """What two seniors open."""

    @property
    def moderators(self) -> Colleagues:
        """The organisation's people."""

    @property
    def audit(self) -> Audit:
        """The chain of what was done."""


async def of(work: PurposeWork, moderator: Moderator) -> Purpose | None:
    """Return what this senior has asked for or opened, if it goes on. Raises NotAllowed for everybody else."""
    allow(moderator, Act.OPEN_PURPOSE)
    return await work.purposes.of(moderator.id)


async def write(work: PurposeWork, rules: Rules, moderator: Moderator, account: Account, size: int) -> Turn:
    """Ask for what a list of so many is to be looked at, in own words; what was begun before is begun anew.

    Raises NotAllowed as `of`, Foreign for a size that is not offered, TooMany while another goes on.
    """
    allow(moderator, Act.OPEN_PURPOSE)
    if size not in SIZES:
        raise Foreign
    if await work.purposes.of(moderator.id) is not None:
        raise TooMany
    await cancel(work, account)
    return await drafts.begin(work, account, rules, PURPOSE.name, str(size))


async def cancel(work: DraftWork, account: Account) -> None:
    """Forget the own words, if there are any."""
    for draft in await work.drafts.of(account.id):
        if draft.form == PURPOSE.name:
            await drafts.discard(work, account, draft)


async def send(work: PurposeWork, rules: Rules, moderator: Moderator, account: Account) -> Purpose:
    """Ask the other seniors with the own words. Raises Stale where nothing is written, and as `ask`."""
    draft = await own_words.current(work, account, PURPOSE.name)
    written = own_words.written(draft) if draft is not None else None
    if draft is None or written is None:
        raise Stale
    asked = await ask(work, rules, moderator, int(draft.subject or 0), written)
    await drafts.discard(work, account, draft)
    return asked


async def ask(work: PurposeWork, rules: Rules, moderator: Moderator, size: int, told: str) -> Purpose:
    """Ask the other seniors for a list of so many.

    Raises NotAllowed, Foreign and TooMany as `write`, ForbiddenContent for words that must never be kept.
    """
    allow(moderator, Act.OPEN_PURPOSE)
    if size not in SIZES:
        raise Foreign
    refuse(told)
    if await work.purposes.of(moderator.id) is not None:
        raise TooMany
    purpose = Purpose(
        id=work.ids.new(),
        opener=moderator.id,
        size=size,
        looks_left=size,
        opened_at=work.now,
        expires_at=work.now + rules.purpose_waits,
        words=told,
    )
    await work.purposes.add(purpose)
    work.audit.record(moderator.id, "purpose.ask", purpose.id, size=str(size))
    await work.jobs.put("purpose_end", f"purpose:{purpose.id}", purpose.expires_at, purpose=purpose.id)
    return purpose


async def waiting(work: PurposeWork, moderator: Moderator) -> Sequence[Purpose]:
    """Return what waits for this senior's word, the oldest first; nothing to anybody else."""
    if not moderator.role.may(Act.OPEN_PURPOSE):
        return ()
    return [one for one in await work.purposes.waiting() if not await _theirs(work, moderator, one)]


async def others(work: PurposeWork, purpose: Purpose) -> Sequence[Moderator]:
    """Return the seniors one of whom may agree."""
    return [
        one
        for one in await work.moderators.active()
        if one.role.may(Act.OPEN_PURPOSE) and not await _theirs(work, one, purpose)
    ]


async def look(work: PurposeWork, moderator: Moderator, purpose_id: str) -> Purpose:
    """Return what a colleague asks for; the look is logged. Raises NotAllowed, Foreign, Stale where it is over."""
    purpose = await _going_on(work, moderator, purpose_id)
    work.audit.record(moderator.id, "purpose.look", purpose.id)
    return purpose


async def agree(work: PurposeWork, rules: Rules, moderator: Moderator, purpose_id: str) -> Purpose:
    """Open a list for whoever asked, as the second senior.

    Raises SamePerson for whoever asked, Stale where somebody else has spoken or time has, and as `look`.
    """
    purpose = await _asked(work, moderator, purpose_id)
    until = work.now + rules.purpose
    if not await work.purposes.agree(purpose.id, moderator.id, until):
        raise Stale
    work.audit.record(moderator.id, "purpose.agree", purpose.id)
    await work.jobs.put("purpose_end", f"purpose:{purpose.id}", until, purpose=purpose.id)
    return await _found(work, purpose.id)


async def decline(work: PurposeWork, moderator: Moderator, purpose_id: str) -> Purpose:
    """Say no, as the second senior. Raises as `agree`."""
    purpose = await _asked(work, moderator, purpose_id)
    await _end(work, moderator.id, purpose, "purpose.decline")
    return purpose


async def end(work: PurposeWork, moderator: Moderator, purpose_id: str) -> Purpose:
    """End a list, or take the question back: whoever asked, or agreed. Raises NotAllowed for others, and as `look`."""
    purpose = await _going_on(work, moderator, purpose_id)
    if moderator.id not in (purpose.opener, purpose.agreed):
        raise NotAllowed
    await _end(work, moderator.id, purpose, "purpose.end")
    return purpose


async def expire(work: PurposeWork, purpose_id: str) -> Purpose | None:
    """End what time has ended, or the last look has; return it, None where it was over or goes on."""
    purpose = await work.purposes.get(purpose_id)
    if purpose is None or purpose.ended_at is not None:
        return None
    if purpose.state(work.now) is not PurposeState.ENDED:
        await work.jobs.put("purpose_end", f"purpose:{purpose.id}", purpose.expires_at, purpose=purpose.id)
        return None
    await _end(work, HOUSE, purpose, "purpose.end")
    return purpose


async def _end(work: PurposeWork, by: str, purpose: Purpose, act: str) -> None:
    if not await work.purposes.end(purpose.id):
        raise Stale
    work.audit.record(by, act, purpose.id, left=str(purpose.looks_left))
    await work.jobs.drop(f"purpose:{purpose.id}")


async def _found(work: PurposeWork, purpose_id: str) -> Purpose:
    purpose = await work.purposes.get(purpose_id)
    if purpose is None:
        raise Foreign
    return purpose


async def _going_on(work: PurposeWork, moderator: Moderator, purpose_id: str) -> Purpose:
    allow(moderator, Act.OPEN_PURPOSE)
    purpose = await _found(work, purpose_id)
    if purpose.state(work.now) is PurposeState.ENDED:
        raise Stale
    return purpose


async def _asked(work: PurposeWork, moderator: Moderator, purpose_id: str) -> Purpose:
    """Return what waits for a second senior's word: this one's."""
    purpose = await _going_on(work, moderator, purpose_id)
    if await _theirs(work, moderator, purpose):
        raise SamePerson
    if purpose.state(work.now) is not PurposeState.WAITS or not await _may_open(work, purpose):
        raise Stale
    return purpose


async def _may_open(work: PurposeWork, purpose: Purpose) -> bool:
    """Whether whoever asked is a senior still."""
    opener = await work.moderators.get(purpose.opener)
    return opener is not None and opener.active and opener.role.may(Act.OPEN_PURPOSE)


async def _theirs(work: PurposeWork, moderator: Moderator, purpose: Purpose) -> bool:
    """Whether this is who asked, also where that one was locked and let in again."""
    opener = await work.moderators.get(purpose.opener)
    return opener is None or moderator.same_person(opener)
