"""Where a form stands: the question that is open, or what follows the last one."""

from bot.chat.form import changes, check, questions
from bot.chat.here import Here
from bot.chat.screen import Screen
from bot.services import additions
from bot.services.drafts import Turn


async def turned(here: Here, turn: Turn, page: int = 0) -> Screen | None:
    """Return the screen of a form as it stands; None where every answer is given and nothing is to be sent."""
    if turn.step is not None:
        return questions.question(turn, turn.step, here.rules, here.work.now, page)
    if turn.draft.adds:
        return changes.changing(await additions.look(here.work, turn), page)
    if turn.form.checked:
        return check.check(turn, page)
    return check.confirm(turn) if turn.form.reports else None
