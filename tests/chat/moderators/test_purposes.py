"""Looks have a limit; two seniors open a list for one purpose, from question to end, each at the own phone."""

from dataclasses import replace

from bot.domain.roles import Role
from bot.services import looks
from tests.chat.family.family import Family
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_card import holding

WORDS = "Звірка вигаданого переліку"


async def seniors(desk: Desk) -> tuple[Family, Family]:
    """Return the phones of two seniors."""
    return await desk.moderator("Olena Invented", Role.SENIOR), await desk.moderator("Taras Invented", Role.SENIOR)


async def asking(desk: Desk) -> tuple[Family, Family]:
    """Return the phones of a senior who has asked for fifty items, and of another."""
    one, other = await seniors(desk)
    await one.types("/purpose")
    await one.presses("50")
    await one.types(WORDS)
    await one.presses("Ask for agreement")
    return one, other


async def looked(desk: Desk, chat: Family, times: int) -> None:
    """Have somebody look at so many items."""
    who = await desk.who(chat)
    async with desk.world.storage.work() as work:
        for number in range(times):
            await looks.count(work, desk.world.rules, who, f"r{number}")


async def test_the_look_past_the_limit_is_refused_and_the_other_seniors_are_told_within_a_minute(desk: Desk) -> None:
    one, other = await seniors(desk)
    await desk.report()
    chat = await holding(desk)
    await looked(desk, chat, 60)
    await chat.presses("Reveal")
    assert "as many items as an hour or a day allows" in (chat.toast or "")
    assert "Вигаданенко" not in chat.everything
    await desk.after(seconds=1)
    for senior in (one, other):
        assert senior.screen == "A moderator has reached the limit of reveals. See /limits or ask them."
        assert senior.labels == ["Looks so far"]
    await one.presses("Looks so far")
    assert f"{(await desk.who(chat)).name}: 60 in the last hour, 60 in the last day" in one.screen


async def test_a_senior_at_the_limit_is_told_of_by_the_others_only(desk: Desk) -> None:
    one, other = await seniors(desk)
    await desk.report()
    await one.types("/queue")
    await one.presses("Take 1")
    await looked(desk, one, 60)
    await one.presses("Reveal")
    await desk.after(seconds=1)
    assert "limit of reveals" not in one.everything
    assert "limit of reveals" in other.everything


async def test_a_reveal_with_its_comparisons_is_one_look(desk: Desk) -> None:
    item = await desk.report()
    await desk.candidate(item)
    chat = await holding(desk)
    await looked(desk, chat, 59)
    await chat.presses("Reveal")
    await chat.presses("Link to 1", "No, back", "Link to 1")
    acts = await desk.acts()
    assert (acts.count("reveal"), acts.count("compare")) == (60, 2)


async def test_another_senior_reads_for_what_and_agrees(desk: Desk) -> None:
    one, other = await asking(desk)
    assert "Waits for another senior moderator" in one.screen
    assert other.screen == "A colleague asks for your agreement."
    assert WORDS not in other.everything
    await other.presses("Open")
    assert WORDS in other.screen
    assert "Olena Invented asks to look at 50" in other.screen
    await other.presses("Agree")
    assert "You have agreed." in other.screen
    assert "Another senior moderator has agreed." in one.screen
    assert "Left: 50 of 50" in one.screen
    acts = await desk.acts()
    assert [act for act in acts if act.startswith("purpose")] == ["purpose.ask", "purpose.look", "purpose.agree"]


async def test_what_is_looked_at_then_counts_down_the_list_and_not_the_own_limit(desk: Desk) -> None:
    one, other = await asking(desk)
    await other.presses("Open", "Agree")
    await desk.report()
    await one.types("/queue")
    await one.presses("Take 1", "Reveal")
    assert "reveal" not in await desk.acts()
    await one.types("/purpose")
    assert "Left: 49 of 50" in one.screen
    await one.types("/limits")
    assert "Olena Invented: 0 in the last hour" in one.screen


async def test_declined_is_told_to_whoever_asked(desk: Desk) -> None:
    one, other = await asking(desk)
    await other.presses("Open", "Decline")
    assert "You have declined." in other.screen
    assert "Another senior moderator has declined." in one.screen
    await one.types("/purpose")
    assert "How many items do you need?" in one.screen


