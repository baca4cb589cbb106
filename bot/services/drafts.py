"""Answers not yet sent: opened, put aside, taken up again, forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from bot.domain.account import Account, Safety
from bot.domain.behalf import Behalf
from bot.domain.errors import Foreign, Stale, TooMany
from bot.questionnaire import flow
from bot.questionnaire.answers import Answers
from bot.questionnaire.distress import Distress
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Form, Road, Step
from bot.questionnaire.form import BRIEF, FORMS, FULL
from bot.services.notify import Jobs
from bot.services.ports import Work
from bot.services.privacy import Accounts
from bot.services.rules import Rules
from bot.words import Text


class Drafts(Protocol):
    """Where answers not yet sent are kept."""

    async def get(self, draft: str) -> Draft | None:
        """Return one draft."""

    async def of(self, account: str) -> Sequence[Draft]:
        """Return an account's open drafts, the newest first."""

    async def about(self, subject: str) -> Sequence[Draft]:
        """Return everybody's drafts about this report or item, the oldest first."""

    async def add(self, draft: Draft) -> None:
        """Keep a new draft."""

    async def save(self, draft: Draft) -> None:
        """Keep what changed."""

    async def erase(self, draft: str) -> None:
        """Forget a draft and everything in it."""


class DraftWork(Work, Protocol):
    """What this service needs of a unit of work."""

    @property
    def drafts(self) -> Drafts:
        """Answers not yet sent."""

    @property
    def accounts(self) -> Accounts:
        """Accounts."""

    @property
    def jobs(self) -> Jobs:
        """What is due later."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What an answer led to: the draft as it stands, a line to say above the next question, a road taken."""

    draft: Draft
    note: Text | None = None
    road: Road | None = None
    distress: Distress | None = None
    #: Typed words are not an answer yet, and the next ones replace them.
    unkept: bool = False

    @property
    def form(self) -> Form:
        """The form this draft is given in."""
        return FORMS[self.draft.form]

    @cached_property
    def step(self) -> Step | None:
        """The step to ask now; None when every question has its answer."""
        return flow.current(self.form, self.draft)

    @property
    def checked(self) -> bool:
        """Whether the answers are looked over before they are sent."""
        return self.form.checked or self.draft.adds


async def begin(  # noqa: PLR0913 - a draft's facts, each named
    work: DraftWork,
    account: Account,
    rules: Rules,
    form: str,
    subject: str | None = None,
    *,
    aside: bool = False,
    before: Answers | None = None,
    behalf: Behalf | None = None,
) -> Turn:
    """Open a new draft and put it on the screen, unless it waits `aside`. Raises TooMany when too many are open.

    Over a sent report it begins with what that says (`before`). That, and the short forms, which are for whoever
    is in danger or is a child: what else is unfinished must not shut them out.
    """
    if form == FULL.name and before is None and len(await unsent(work, account)) >= rules.open_drafts:
        raise TooMany
    draft = Draft(
        id=work.ids.new(),
        account=account.id,
        form=form,
        form_hash=FORMS[form].hash,
        opened_at=work.now,
        touched_at=work.now,
        subject=subject,
        answers=before or {},
        before=before,
        behalf=behalf,
    )
    await work.drafts.add(draft)
    if not aside:
        await work.accounts.save(replace(account, focus=draft.id))
    await work.jobs.put("draft_end", f"draft:{draft.id}", work.now + rules.draft, draft=draft.id)
    return Turn(draft=draft)


async def unfinished(work: DraftWork, account: Account) -> Sequence[Draft]:
    """Return the account's reports, and changes of reports, not yet sent, the newest first.

    Of a moderator's account those it writes for others; its own are a family's.
    """
    forms = [draft for draft in await work.drafts.of(account.id) if FORMS[draft.form].reports]
    return [draft for draft in forms if (draft.behalf is None) is (account.moderator is None)]


async def unsent(work: DraftWork, account: Account) -> Sequence[Draft]:
    """Return the account's new reports not yet sent, the newest first."""
    return [draft for draft in await unfinished(work, account) if not draft.adds]


