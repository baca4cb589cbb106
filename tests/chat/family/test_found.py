"""A family says that the person has been found."""

import pytest

from bot.domain.review import Cause, ReviewKind, ReviewState
from tests.chat.family.family import Family
from tests.chat.family.test_additions import told
from tests.chat.family.test_check import sent
from tests.chat.family.test_reports import only

CLOSING = "Please publish nothing until this is confirmed."


async def asked(family: Family) -> Family:
    """Send a report, and say that the person has been found."""
    await sent(family)
    return await family.presses("To the menu", "The person has been found")


@pytest.mark.parametrize(
    ("label", "kept"),
    [("Yes", "yes"), ("No, I heard from others", "others"), ("Recognised in a video or photo", "seen")],
)
async def test_a_moderator_hears_how_the_family_knows(family: Family, label: str, kept: str) -> None:
    await asked(family)
    assert "Have you yourself spoken with the person since they were found?" in family.screen
    await family.presses(label)
    assert "Please do not name witnesses" in family.screen
    await family.types("She rang from the station.")
    press = family.data("Done")
    await family.press_data(press)
    assert CLOSING in family.screen
    shown = family.screen
    await family.press_data(press)
    assert (family.screen, family.toast) == (shown, None)
    [addition] = await told(family)
    assert (addition.after["spoken"].value, addition.after["known"].value) == (kept, "She rang from the station.")
    report = await only(family)
    async with family.world.storage.reading() as work:
        [item] = [each for each in await work.reviews.of_report(report.id) if each.kind is ReviewKind.FOUND]
    assert (item.cause, item.state) == (Cause.FOUND, ReviewState.OPEN)


async def test_words_need_not_be_added(family: Family) -> None:
    await (await asked(family)).presses("Yes", "Skip")
    assert CLOSING in family.screen
    assert len(await told(family)) == 1


async def test_what_was_said_does_not_stand_in_the_draft_any_more(family: Family) -> None:
    await (await asked(family)).presses("Yes")
    await family.types("She rang from the station.")
    await family.presses("Done")
    [draft] = await family.drafts()
    assert [(answer.value, answer.raw) for answer in draft.answers.values()] == [(None, None)] * 2


async def test_the_second_time_is_asked_again_and_joins_the_task(family: Family) -> None:
    await (await asked(family)).presses("No, I heard from others", "Skip", "To the menu")
    await family.presses("The person has been found", "Yes", "Skip")
    assert CLOSING in family.screen
    report = await only(family)
    async with family.world.storage.reading() as work:
        items = [each for each in await work.reviews.of_report(report.id) if each.kind is ReviewKind.FOUND]
    assert len(items) == 1
    assert len(await told(family)) == 2


async def test_it_is_said_of_one_report_too(family: Family) -> None:
    await sent(family)
    await family.presses("My reports", "No. ", "The person has been found")
    assert "Have you yourself spoken" in family.screen


async def test_what_was_paused_is_gone_on_with(family: Family) -> None:
    await (await asked(family)).presses("Yes", "Pause", "To the menu", "The person has been found")
    assert "What is known, and from where?" in family.screen


async def test_who_would_rather_talk_is_asked_nothing_more(family: Family) -> None:
    await asked(family)
    press = family.data("Talk to a coordinator")
    await family.press_data(press)
    assert "Nobody is on duty" in family.screen
    assert "spoken with the person" not in family.screen
    shown = family.screen
    account = await family.account()
    async with family.world.storage.reading() as work:
        task = await work.reviews.open_contact(account.id)
    assert task is not None
    assert task.cause is Cause.ASKED_FOR_PERSON
    assert await told(family) == []
    await family.presses("To the menu")
    assert shown != family.screen


async def test_a_cry_for_help_is_heard_here_too(family: Family) -> None:
    await (await asked(family)).presses("No, I heard from others")
    await family.types("I do not want to live any more")
    account = await family.account()
    async with family.world.storage.reading() as work:
        task = await work.reviews.open_contact(account.id)
    assert task is not None
    assert task.cause is Cause.SUICIDE


async def test_who_has_sent_nothing_can_ask_for_a_person(family: Family) -> None:
    await (await family.begins()).presses("The person has been found")
    assert {"Please contact me", "To the menu"} <= set(family.labels)
