"""A note to colleagues is written: at an item, or with a hand-over."""

from bot.chat.here import Here
from bot.chat.moderators import cards, reveal
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import notes as on_note
from bot.chat.moderators.screens import notes as screens
from bot.questionnaire.draft import Draft
from bot.services import claims, items, noting
from bot.services.noting import NoteDraft
from bot.words import Text, msg

KEPT = msg("Your note is kept.")
UNKEPT = msg("No note was kept.")


async def add(here: Here, press: on_note.AddNote) -> None:
    """Ask for a note at an item."""
    await _show(here, await noting.open_(here.work, here.rules, me(here), press.review, handing=False))


async def hand_over(here: Here, press: on.HandOver) -> None:
    """Ask what the colleague who takes an item over should know."""
    if await claims.colleagues(here.work, me(here), press.review):
        await _show(here, await noting.open_(here.work, here.rules, me(here), press.review, handing=True))
    else:
        await reveal.stand(here, press.review, msg("Nobody else can take this item now."))


async def choose(here: Here, press: on_note.Ready) -> None:
    """Take a ready note."""
    await _show(here, await noting.choose(here.work, here.rules, me(here), press.review, press.key))


async def rewrite(here: Here, press: on_note.Rewrite) -> None:
    """Ask for the note anew."""
    await _show(here, await noting.change(here.work, here.account, me(here), press.review))


async def cancel(here: Here, press: on_note.Unwrite) -> None:
    """Forget the note."""
    await noting.cancel(here.work, here.account, press.review)
    await reveal.stand(here, press.review, UNKEPT)


async def hand_to(here: Here, press: on.HandTo) -> None:
    """Give an item to a colleague, in whose chat its card appears with the note."""
    colleague = await noting.hand_over(here.work, here.rules, me(here), press.review, press.to)
    there = await cards.there(here.work, here.rules, colleague)
    if there is not None:
        handed = msg("{name} hands this item over to you.", name=me(here).name)
        await cards.bring(there, press.review, handed)
    await cards.show(here, press.review, msg("Handed over."))


async def typed(here: Here, draft: Draft, text: str) -> None:
    """Take typed words as the note."""
    writing = await noting.type_in(here.work, me(here), here.account, draft, text)
    if writing.words is None or writing.handing:
        await _show(here, writing)
    else:
        await reveal.stand(here, writing.review, KEPT)


async def again(here: Here, draft: Draft, note: Text | None) -> None:
    """Show the note as far as it is, under another."""
    await _show(here, await noting.resume(here.work, me(here), draft), note)


async def stop(here: Here, draft: Draft) -> None:
    """Forget the note."""
    await noting.cancel(here.work, here.account, draft.subject or "")
    await reveal.stand(here, draft.subject or "", UNKEPT)


async def _show(here: Here, writing: NoteDraft, note: Text | None = None) -> None:
    seen = await items.seen(here.work, me(here), writing.review)
    show = screens.prompt if writing.words is None else screens.to_whom
    await here.show(show(seen, writing, here.work.now, note), cards.slot(writing.review))