async def resume(work: DraftWork, account: Account, draft_id: str) -> Turn:
    """Put an open draft back on the screen. Raises Foreign when it is not this account's, Stale as `may_stand`."""
    draft = await own(work, account, draft_id)
    if not may_stand(account, draft):
        raise Stale
    if account.focus != draft.id:
        await work.accounts.save(replace(account, focus=draft.id))
    return Turn(draft=draft)


async def own(work: DraftWork, account: Account, draft_id: str) -> Draft:
    """Return this account's draft. Raises Foreign for any other, existing or not."""
    draft = await work.drafts.get(draft_id)
    if draft is None or not _theirs(draft, account):
        raise Foreign
    return draft


def _theirs(draft: Draft, account: Account) -> bool:
    """Whether a draft is this account's; what a moderator writes for a family is nobody's once that one is locked."""
    return draft.account == account.id and (draft.behalf is None or draft.behalf.moderator == account.moderator)


async def focused(work: DraftWork, account: Account) -> Draft | None:
    """Return the draft that typed words belong to, if one is open on the screen."""
    draft = None if account.focus is None else await work.drafts.get(account.focus)
    return draft if draft is not None and _theirs(draft, account) else None


async def on_screen(work: DraftWork, account: Account, draft_id: str) -> Draft:
    """Return the draft that is on the screen. Raises Foreign for another's, Stale for one put aside."""
    draft = await own(work, account, draft_id)
    if draft.id != account.focus:
        raise Stale
    return draft


async def pause(work: DraftWork, account: Account) -> None:
    """Take the draft off the screen; it stays as it is."""
    if account.focus is not None:
        await work.accounts.save(replace(account, focus=None))


async def put_aside(work: DraftWork, account: Account) -> Draft | None:
    """Take what is on the screen off it; return the draft to go on with, if there is one."""
    draft = await focused(work, account)
    await pause(work, account)
    return draft if draft is not None else next(iter(await to_resume(work, account)), None)


async def to_resume(work: DraftWork, account: Account) -> Sequence[Draft]:
    """Return the reports, and changes of reports, that can be gone on with, the newest first."""
    return [draft for draft in await unfinished(work, account) if may_stand(account, draft)]


def may_stand(account: Account, draft: Draft) -> bool:
    """Whether a draft may stand on the screen: of reports, on a phone that may be inspected, the short form only.

    A moderator, who writes for a family, was never asked about a phone.
    """
    if account.safety is Safety.SAFE or account.moderator is not None or not FORMS[draft.form].reports:
        return True
    return draft.form == BRIEF.name and not draft.adds


async def discard(work: DraftWork, account: Account, draft: Draft) -> None:
    """Erase a draft at the family's wish."""
    await work.drafts.erase(draft.id)
    await work.jobs.drop(f"draft:{draft.id}")
    if account.focus == draft.id:
        await pause(work, account)


async def throw_away(work: DraftWork, account: Account, draft_id: str) -> Draft | None:
    """Erase a draft by its id and return it; one that is gone, or is not this account's, changes nothing."""
    draft = await work.drafts.get(draft_id)
    if draft is None or not _theirs(draft, account):
        return None
    await discard(work, account, draft)
    return draft


async def expire(work: DraftWork, rules: Rules, draft_id: str) -> None:
    """Forget a draft that was not touched for as long as drafts are kept; look again later otherwise."""
    draft = await work.drafts.get(draft_id)
    if draft is None:
        return
    ends = draft.touched_at + rules.draft
    if ends > work.now:
        await work.jobs.put("draft_end", f"draft:{draft.id}", ends, draft=draft.id)
        return
    await work.drafts.erase(draft.id)
    # A phone that may be inspected is never told what was once begun there.
    if FORMS[draft.form].reports and draft.form != BRIEF.name and draft.behalf is None:
        await work.accounts.expire(draft.account)


async def told_expired(work: DraftWork, account: Account) -> Account:
    """Note that the family was told what was erased unsent: that is said once."""
    account = replace(account, expired_at=None)
    await work.accounts.save(account)
    return account
