"""Whatever a family presses and types, in whatever order: its form can still be finished."""

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.chat.family.family import Family, World

CHATS = count(6_000_000_000)
TEXTS = (
    "/start", "/language", "/safety", "/cancel", "/delete", "/help", "/clear", "/nonsense", "Vyhadanenko", "Ostap2",
    "1989", "2010", "35", "двоє",
    "14 грудня", "березень 2022", "Харківська область", "так", "050 123 45 67", "АВ123456", "не хочу жити", "?", "😀",
    "<b>&", "03.04.2024", "ж" * 1600,
)  # fmt: skip
STEPS = st.lists(st.one_of(st.integers(0, 39), st.sampled_from(TEXTS)), max_size=30)
#: What leads on, the first that stands on the screen.
ONWARD = (
    "English", "Yes, I agree", "Report a person I am looking for", "Continue: ", "An adult is here",
    "Send to a moderator", "Yes, send", "Continue", "Go on", "No, keep it", "Nothing, go back", "I do not know",
    "Skip", "Telegram only", "Has none", "There are none", "Done", "Guardian", "Leave as it is", "To the menu",
)  # fmt: skip


async def one_step(family: Family, step: int | str) -> None:
    if isinstance(step, str):
        await family.types(step)
    elif family.labels:
        label = family.labels[step % len(family.labels)]
        await family.presses(label)


async def onward(family: Family) -> None:
    """Take one step towards the end."""
    labels = family.labels
    if "inspect your phone" in family.screen:
        await family.presses("No")
    elif "We will send nothing first" in family.screen:
        await family.presses("⬅ Back")
    elif "Yes" in labels:
        await family.presses("Yes")
    elif (label := next((each for each in ONWARD if any(each in one for one in labels)), None)) is not None:
        await family.presses(label)
    else:
        await family.types("Ostap" if labels else "/start")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=STEPS, ahead=st.booleans())
async def test_every_walk_ends_in_a_form_that_can_be_finished(
    world: World, steps: list[int | str], *, ahead: bool
) -> None:
    family = world.family(next(CHATS))
    await (family.reports() if ahead else family.types("/start"))
    for step in steps:
        await one_step(family, step)
        assert len(family.screen) < 4096
    await family.types("/language")
    await family.presses("English")
    await family.types("/safety")
    await family.presses("No")
    await family.types("/start")
    for _ in range(90):
        if "was received on" in family.screen:
            break
        await onward(family)
    assert "was received on" in family.screen, (family.screen, family.labels)
