"""Everything that can come in unasked: pictures, contacts, places, polls, what Telegram notes by itself."""

from typing import Any

import pytest

from tests.chat import updates
from tests.chat.family.family import Family

PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
DECLINED = "We cannot take photos"
PLACE = {"latitude": 49.0, "longitude": 32.0}


async def at_contact(family: Family) -> Family:
    """Come to the question about another way to be reached."""
    await family.reports()
    await family.answers_to_region()
    return await family.presses("Send now, add more later")


async def contact_of(family: Family) -> object:
    [draft] = await family.drafts()
    return draft.answers["contact"].value if "contact" in draft.answers else None


async def shown_to(family: Family, count: int) -> int:
    """Send an album of so many pictures; return how many screens were queued for it."""
    for _ in range(count):
        family.last += 1
        family.messages[family.last] = "(a photo)"
        async with family.world.storage.work() as work:
            body = updates.photo(family.chat, family.last, "17")
            await family.world.engine.handle(work, body)
    async with family.world.storage.work() as work:
        letters = await work.outbox.take(50, family.world.rules.claim)
    return len([letter for letter in letters if letter.message is not None])


async def test_an_album_of_ten_is_answered_once(family: Family) -> None:
    await family.reports()
    assert await shown_to(family, 10) == 1


async def test_every_album_has_its_answer_and_every_picture_goes(family: Family) -> None:
    await family.reports()
    for album, answered in (("17", True), ("17", False), ("18", True)):
        await family.types("/help")
        await family.sends(photo=PHOTO, media_group_id=album)
        assert (DECLINED in family.screen) is answered
    assert len(family.messages) == 1


async def test_a_cry_for_help_under_a_picture_of_an_album_is_heard(family: Family) -> None:
    await family.begins()
    await family.sends(photo=PHOTO, media_group_id="17")
    await family.sends(photo=PHOTO, media_group_id="17", caption="I do not want to live")
    assert "a request for help" in family.screen


@pytest.mark.parametrize("number", ["380501234567", "+380501234567"])
async def test_the_familys_own_contact_is_an_answer_where_a_phone_is_asked_for(family: Family, number: str) -> None:
    await at_contact(family)
    own = {"phone_number": number, "first_name": "Olena", "user_id": family.chat}
    await family.sends(contact=own)
    assert await contact_of(family) == "+380501234567"
    assert "How can we contact you safely?" in family.screen


async def test_somebody_elses_contact_is_declined(family: Family) -> None:
    await at_contact(family)
    for user in ({"user_id": family.chat + 1}, {}):
        await family.sends(contact={"phone_number": "380501234567", "first_name": "Marko", **user})
        assert DECLINED in family.screen
        assert await contact_of(family) is None


async def test_the_familys_own_contact_is_declined_where_nobody_asked(family: Family) -> None:
    await family.reports()
    await family.sends(contact={"phone_number": "380501234567", "first_name": "Olena", "user_id": family.chat})
    assert DECLINED in family.screen
    assert "What is your relation" in family.screen


@pytest.mark.parametrize(
    "parts", [{"location": PLACE}, {"venue": {"location": PLACE, "title": "Home", "address": "…"}, "location": PLACE}]
)
async def test_a_place_is_declined_as_coordinates_are_and_removed(family: Family, parts: dict[str, Any]) -> None:
    await family.reports()
    await family.sends(**parts)
    assert "coordinates" in family.screen
    assert "What is your relation" in family.screen
    assert len(family.messages) == 1


async def test_a_place_shared_live_is_answered_once_however_often_it_moves(family: Family) -> None:
    await family.reports()
    await family.sends(location=PLACE | {"live_period": 900})
    before = family.screen
    moved = updates.edited(family.chat, "", family.last)
    del moved["edited_message"]["text"]
    moved["edited_message"]["location"] = PLACE
    await family.tells(moved)
    assert family.screen == before


STICKER = {
    "file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1, "is_animated": False,
    "is_video": False,
}  # fmt: skip
POLL = {
    "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
    "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
}  # fmt: skip


@pytest.mark.parametrize(
    "parts",
    [
        {"sticker": STICKER},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"poll": POLL},
        {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 1}},
    ],
    ids=["sticker", "dice", "poll", "voice"],
)
async def test_whatever_is_not_text_is_declined_and_the_question_stays(family: Family, parts: dict[str, Any]) -> None:
    await family.reports()
    await family.sends(**parts)
    assert DECLINED in family.screen
    assert "What is your relation" in family.screen


@pytest.mark.parametrize(
    "parts",
    [
        {"write_access_allowed": {}},
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
    ],
    ids=["access", "pinned"],
)
async def test_what_telegram_notes_by_itself_is_not_answered(family: Family, parts: dict[str, Any]) -> None:
    await family.reports()
    before = family.screen
    await family.sends(**parts)
    assert family.screen == before


async def test_a_forwarded_text_is_an_answer_and_whose_it_was_is_not_kept(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    origin = {"type": "hidden_user", "sender_user_name": "Marko Invented", "date": 1}
    await family.sends(text="Vyhadanenko", forward_origin=origin)
    [draft] = await family.drafts()
    assert draft.answers["surname"].value == "Vyhadanenko"
    assert "Marko" not in repr(draft.answers["surname"].raw)


async def test_a_forwarded_text_with_what_must_not_be_kept_is_refused_all_the_same(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    origin = {"type": "hidden_user", "sender_user_name": "Marko Invented", "date": 1}
    await family.sends(text="АВ 123456", forward_origin=origin)
    [draft] = await family.drafts()
    assert "surname" not in draft.answers
    assert "we did not store it" in family.screen


async def test_a_very_long_text_that_arrives_in_two_is_answered_and_left_to_be_copied(family: Family) -> None:
    await family.reports()
    await family.answers_to_story()
    parts = ["a" * 4096, "b" * 3000]
    await family.types(*parts)
    assert set(parts) <= {text for text in family.messages.values() if isinstance(text, str)}
    assert "Tell us briefly" in family.screen
