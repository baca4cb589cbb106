"""A moderator's own words before they are used: they survive a restart and the end of a claim."""

from bot.domain.account import Account
from bot.domain.errors import Foreign, Stale
from bot.domain.roles import Moderator
from bot.questionnaire.answers import given
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import FORMS, HANDOVER, NOTE, QUESTION, WRITTEN
from bot.services import drafts
from bot.services.drafts import DraftWork, Turn
from bot.services.rules import Rules


async def account_of(work: DraftWork, moderator: Moderator) -> Account:
    """Return a moderator's own account. Raises Foreign where it is gone."""
    account = await work.accounts.get(moderator.account)
    if account is None:
        raise Foreign
    return account


async def open_(work: DraftWork, rules: Rules, account: Account, form: str, subject: str) -> Turn:
    """Begin own words about something, or go on with those begun before."""
    there = await begun(work, account, form, subject)
    if there is None:
        return await drafts.begin(work, account, rules, form, subject)
    return await drafts.resume(work, account, there.id)


async def begun(work: DraftWork, account: Account, form: str, subject: str) -> Draft | None:
    """Return the own words about something, None where there are none."""
    mine = await work.drafts.of(account.id)
    return next((one for one in mine if one.form == form and one.subject == subject), None)


async def own(work: DraftWork, account: Account, form: str, subject: str) -> Draft:
    """Return the own words about something. Raises Stale where there are none any more."""
    draft = await begun(work, account, form, subject)
    if draft is None:
        raise Stale
    return draft


def written(draft: Draft) -> str | None:
    """Return the own words as they were written last, None while they are still to be."""
    [step] = FORMS[draft.form].steps
    words = given(draft.answers, step.key)
    return words if isinstance(words, str) else None


async def current(work: DraftWork, account: Account, *forms: str) -> Draft | None:
    """Return the own words of these forms that are open on the screen."""
    draft = await drafts.focused(work, account)
    return draft if draft is not None and draft.form in forms else None


async def about(work: DraftWork, account: Account) -> str | None:
    """Return the id of the item about which own words are being written on the screen, None where none are."""
    draft = await current(work, account, QUESTION.name, WRITTEN.name, NOTE.name, HANDOVER.name)
    return draft.subject if draft is not None else None


async def forget(work: DraftWork, account: Account, form: str, subject: str) -> None:
    """Forget the own words about something, if there are any."""
    draft = await begun(work, account, form, subject)
    if draft is not None:
        await drafts.discard(work, account, draft)
