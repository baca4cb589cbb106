"""An item of evidence is told in three steps, and kept."""

from dataclasses import replace

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators import cases, moves
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import cases as on
from bot.chat.moderators.screens import evidence as screens
from bot.chat.moderators.screens.case import heading
from bot.domain.errors import Foreign, Refusal
from bot.domain.evidence import Information, Source
from bot.services import casework, evidence_draft, move_draft
from bot.services.evidence_draft import EvidenceDraft
from bot.words import Text, msg

KEPT = msg("The evidence is kept.")


async def begin(here: Here, press: on.Evidence) -> None:
    """Begin an item, or go on with it."""
    await show(here, await evidence_draft.begin(here.work, here.rules, here.account, me(here), press.case))


async def kinds(here: Here, press: on.Kinds) -> None:
    """Show a page of what it may be."""
    there = await evidence_draft.look(here.work, here.account, me(here), press.case)
    await here.show(screens.kinds(there, heading(there.view), press.page), cases.slot(press.case))


async def kind(here: Here, press: on.Kind) -> None:
    """Tell what it is."""
    await show(here, await evidence_draft.choose(here.work, here.account, me(here), press.case, press.kind))


async def sure(here: Here, press: on.Sure) -> None:
    """Take how sure it is as it was set."""
    await show(here, await evidence_draft.settle(here.work, here.account, me(here), press.case))


async def weaker(here: Here, press: on.Weaker) -> None:
    """Show how sure it may be."""
    there = await evidence_draft.told(here.work, here.account, me(here), press.case)
    await here.show(screens.weaker(there, heading(there.view)), cases.slot(press.case))


async def source(here: Here, press: on.Source) -> None:
    """Tell how reliable its source is."""
    letter = one_of(Source, press.code)
    there = await evidence_draft.weaken(here.work, here.account, me(here), press.case, source=letter)
    await here.show(screens.weaker(there, heading(there.view)), cases.slot(press.case))


async def information(here: Here, press: on.Information) -> None:
    """Tell how credible its information is."""
    if press.figure not in list(Information):
        raise Foreign
    figure = Information(press.figure)
    there = await evidence_draft.weaken(here.work, here.account, me(here), press.case, information=figure)
    await here.show(screens.weaker(there, heading(there.view)), cases.slot(press.case))


async def origins(here: Here, press: on.Origins) -> None:
    """Show the earlier items."""
    there = await evidence_draft.told(here.work, here.account, me(here), press.case)
    await here.show(screens.origins(there, heading(there.view)), cases.slot(press.case))


async def same_as(here: Here, press: on.SameAs) -> None:
    """Tell to which item's source it goes back."""
    await show(here, await evidence_draft.same(here.work, here.account, me(here), press.case, press.item))


async def seen(here: Here, press: on.Seen) -> None:
    """Tell whether I have seen the original."""
    await show(here, await evidence_draft.see(here.work, here.account, me(here), press.case, on=bool(press.on)))


async def confide(here: Here, press: on.Confide) -> None:
    """Tell whether it is for seniors alone."""
    await show(here, await evidence_draft.confide(here.work, here.account, me(here), press.case, on=bool(press.on)))


async def back(here: Here, press: on.EvidenceBack) -> None:
    """Return to the step before, and from the first one to the card."""
    there = await evidence_draft.back(here.work, here.account, me(here), press.case)
    if there.left:
        await _after(here, there, None)
    else:
        await show(here, there)


async def keep(here: Here, press: on.Keep) -> None:
    """Keep the item as evidence."""
    kept = await evidence_draft.keep(here.work, here.rules, here.account, me(here), press.case, press.draft)
    await _after(here, kept, KEPT)


async def _after(here: Here, there: EvidenceDraft, note: Text | None) -> None:
    """Show the move under which an item was begun, or the card."""
    case = there.view.case.id
    if not there.for_move:
        await cases.show(here, case, note)
        return
    try:
        move = await move_draft.go_on(here.work, here.rules, here.account, me(here), case)
    except Refusal:
        # The case has gone on meanwhile, where the move was to lead or elsewhere.
        await cases.show(here, case, note)
    else:
        await moves.show(here, replace(move, note=note))


async def show(here: Here, there: EvidenceDraft) -> None:
    """Show the item as it stands."""
    here.aside(there.draft.id)
    await here.show(screens.form(there, heading(there.view)), cases.slot(there.view.case.id))
    await casework.clear_later(here.work, here.rules, here.account, there.view.case.id)
