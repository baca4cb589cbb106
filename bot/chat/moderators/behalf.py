"""A moderator writes for a family: a new report, or more in a sent one. The questions are the family's."""

from dataclasses import replace

from bot.chat.buttons import one_of
from bot.chat.form import changes, check
from bot.chat.form import payloads as to
from bot.chat.form.presses import Presses, Stage
from bot.chat.form.standing import turned
from bot.chat.here import Here
from bot.chat.moderators import cards, queue
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.screens import behalf as screens
from bot.chat.screen import LIVE, Screen
from bot.domain.behalf import Channel
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Road
from bot.services import additions, answering, behalf, drafts
from bot.services.additions import Author
from bot.services.answering import Said
from bot.services.drafts import Turn
from bot.words import Text, msg

#: Where the form stands: names are in it, so it is cleared apart from the live screen.
SLOT = "form"
ASIDE = msg("Put aside. You find it here, under the queue.")
DELETED = msg("What was not sent is deleted.")
ANOTHER = msg("Another moderator will read the report.")
KEPT = msg("What the family told is kept in its report.")
ABOUT_ME = msg(
    "This form is about somebody who is missing. Where the caller speaks about themselves, help them directly or hand "
    "them on to a colleague."
)


async def command(here: Here, _: str) -> None:
    """Ask how the family speaks with us."""
    await here.show(screens.channels())


async def new_report(here: Here, _: on.NewReport) -> None:
    """Ask how the family speaks with us."""
    await command(here, "")


async def read_consent(here: Here, press: on.ReadConsent) -> None:
    """Show what is read aloud."""
    await here.show(screens.read_consent(one_of(Channel, press.channel), here.rules))


async def heard(here: Here, press: on.Heard) -> None:
    """Open the form: the consent was heard."""
    channel = one_of(Channel, press.channel)
    turn = await behalf.begin(here.work, here.account, me(here), here.rules, channel, press.consent)
    await _open(here, turn)


async def add(here: Here, press: on.Add) -> None:
    """Open a report to what its family tells."""
    turn = await behalf.add(here.work, here.account, me(here), here.rules, press.review, press.report)
    await _open(here, turn)


async def review_again(here: Here, press: on.Again) -> None:
    """Have the report read by another moderator."""
    await behalf.review_again(here.work, me(here), here.rules, press.review)
    await cards.show(here, press.review, ANOTHER)


async def resume(here: Here, press: to.Resume) -> None:
    """Go on with what was begun."""
    await _open(here, await behalf.resume(here.work, here.account, me(here), here.rules, press.draft))


async def _open(here: Here, turn: Turn) -> None:
    """Bring the form as the newest message, in place of the live screen."""
    await here.work.outbox.clear(here.account.id, LIVE)
    await here.work.outbox.clear(here.account.id, SLOT)
    await show_turn(here, turn)


async def typed(here: Here, _: Draft, words: str) -> None:
    """Take typed words as the answer."""
    await show(here, await answering.say(here.work, here.account, here.rules, words))


async def again(here: Here, draft: Draft, note: Text | None) -> None:
    """Show the question the form stands at, under a note."""
    await show_turn(here, Turn(draft=draft, note=note))


async def stop(here: Here, _: Draft) -> None:
    """Put the form aside."""
    await leave(here, ASIDE)


async def show(here: Here, said: Said) -> None:
    """Show what came of words or a press."""
    if said.turn is None:
        await leave(here)
    else:
        await show_turn(here, said.turn)


async def show_turn(here: Here, turn: Turn, page: int = 0) -> None:
    """Show the question the form stands at; whoever is a minor gets the short form at once."""
    if turn.road is Road.MINOR:
        turn = await behalf.minor(here.work, here.account, here.rules, turn.draft.id)
    elif turn.road is Road.ABOUT_ME:
        turn = replace(turn, note=ABOUT_ME)
    here.aside(turn.draft.id)
    screen = await turned(here, turn, page)
    if screen is not None:
        await put(here, screens.form(screen, turn.draft.behalf))


async def put(here: Here, screen: Screen) -> None:
    """Show a screen of the form, not to be passed on, where it is cleared after a while."""
    await here.show(replace(screen, protected=True), SLOT)
    await behalf.clear_later(here.work, here.rules, here.account)


async def leave(here: Here, note: Text | None = None) -> None:
    """Put the form aside, and show the queue."""
    await clear(here)
    await queue.show_page(here, on.Queue(0), note)


async def clear(here: Here) -> None:
    """Put the form aside, and show nothing."""
    here.now_is(await behalf.put_aside(here.work, here.account))
    await _close(here)


async def _close(here: Here) -> None:
    """Clear the form from the chat."""
    here.aside(None)
    await here.work.outbox.clear(here.account.id, SLOT)
    await behalf.cleared(here.work, here.account)


async def pause(here: Here, _: to.Pause) -> None:
    """Put the form aside."""
    await leave(here, ASIDE)


async def discard(here: Here, press: to.Discard) -> None:
    """Delete what was not sent, after asking."""
    if press.sure:
        await drafts.throw_away(here.work, here.account, press.draft)
        await leave(here, DELETED)
    else:
        draft = await drafts.own(here.work, here.account, press.draft)
        await put(here, changes.discard(draft) if draft.adds else check.discard(draft))


async def send(here: Here, press: to.SendNow) -> None:
    """Send the report, and show the number that is read out."""
    report = await behalf.send(here.work, here.account, me(here), here.rules, press.draft)
    await _close(here)
    await here.show(screens.sent(report, here.rules))


async def send_changes(here: Here, press: to.SendChanges) -> None:
    """Put what was told into its report, and show the item that brought us there."""
    report = await additions.send(here.work, Author(here.account, me(here)), here.rules, press.draft)
    await _close(here)
    item = await behalf.held_about(here.work, me(here), report)
    if item is None:
        await queue.show_page(here, on.Queue(0), KEPT)
    else:
        await cards.bring(here, item.id, KEPT)


#: What answers the buttons under the questions.
PRESSES = Presses(Stage(said=show, turn=show_turn, screen=put, leave=leave))
