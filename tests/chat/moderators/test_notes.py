"""A note to colleagues: typed at an item, or chosen and typed for a hand-over."""

from bot.domain.review import ReviewState
from tests.chat.family.family import Family
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_verdict import revealing

WORDS = "Обіцяно подзвонити у вівторок."
FORBIDDEN = "Там: 48.123456, 37.654321"


async def handing(desk: Desk) -> tuple[Family, Family]:
    """Return a moderator who hands an item over, and a colleague."""
    await desk.report()
    colleague = await desk.moderator("Taras Invented")
    chat = await (await desk.moderator()).types("/queue")
    return await chat.presses("Take 1", "Hand over"), colleague


async def test_a_hand_over_asks_for_a_note_and_the_colleague_reads_it(desk: Desk) -> None:
    chat, colleague = await handing(desk)
    assert "What should your colleague know?" in chat.screen
    assert chat.labels == ["Nothing was promised yet", "A call was promised", "Waiting for papers", "Cancel"]
    await chat.types(WORDS)
    assert f"Your note: {WORDS}" in chat.screen
    assert "To whom do you hand this over?" in chat.screen
    await chat.presses("Taras Invented")
    assert "Handed over." in chat.screen
    assert WORDS not in chat.screen
    assert f"note by Olena Invented, 12:00: {WORDS}" in colleague.screen
    await colleague.presses("Reveal")
    assert "Notes" in colleague.everything
    assert await chat.drafts() == []


async def test_a_note_for_a_hand_over_is_written_anew_or_left(desk: Desk) -> None:
    chat, _ = await handing(desk)
    await chat.presses("A call was promised", "Change")
    assert "What should your colleague know?" in chat.screen
    await chat.types(WORDS)
    assert f"Your note: {WORDS}" in chat.screen
    await chat.presses("Cancel")
    assert "No note was kept." in chat.screen
    assert "You hold this item until" in chat.screen
    assert await chat.drafts() == []


async def test_forbidden_content_is_refused_and_nothing_of_it_is_kept(desk: Desk) -> None:
    chat, _ = await handing(desk)
    await chat.types(FORBIDDEN)
    assert "This looks like coordinates." in chat.screen
    assert "Taras Invented" not in chat.labels
    [draft] = await chat.drafts()
    assert (draft.answers, draft.pending) == ({}, None)


async def test_two_presses_hand_over_once(desk: Desk) -> None:
    chat, colleague = await handing(desk)
    await chat.presses("Waiting for papers")
    press = chat.data("Taras Invented")
    await chat.presses("Taras Invented")
    await chat.press_data(press)
    assert chat.toast == "Taras Invented holds this item now."
    assert (await desk.acts()).count("hand_over") == (await desk.acts()).count("note") == 1
    assert colleague.screen.count("note by") == 1


async def test_an_item_is_not_handed_over_without_a_note(desk: Desk) -> None:
    item = await desk.report()
    colleague = await desk.who(await desk.moderator("Taras Invented"))
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1")
    await chat.press_data(f"mx:{item.id}:{colleague.id}")
    assert "Something has changed since." in str(chat.toast)
    assert (await desk.item(item)).claimed_by == (await desk.who(chat)).id


async def test_a_note_is_added_at_any_time_and_the_decisions_stay_at_hand(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await revealing(desk)).presses("Add a note")
    assert "Please write your note in one message." in chat.screen
    await chat.types(WORDS)
    assert "Your note is kept." in chat.screen
    assert f"note by Olena Invented, 12:00: {WORDS}" in chat.screen
    assert "New case" in chat.labels
    assert (await desk.acts()).count("reveal") == 1
    other = await desk.moderator("Taras Invented")
    await other.press_data(f"wn:{item.id}")
    await other.types("Є ще одна нотатка.")
    assert "Your note is kept." in other.screen
    assert "note by" not in other.screen


async def test_a_note_that_is_being_written_is_gone_on_with_and_stopped(desk: Desk) -> None:
    await desk.report()
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Add a note" if "Add a note" in chat.labels else "Take 1", "Add a note")
    await chat.sends_photo()
    assert "Only text is taken here." in chat.screen
    assert "Please write your note in one message." in chat.screen
    await chat.types("/cancel")
    assert "No note was kept." in chat.screen
    await chat.types(WORDS)
    assert "Nothing is being written now." in chat.screen


async def test_a_note_outlives_the_claim_and_the_reveal_that_it_was_begun_in(desk: Desk) -> None:
    item = await desk.report()
    await desk.moderator("Taras Invented")
    chat = await (await revealing(desk)).presses("Hand over")
    await desk.after(minutes=6)
    assert "What should your colleague know?" in chat.screen
    await desk.after(minutes=31)
    assert (await desk.item(item)).state is ReviewState.OPEN
    await chat.types(WORDS)
    await chat.presses("Taras Invented")
    assert chat.toast == "You do not hold this item now. Please take it again."
    await chat.types("/cancel", "/queue")
    await chat.presses("Take 1", "Hand over")
    assert "What should your colleague know?" in chat.screen
