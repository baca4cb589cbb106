"""An account that comes back after long silence, or looks like another's now: who is here is asked, and a person calls.

Until it is answered nothing that was said before is opened; where somebody else is here, not before a person has spoken
with the family. Nor is any news of a case told before that, whatever was answered. The question is the same whether or
not there is anything to open, and whoever is looked for.
"""

from dataclasses import replace

from bot.domain.account import Account, Doubt, doubtful
from bot.domain.errors import Foreign
from bot.domain.notice import NoticeState
from bot.domain.review import Cause, ReviewKind
from bot.questionnaire import consent
from bot.services import drafts, notify, queue, reach
from bot.services.reach import OVER
from bot.services.reports import ReportWork
from bot.services.rules import Rules


async def seen(work: ReportWork, rules: Rules, account: Account, looks: str) -> Account:
    """Note that an account is here today and looks like this; written only where that is news.

    Whoever has only ever agreed to write briefly is never asked: nothing it said is ever opened.
    """
    if not account.reachable:
        account = await reach.regained(work, account)
    today = work.now.date()
    if (account.looks, account.seen_on) == (looks, today):
        return account
    asked = consent.covers(account.consent, consent.FULL)
    doubted = asked and account.doubt is None and doubtful(account, looks, today)
    account = replace(account, looks=looks, seen_on=today, doubt=Doubt.ASKED if doubted else account.doubt)
    await work.accounts.save(account)
    await reach.come_back(work, account.id)
    if doubted:
        work.audit.record(account.id, "doubt", account.id)
        if await _alive(work, account):
            await call(work, rules, account.id)
    return account


async def call(work: ReportWork, rules: Rules, account_id: str) -> None:
    """Have a person call a family; one task that asks for a person is enough."""
    if await work.reviews.open_contact(account_id) is None:
        await queue.enter(work, rules, ReviewKind.CONTACT, Cause.LOOKS_CHANGED, account_id)


async def _alive(work: ReportWork, account: Account) -> bool:
    return any(not report.silent and report.state not in OVER for report in await work.reports.of(account.id))


async def answer(work: ReportWork, account: Account, who: Doubt) -> Account:
    """Keep who is here, as the account says.

    Somebody else has agreed to nothing and said nothing of this phone or place; what was begun and not sent is erased.
    A second press, or one after a person has spoken with the family, changes nothing. Raises Foreign for no answer.
    """
    if who is Doubt.ASKED:
        raise Foreign
    if account.doubt is None or account.doubt is who:
        return account
    work.audit.record(account.id, "who", account.id, said=who.value)
    if who is Doubt.OTHER:
        for draft in await work.drafts.of(account.id):
            await drafts.discard(work, account, draft)
        unsaid = replace(account, safety=None, consent=None, consented_at=None, focus=None, expired_at=None)
        account = replace(unsaid, abroad=None)
    elif not await _alive(work, account):
        return await _keep(work, account, None)
    return await _keep(work, account, who)


async def known(work: ReportWork, account_id: str) -> None:
    """Lift the doubt: a person has spoken with the family. The news that waited for that is told."""
    account = await work.accounts.get(account_id)
    if account is None or account.doubt is None:
        return
    await _keep(work, account, None)
    for report in await work.reports.of(account_id):
        for notice in await work.notices.of_report(report.id):
            if notice.terms.of_case and notice.state is NoticeState.RAISED:
                await notify.bring(work, report, notice)


async def _keep(work: ReportWork, account: Account, doubt: Doubt | None) -> Account:
    account = replace(account, doubt=doubt)
    await work.accounts.save(account)
    return account
