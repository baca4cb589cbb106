"""A family that would rather not be called (D.9) is written to in a moderator's own words, and can answer.

What is written belongs to the report, as the request for the talk does: it leaves at every level and during a hold, and
tells nothing of what is known in the case.
"""

from collections.abc import Sequence

from bot.domain.errors import NotAllowed
from bot.domain.notice import Notice, NoticeKind
from bot.domain.report import Report
from bot.domain.review import Cause, Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Act, Moderator
from bot.domain.talk import TalkAnswer, priority
from bot.questionnaire import untold
from bot.questionnaire.forbidden import refuse
from bot.services import claims, notify, queue, review, talks, verdicts
from bot.services.permissions import allow
from bot.services.review import ReviewWork
from bot.services.rules import Rules
from bot.services.talks import TalkWork


async def wished(work: TalkWork, item: Review) -> tuple[Notice, Report] | None:
    """Return the request to which an item's family answered that it would rather be written to, and its report.

    None where it did not, or may not be written to any more.
    """
    request = await talks.answered_last(work, item.account) if item.kind is ReviewKind.CONTACT else None
    if request is None or talks.answered(request) is not TalkAnswer.WRITE:
        return None
    report = await work.reports.get(request.report)
    return (request, report) if report is not None and talks.possible(report) else None


async def offered(work: ReviewWork, item: Review, report: Report | None) -> tuple[VerdictKind, ...]:
    """Return what can be decided on an item; where a family wishes no call, its task ends without one."""
    found = review.offered(item, report)
    request = await talks.answered_last(work, item.account) if item.kind is ReviewKind.CONTACT else None
    no_call = item.cause is Cause.TALK and request is not None and talks.answered(request) in talks.NO_CALL
    write = (VerdictKind.WRITE,) if await wished(work, item) else ()
    return (*write, *found, *((VerdictKind.SETTLED,) if no_call else ()))


async def send(work: ReviewWork, moderator: Moderator, item_id: str, words: str, version: int | None = None) -> Review:
    """Write to a family: `words` is the key of a ready question or the moderator's own.

    Its answer brings the item back. Raises NotAllowed where it wished no such thing, ForbiddenContent, TellsOfCase, and
    as `claims.held`.
    """
    allow(moderator, Act.ASK_FAMILY)
    item = await claims.held(work, moderator, item_id, version)
    found = await wished(work, item)
    report = await work.reports.get_alone(found[1].id) if found else None
    if found is None or report is None or not talks.possible(report):
        raise NotAllowed
    refuse(words)
    untold.refuse(words)
    await verdicts.decide(work, moderator, item, VerdictKind.WRITE, text=words)
    facts = {"words": words, "name": talks.caller(found[0]), "review": item.id}
    await notify.announce(work, report, NoticeKind.WRITTEN, facts)
    return await verdicts.wait(work, item)


async def settle(work: ReviewWork, moderator: Moderator, item_id: str, version: int | None = None) -> Review:
    """End the task of a family that wishes no call. Raises NotAllowed for any other item, and as `claims.held`."""
    item = await claims.held(work, moderator, item_id, version)
    if item.kind is not ReviewKind.CONTACT or VerdictKind.SETTLED not in await offered(work, item, None):
        raise NotAllowed
    await verdicts.decide(work, moderator, item, VerdictKind.SETTLED)
    return await verdicts.close(work, item, ReviewState.DONE)


async def replies(work: ReviewWork, item: Review) -> Sequence[str]:
    """Return what a family wrote to moderators about every report of which it was written to, also if it talked since.

    The oldest first, report by report.
    """
    found: list[str] = []
    for report in await work.reports.of(item.account):
        if any(one.kind is NoticeKind.WRITTEN for one in await work.notices.of_report(report.id)):
            found += await work.reports.replies(report.id)
    return found


async def replied(work: ReviewWork, rules: Rules, report: Report, text: str, item_id: str) -> None:
    """Bring a family's answer to the moderators: the task comes back, or, where that is done, there is another."""
    await work.reports.add_reply(report.id, text)
    item = await work.reviews.get(item_id)
    if item is not None and item.state in (ReviewState.ASKED, ReviewState.HELD):
        await review.answered(work, item)
    elif item is not None and item.state is not ReviewState.DONE:
        # Whoever holds it wrote without having read this: the new version kills those buttons.
        await work.reviews.save(item)
    else:
        await _anew(work, rules, report)


async def _anew(work: ReviewWork, rules: Rules, report: Report) -> None:
    """Bring an answer that came after its task was done into the account's task, or into a new one."""
    level, there = priority(TalkAnswer.WRITE), await work.reviews.open_contact(report.account)
    if there is not None:
        await queue.join(work, rules, there, level, Cause.TALK)
    else:
        await queue.enter(work, rules, ReviewKind.CONTACT, Cause.TALK, report.account, level, report=report.id)
