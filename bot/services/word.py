"""The usual word to families of a case where nothing has changed; while the case is held, a person gives it."""

from bot.domain.review import Cause
from bot.services import cases, tasks
from bot.services.decisions import DecisionWork
from bot.services.holds import WORD
from bot.services.rules import Rules


async def held(work: DecisionWork, rules: Rules, case_id: str) -> None:
    """Have a person give the usual word while a case is held: silence on a usual date would tell."""
    case = await work.cases.get(case_id)
    if case is None or not await work.holds.standing(case_id):
        return
    if await cases.tied(work, case_id):
        await tasks.enter(work, rules, Cause.HELD_WORD, case_id, lead=True)
    await work.jobs.put("held_word", f"held_word:{case_id}", work.now + WORD, case=case_id)
