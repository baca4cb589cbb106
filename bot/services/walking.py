"""Moving among a form's questions: back, to one that is answered, past those that can wait."""

from dataclasses import replace

from bot.domain.account import Account
from bot.domain.errors import Foreign
from bot.questionnaire import flow
from bot.questionnaire.answers import Answer, Answers
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Kind, Step
from bot.questionnaire.form import FORMS
from bot.services.drafts import DraftWork, Turn
from bot.services.intake import given, keep, pending_of
from bot.services.ports import Work


async def go_back(work: DraftWork, account: Account, draft: Draft) -> Turn | None:
    """Return to the question before, from a soft question to what raised it; None before the first one.

    Lines typed and boxes ticked are kept; a typed answer still in doubt is taken back.
    """
    form = FORMS[draft.form]
    step, earlier = flow.current(form, draft), flow.back(form, draft)
    if step is not None and pending_of(draft, step).doubt:
        return await keep(work, replace(draft, pending=None))
    if earlier is None:
        return None
    if step is not None and (begun := _begun(work, account, draft, step)) is not None:
        earlier = replace(earlier, answers=flow.pruned(form, {**earlier.answers, step.key: begun}))
    return await keep(work, earlier)


def _begun(work: Work, account: Account, draft: Draft, step: Step) -> Answer | None:
    """Return the lines typed or the boxes ticked before Done, as the answer they already are."""
    pending = pending_of(draft, step)
    if step.kind is Kind.LINES and pending.raw is not None:
        return given(work, account, pending.raw, raw=pending.raw)
    if step.kind is Kind.MANY and pending.chosen:
        return given(work, account, pending.chosen)
    return None


async def change(work: DraftWork, draft: Draft, key: str) -> Turn:
    """Ask one answered question again. Raises Foreign where it does not apply."""
    there = flow.goto(FORMS[draft.form], draft, key)
    if there is None:
        raise Foreign
    return await keep(work, there)


async def stay(work: DraftWork, draft: Draft) -> Turn:
    """Leave an answer that was to be changed as it is, and go on where the draft stood."""
    return await keep(work, replace(draft, cursor=None, pending=None, tries=0))


async def send_early(work: DraftWork, account: Account, draft: Draft) -> Turn:
    """Ask only what is still needed; lines typed are kept."""
    form = FORMS[draft.form]
    if not flow.can_send_early(form, draft):
        raise Foreign
    step, answers = flow.current(form, draft), draft.answers
    if step is not None and (begun := _begun(work, account, draft, step)) is not None:
        answers = flow.pruned(form, {**answers, step.key: begun})
    return await keep(work, replace(draft, answers=answers, early=True, cursor=None, pending=None))


async def take_in(work: DraftWork, draft: Draft, answers: Answers) -> Turn:
    """Keep answers that were given in another form."""
    return await keep(work, replace(draft, answers=flow.pruned(FORMS[draft.form], answers)))
