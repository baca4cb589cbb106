"""What people send besides answers: each has a right answer, and nothing is lost."""

import asyncio

from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import ENTER, REPORT, WHO, hear, see, texts, walk
from tests.sandbox.phone import Phone


async def at_patronymic(house: House) -> Phone:
    """Return a family's phone in the middle of the form."""
    family = await house.family()
    await family.start()
    await walk(family, (*ENTER, *WHO))
    await see(family, "Patronymic (father's name)?")
    return family


async def test_pictures_and_voices_are_declined_removed_and_the_question_stands(house: House) -> None:
    family = await at_patronymic(house)
    for kind in ("photo", "voice", "document", "location", "contact", "sticker", "album"):
        await family.media(kind, "Іванівна")
        await see(family, "We cannot take photos")
        await see(family, "Patronymic (father's name)?")
    await family.wait(lambda messages: len(messages) == 1, what="chat with the question only")


async def test_an_edited_message_changes_no_answer(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, ENTER[:3])
    await see(family, "What would you like to do?")
    # what Telegram does not let us delete stands, and can be changed
    await house.fault("status", method="deleteMessages", status=400, description="Bad Request: no", times=None)
    await house.fault("status", method="deleteMessage", status=400, description="Bad Request: no", times=None)
    number = await family.send("a slip")
    await see(family, "We have not kept these words")
    await family.edit(number, "another slip")
    await see(family, "We do not see changes made to a message.")


async def test_an_old_button_brings_the_newest_screen(house: House) -> None:
    family = await at_patronymic(house)
    old = await see(family, "Patronymic (father's name)?")
    await walk(family, REPORT[4:5])
    await see(family, "other forms of the name")
    skip = roads.data_of(old, "⬅ Back")
    told = await family.press_data(old["message_id"], skip)
    assert told["answered"]
    await see(family, "other forms of the name")


async def test_a_double_tap_answers_once(house: House) -> None:
    family = await at_patronymic(house)
    shown = await see(family, "Patronymic (father's name)?")
    skip = roads.data_of(shown, "Skip")
    told = await asyncio.gather(*(family.press_data(shown["message_id"], skip) for _ in range(3)))
    assert all(answer["answered"] for answer in told)
    await see(family, "other forms of the name")


async def test_a_double_tap_on_send_makes_one_report(house: House) -> None:
    family, moderator = await house.family(), await house.moderator()
    await family.start()
    await walk(family, (*ENTER, *roads.SHORTLY[:-1]))
    shown = await see(family, "Send this report?")
    data = shown["buttons"][0][0]["data"]
    await asyncio.gather(*(family.press_data(shown["message_id"], data) for _ in range(3)))
    await see(family, "was received on")
    await moderator.send("/queue")
    assert "2. P" not in (await see(moderator, "1. P2"))["text"]


async def test_a_forged_and_a_foreign_button_get_the_same_kind_sentence(house: House) -> None:
    family, other = await at_patronymic(house), await house.family("Petro")
    data = (await family.screen())["buttons"][0][0]["data"]
    await other.start()
    await walk(other, ENTER[:3])
    shown = await see(other, "What would you like to do?")
    foreign = await other.press_data(shown["message_id"], data)
    forged = await other.press_data(shown["message_id"], "fc:forged:surname:x")
    unknown = await other.press_data(shown["message_id"], "zz:1")
    assert foreign["text"] == forged["text"] == unknown["text"]
    await see(family, "Patronymic (father's name)?")


async def test_forbidden_content_leaves_no_trace(house: House) -> None:
    family = await house.family()
    await family.start()
    place = next(place for place, (asked, _) in enumerate(REPORT) if "in your own words" in asked)
    await walk(family, (*ENTER, *REPORT[:place], ("in your own words", "Unit A7312, passport АВ649183, call sign Zub")))
    await see(family, "military units")
    await walk(family, (("in your own words", "The line went dead."), ("Written so far", "Done")))
    await see(family, "distinguishing marks")
    await family.wait(lambda messages: "649183" not in str(messages), what="chat without the number")
    await house.end()
    kept = house.on_disk()
    assert b"The line" not in kept
    for secret in ("A7312", "649183", "Zub"):
        for coding in ("utf-8", "utf-16-le"):
            assert secret.encode(coding) not in kept


async def test_the_language_is_changed_in_the_middle_of_the_form(house: House) -> None:
    family = await at_patronymic(house)
    await family.send("/language")
    await walk(family, (("Оберіть мову", "Українська"),))
    await see(family, "По батькові?")
    await walk(family, (("По батькові?", "Немає"),))
    await see(family, "Чи є інші варіанти імені")


async def test_an_unknown_command_keeps_the_question(house: House) -> None:
    family = await at_patronymic(house)
    await family.send("/fly")
    await see(family, "We do not know this command.")
    await walk(family, (("Patronymic (father's name)?", "Ivanivna"),))
    await see(family, "other forms of the name")


async def test_words_where_a_button_is_asked_for_keep_the_question(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (*ENTER, ("Are you 18 or older?", "I am forty")))
    await see(family, "Please choose one of the buttons.")
    await walk(family, WHO[:1])
    await see(family, "What is your relation")


async def test_a_forwarded_text_is_an_answer_like_any_other(house: House) -> None:
    family = await at_patronymic(house)
    await family.forward("Ivanivna")
    await see(family, "other forms of the name")


async def test_the_chat_holds_one_screen_however_long_the_road(house: House) -> None:
    family = await house.family()
    await roads.report(family)
    await family.wait(lambda messages: len(messages) == 1, what="chat with one message")
    assert len(texts(await family.messages())) == 1
    assert len(await family.pushes()) == 1


async def test_a_group_is_left_and_not_answered(house: House) -> None:
    family = await house.family()
    await family.start()
    await see(family, "Оберіть мову")
    made = (await family.client.post(f"{family.path}/group", json={"title": "Neighbours"})).json()
    told = {"text": "/start", "group_id": made["group_id"]}
    (await family.client.post(f"{family.path}/send", json=told)).raise_for_status()
    await walk(family, ENTER[:1])
    await hear(family, "Could someone inspect your phone?")
    assert not [call for call in await house.calls("sendMessage", family) if call["code"] != 200]
    assert {call["code"] for call in await house.calls_anywhere("leaveChat")} == {200}
