"""From any question to the end: some answer, or the least there is."""

from bot.questionnaire.answers import State
from bot.questionnaire.flow import Kind
from tests.chat.family.machine import errands
from tests.chat.family.machine.walker import Walker


async def answers_somehow(walker: Walker, pick: int) -> None:
    """Give any answer that the question on the screen can have."""
    step = walker.step
    assert step is not None
    if walker.sheet.doubted is not None:
        await walker.is_sure(yes=True, typed=False)
    elif step.kind is Kind.MANY:
        await walker.ticks(pick)
        await walker.is_done()
    elif pick % 5 == 0:
        await walker.leaves_open(State.UNKNOWN)
    else:
        await walker.answers(pick)
        if step.kind is Kind.LINES and walker.step is step:
            await walker.is_done()


async def finishes(walker: Walker) -> None:
    """Reach the end of a form by the shortest way there is: not known, skip, the first answer."""
    if walker.focus is None:
        await errands.goes_on(walker, 0)
    for _ in range(100):
        if walker.focus is None:
            return
        if walker.step is not None:
            await onward(walker)
        elif walker.sheet.before is not None and walker.sheet.told == walker.sheet.before:
            await errands.discards(walker)
        else:
            await errands.sends(walker)
    raise AssertionError(walker.family.screen)


async def onward(walker: Walker) -> None:
    """Answer the question on the screen with the least there is."""
    step = walker.step
    assert step is not None
    if walker.sheet.doubted is not None:
        await walker.is_sure(yes=True, typed=False)
    elif step.kind is Kind.MANY or walker.sheet.lines is not None:
        await walker.is_done()
    else:
        for state in (State.UNKNOWN, State.DECLINED, State.NONE):
            if walker.step is step:
                await walker.leaves_open(state)
        if walker.step is step:
            await walker.answers(1 if step.key != "adult" else 0)
