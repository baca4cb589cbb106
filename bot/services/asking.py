"""A moderator asks a family, or writes to it: a ready question, or own words that are looked at before they leave."""

from dataclasses import dataclass

from bot.domain.account import Account
from bot.domain.errors import Foreign, NotAllowed, Stale
from bot.domain.review import Review, ReviewKind, VerdictKind
from bot.domain.roles import Moderator
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Form
from bot.questionnaire.form import QUESTION, WRITTEN
from bot.questionnaire.questions import QUESTIONS
from bot.services import claims, drafts, in_writing, intake, own_words, queue, talks, verdicts, walking
from bot.services.drafts import Turn
from bot.services.review import ReviewWork
from bot.services.rules import Rules
from bot.words import Text


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Question:
    """A question before it is sent. `key` names a ready one and is empty for own words."""

    review: str
    version: int
    key: str
    #: A ready question's key, or the own words.
    words: str
    #: What the family reads: its language, and the reference of its report.
    language: str | None
    number: str
    #: The coordinator who writes, where a family would rather not be called; None where it is asked about a report.
    coordinator: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class QuestionDraft:
    """Own words as far as they are: a question to look at, or None while they are still to be written."""

    review: str
    question: Question | None = None
    note: Text | None = None
    #: A family that would rather not be called is written to.
    in_writing: bool = False
    #: Words that were typed and cannot be sent so: they are not lost.
    refused: str | None = None


async def choose(work: ReviewWork, moderator: Moderator, review_id: str, key: str, version: int) -> Question:
    """Return a ready question as it would be sent. Raises Foreign for an unknown one, and as `claims.held`."""
    review = await may_ask(work, moderator, review_id, version)
    if key not in QUESTIONS:
        raise Foreign
    return await _question(work, review, key, key)


async def may_ask(work: ReviewWork, moderator: Moderator, review_id: str, version: int) -> Review:
    """Return a held item whose family may be asked, or written to. Raises NotAllowed where nothing may be sent."""
    review = await claims.held(work, moderator, review_id, version)
    report = await queue.report_of(work, review)
    if not {VerdictKind.ASK, VerdictKind.WRITE} & {*await in_writing.offered(work, review, report)}:
        raise NotAllowed
    return review


async def write(work: ReviewWork, rules: Rules, moderator: Moderator, review_id: str, version: int) -> QuestionDraft:
    """Begin own words, or go on with those begun before; they survive a restart and the end of a claim."""
    review = await may_ask(work, moderator, review_id, version)
    account = await own_words.account_of(work, moderator)
    return await _writing(work, review, await own_words.open_(work, rules, account, _form(review).name, review.id))


async def type_in(work: ReviewWork, account: Account, draft: Draft, text: str) -> QuestionDraft:
    """Take typed words as the question. What must never be kept is refused, and nothing of it is kept."""
    review = await work.reviews.get(draft.subject or "")
    if review is None:
        raise Stale
    return await _writing(work, review, await intake.type_in(work, account, draft, text))


async def resume(work: ReviewWork, draft: Draft) -> QuestionDraft:
    """Return own words as they stand. Raises Stale where their item is gone."""
    review = await work.reviews.get(draft.subject or "")
    if review is None:
        raise Stale
    return await _writing(work, review, Turn(draft=draft))


async def change(work: ReviewWork, account: Account, moderator: Moderator, review_id: str) -> QuestionDraft:
    """Ask for the own words anew. Raises Foreign where there is no such item, Stale where there are no words."""
    form = _form(await queue.look(work, moderator, review_id))
    draft = await own_words.own(work, account, form.name, review_id)
    await drafts.resume(work, account, draft.id)
    await walking.change(work, draft, form.steps[0].key)
    return QuestionDraft(review=review_id, in_writing=form is WRITTEN)


async def cancel(work: ReviewWork, account: Account, review_id: str) -> None:
    """Forget the own words, if there are any."""
    for form in (QUESTION, WRITTEN):
        await own_words.forget(work, account, form.name, review_id)


async def send(work: ReviewWork, moderator: Moderator, review_id: str, key: str, version: int) -> Review:
    """Send a ready question, or (with an empty `key`) the own words, to the family.

    Raises as `verdicts.ask`, or as `in_writing.send` to a family that would rather not be called.
    """
    if key:
        await choose(work, moderator, review_id, key, version)
        return await _send(work, moderator, review_id, key, version)
    review = await claims.held(work, moderator, review_id, version)
    account = await own_words.account_of(work, moderator)
    draft = await own_words.own(work, account, _form(review).name, review_id)
    words = own_words.written(draft)
    if words is None:
        raise Stale
    review = await _send(work, moderator, review_id, words, version)
    await drafts.discard(work, account, draft)
    return review


async def _send(work: ReviewWork, moderator: Moderator, review_id: str, words: str, version: int) -> Review:
    review = await claims.held(work, moderator, review_id, version)
    send_it = in_writing.send if in_writing_of(review) else verdicts.ask
    return await send_it(work, moderator, review_id, words, version)


def in_writing_of(review: Review) -> bool:
    """Whether the family of an item is written to in place of a call, and not asked about its report."""
    return review.kind is ReviewKind.CONTACT


def _form(review: Review) -> Form:
    return WRITTEN if in_writing_of(review) else QUESTION


async def _writing(work: ReviewWork, review: Review, turn: Turn) -> QuestionDraft:
    words = own_words.written(turn.draft) if turn.step is None else None
    return QuestionDraft(
        review=review.id,
        question=None if words is None else await _question(work, review, "", words),
        note=turn.note,
        in_writing=turn.form is WRITTEN,
        refused=turn.draft.pending.raw if turn.draft.pending is not None else None,
    )


async def _question(work: ReviewWork, review: Review, key: str, words: str) -> Question:
    wished = await in_writing.wished(work, review)
    report = await queue.report_of(work, review) if wished is None else wished[1]
    if report is None or (wished is None and in_writing_of(review)):
        raise Stale
    family = await work.accounts.get(report.account)
    return Question(
        review=review.id,
        version=review.version,
        key=key,
        words=words,
        language=family.language if family else None,
        number=report.number,
        coordinator=talks.caller(wished[0]) if wished is not None else None,
    )
