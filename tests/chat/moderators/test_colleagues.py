"""An account in other hands is locked by any colleague, at once; one's own role is ended with one command."""

from datetime import timedelta

import pytest

from bot.chat.moderators import cards, payloads, reveal
from bot.domain.proposal import ProposalState
from bot.domain.review import Priority, ReviewState
from bot.domain.roles import Role
from bot.services import moderators
from bot.services.rules import Rules
from bot.storage.tables import sessions
from tests.chat.family.family import RULES, Family
from tests.chat.moderators.at_case import at_case, proposals_of, reported_dead
from tests.chat.moderators.desk import Desk

#: What whoever is no moderator, or not any more, is asked before anything else.
STRANGER = "Could someone inspect your phone?"


@pytest.fixture
def rules() -> Rules:
    """Return rules under which sessions end."""
    return RULES


async def lock(colleague: Family, name: str = "Olena Invented") -> Family:
    """Have somebody lock a colleague's account."""
    await colleague.types("/colleagues")
    return await colleague.presses(f"Lock: {name}", "Yes, lock")


async def sessions_open(desk: Desk) -> int:
    async with desk.world.storage.engine.connect() as conn:
        return len((await conn.execute(sessions.select())).all())


async def test_an_account_locked_in_mid_work_keeps_nothing_and_opens_nothing(desk: Desk) -> None:
    item = await desk.report(priority=Priority.P0)
    chat = await (await (await desk.moderator()).types("/queue")).presses("Take 1", "Reveal")
    remembered = [chat.data(label) for label in ("New case", "Give back")]
    colleague = await desk.moderator("Taras Invented", Role.AUDITOR)
    await lock(colleague)
    assert "Olena Invented is locked." in colleague.screen
    assert "Nobody else works here." in colleague.screen
    assert chat.everything == ""
    assert (await desk.item(item)).state is ReviewState.OPEN
    assert await sessions_open(desk) == 1
    for data in remembered:
        await chat.press_data(data)
        assert "does not work any more. Please press /start." in (chat.toast or "")
        assert "Вигаданенко" not in chat.everything
    await chat.types("/queue", "/start")
    assert STRANGER in chat.screen
    assert (await desk.item(item)).state is ReviewState.OPEN
    assert {"lock", "release"} <= set(await desk.acts())


async def test_whoever_changes_to_another_role_keeps_nothing_that_was_shown_for_the_old_one(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await (await desk.moderator()).types("/queue")).presses("Take 1", "Reveal")
    assert "Вигаданенко" in chat.everything
    await chat.types(f"/start {await desk.invite(Role.AUDITOR)}")
    assert "Вигаданенко" not in chat.everything
    assert (await desk.item(item)).state is ReviewState.OPEN


async def test_whoever_is_no_senior_any_more_is_told_no_more_of_a_death_and_colleagues_are(desk: Desk) -> None:
    await at_case(desk)
    await reported_dead(desk)
    [proposal] = await proposals_of(desk)
    async with desk.world.storage.work() as work:
        proposer = await work.moderators.get(proposal.proposer)
        assert proposer is not None
        account = await work.accounts.get(proposer.account)
        assert account is not None
        await moderators.join(work, account, (await moderators.invite(work, Role.VERIFIER, "Iryna", RULES.invite))[0])
    await desk.after(seconds=1)
    assert [one.state for one in await proposals_of(desk)] == [ProposalState.WITHDRAWN]


async def test_what_is_on_its_way_to_a_locked_account_never_arrives(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await (await desk.moderator()).types("/queue")).presses("Take 1")
    colleague = await (await desk.moderator("Taras Invented")).types("/colleagues")
    await colleague.presses("Lock: Olena Invented")
    who = await desk.who(chat)
    async with desk.world.storage.work() as work:
        there = await cards.there(work, desk.world.rules, who)
        assert there is not None
        await reveal.reveal(there, payloads.Reveal(item.id))
    await colleague.presses("Yes, lock")
    assert chat.everything == ""


