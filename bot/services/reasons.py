"""A moderator writes why: a report is linked, or taken out of its case, or two cases are one person."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.account import Account
from bot.domain.errors import Foreign
from bot.domain.roles import Moderator
from bot.questionnaire.answers import given
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Form
from bot.questionnaire.form import FORMS
from bot.questionnaire.reason_forms import REASONS
from bot.services import drafts, intake, own_words
from bot.services.drafts import DraftWork, Turn
from bot.services.rules import Rules
from bot.words import Text


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Reason:
    """Words as far as they are written, with what they are about."""

    draft: str
    form: Form
    subject: str
    facts: Mapping[str, str]
    words: str | None = None
    note: Text | None = None


async def open_(work: DraftWork, rules: Rules, moderator: Moderator, form: Form, subject: str, **facts: str) -> Reason:
    """Ask for words about something; those written before are written anew."""
    account = await own_words.account_of(work, moderator)
    draft = (await own_words.open_(work, rules, account, form.name, subject)).draft
    told = {key: intake.given(work, account, value) for key, value in facts.items()}
    return _reason(await intake.keep(work, replace(draft, answers=told, cursor=None, pending=None)))


async def type_in(work: DraftWork, account: Account, draft: Draft, text: str) -> Reason:
    """Take typed words as the reason; once it is written, nothing is open on the screen any more.

    What must never be kept is refused, and nothing of it is kept.
    """
    reason = _reason(await intake.type_in(work, account, draft, text))
    if reason.words is not None:
        await drafts.pause(work, account)
    return reason


def resume(draft: Draft) -> Reason:
    """Return words as they stand."""
    return _reason(Turn(draft=draft))


async def written(work: DraftWork, moderator: Moderator, form: Form, subject: str, **facts: str) -> Reason | None:
    """Return the words written about something; None where there are none, or they were about something else."""
    account = await own_words.account_of(work, moderator)
    draft = await own_words.begun(work, account, form.name, subject)
    reason = resume(draft) if draft is not None else None
    return reason if reason is not None and reason.words is not None and reason.facts == facts else None


async def forget(work: DraftWork, moderator: Moderator, form: Form, subject: str) -> None:
    """Forget the words about something, if there are any: they are kept where they belong."""
    await own_words.forget(work, await own_words.account_of(work, moderator), form.name, subject)


async def unsay(work: DraftWork, account: Account, draft_id: str) -> Reason:
    """Forget words that are given up, and return what they were about. Raises Foreign for anything else."""
    draft = await drafts.own(work, account, draft_id)
    if draft.form not in [form.name for form in REASONS]:
        raise Foreign
    await drafts.discard(work, account, draft)
    return resume(draft)


def _reason(turn: Turn) -> Reason:
    form, answers = FORMS[turn.draft.form], turn.draft.answers
    return Reason(
        draft=turn.draft.id,
        form=form,
        subject=turn.draft.subject or "",
        facts={key: str(given(answers, key)) for key in form.facts},
        words=own_words.written(turn.draft) if turn.step is None else None,
        note=turn.note,
    )
