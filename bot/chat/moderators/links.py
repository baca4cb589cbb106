"""A report is linked to a case, or taken out of it, after one more look and for a reason."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators import cards, prompts, reveal, start
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.screens import links as screens
from bot.chat.moderators.screens import unlink as unlinking
from bot.chat.moderators.verdict import KEPT
from bot.domain.review import LinkReason
from bot.questionnaire.reason_forms import LINKING, UNLINKING
from bot.services import links, reasons, verdicts
from bot.services import reveal as revealing
from bot.services.reasons import Reason
from bot.words import msg


def slot(review: str) -> str:
    """Return the slot of the message in which a report and a case are compared."""
    return f"compare:{review}"


def unlink_slot(report: str) -> str:
    """Return the slot in which is asked whether a link is undone."""
    return f"unlink:{report}"


async def compare(here: Here, press: on.Compare) -> None:
    """Show the report and one case once more, and ask why they are one person."""
    seen = await revealing.compare(here.work, here.rules, me(here), press.review, press.case, press.version)
    await here.work.outbox.clear(here.account.id, slot(press.review))
    await here.show(screens.compare(seen), slot(press.review))


async def because(here: Here, press: on_link.Because) -> None:
    """Ask once more before they are linked, for this reason."""
    await _because(here, press.review, press.case, press.reason, press.version)


async def words(here: Here, press: on_link.Words) -> None:
    """Ask for the moderator's own words."""
    await revealing.candidate(here.work, me(here), press.review, press.case, press.version)
    facts = {"case": press.case, "reason": one_of(LinkReason, press.reason).value}
    await prompts.ask(here, await reasons.open_(here.work, here.rules, me(here), LINKING, press.review, **facts))


async def explained(here: Here, reason: Reason) -> None:
    """Ask once more before they are linked, now that the words are written."""
    await _because(here, reason.subject, reason.facts["case"], reason.facts["reason"], None)


async def unexplained(here: Here, reason: Reason) -> None:
    """Show again what can be decided, where the words were given up."""
    await reveal.decide(here, reason.subject)


async def _because(here: Here, review: str, case: str, key: str, version: int | None) -> None:
    why = one_of(LinkReason, key)
    seen = await revealing.compare(here.work, here.rules, me(here), review, case, version)
    reason = await reasons.written(here.work, me(here), LINKING, review, case=case, reason=key)
    await here.show(screens.link(seen, why, reason.words if reason else None), slot(review))


async def link(here: Here, press: on_link.Link) -> None:
    """Decide: the report is about the person of this case."""
    why, review, case = one_of(LinkReason, press.reason), press.review, press.case
    reason = await reasons.written(here.work, me(here), LINKING, review, case=case, reason=why.value)
    told = reason.words if reason else None
    await verdicts.link(here.work, me(here), review, case, why, told, press.version)
    await reasons.forget(here.work, me(here), LINKING, review)
    await cards.show(here, review, KEPT)


async def unlink(here: Here, press: on_link.Unlink) -> None:
    """Ask why a report does not belong to its case."""
    await links.linked(here.work, me(here), press.case, press.report)
    reason = await reasons.open_(here.work, here.rules, me(here), UNLINKING, press.report, case=press.case)
    await here.work.outbox.clear(here.account.id, unlink_slot(press.report))
    await prompts.ask(here, reason)


async def sure(here: Here, reason: Reason) -> None:
    """Ask once more before a report is taken out of its case."""
    linked = await links.linked(here.work, me(here), reason.facts["case"], reason.subject)
    await here.show(unlinking.unlink(linked, reason), unlink_slot(reason.subject))


async def left(here: Here, reason: Reason) -> None:
    """Leave the report where it is."""
    await here.work.outbox.clear(here.account.id, unlink_slot(reason.subject))
    await start.note_home(here, msg("The report stays in its case."))


async def unlink_now(here: Here, press: on_link.UnlinkNow) -> None:
    """Decide: the report does not belong to this case."""
    reason = await reasons.written(here.work, me(here), UNLINKING, press.report, case=press.case)
    told = (reason.words if reason else None) or ""
    item = await links.undo(here.work, here.rules, me(here), press.case, press.report, told)
    await reasons.forget(here.work, me(here), UNLINKING, press.report)
    await here.work.outbox.clear(here.account.id, unlink_slot(press.report))
    await cards.bring(here, item.id, msg("The link is undone. The report is read again."))
