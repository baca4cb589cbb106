"""What time brings to a proposal: colleagues are called, what was shown goes, and what nobody approves expires."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.case import Fate
from bot.domain.roles import Role
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.two import CALL, NAME, two


async def test_what_was_looked_at_goes_after_five_minutes_and_the_card_stays(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.looked()
    await desk.after(minutes=6)
    assert NAME not in chat.everything
    assert "What was revealed has been removed." in chat.screen
    assert "Approve" in chat.labels


async def test_who_is_on_duty_is_called_first_the_others_after_twelve_hours_and_all_once_more(desk: Desk) -> None:
    both = await two(desk)
    on_duty = await (await desk.moderator("Marko Invented", Role.VERIFIER)).presses("Begin duty")
    auditor = await desk.moderator("Anna Invented", Role.AUDITOR)
    await desk.after(seconds=1)
    assert CALL in on_duty.screen
    assert CALL not in both.second.everything
    await on_duty.presses("Open")
    assert both.case.reference in on_duty.screen
    await desk.after(hours=12)
    assert CALL in both.second.screen
    await both.second.presses("Open")
    await desk.after(hours=36)
    assert CALL in both.second.screen
    assert both.second.everything.count(CALL) == 1
    for nobody in (both.first, auditor):
        assert CALL not in nobody.everything


async def test_nobody_is_called_to_what_has_been_decided_and_the_call_goes(desk: Desk) -> None:
    both = await two(desk)
    third = await (await desk.moderator("Marko Invented", Role.VERIFIER)).presses("Begin duty")
    await desk.after(seconds=1)
    assert CALL in third.everything
    await both.approved()
    await desk.after(seconds=1)
    assert CALL not in third.everything
    await desk.after(hours=13)
    assert CALL not in third.everything


async def test_whoever_is_locked_hears_nothing(desk: Desk) -> None:
    both = await two(desk)
    who = await desk.who(both.first)
    async with desk.world.storage.work() as work:
        await work.moderators.save(replace(who, active=False))
    before = both.first.everything
    await both.approved()
    await desk.after(minutes=31)
    await desk.after(seconds=1)
    assert both.first.everything == before
    assert await both.fate() is Fate.MISSING
    assert "was ended: what it rests on has changed" in both.second.screen


async def test_what_nobody_approves_expires_and_its_proposer_is_told(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    both.desk.world.clock.move(timedelta(hours=72))
    await chat.presses("Confirm")
    assert "This proposal has expired." in str(chat.toast)
    await desk.after(seconds=1)
    await desk.after(seconds=1)
    assert "has expired: nobody approved it in time" in both.first.screen
    assert "Expired:" in chat.screen
    assert "Approve" not in chat.labels
    assert await chat.drafts() == []
    await both.first.presses("Open")
    assert "it can be proposed anew" in both.first.screen
