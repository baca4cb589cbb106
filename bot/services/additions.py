"""A sent report is added to, or corrected: by its family, or by a moderator for it after a call.

The change is a draft over the report: nothing reaches the report until it is sent, and then what was said before is
kept beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from bot.domain import priority
from bot.domain.account import Account, Safety
from bot.domain.behalf import Behalf, Channel
from bot.domain.errors import Foreign, Stale, TooMany
from bot.domain.hours import KYIV
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator
from bot.questionnaire import addition, consent, described
from bot.questionnaire.addition import Addition
from bot.questionnaire.answers import Answers
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import FORMS
from bot.services import contact, drafts, intake, privacy, queue, reach, reports, sharing, walking
from bot.services.drafts import DraftWork, Turn
from bot.services.queue import Told
from bot.services.review import Answered, ReviewWork
from bot.services.rules import Rules
from bot.services.sharing import Permitted


class Additions(Told, Protocol):
    """Where additions are kept; they are never changed."""

    async def add(self, addition: Addition) -> None:
        """Keep what was told."""

    async def get(self, addition: str) -> Addition | None:
        """Return one addition."""


class Changeable(Answered, Protocol):
    """Reports, as they can be changed."""

    async def change(self, report: Report, answers: Answers) -> None:
        """Keep what a report says now: its answers, and the person they tell of."""


class AdditionWork(ReviewWork, Permitted, Protocol):
    """What this service needs of a unit of work."""

    @property
    def additions(self) -> Additions:
        """What was told about sent reports afterwards."""

    @property
    def reports(self) -> Changeable:
        """Reports."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: a family in its own report, or a moderator (at `account`) in any, for whoever told it."""

    account: Account
    moderator: Moderator | None = None

    @property
    def id(self) -> str:
        """Whose act it is."""
        return self.moderator.id if self.moderator else self.account.id

    @property
    def behalf(self) -> Behalf | None:
        """That a moderator writes what a family told by phone."""
        return Behalf(moderator=self.moderator.id, channel=Channel.PHONE) if self.moderator else None


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Changing:
    """A change before it is sent: the draft, the number of its report, what differs and what is still open."""

    turn: Turn
    number: str
    changed: set[str]
    open: Sequence[str]


async def open_(work: AdditionWork, author: Author, rules: Rules, report_id: str) -> Turn:
    """Open a change of a report, or go on with the one begun, and put it on the author's screen.

    Which reports are a moderator's to change, the caller has asked. Raises Foreign for another family's report, a
    silent or a withdrawn one; Stale where the family may not write here now.
    """
    report = _open_to(author, await work.reports.get(report_id))
    if author.moderator is None and not may(author.account):
        raise Stale
    for draft in await work.drafts.of(author.account.id):
        if draft.adds and draft.subject == report.id and (draft.behalf is None) is (author.moderator is None):
            return await drafts.resume(work, author.account, draft.id)
    answers = await work.reports.answers(report.id)
    account, behalf = author.account, author.behalf
    turn = await drafts.begin(work, account, rules, report.form, report.id, before=answers, behalf=behalf)
    return await _keep(work, replace(turn.draft, later=addition.left_open(turn.form, answers)))


def may(account: Account) -> bool:
    """Whether a family may write at length here: it is safe, and has agreed to the whole text."""
    return account.safety is Safety.SAFE and consent.covers(account.consent, consent.FULL)


def _open_to(author: Author, report: Report | None) -> Report:
    """Return the report where this author may write in it. Raises Foreign where not."""
    if report is None or report.silent or report.state is ReportState.WITHDRAWN:
        raise Foreign
    if author.moderator is None and report.account != author.account.id:
        raise Foreign
    return report


async def look(work: AdditionWork, turn: Turn) -> Changing:
    """Return a change as it stands. Raises Stale where its report is gone."""
    report = await work.reports.get(turn.draft.subject or "")
    if report is None or report.state is ReportState.WITHDRAWN:
        raise Stale
    return Changing(
        turn=turn,
        number=report.number,
        changed=addition.changes(turn.form, turn.draft),
        open=addition.left_open(turn.form, turn.draft.answers),
    )


async def answer_more(work: DraftWork, account: Account, draft_id: str) -> Turn:
    """Ask the questions left open, one by one."""
    draft = await drafts.on_screen(work, account, draft_id)
    return await _keep(work, replace(draft, later=()) if draft.adds else draft)


async def enough(work: DraftWork, account: Account, draft_id: str) -> Turn:
    """Ask no more: what is written is kept, what is still open stays so, and the answers are looked over."""
    draft = await drafts.on_screen(work, account, draft_id)
    if not draft.adds:
        return Turn(draft=draft)
    answers = walking.so_far(work, account, draft)
    later = addition.left_open(FORMS[draft.form], answers)
    turn = await _keep(work, replace(draft, answers=answers, later=later, cursor=None, pending=None))
    return replace(turn, note=intake.lost(draft, answers))


