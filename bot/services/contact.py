"""A person, when asked for: a task for a moderator, without the form being sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.priority import CAUSES
from bot.domain.report import Report
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.domain.roles import Act
from bot.questionnaire import described
from bot.questionnaire.answers import Answer, Answers, State
from bot.questionnaire.distress import Distress
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import CALL
from bot.services import drafts, queue
from bot.services.drafts import DraftWork, Turn
from bot.services.notify import Promising
from bot.services.queue import QueueWork
from bot.services.rules import Rules

#: Words in a text and what they ask for.
CAUSE_OF = {Distress.SUICIDE: Cause.SUICIDE, Distress.DANGER: Cause.DANGER}
#: How grave a cause is; one not named here is the least. A graver one takes the place of a lesser.
GRAVITY = {Cause.FRAUD: 1, Cause.MINOR: 2, Cause.FRAUD_NOW: 3, Cause.DANGER: 4, Cause.SUICIDE: 5}

#: What tells how a family can be reached, by the step that asks for it.
REACH = ("contact", "hours", "reporter", "safe_contact")
#: However often somebody asks whom nobody has answered in time, everybody is called at most so often.
AGAIN: Final = timedelta(minutes=15)
#: So many tasks of one account in a day wake those on duty at once; later ones all at half their time.
OFTEN: Final = 3


class Sent(Promising, Protocol):
    """What the account has sent, where it may have left a way to reach it."""

    async def get(self, report: str) -> Report | None:
        """Return one report."""

    async def of(self, account: str) -> Sequence[Report]:
        """Return an account's reports, the newest first."""

    async def answers(self, report: str) -> Answers:
        """Return what was answered; empty after erasure."""


class ContactWork(DraftWork, QueueWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def reports(self) -> Sent:
        """Reports."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a family that asked for a person is told: when somebody answers, and whether anybody is there now."""

    cause: Cause
    due_at: datetime
    on_duty: bool
    #: It asked before, and the time it was told has passed.
    late: bool
    #: The questions still open: a phone, convenient hours. None where they are known.
    turn: Turn | None


async def ask(work: ContactWork, account: Account, rules: Rules, cause: Cause, *, aside: bool = False) -> Asked:
    """Open the account's task (one at a time; a graver cause replaces the lesser) and ask how to reach it.

    With `aside` those questions wait, and typed words go on belonging to the draft on the screen.
    """
    review = await _task(work, account, rules, cause)
    late = review.due_at <= work.now
    if late and not await work.jobs.done(f"alarm_all:{review.id}", work.now - AGAIN):
        await work.jobs.put("alarm_all", f"alarm_all:{review.id}", work.now, review=review.id)
    turn = await _how(work, account, rules, review)
    if turn is not None and not aside:
        await work.accounts.save(replace(account, focus=turn.draft.id))
    return Asked(cause=cause, due_at=review.due_at, on_duty=await _on_duty(work), late=late, turn=turn)


async def _on_duty(work: ContactWork) -> bool:
    """Whether somebody is there whom a push can wake."""
    for person in await work.moderators.active():
        account = await work.accounts.get(person.account) if person.on_duty and person.role.may(Act.CLAIM) else None
        if account is not None and account.reachable:
            return True
    return False


async def _task(work: ContactWork, account: Account, rules: Rules, cause: Cause) -> Review:
    review = await work.reviews.open_contact(account.id)
    if review is None:
        work.audit.record(account.id, "ask_for_person", account.id, cause=cause.value)
        return await _enter(work, account, rules, cause)
    graver = GRAVITY.get(cause, 0) > GRAVITY.get(review.cause, 0)
    level = min(review.priority, CAUSES[cause])
    if graver or level < review.priority or review.state is ReviewState.ASKED:
        cause = cause if graver else review.cause
        review = review.running(work.now)
        due = min(review.due_at, rules.due_by(level, work.now))
        # What waits until tomorrow, or for the family's answer, waits no longer.
        state = ReviewState.OPEN if review.state in (ReviewState.ASKED, ReviewState.HELD) else review.state
        review = replace(review, priority=level, due_at=due, cause=cause, state=state)
        await queue.alarm(work, review)
        # Whoever holds it ends it as what it was before: the new version kills those buttons.
        review = await work.reviews.save(review)
    return review


async def _enter(work: ContactWork, account: Account, rules: Rules, cause: Cause) -> Review:
    """Open a task. Whoever has asked over and over today waits in the queue as urgent, but wakes nobody at once."""
    often = await work.reviews.contacts(account.id, work.now - timedelta(days=1)) >= OFTEN
    review = await queue.enter(work, rules, ReviewKind.CONTACT, cause, account.id)
    if often:
        await work.jobs.drop(f"alarm:{review.id}")
    return review


async def _how(work: ContactWork, account: Account, rules: Rules, review: Review) -> Turn | None:
    """Return the open questions about phone and hours; None where this task has their answers.

    A family that left no way to reach it is asked once more when it asks once more.
    """
    mine = await work.drafts.of(account.id)
    there = next((draft for draft in mine if draft.form == CALL.name and draft.subject == review.id), None)
    if there is not None:
        turn = Turn(draft=there)
        if turn.step is None and not described.wishes(there.answers).reachable_elsewhere:
            turn = Turn(draft=replace(there, cursor="contact"))
            await work.drafts.save(turn.draft)
        return turn if turn.step is not None else None
    turn = await drafts.begin(work, account, rules, CALL.name, review.id, aside=True)
    known = await _known(work, account, mine)
    if known is None:
        return turn
    draft = replace(turn.draft, answers={"contact": known})
    await work.drafts.save(draft)
    return Turn(draft=draft)


async def learn(work: ContactWork, account: Account, said: Answers) -> None:
    """Keep a phone or address left in a report beside a task that waits for one."""
    if not described.wishes(said).reachable_elsewhere:
        return
    for draft in await work.drafts.of(account.id):
        if draft.form == CALL.name and not described.wishes(draft.answers).reachable_elsewhere:
            await work.drafts.save(replace(draft, answers={**draft.answers, "contact": said["contact"]}, cursor=None))


async def _known(work: ContactWork, account: Account, mine: Sequence[Draft]) -> Answer | None:
    """Return the phone or address that the family has already left, in a draft or in a report.

    To somebody else at the family's account it is not told.
    """
    if account.closed:
        return None
    sent = [await work.reports.answers(report.id) for report in await work.reports.of(account.id)]
    everywhere = (*(draft.answers for draft in mine), *sent)
    return next((said["contact"] for said in everywhere if described.wishes(said).reachable_elsewhere), None)


async def reach(work: ContactWork, review: Review) -> Answers:
    """Return how a family can be reached: what it told for this task first, then in drafts and reports.

    Where somebody else may be at its phone, what it told before comes first: the call is to make sure.
    """
    drafts = sorted(await work.drafts.of(review.account), key=lambda draft: draft.subject != review.id)
    now = [draft.answers for draft in drafts]
    before = [await work.reports.answers(report.id) for report in await work.reports.of(review.account)]
    account = await work.accounts.get(review.account)
    found: dict[str, Answer] = {}
    for answers in (*before[::-1], *now) if account is not None and account.doubt else (*now, *before):
        for key in REACH:
            answer = answers.get(key)
            if answer is not None and (key not in found or found[key].state is not State.GIVEN):
                found[key] = answer
    return found