async def test_an_urgent_item_of_a_locked_account_is_pushed_again(desk: Desk) -> None:
    other = await (await desk.moderator("Taras Invented")).types("/duty on")
    chat = await desk.moderator()
    await desk.report(priority=Priority.P0)
    await desk.after(seconds=1)
    await chat.types("/queue")
    await chat.presses("Take 1")
    await other.presses("Open the queue")
    assert "An urgent item is waiting" not in other.everything
    await lock(other)
    await desk.after(seconds=1)
    assert "An urgent item is waiting in the queue." in other.everything


async def test_every_other_senior_is_told_of_a_lock_and_nobody_else(desk: Desk) -> None:
    senior, intake = await desk.moderator("Senior Invented", Role.SENIOR), await desk.moderator("Ivan Invented")
    locking, chat = await desk.moderator("Taras Invented", Role.SENIOR), await desk.moderator()
    await lock(locking)
    await desk.after(seconds=1)
    told = "A colleague's account was locked."
    assert told in senior.everything
    assert not [one for one in (intake, locking, chat) if told in one.everything]
    await senior.presses("Colleagues")
    assert "Olena Invented" not in senior.screen
    assert "Ivan Invented" in senior.screen


async def test_a_lock_asks_once_more_and_happens_once(desk: Desk) -> None:
    chat, first, second = [await desk.moderator(f"{name} Invented") for name in ("Olena", "Taras", "Ivan")]
    await first.types("/colleagues")
    await first.presses("Lock: Olena Invented")
    assert "Lock the account of Olena Invented?" in first.screen
    sure = first.data("Yes, lock")
    await first.presses("Back")
    assert (await desk.who(chat)).active
    await second.press_data(sure)
    assert "is locked" in second.screen
    await first.press_data(sure)
    assert "does not work any more" in (first.toast or "")
    assert (await desk.acts()).count("lock") == 1


async def test_nobody_locks_the_own_account(desk: Desk) -> None:
    chat, other = await desk.moderator(), await desk.moderator("Taras Invented")
    await other.types("/colleagues")
    await other.presses("Lock: Olena Invented")
    forged = other.data("Yes, lock")
    await chat.press_data(forged)
    assert "your role does not allow it" in (chat.toast or "")
    assert (await desk.who(chat)).active


async def test_without_a_session_nobody_locks_anybody(desk: Desk) -> None:
    chat, other = await desk.moderator(), await desk.moderator("Taras Invented")
    await other.types("/colleagues")
    await other.presses("Lock: Olena Invented")
    forged = other.data("Yes, lock")
    desk.world.clock.move(timedelta(minutes=31))
    await other.press_data(forged)
    assert "Please write the code" in other.screen
    assert (await desk.who(chat)).active


async def test_leaving_is_one_command_asked_once_more(desk: Desk) -> None:
    item = await desk.report()
    senior = await desk.moderator("Senior Invented", Role.SENIOR)
    chat = await (await (await desk.moderator()).types("/queue")).presses("Take 1", "Reveal")
    await chat.types("/leave")
    await chat.presses("Stay")
    assert (await desk.who(chat)).active
    await chat.types("/leave")
    await chat.presses("Yes, leave")
    assert chat.everything == (
        "Your role here has ended. Thank you. Please tell the operator, who now renews the keys."
    )
    assert (await desk.item(item)).state is ReviewState.OPEN
    await desk.after(seconds=1)
    assert "A colleague has left the team." in senior.everything
    await chat.types("/queue", "/start")
    assert STRANGER in chat.screen


async def test_a_report_begun_for_a_family_is_not_shown_to_the_chat_of_whoever_was_locked(desk: Desk) -> None:
    chat = await desk.moderator()
    await chat.types("/report")
    await chat.presses("By phone", "The consent was heard", "Yes", "Mother or father")
    await chat.types("Hryhorenko")
    await lock(await desk.moderator("Taras Invented"))
    await chat.types("Natalia", "/start")
    await chat.presses("No", "Yes, I agree")
    assert "Hryhorenko" not in chat.everything
    assert not [label for label in chat.labels if "Go on" in label or "Continue" in label]


async def test_whoever_was_locked_is_let_in_again_by_the_operator(desk: Desk) -> None:
    chat = await desk.moderator()
    await lock(await desk.moderator("Taras Invented"))
    await chat.types(f"/start {await desk.invite()}")
    await desk.shows_code(chat)
    assert "Olena Invented" in chat.screen