async def _keep(work: DraftWork, draft: Draft) -> Turn:
    draft = replace(draft, touched_at=work.now)
    await work.drafts.save(draft)
    return Turn(draft=draft)


async def send(work: AdditionWork, author: Author, rules: Rules, draft_id: str) -> Report:
    """Put a change into its report, for moderators to see; a second press finds what the first one sent.

    Raises Foreign as `open_`, TooMany as `room`, Stale where a question that the change has raised is still open.
    """
    sent = await work.additions.get(draft_id)
    if sent is not None and sent.account == author.account.id:
        return _open_to(author, await work.reports.get(sent.report))
    draft = await drafts.own(work, author.account, draft_id)
    if not draft.adds or Turn(draft=draft).step is not None:
        raise Stale
    report = _open_to(author, await work.reports.get_alone(draft.subject or ""))
    if author.moderator is None:
        await room(work, rules, report)
    await drafts.discard(work, author.account, draft)
    return await _put_in(work, rules, author, draft, report)


async def room(work: AdditionWork, rules: Rules, report: Report) -> None:
    """Raise TooMany where the family has told as much about a report in a day as moderators can look at."""
    since = work.now - timedelta(days=1)
    told = await work.additions.of_report(report.id)
    if sum(each.moderator is None and each.at > since for each in told) >= rules.changes_a_day:
        raise TooMany


async def _put_in(work: AdditionWork, rules: Rules, author: Author, draft: Draft, report: Report) -> Report:
    """Keep what differs beside the report, and the report as it is now; what says nothing new changes nothing."""
    before = await work.reports.answers(report.id)
    after = addition.merged(FORMS[report.form], before, draft)
    changes = addition.changed(before, after)
    if not changes:
        return report
    now = replace(report, person=described.person(after))
    urgent = _urgent(work, report, before, after)
    review = await _into_queue(work, rules, author, now, urgent)
    told = Addition(
        id=draft.id,
        report=report.id,
        account=author.account.id,
        moderator=author.moderator.id if author.moderator else None,
        channel=draft.behalf.channel if draft.behalf else None,
        review=review.id if review else None,
        form=report.form,
        at=work.now,
        before=addition.only(before, changes),
        after=addition.only(after, changes),
        was=report.person,
    )
    await work.additions.add(told)
    await work.reports.change(now, after)
    await work.jobs.put("match", f"match:{report.id}", work.now, report=report.id)
    work.audit.record(author.id, "add", report.id)
    if "sharing" in changes:
        await sharing.note(work, report.id, after)
    await _heed(work, now, after, changes)
    return now


def _urgent(work: AdditionWork, report: Report, before: Answers, after: Answers) -> tuple[Priority, Cause] | None:
    """Return what a change makes urgent, None where it makes nothing urgent."""
    today = work.now.astimezone(KYIV).date()
    return priority.raised(reports.facts(report, before, today), reports.facts(report, after, today))


async def _into_queue(
    work: AdditionWork, rules: Rules, author: Author, now: Report, urgent: tuple[Priority, Cause] | None
) -> Review | None:
    """Have moderators see a change: in the report's own item while that waits, otherwise in one of its own.

    A moderator's change of a decided report waits for nobody.
    """
    level, cause = urgent or (priority.CAUSES[Cause.ADDITION], Cause.ADDITION)
    waiting = await _waiting(work, now)
    if waiting is not None:
        return await queue.join(work, rules, waiting, level, cause)
    if author.moderator is not None:
        return None
    return await queue.enter(work, rules, ReviewKind.ADDITION, cause, now.account, level, report=now.id)


async def _waiting(work: AdditionWork, report: Report) -> Review | None:
    """Return the item in which a change of this report is seen anyway."""
    items = [item for item in await work.reviews.of_report(report.id) if item.state is not ReviewState.DONE]
    kinds = (ReviewKind.REPORT, ReviewKind.ADDITION)
    return next((item for kind in kinds for item in items if item.kind is kind), None)


async def _heed(work: AdditionWork, report: Report, answers: Answers, changes: set[str]) -> None:
    """Do at once what the family wishes of us: to be reached otherwise, or not to be written to first."""
    family = await work.accounts.get(report.account)
    if family is None:
        return
    wishes = described.wishes(answers)
    if "safe_contact" in changes:
        await privacy.be_reached(work, family, quiet=wishes.quiet, any_hour=wishes.any_hour)
    if "contact" in changes:
        await contact.learn(work, family, answers)
        await reach.come_back(work, family.id)
