"""A moderator writes a note for colleagues: by itself, or with a hand-over, which needs one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.domain.account import Account
from bot.domain.errors import Foreign, Stale
from bot.domain.roles import Act, Moderator
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import HANDOVER, NOTE
from bot.questionnaire.notes import READY
from bot.services import claims, drafts, intake, notes, own_words, queue, walking
from bot.services.drafts import DraftWork, Turn
from bot.services.notes import NoteWork
from bot.services.permissions import allow
from bot.services.rules import Rules
from bot.words import Text


class NotingWork(DraftWork, NoteWork, Protocol):
    """What this service needs of a unit of work."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class NoteDraft:
    """A note as far as it is: the key of a ready one, own words, or None while it is still to be written."""

    review: str
    #: It goes with a hand-over, and waits for a colleague to be chosen.
    handing: bool
    words: str | None = None
    note: Text | None = None
    #: To whom the item may go.
    colleagues: Sequence[Moderator] = ()


async def open_(work: NotingWork, rules: Rules, moderator: Moderator, review_id: str, *, handing: bool) -> NoteDraft:
    """Begin a note at an item, or go on with the one begun. Raises as `queue.look`; to hand over, as `claims.held`."""
    allow(moderator, Act.CLAIM)
    await (claims.held if handing else queue.look)(work, moderator, review_id)
    account = await own_words.account_of(work, moderator)
    turn = await own_words.open_(work, rules, account, _form(handing=handing), review_id)
    return await _writing(work, moderator, turn)


async def type_in(work: NotingWork, moderator: Moderator, account: Account, draft: Draft, text: str) -> NoteDraft:
    """Take typed words as the note; one that is for no hand-over is kept at once.

    What must never be kept is refused, and nothing of it is kept.
    """
    writing = await _writing(work, moderator, await intake.type_in(work, account, draft, text))
    if writing.words is not None and not writing.handing:
        await notes.add(work, moderator, writing.words, review=writing.review)
        await drafts.discard(work, account, draft)
    return writing


async def choose(work: NotingWork, rules: Rules, moderator: Moderator, review_id: str, key: str) -> NoteDraft:
    """Take a ready note for a hand-over. Raises Foreign for an unknown one, and as `open_`."""
    if key not in READY:
        raise Foreign
    await open_(work, rules, moderator, review_id, handing=True)
    account = await own_words.account_of(work, moderator)
    draft = await own_words.own(work, account, HANDOVER.name, review_id)
    answers = {"note": intake.given(work, account, key)}
    turn = await intake.keep(work, replace(draft, answers=answers, cursor=None, pending=None))
    return await _writing(work, moderator, turn)


async def resume(work: NotingWork, moderator: Moderator, draft: Draft) -> NoteDraft:
    """Return a note as it stands. Raises Stale where its item is gone."""
    return await _writing(work, moderator, Turn(draft=draft))


async def change(work: NotingWork, account: Account, moderator: Moderator, review_id: str) -> NoteDraft:
    """Ask for the note of a hand-over anew. Raises as `queue.look`, Stale where there is none."""
    await queue.look(work, moderator, review_id)
    draft = await own_words.own(work, account, HANDOVER.name, review_id)
    await drafts.resume(work, account, draft.id)
    await walking.change(work, draft, "note")
    return NoteDraft(review=review_id, handing=True)


async def cancel(work: NotingWork, account: Account, review_id: str) -> None:
    """Forget the notes begun at an item, if there are any."""
    for form in (NOTE.name, HANDOVER.name):
        await own_words.forget(work, account, form, review_id)


async def hand_over(work: NotingWork, rules: Rules, moderator: Moderator, review_id: str, to: str) -> Moderator:
    """Give an item to a colleague with the note that was written for it. Raises Stale where none was."""
    await claims.held(work, moderator, review_id)
    account = await own_words.account_of(work, moderator)
    draft = await own_words.own(work, account, HANDOVER.name, review_id)
    words = _words(Turn(draft=draft))
    if words is None:
        raise Stale
    colleague = await claims.hand_over(work, rules, moderator, review_id, to)
    await notes.add(work, moderator, words, review=review_id)
    await drafts.discard(work, account, draft)
    return colleague


def _form(*, handing: bool) -> str:
    return HANDOVER.name if handing else NOTE.name


def _words(turn: Turn) -> str | None:
    """Return what was written, None while it is still to be."""
    return own_words.written(turn.draft) if turn.step is None else None


async def _writing(work: NotingWork, moderator: Moderator, turn: Turn) -> NoteDraft:
    review = await work.reviews.get(turn.draft.subject or "")
    if review is None:
        raise Stale
    handing = turn.draft.form == HANDOVER.name
    others = [one for one in (await queue.takers_of(work, review)).people if one.id != moderator.id] if handing else []
    return NoteDraft(review=review.id, handing=handing, words=_words(turn), note=turn.note, colleagues=others)
