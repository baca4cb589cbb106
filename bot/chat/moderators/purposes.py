"""A senior asks for a list outside personal limits; another agrees or declines; and how much was looked at."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.chat.here import Here
from bot.chat.moderators import cards
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import purposes as on
from bot.chat.moderators.screens import purposes as screens
from bot.chat.screen import Screen
from bot.domain.purpose import Purpose
from bot.questionnaire.draft import Draft
from bot.services import intake, looks, own_words, purposes
from bot.services.rules import Rules
from bot.words import Text, msg

ASKED = msg("The other senior moderators are asked.")
CANCELLED = msg("Nothing was asked.")
ENDED = msg("The list has ended.")


def slot(purpose: str) -> str:
    """Return the slot of what is told about a list that was asked for."""
    return f"purpose:{purpose}"


async def command(here: Here, _: str) -> None:
    """Show what this senior has asked for or opened, or ask how long a list is needed."""
    await _home(here)


async def _home(here: Here, note: Text | None = None) -> None:
    purpose = await purposes.of(here.work, me(here))
    asked = screens.asked(await purposes.waiting(here.work, me(here)))
    screen = screens.sizes(here.rules, note) if purpose is None else screens.standing(purpose, here.work.now, note)
    await here.show(replace(screen, rows=(*asked, *screen.rows)))


async def write(here: Here, press: on.Size) -> None:
    """Ask for what the list is needed."""
    turn = await purposes.write(here.work, here.rules, me(here), here.account, press.size)
    here.aside(turn.draft.id)
    await here.show(screens.prompt())


async def typed(here: Here, draft: Draft, text: str) -> None:
    """Take typed words as the purpose."""
    turn = await intake.type_in(here.work, here.account, draft, text)
    await again(here, turn.draft, turn.note)


async def again(here: Here, draft: Draft, note: Text | None) -> None:
    """Show the words as far as they are."""
    words = own_words.written(draft)
    size = int(draft.subject or 0)
    await here.show(screens.prompt(note) if words is None else screens.preview(size, words, note))


async def stop(here: Here, _: Draft) -> None:
    """Forget the words."""
    await cancel(here, on.Cancel())


async def cancel(here: Here, _: on.Cancel) -> None:
    """Forget the words."""
    await purposes.cancel(here.work, here.account)
    here.aside(None)
    await _home(here, CANCELLED)


async def send(here: Here, _: on.Send) -> None:
    """Ask the other seniors."""
    purpose = await purposes.send(here.work, here.rules, me(here), here.account)
    here.aside(None)
    for there in await _others(here.work, here.rules, purpose):
        await there.show(screens.push(purpose), slot(purpose.id))
    await _home(here, ASKED)


async def look(here: Here, press: on.Look) -> None:
    """Show what a colleague asks for."""
    purpose = await purposes.look(here.work, me(here), press.purpose)
    opener = await here.work.moderators.get(purpose.opener)
    await here.show(screens.card(purpose, opener.name if opener else "—", here.rules, here.work.now), slot(purpose.id))


async def agree(here: Here, press: on.Agree) -> None:
    """Agree."""
    purpose = await purposes.agree(here.work, here.rules, me(here), press.purpose)
    await _spoken(here, purpose, screens.agreed(purpose, here.work.now), msg("Another senior moderator has agreed."))


async def decline(here: Here, press: on.Decline) -> None:
    """Say no."""
    purpose = await purposes.decline(here.work, me(here), press.purpose)
    declined = screens.over(msg("You have declined."))
    await _spoken(here, purpose, declined, msg("Another senior moderator has declined."))


async def end(here: Here, press: on.End) -> None:
    """End a list, or take the question back."""
    purpose = await purposes.end(here.work, me(here), press.purpose)
    await _clear(here.work, here.rules, purpose)
    if me(here).id == purpose.opener:
        await _home(here, ENDED)
    else:
        await _spoken(here, purpose, screens.over(ENDED), ENDED)


async def _spoken(here: Here, purpose: Purpose, mine: Screen, theirs: Text) -> None:
    """Tell what became of it: whoever spoke, and whoever asked; to the others it is nothing any more."""
    await _clear(here.work, here.rules, purpose)
    await here.show(mine, slot(purpose.id))
    await _tell_opener(here.work, here.rules, purpose, theirs)


async def expire(work: Any, rules: Rules, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - as `Here.work`
    """End a list whose time is over, or whose last look is made, and tell whoever asked."""
    purpose = await purposes.expire(work, ids["purpose"])
    if purpose is not None:
        await _clear(work, rules, purpose)
        await _tell_opener(work, rules, purpose, ENDED)


async def _tell_opener(work: Any, rules: Rules, purpose: Purpose, note: Text) -> None:  # noqa: ANN401 - as `Here.work`
    opener = await work.moderators.get(purpose.opener)
    there = await cards.there(work, rules, opener) if opener and opener.active else None
    if there is not None:
        # An edit of what stands there already would make no sound.
        await work.outbox.clear(there.account.id, slot(purpose.id))
        await there.show(
            screens.standing(await work.purposes.get(purpose.id) or purpose, work.now, note), slot(purpose.id)
        )


async def _clear(work: Any, rules: Rules, purpose: Purpose) -> None:  # noqa: ANN401 - as `Here.work`
    for there in await _others(work, rules, purpose):
        await work.outbox.clear(there.account.id, slot(purpose.id))


async def _others(work: Any, rules: Rules, purpose: Purpose) -> list[Here]:  # noqa: ANN401 - as `Here.work`
    """Return the chats of the other seniors."""
    return await cards.chats(work, rules, await purposes.others(work, purpose))


async def limits(here: Here, _: on.Limits | str) -> None:
    """Tell how much was looked at."""
    await here.show(screens.limits(await looks.everybody(here.work, me(here)), here.rules))
