"""Relatives in a moderator's chat: those of a case, one of them, and what is decided about its kinship and its role."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators import cards, cases, prompts
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import relatives as on
from bot.chat.moderators.screens import relatives as screens
from bot.chat.moderators.screens import statements as stated
from bot.chat.moderators.told import minutes
from bot.domain.relative import LOWERING, ContactRole, Ground
from bot.questionnaire.reason_forms import VERIFYING
from bot.services import informing, reasons, relatives, verifying
from bot.services import statements as saying
from bot.services.reasons import Reason
from bot.words import Text, msg

VERIFIED = msg("The kinship is verified so far.")
LOWERED = msg("The kinship is lowered.")
NOTED = msg("Noted.")


def slot(report: str) -> str:
    """Return the slot in which a relative stands."""
    return f"relative:{report}"


async def every(here: Here, press: on.Relatives) -> None:
    """Show who is tied to a case."""
    await _every(here, press.case)


async def bring_every(here: Here, press: on.Every) -> None:
    """Show who is tied to a case, as the newest message: above the relative nobody would see it change."""
    await here.work.outbox.clear(here.account.id, cases.slot(press.case))
    await _every(here, press.case)


async def _every(here: Here, case: str, note: Text | None = None) -> None:
    seen = await relatives.of_case(here.work, me(here), case)
    await here.show(screens.every(seen, note), cases.slot(case))


async def alone(here: Here, press: on.Alone) -> None:
    """Mark a person who decides alone, or take that back."""
    await informing.decide_alone(here.work, me(here), press.case, alone=bool(press.on))
    await _every(here, press.case, NOTED)


async def statements(here: Here, press: on.Statements) -> None:
    """Show what the reports of a case say, in messages of their own above its relatives, for a while."""
    seen = await saying.look(here.work, here.rules, me(here), press.case)
    await here.work.outbox.clear(here.account.id, cases.revealed(press.case))
    for place, screen in enumerate(stated.side_by_side(seen, here.words, here.work.now)):
        await here.show(screen, f"{cases.revealed(press.case)}/{place}")
    await here.work.outbox.clear(here.account.id, cases.slot(press.case))
    note = msg(
        "What is shown above will be removed after {n} min, and when you leave the case.", n=minutes(here.rules.reveal)
    )
    await _every(here, press.case, note)


async def show(here: Here, report: str, note: Text | None = None) -> None:
    """Show a relative as it stands now, in place."""
    kin = await relatives.look(here.work, me(here), report)
    screen = screens.one(kin, here.rules, here.account.language or "uk", here.work.now, note)
    await here.show(screen, slot(report))


async def bring(here: Here, press: on.Relative) -> None:
    """Show a relative as the newest message."""
    await relatives.look(here.work, me(here), press.report)
    await here.work.outbox.clear(here.account.id, slot(press.report))
    await show(here, press.report)


async def again(here: Here, press: on.Again) -> None:
    """Return to a relative, where it stands."""
    await show(here, press.report)


async def lowering(here: Here, press: on.Lowering) -> None:
    """Ask for which reason a kinship is lowered."""
    kin = await relatives.look(here.work, me(here), press.report)
    await here.show(screens.lowering(kin), slot(press.report))


async def because(here: Here, press: on.Because) -> None:
    """Ask once more before a kinship is raised or lowered."""
    await _because(here, press.report, one_of(Ground, press.ground))


async def _because(here: Here, report: str, ground: Ground) -> None:
    kin = await relatives.look(here.work, me(here), report)
    reason = await reasons.written(here.work, me(here), VERIFYING, report, ground=ground.value)
    await here.show(screens.sure(kin, ground, reason.words if reason else None), slot(report))


async def words(here: Here, press: on.Words) -> None:
    """Ask for the moderator's own words."""
    ground = one_of(Ground, press.ground)
    await relatives.look(here.work, me(here), press.report)
    reason = await reasons.open_(here.work, here.rules, me(here), VERIFYING, press.report, ground=ground.value)
    await prompts.ask(here, reason)


async def explained(here: Here, reason: Reason) -> None:
    """Ask once more, now that the words are written."""
    await _because(here, reason.subject, one_of(Ground, reason.facts["ground"]))


async def unexplained(here: Here, reason: Reason) -> None:
    """Show the relative again, where the words were given up."""
    await show(here, reason.subject)


async def verify(here: Here, press: on.Verify) -> None:
    """Decide: raised or lowered."""
    ground = one_of(Ground, press.ground)
    reason = await reasons.written(here.work, me(here), VERIFYING, press.report, ground=ground.value)
    decide = verifying.lower if ground in LOWERING else verifying.verify
    told = reason.words if reason else None
    settled = await decide(here.work, here.rules, me(here), press.report, ground, press.version, told)
    await reasons.forget(here.work, me(here), VERIFYING, press.report)
    for item in settled:
        if await here.work.outbox.stands(here.account.id, cards.slot(item.id)):
            await cards.show(here, item.id)
    await show(here, press.report, LOWERED if ground in LOWERING else VERIFIED)


async def appoint(here: Here, press: on.Appoint) -> None:
    """Say what a relative is to its case, after asking."""
    role = one_of(ContactRole, press.role)
    if press.sure:
        await informing.appoint(here.work, me(here), press.report, role)
        await show(here, press.report, NOTED)
    else:
        kin = await relatives.look(here.work, me(here), press.report)
        await here.show(screens.role(kin, role), slot(press.report))
