"""The protocol for hard news (domain 2.4): seniors alone, step by step, as tasks with due dates; never the bot."""

from typing import Final

from bot.domain.case import Case, Fate, HoldKind
from bot.domain.hours import working_days_after
from bot.domain.review import Cause
from bot.domain.roles import Moderator
from bot.services import holds, tasks
from bot.services.decisions import DecisionWork
from bot.services.rules import Rules

#: What is to be done once a death is spoken of: which task, and within how many working days.
STEPS: Final = {
    Fate.DEATH_REPORTED: ((Cause.CHECK_WITH_BODY, 1), (Cause.OFFER_SUPPORT, 2), (Cause.RECORD_IN_PERSON, 10)),
    Fate.DIED_OFFICIAL: ((Cause.TELL_OTHERS, 3), (Cause.OFFER_SUPPORT, 3)),
}
#: Tasks of the protocol, which end where a death turns out wrong.
ALL: Final = (Cause.CHECK_WITH_BODY, Cause.OFFER_SUPPORT, Cause.RECORD_IN_PERSON, Cause.TELL_OTHERS)
#: Tasks to tell families something, which end where a death is spoken of.
TELLING: Final = (Cause.FATE_CHANGED,)


async def begin(work: DecisionWork, rules: Rules, moderator: Moderator, case: Case, fate: Fate) -> None:
    """Stop what would be told of a case, and put the steps that this fate asks for before the seniors."""
    await holds.begin(work, moderator, case.id, HoldKind.HARD_NEWS)
    await tasks.drop(work, case.id, *TELLING)
    for cause, days in STEPS.get(fate, ()):
        due = working_days_after(work.now, days, rules.holidays)
        await tasks.enter(work, rules, cause, case.id, due_at=due, lead=True)


async def end(work: DecisionWork, moderator: Moderator, case: Case) -> None:
    """Let a case go on that no death is spoken of any more."""
    await tasks.drop(work, case.id, *ALL)
    for hold in await work.holds.standing(case.id):
        if hold.kind is HoldKind.HARD_NEWS:
            await holds.end(work, moderator.id, hold)
