"""What was begun and left for a month is erased, and the family is told so once, when it comes back."""

from bot.services import drafts
from tests.chat.family.family import RULES, Family
from tests.chat.family.test_additions import corrected
from tests.chat.family.test_short_forms import unsafe

ERASED = "it was not touched for 30"


async def a_month_goes_by(family: Family) -> None:
    """Do what is due after a month."""
    family.world.clock.move(RULES.draft)
    for draft in await family.drafts():
        async with family.world.storage.work() as work:
            await drafts.expire(work, RULES, draft.id)


async def test_it_is_told_once_on_start(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await a_month_goes_by(family)
    await family.types("/start")
    assert ERASED in family.screen
    assert "What would you like to do?" in family.screen
    await family.types("/start")
    assert ERASED not in family.screen


async def test_it_is_told_to_whoever_presses_an_old_button(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    press = family.data("Skip")
    await a_month_goes_by(family)
    await family.press_data(press)
    assert ERASED in family.screen


async def test_changes_are_erased_alike_and_the_report_stays(family: Family) -> None:
    await corrected(family)
    await a_month_goes_by(family)
    await family.types("/start")
    assert ERASED in family.screen
    assert "What you have sent is kept" in family.screen
    await family.presses("Add or correct")
    assert "Settlement</b>: Chuhuiv" in family.screen


async def test_it_is_told_above_what_is_still_unfinished(family: Family) -> None:
    await family.reports()
    await family.presses("Pause")
    family.world.clock.move(days=20)
    await family.presses("To the menu", "Report a person", "Begin a new report", "Yes")
    await family.answers_to_region()
    [_, old] = await family.drafts()
    family.world.clock.move(days=20)
    async with family.world.storage.work() as work:
        await drafts.expire(work, RULES, old.id)
    await family.presses("Pause")
    await family.types("/start")
    assert ERASED in family.screen
    assert "Which settlement" in family.screen


async def test_a_draft_that_was_touched_is_kept(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    [draft] = await family.drafts()
    family.world.clock.move(days=29)
    async with family.world.storage.work() as work:
        await drafts.expire(work, RULES, draft.id)
    assert await family.drafts() == [draft]
    await family.types("/start")
    assert ERASED not in family.screen


async def test_a_phone_that_may_be_inspected_is_never_told(family: Family) -> None:
    await unsafe(family)
    await family.presses("I will write briefly", "Yes, I agree")
    await family.types("Vyhadanenko")
    await a_month_goes_by(family)
    await family.types("/start")
    assert ERASED not in family.everything


async def test_a_forgotten_family_is_forgotten_with_its_mark(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await a_month_goes_by(family)
    await family.types("/delete")
    await family.presses("Everything about me", "Yes, delete everything")
    assert (await family.account()).expired_at is None
