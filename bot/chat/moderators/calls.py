"""A call is logged in three presses: that one was made, what came of it, what comes next."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators import cards, notes, reveal
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.screens import calls as screens
from bot.domain.call import Call, Next, Outcome
from bot.services import calls, claims, items
from bot.words import msg

LOGGED = msg("The call is logged.")


async def call(here: Here, press: on.Call) -> None:
    """Ask what came of a call."""
    await claims.held(here.work, me(here), press.review, press.version)
    seen = await items.seen(here.work, me(here), press.review)
    await here.show(screens.outcomes(seen, here.work.now), cards.slot(press.review))


async def came_of(here: Here, press: on.CameOf) -> None:
    """Ask what comes next."""
    await claims.held(here.work, me(here), press.review, press.version)
    seen = await items.seen(here.work, me(here), press.review)
    outcome = one_of(Outcome, press.outcome)
    await here.show(screens.steps(seen, outcome, here.work.now), cards.slot(press.review))


async def log(here: Here, press: on.Log) -> None:
    """Keep the call, and show where the item stands with it."""
    made = Call(one_of(Outcome, press.outcome), one_of(Next, press.next))
    await calls.log(here.work, here.rules, me(here), press.review, made, press.version)
    match made.next:
        case Next.HAND_OVER:
            await notes.hand_over(here, on.HandOver(press.review))
        case Next.GO_ON:
            await reveal.decide(here, press.review, note=LOGGED)
        case _:
            await cards.show(here, press.review, LOGGED)