async def test_whoever_asked_takes_it_back_and_the_push_goes(desk: Desk) -> None:
    one, other = await asking(desk)
    card = other.data("Open")
    await one.presses("Take it back")
    assert "The list has ended." in one.screen
    assert "asks for your agreement" not in other.everything
    await other.press_data(card)
    assert "Something has changed since" in (other.toast or "")


async def test_an_open_list_ends_by_time_and_the_opener_is_told(desk: Desk) -> None:
    one, other = await asking(desk)
    await other.presses("Open", "Agree")
    await desk.after(hours=12)
    assert "The list has ended." in one.screen
    assert "Personal limits hold again." in one.screen


async def test_an_open_list_ends_with_its_last_look(desk: Desk) -> None:
    one, other = await asking(desk)
    await other.presses("Open", "Agree")
    await looked(desk, one, 50)
    await desk.after(seconds=1)
    assert "The list has ended." in one.screen
    await looked(desk, one, 1)
    assert (await desk.acts())[-1] == "reveal.again"


async def test_whoever_agreed_ends_it_too(desk: Desk) -> None:
    one, other = await asking(desk)
    await other.presses("Open", "Agree", "End it now")
    assert "The list has ended." in other.screen
    assert "The list has ended." in one.screen


async def test_who_asked_cannot_agree_by_a_button_remembered(desk: Desk) -> None:
    one, other = await asking(desk)
    await other.presses("Open")
    await one.press_data(other.data("Agree"))
    assert "You made the first step yourself" in (one.toast or "")
    await other.presses("Agree")
    assert "You have agreed." in other.screen


async def test_of_two_who_speak_the_second_finds_it_decided(desk: Desk) -> None:
    third = await desk.moderator("Ivan Invented", Role.SENIOR)
    one, other = await asking(desk)
    await third.presses("Open")
    late = third.data("Agree")
    await other.presses("Open", "Agree")
    assert "asks to look" not in third.everything
    await third.press_data(late)
    assert "Something has changed since" in (third.toast or "")
    assert "Left: 50 of 50" in one.everything


async def test_words_can_be_written_anew_or_cancelled_and_nothing_is_asked(desk: Desk) -> None:
    one, other = await seniors(desk)
    await one.types("/purpose")
    await one.presses("300")
    await one.types("Перше")
    await one.presses("Write anew")
    await one.types(WORDS)
    assert "Items: 300." in one.screen
    assert WORDS in one.screen
    await one.presses("Cancel")
    assert "Nothing was asked." in one.screen
    await one.presses("100")
    await one.types("/cancel")
    assert "Nothing was asked." in one.screen
    assert "agreement" not in other.everything
    assert await one.drafts() == []


async def test_what_must_not_be_kept_is_refused_and_not_stored(desk: Desk) -> None:
    one, _ = await seniors(desk)
    await one.types("/purpose")
    await one.presses("50")
    await one.types("Картка 4149 4999 9999 9993")
    assert "bank card" in one.screen
    [draft] = await one.drafts()
    assert draft.answers == {}
    assert draft.pending is None


async def test_no_other_role_opens_a_list_and_each_sees_the_own_looks(desk: Desk) -> None:
    chat = await desk.moderator("Marko Invented", Role.VERIFIER)
    await desk.moderator("Olena Invented", Role.SENIOR)
    await chat.types("/purpose")
    assert "your role does not allow it" in chat.screen
    await chat.types("/limits")
    assert "Marko Invented: 0 in the last hour" in chat.screen
    assert "Olena" not in chat.screen


async def test_six_figures_are_words_where_words_are_asked_for(desk: Desk) -> None:
    one, _ = await seniors(desk)
    await one.types("/purpose")
    await one.presses("50")
    await one.types("123456")
    assert "Another senior moderator will read this." in one.screen


async def test_a_senior_who_is_none_any_more_opens_nothing(desk: Desk) -> None:
    one, other = await asking(desk)
    await other.presses("Open")
    who = await desk.who(one)
    async with desk.world.storage.work() as work:
        await work.moderators.save(replace(who, role=Role.VERIFIER))
    await other.presses("Agree")
    assert "Something has changed since" in (other.toast or "")
