"""The words by which a family knows our messages: chosen, changed and removed by it alone.

While it is not sure who is here they stay as they are: whoever calls says them first.
"""

from dataclasses import replace

from bot.domain.account import Account, Safety
from bot.domain.errors import Stale
from bot.domain.report import Report
from bot.questionnaire import forbidden
from bot.questionnaire.answers import given
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import PHRASE
from bot.services import additions, drafts
from bot.services.drafts import DraftWork, Turn
from bot.services.privacy import PrivacyWork
from bot.services.reports import ReportWork
from bot.services.rules import Rules


async def begin(work: DraftWork, account: Account, rules: Rules) -> Turn:
    """Ask for a phrase, or go on where it was asked for. Raises Stale where the family may choose none here now."""
    if not _may(account):
        raise Stale
    for draft in await work.drafts.of(account.id):
        if draft.form == PHRASE.name:
            return await drafts.resume(work, account, draft.id)
    return await drafts.begin(work, account, rules, PHRASE.name)


async def keep(work: DraftWork, account: Account, draft: Draft) -> None:
    """Keep the phrase that was typed, and nothing of it in the draft; on a phone that may be inspected nothing at all.

    Raises ForbiddenContent for what must not be kept, Stale on such a phone, or while it is not sure who is here.
    """
    phrase = str(given(draft.answers, "phrase"))
    await drafts.discard(work, account, draft)
    if account.safety is not Safety.SAFE or account.doubt is not None:
        raise Stale
    forbidden.refuse(phrase)
    await work.accounts.save(replace(account, phrase=phrase, focus=None))


async def remove(work: PrivacyWork, account: Account) -> Account:
    """Forget the phrase; a second press finds none. Raises Stale while it is not sure who is here."""
    if account.doubt is not None:
        raise Stale
    account = replace(account, phrase=None)
    await work.accounts.save(account)
    return account


async def offered(work: ReportWork, account: Account, report: Report) -> bool:
    """Whether the receipt of a report offers a phrase: the first does, to whoever has none."""
    earlier = [one for one in await work.reports.of(account.id) if one.sent_at < report.sent_at]
    return account.phrase is None and _may(account) and not earlier


def _may(account: Account) -> bool:
    return additions.may(account) and account.doubt is None
