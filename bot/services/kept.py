"""What is kept about a family, for its own eyes."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.account import Account, Safety
from bot.domain.report import Report
from bot.questionnaire.answers import Answers
from bot.questionnaire.draft import Draft
from bot.questionnaire.found import FOUND
from bot.services import reports
from bot.services.family import FamilyWork


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Sent:
    """A report that was sent, with all that the family said in it and about it."""

    report: Report
    answers: Answers
    #: Answers to moderators' questions, the oldest first.
    replies: Sequence[str]
    #: How it knew that the person was found, the oldest first.
    found: Sequence[Answers]


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Kept:
    """Everything one account has told us, the newest first."""

    account: Account
    sent: Sequence[Sent]
    drafts: Sequence[Draft]


async def of(work: FamilyWork, account: Account) -> Kept | None:
    """Return what is kept, None on a phone that may be inspected; a short form from such a phone is never told of."""
    if account.safety is not Safety.SAFE:
        return None
    sent = [
        Sent(
            report=report,
            answers=await work.reports.answers(report.id),
            replies=await work.reports.replies(report.id),
            found=[each.after for each in await work.additions.of_report(report.id) if each.form == FOUND.name],
        )
        for report, _ in await reports.mine(work, account)
    ]
    return Kept(account=account, sent=sent, drafts=await work.drafts.of(account.id))
