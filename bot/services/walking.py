"""Moving among a form's questions: back, to one that is answered, past those that can wait."""

from dataclasses import replace

from bot.domain.account import Account
from bot.domain.errors import Foreign
from bot.questionnaire import flow, pending
from bot.questionnaire.answers import Answer, Answers
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Kind, Step
from bot.questionnaire.form import FORMS
from bot.services.drafts import DraftWork, Turn
from bot.services.intake import given, keep, lost
from bot.services.ports import Work


async def go_back(work: DraftWork, account: Account, draft: Draft) -> Turn | None:
    """Return to the question before (from a change to the check, from a doubt to what raised it); None at the first.

    Lines typed and boxes ticked are kept; a typed answer still in doubt is taken back.
    """
    form = FORMS[draft.form]
    step, earlier = flow.current(form, draft), flow.back(form, draft)
    if step is not None and pending.at(draft, step).doubt:
        return await keep(work, replace(draft, pending=None))
    if earlier is None:
        return None
    answers = so_far(work, account, draft)
    return await keep(work, replace(earlier, answers=answers), lost(draft, answers))


def so_far(work: Work, account: Account, draft: Draft) -> Answers:
    """Return the answers with what was typed or ticked before Done: whoever leaves a question loses none of it."""
    form = FORMS[draft.form]
    step = flow.current(form, draft)
    begun = None if step is None else _begun(work, account, draft, step)
    return draft.answers if step is None or begun is None else flow.pruned(form, {**draft.answers, step.key: begun})


def _begun(work: Work, account: Account, draft: Draft, step: Step) -> Answer | None:
    """Return the lines typed or the boxes ticked before Done, as the answer they already are."""
    there = pending.at(draft, step)
    if step.kind is Kind.LINES and there.raw is not None:
        return given(work, account, there.raw, raw=there.raw)
    if step.kind is Kind.MANY and there.chosen:
        return given(work, account, there.chosen)
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
    if not flow.can_send_early(FORMS[draft.form], draft):
        raise Foreign
    told = so_far(work, account, draft)
    return await keep(work, replace(draft, answers=told, early=True, cursor=None, pending=None), lost(draft, told))


async def take_in(work: DraftWork, draft: Draft, answers: Answers) -> Turn:
    """Keep answers that were given in another form."""
    return await keep(work, replace(draft, answers=flow.pruned(FORMS[draft.form], answers)))
