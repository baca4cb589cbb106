"""What a moderator's chat shows when time has passed: a claim has ended, what was revealed is gone."""

from collections.abc import Mapping
from typing import Any

from bot.chat.moderators import behalf, cards
from bot.services import approvals, claims, own_words, wgeid
from bot.services import behalf as forms
from bot.services.notify import Voice
from bot.services.rules import Rules
from bot.words import msg


async def claim_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as `Here.work`
    """End a claim whose time is over, and say so on its card."""
    holder = await claims.lapse(work, ids["review"])
    there = await cards.there(work, rules, holder) if holder else None
    if there is not None:
        ended = msg("Your time with this item is over, so it is back in the queue.")
        await cards.show(there, ids["review"], ended)


async def procedure_due(work: Any, rules: Rules, voice: Voice, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Call again for the urgent procedure; where its time is over, say so on the card of whoever holds the task."""
    holder = await wgeid.due(work, voice, ids["review"])
    there = await cards.there(work, rules, holder) if holder else None
    if there is not None:
        await cards.show(there, ids["review"])


async def reveal_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as `Here.work`
    """Remove what was revealed, and say so on the card unless own words are being written there."""
    await work.outbox.clear(ids["account"], ids["slot"])
    holder = await claims.holder(work, ids["review"])
    there = await cards.there(work, rules, holder) if holder else None
    if there is None or there.account.id != ids["account"]:
        return
    if await own_words.about(work, there.account) != ids["review"]:
        await cards.show(there, ids["review"], msg("What was revealed has been removed. You can reveal it again."))


async def proposal_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Let a proposal take effect, or expire."""
    await approvals.come(work, rules, ids["proposal"])


async def form_end(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as above
    """Clear a form that nobody has touched for long, and say where it is gone on with."""
    await work.outbox.clear(ids["account"], behalf.SLOT)
    account = await work.accounts.get(ids["account"])
    moderator = await work.moderators.get(account.moderator) if account and account.moderator else None
    there = await cards.there(work, rules, moderator) if moderator else None
    if there is not None and await forms.current(work, there.account) is not None:
        await behalf.leave(there, msg("The form was put aside, for nobody wrote in it. You find it below."))
