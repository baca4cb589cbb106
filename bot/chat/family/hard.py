"""A person, when asked for."""

from bot.chat.family import payloads as to
from bot.chat.family.screens import hard as screens
from bot.chat.family.screens import sent
from bot.chat.family.standing import show_turn
from bot.chat.here import Here
from bot.domain.review import Cause
from bot.services import answering, contact, drafts, opening


async def hard(here: Here, _: to.Hard) -> None:
    """Stop here, for now or for good."""
    lines = screens.support(here.rules, here.account.language)
    await here.show(screens.hard(lines, writing=here.account.focus is not None))


async def contact_me(here: Here, _: to.ContactMe) -> None:
    """Have a person contact the family."""
    await _call(here, Cause.ASKED_FOR_PERSON)


async def cheated(here: Here, press: to.Cheated) -> None:
    """Have a person contact a family that was cheated, or is being cheated now."""
    await _call(here, Cause.FRAUD_NOW if press.now else Cause.FRAUD)


async def _call(here: Here, cause: Cause) -> None:
    draft = await drafts.to_resume(here.work, here.account)
    asked = await contact.ask(here.work, here.account, here.rules, cause)
    lines = screens.support(here.rules, here.account.language)
    await here.show(screens.called(asked, lines, draft[0].id if draft else None))


async def change_call(here: Here, press: to.ChangeCall) -> None:
    """Ask for a phone after all."""
    turn = await drafts.resume(here.work, here.account, press.draft)
    here.aside(turn.draft.id)
    await show_turn(here, await answering.change(here.work, here.account, turn.draft.id, "contact"))


async def adult_here(here: Here, press: to.AdultHere) -> None:
    """Go on as usual."""
    await show_turn(here, await opening.adult_here(here.work, here.account, press.draft))


async def send_briefly(here: Here, press: to.SendBriefly) -> None:
    """Open the short form of a minor; a person is called."""
    asked, turn = await opening.minor(here.work, here.account, here.rules, press.draft)
    await show_turn(here, screens.told(turn, asked))


async def stop(here: Here, press: to.Stop) -> None:
    """Let a minor go."""
    draft = await opening.stop(here.work, here.account, press.draft)
    await here.show(screens.stopped(here.rules) if draft is None else sent.paused(here.rules, draft.id))
