"""A question to a family: chosen, or written in a moderator's own words, seen once more and sent."""

from bot.chat.here import Here
from bot.chat.moderators import behalf as forms
from bot.chat.moderators import cards, notes, purposes, reveal
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.screens import compose as screens
from bot.services import asking, behalf, items
from bot.services import purposes as lists
from bot.services.asking import Writing
from bot.services.drafts import Turn
from bot.words import Text, msg

SENT = msg("The question is on its way to the family. Its answer brings the item back.")
UNSENT = msg("Nothing was sent.")


async def ask(here: Here, press: on.Ask) -> None:
    """Ask what the family is asked."""
    await asking.may_ask(here.work, me(here), press.review, press.version)
    seen = await items.seen(here.work, me(here), press.review)
    await here.show(screens.templates(seen, here.work.now), cards.slot(press.review))


async def preview(here: Here, press: on.Preview) -> None:
    """Show a ready question as the family will read it."""
    question = await asking.choose(here.work, me(here), press.review, press.question, press.version)
    await here.show(screens.preview(question), cards.slot(press.review))


async def own(here: Here, press: on.Own) -> None:
    """Begin own words, or go on with them."""
    await _show(here, await asking.write(here.work, here.rules, me(here), press.review, press.version))


async def change(here: Here, press: on.Change) -> None:
    """Write the own words anew."""
    await _show(here, await asking.change(here.work, here.account, me(here), press.review))


async def cancel(here: Here, press: on.Cancel) -> None:
    """Forget the own words."""
    await asking.cancel(here.work, here.account, press.review)
    await reveal.decide(here, press.review, note=UNSENT)


async def send(here: Here, press: on.Send) -> None:
    """Send the question."""
    await asking.send(here.work, me(here), press.review, press.question, press.version)
    await cards.show(here, press.review, SENT)


async def typed(here: Here, text: str) -> None:
    """Take typed words as an answer of a family, or as the question or the note that is being written."""
    if await behalf.current(here.work, here.account) is not None:
        await forms.typed(here, text)
        return
    purpose = await lists.current(here.work, here.account)
    if purpose is not None:
        await purposes.typed(here, purpose, text)
        return
    draft = await asking.current(here.work, here.account)
    if draft is None:
        await notes.typed(here, text)
        return
    await _show(here, await asking.type_in(here.work, here.account, draft, text))


async def again(here: Here, note: Text | None) -> None:
    """Show where this moderator stands, in the middle of a form or a question or not, under a note."""
    form = await behalf.current(here.work, here.account)
    if form is not None:
        await forms.show_turn(here, Turn(draft=form, note=note))
        return
    purpose = await lists.current(here.work, here.account)
    if purpose is not None:
        await purposes.again(here, purpose, note)
        return
    draft = await asking.current(here.work, here.account)
    if draft is None:
        await notes.again(here, note)
        return
    writing = await asking.resume(here.work, draft)
    await _show(here, writing, note)


async def stop(here: Here, _: str) -> None:
    """Stop writing, if anything is being written; a family's form is put aside."""
    if await behalf.current(here.work, here.account) is not None:
        await forms.leave(here, forms.ASIDE)
        return
    if await lists.current(here.work, here.account) is not None:
        await purposes.stop(here)
        return
    draft = await asking.current(here.work, here.account)
    if draft is None:
        await notes.stop(here)
        return
    await asking.cancel(here.work, here.account, draft.subject or "")
    await reveal.decide(here, draft.subject or "", note=UNSENT)


async def media(here: Here, _: str) -> None:
    """Tell that only words are taken."""
    await again(here, msg("Only text is taken here. Pictures, files and voice are not kept."))


async def edited(here: Here, _: str) -> None:
    """Tell that a changed message is not read again."""
    await again(here, msg("A message that was changed later is not read again. Please send it anew."))


async def _show(here: Here, writing: Writing, note: Text | None = None) -> None:
    note = note or writing.note
    screen = (
        screens.prompt(writing.review, writing.version, note)
        if writing.question is None
        else screens.preview(writing.question, note)
    )
    await here.show(screen, cards.slot(writing.review))
