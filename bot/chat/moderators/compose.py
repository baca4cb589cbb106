"""What a family is asked or written: chosen, or in a moderator's own words, seen once more and sent."""

from bot.chat.here import Here
from bot.chat.moderators import cards, reveal
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.screens import compose as screens
from bot.questionnaire.draft import Draft
from bot.services import asking, items
from bot.services.asking import QuestionDraft
from bot.words import Text, msg

SENT = msg("The question is on its way to the family. Its answer brings the item back.")
WRITTEN = msg("The message is on its way to the family. Its answer brings the item back.")
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
    """Send it."""
    sent = await asking.send(here.work, me(here), press.review, press.question, press.version)
    await cards.show(here, press.review, WRITTEN if asking.in_writing_of(sent) else SENT)


async def typed(here: Here, draft: Draft, text: str) -> None:
    """Take typed words as the question."""
    await _show(here, await asking.type_in(here.work, here.account, draft, text))


async def again(here: Here, draft: Draft, note: Text | None) -> None:
    """Show the question as far as it is written, under a note."""
    await _show(here, await asking.resume(here.work, draft), note)


async def stop(here: Here, draft: Draft) -> None:
    """Forget the own words."""
    await asking.cancel(here.work, here.account, draft.subject or "")
    await reveal.decide(here, draft.subject or "", note=UNSENT)


async def _show(here: Here, writing: QuestionDraft, note: Text | None = None) -> None:
    note = note or writing.note
    screen = screens.prompt(writing, note) if writing.question is None else screens.preview(writing.question, note)
    await here.show(screen, cards.slot(writing.review))
