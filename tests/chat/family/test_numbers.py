"""/check: a genuine message can be told from a forged one."""

from bot.chat.voice import Voice
from bot.domain.notice import NoticeKind
from bot.services import notify
from tests.chat.family.family import Family, World
from tests.chat.family.test_check import sent

VOICE = Voice()
UNKNOWN = "We do not know this number here."


async def opened(family: Family) -> str:
    """Have a family read a message of ours; return its number."""
    await sent(family)
    account = await family.account()
    async with family.world.storage.work() as work:
        [report] = await work.reports.of(account.id)
        await notify.announce(work, report, NoticeKind.TAKEN_UP)
        [notice] = await work.notices.of_report(report.id)
        await notify.tell(work, family.world.rules, VOICE, notice.id)
    await family.world.deliver()
    await family.presses("Open")
    return notice.number


async def test_the_number_of_a_message_of_ours_is_confirmed_with_its_day(family: Family) -> None:
    number = await opened(family)
    await family.types(f"/check {number}")
    assert f"Update No. {number} is ours." in family.screen
    assert "4\u00a0March 2026" in family.screen


async def test_what_is_found_wrong_is_said_above_the_message_which_stays(family: Family) -> None:
    number = await opened(family)
    await family.presses("Something is wrong")
    assert family.screen.startswith("A senior colleague will look at this message.")
    assert number in family.screen


async def test_alone_the_command_asks_for_the_number_and_keeps_nothing_that_is_typed(family: Family) -> None:
    number = await opened(family)
    await family.types("/check")
    assert "Step" not in family.screen
    await family.types(f"Update No. {number}")
    assert "is ours" in family.screen
    await family.types("/check", "passport AB123456")
    assert UNKNOWN in family.screen
    assert await family.drafts() == []


async def test_to_anybody_else_it_is_as_unknown_as_a_forged_one(family: Family, world: World) -> None:
    number = await opened(family)
    other = world.family(5_000_000_002)
    await other.begins()
    screens = set()
    for words in (number, "2345-6789", "7", "x" * 300):
        await other.types(f"/check {words}")
        screens.add((other.screen, tuple(other.labels)))
    assert len(screens) == 1
    assert UNKNOWN in other.screen
    assert other.labels == ["Please contact me", "To the menu"]


async def test_a_question_that_stands_open_waits_while_a_number_is_checked(family: Family) -> None:
    await family.reports()
    await family.types("/check", "7", "/start")
    assert "relation" in family.screen


async def test_a_cry_for_help_where_a_number_was_asked_for_is_heard(family: Family) -> None:
    await family.begins()
    await family.types("/check", "I want to kill myself")
    assert UNKNOWN not in family.screen
    assert "A person from our team" in family.screen or "Nobody is on duty" in family.screen


async def test_the_menu_and_the_help_know_the_command(family: Family) -> None:
    await family.begins()
    await family.types("/help")
    assert "/check" in family.screen
