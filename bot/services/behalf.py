"""A moderator writes for somebody who telephones, writes or comes in: a new report, or more in a sent one.

It is the family's form. What is written lies in the moderator's drafts, and becomes a report of an account
without a chat: whatever that family is to be told, a person tells it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.account import Account, Safety
from bot.domain.behalf import Behalf, Channel
from bot.domain.errors import Foreign, Stale
from bot.domain.report import Report
from bot.domain.review import Review
from bot.domain.roles import Act, Moderator
from bot.questionnaire import consent
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import ADULT, FULL
from bot.services import additions, claims, drafts, looks, opening, queue, reports, review, sharing
from bot.services.additions import Author
from bot.services.drafts import DraftWork, Turn
from bot.services.family import FamilyWork
from bot.services.looks import LookAudit, LookWork
from bot.services.permissions import allow
from bot.services.review import ReviewWork
from bot.services.rules import Rules


class BehalfWork(FamilyWork, LookWork, Protocol):
    """What opening a sent report needs of a unit of work."""

    @property
    def audit(self) -> LookAudit:
        """The chain of what was done."""


async def begin(  # noqa: PLR0913, PLR0917 - who, for whom, to what
    work: FamilyWork, account: Account, moderator: Moderator, rules: Rules, channel: Channel, version: str
) -> Turn:
    """Open the form for somebody whose consent to a version of the text was heard; nothing is kept before.

    A second press finds the form that the first one opened. Raises NotAllowed for a role that decides nothing,
    Stale for a text that is no longer shown, TooMany as `drafts.begin`.
    """
    allow(moderator, Act.WRITE_FOR_FAMILY)
    if version != consent.FULL:
        raise Stale
    there = await current(work, account)
    if there is not None and not there.answers and there.behalf is not None and there.behalf.channel is channel:
        return Turn(draft=there)
    heard = Behalf(moderator=moderator.id, channel=channel, consent=version, heard_at=work.now)
    turn = await drafts.begin(work, account, rules, FULL.name, behalf=heard)
    work.audit.record(moderator.id, "consent_heard", turn.draft.id, version=version, channel=channel.value)
    return turn


async def minor(work: FamilyWork, account: Account, rules: Rules, draft_id: str) -> Turn:
    """Go on with the short form of a minor: whoever speaks is one. Raises Stale once the form has gone on."""
    draft = await drafts.own(work, account, draft_id)
    if draft.behalf is None or Turn(draft=draft).step is not ADULT:
        raise Stale
    return await opening.short(work, account, rules, draft)


async def add(  # noqa: PLR0913, PLR0917 - who, where, to what
    work: BehalfWork, account: Account, moderator: Moderator, rules: Rules, review_id: str, report_id: str
) -> Turn:
    """Open a sent report to what a family tells, or go on with what was begun; it is a look at that report.

    Raises Foreign for a report that the held item is not about, and as `claims.held`, `looks.count` and
    `additions.open_`.
    """
    item = await claims.held(work, moderator, review_id)
    if report_id not in [report.id for report in await review.open_to(work, item)]:
        raise Foreign
    # What the item's own look has shown is no other look.
    subject, since = (item.id if item.report == report_id else report_id), claims.since(item, rules)
    await looks.count(work, rules, moderator, subject, since=since)
    return await additions.open_(work, Author(account, moderator), rules, report_id)


async def review_again(work: FamilyWork, moderator: Moderator, rules: Rules, review_id: str) -> None:
    """Have a refused report read by another moderator, as its family without a chat asks through this one.

    Raises as `claims.held` and `reports.review_again`; Foreign where the item is not about such a report.
    """
    item = await claims.held(work, moderator, review_id)
    report = await queue.report_of(work, item)
    family = await work.accounts.get(report.account) if report and report.behalf else None
    if report is None or family is None:
        raise Foreign
    work.audit.record(moderator.id, "ask_again", report.id)
    await reports.review_again(work, family, rules, report.id)


async def current(work: DraftWork, account: Account) -> Draft | None:
    """Return what the moderator writes for a family, where that is open on the screen."""
    draft = await drafts.focused(work, account)
    return draft if draft is not None and draft.behalf is not None else None


async def begun(work: DraftWork, account: Account) -> Sequence[Draft]:
    """Return what the moderator has begun for families and not sent, the newest first."""
    return await drafts.unfinished(work, account)


async def resume(work: BehalfWork, account: Account, moderator: Moderator, rules: Rules, draft_id: str) -> Turn:
    """Go on with what was begun; it is logged, and over a sent report it is a look at that.

    Raises Foreign as `drafts.own`, NotAllowed as `begin`, and as `looks.count`.
    """
    allow(moderator, Act.WRITE_FOR_FAMILY)
    draft = await drafts.own(work, account, draft_id)
    if draft.adds and draft.subject is not None:
        await looks.count(work, rules, moderator, draft.subject)
    turn = await drafts.resume(work, account, draft_id)
    work.audit.record(moderator.id, "resume", draft_id)
    return turn


async def send(work: FamilyWork, account: Account, moderator: Moderator, rules: Rules, draft_id: str) -> Report:
    """Send a finished form; a second press finds the report that the first one made.

    The family gets an account of its own, with the consent that was heard. Raises Foreign as `drafts.own`, Stale
    where a question is still open or nobody's consent was heard.
    """
    allow(moderator, Act.WRITE_FOR_FAMILY)
    sent = await work.reports.get(draft_id)
    if sent is not None and sent.behalf is not None and sent.behalf.moderator == moderator.id:
        return sent
    draft = await drafts.own(work, account, draft_id)
    if draft.behalf is None or draft.behalf.consent is None or Turn(draft=draft).step is not None:
        raise Stale
    await drafts.pause(work, account)
    report = await reports.submit(work, await _family(work, account, draft.behalf), rules, draft)
    await sharing.note(work, report.id, draft.answers)
    return report


async def _family(work: FamilyWork, account: Account, heard: Behalf) -> Account:
    """Return a new account without a chat, in the language in which the moderator speaks with the family."""
    family = Account(
        id=work.ids.new(),
        language=account.language,
        safety=Safety.SAFE,
        consent=heard.consent,
        consented_at=heard.heard_at,
        reachable=False,
    )
    await work.accounts.add(family)
    return family


async def put_aside(work: DraftWork, account: Account) -> Account:
    """Take what is being written for a family off the screen; it waits until it is gone on with."""
    if await current(work, account) is None:
        return account
    await drafts.pause(work, account)
    return replace(account, focus=None)


async def clear_later(work: DraftWork, rules: Rules, account: Account) -> None:
    """Have the form cleared from the chat when nobody has touched it for as long as a claim lasts."""
    await work.jobs.put("form_end", f"form:{account.id}", work.now + rules.claim, account=account.id)


async def cleared(work: DraftWork, account: Account) -> None:
    """Note that the form stands in the chat no more."""
    await work.jobs.drop(f"form:{account.id}")


async def held_about(work: ReviewWork, moderator: Moderator, report: Report) -> Review | None:
    """Return the item that this moderator holds, through which a report is open to additions."""
    for item in await work.reviews.claimed(moderator.id, work.now):
        if report.id in [one.id for one in await review.open_to(work, item)]:
            return item
    return None
