"""What a moderator's chat shows when time has passed: a claim has ended, what was revealed is gone."""

from collections.abc import Mapping
from typing import Any

from bot.chat.here import Here
from bot.chat.moderators import approvals, behalf, cards, cases, doors
from bot.chat.moderators.casework import ASIDE
from bot.domain.roles import Act
from bot.services import agreeing, approvers, casework, claims, own_words, review, wgeid
from bot.services import approvals as deciding
from bot.services import behalf as forms
from bot.services.notify import Voice
from bot.services.proposals import LOOK
from bot.services.rules import Rules
from bot.words import msg

ANSWERED = msg("The family has answered, so the item is back in the queue.")
REMOVED = msg("What was revealed has been removed. You can reveal it again.")


async def claim_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as `Here.work`
    """End a claim whose time is over, and say so on its card."""
    holder = await claims.lapse(work, ids["review"])
    there = await cards.there(work, rules, holder) if holder else None
    if there is not None:
        ended = msg("Your time with this item is over, so it is back in the queue.")
        await cards.show(there, ids["review"], ended)


async def answered(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Show whoever asked a family that it has answered, where the item's card still stands."""
    asker = await review.asker(work, ids["review"])
    there = await _where_stands(work, rules, asker.account, cards.slot(ids["review"])) if asker else None
    if there is not None and asker is not None and asker.role.may(Act.CLAIM):
        await cards.show(there, ids["review"], ANSWERED)


async def procedure_due(work: Any, rules: Rules, voice: Voice, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Call again for the urgent procedure; where its time is over, say so on the card of whoever holds the task."""
    holder = await wgeid.due(work, voice, ids["review"])
    there = await cards.there(work, rules, holder) if holder else None
    if there is not None:
        await cards.show(there, ids["review"])


async def reveal_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as `Here.work`
    """Remove what was revealed of an item, and say so on its card unless own words are being written there."""
    await work.outbox.clear(ids["account"], ids["slot"])
    holder = await claims.holder(work, ids["review"])
    there = await cards.there(work, rules, holder) if holder else None
    if there is None or there.account.id != ids["account"]:
        return
    if await own_words.about(work, there.account) != ids["review"]:
        await cards.show(there, ids["review"], REMOVED)


async def case_reveal_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Remove what was revealed of a case, and say so on its card unless something is being filled in there."""
    await work.outbox.clear(ids["account"], ids["slot"])
    there = await _where_stands(work, rules, ids["account"], cases.slot(ids["case"]))
    if there is not None and await casework.current(work, there.account) is None:
        await cases.show(there, ids["case"], REMOVED)


async def casework_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Put aside what nobody goes on filling in on a case's card."""
    there = await _where_stands(work, rules, ids["account"], cases.slot(ids["case"]))
    begun = await casework.current(work, there.account) if there else None
    if there is not None and begun is not None and begun.subject == ids["case"]:
        await cases.show(there, ids["case"], ASIDE)


async def proposal_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Let a proposal take effect, or expire."""
    await deciding.come(work, rules, ids["proposal"])


async def proposed(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Call colleagues to a proposal that waits for a second person."""
    for moderator in await approvers.invited(work, ids["proposal"]):
        await approvals.call(work, rules, moderator, ids["proposal"])


async def proposal_step(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Tell that a proposal has gone a step on."""
    proposal = await work.proposals.get(ids["proposal"])
    if proposal is not None:
        await approvals.step(work, rules, proposal, ids["by"])


async def look_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Remove what was looked at of a proposal, and say so on its card unless letters are being typed there."""
    await work.outbox.clear(ids["account"], f"{LOOK}:{ids['proposal']}")
    there = await _where_stands(work, rules, ids["account"], approvals.slot(ids["proposal"]))
    typing = await agreeing.current(work, there.account) if there else None
    if there is not None and (typing is None or typing.subject != ids["proposal"]):
        await approvals.show(there, ids["proposal"], REMOVED)


async def form_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Clear a form that nobody has touched for long, and say where it is gone on with."""
    await work.outbox.clear(ids["account"], behalf.SLOT)
    there = await _chat_of(work, rules, ids["account"])
    if there is not None and await forms.current(work, there.account) is not None:
        aside = msg("The form was put aside, for nobody wrote in it. You find it below.")
        if await doors.open_to(there):
            await behalf.leave(there, aside)
        else:
            await behalf.clear(there)
            await doors.ask(there, aside)


async def _chat_of(work: Any, rules: Rules, account_id: str) -> Here | None:  # noqa: ANN401 - as above
    """Return a moderator's chat by its account; None where that is no moderator's any more."""
    account = await work.accounts.get(account_id)
    moderator = await work.moderators.get(account.moderator) if account and account.moderator else None
    return await cards.there(work, rules, moderator) if moderator else None


async def _where_stands(work: Any, rules: Rules, account_id: str, slot: str) -> Here | None:  # noqa: ANN401 - as above
    """Return a moderator's chat in which a card stands; None where it does not any more."""
    there = await _chat_of(work, rules, account_id)
    return there if there is not None and await work.outbox.stands(there.account.id, slot) else None
