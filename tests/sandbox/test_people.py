"""What people see and do."""

import asyncio

import pytest

from bot.sandbox.server import create_app, running
from tests.sandbox.conftest import TOKEN, Scene
from tests.sandbox.phone import NotOnScreenError, phone_of
from tests.sandbox.refusal_cases import group_of


async def test_the_screen_shows_edits_and_deletions_as_they_are_now(scene: Scene) -> None:
    first = await scene.say("first", protect_content=True)
    second = await scene.say("second")
    await scene.result("editMessageText", chat_id=scene.person.id, message_id=first, text="changed")
    await scene.result("deleteMessage", chat_id=scene.person.id, message_id=second)
    screen = await scene.person.screen()
    assert (screen["text"], screen["protected"]) == ("changed", True)
    assert screen["edit_date"] is not None


async def test_the_lock_screen_shows_new_messages_but_no_edits_and_nothing_silent(scene: Scene) -> None:
    number = await scene.say("new")
    await scene.result("editMessageText", chat_id=scene.person.id, message_id=number, text="edited")
    await scene.say("silent", disable_notification=True)
    assert await scene.person.pushes() == ["new"]


async def test_typing_shows_until_the_bot_writes(scene: Scene) -> None:
    await scene.result("sendChatAction", chat_id=scene.person.id, action="typing")
    assert (await scene.person.chat())["typing"]
    await scene.say()
    assert not (await scene.person.chat())["typing"]


async def test_a_start_link_hands_its_payload_over_and_lets_the_bot_in_again(scene: Scene) -> None:
    await scene.person.block()
    await scene.person.start("invite-1")
    updates = await scene.confirm()
    assert updates[-1]["message"]["text"] == "/start invite-1"
    assert (await scene.say()) > 0


async def test_the_code_of_an_app_lies_beside_the_phone_and_not_in_the_chat(scene: Scene) -> None:
    await scene.client.post(f"/sandbox/people/{scene.person.id}/code", json={"code": "123456"})
    assert (await scene.person.chat())["code"] == "123456"
    assert "123456" not in str(await scene.person.messages())


async def test_what_a_person_deletes_on_the_own_phone_the_bot_can_still_delete(scene: Scene) -> None:
    number = await scene.person.send("mine")
    await scene.person.delete(number)
    assert [message["text"] for message in await scene.person.messages()] == ["/start"]
    assert await scene.result("deleteMessage", chat_id=scene.person.id, message_id=number)


@pytest.mark.parametrize(
    "kind", ["photo", "video", "voice", "audio", "document", "sticker", "location", "contact", "video_note"]
)
async def test_people_can_attach_anything(scene: Scene, kind: str) -> None:
    await scene.person.media(kind, "caption")
    message = (await scene.confirm())[-1]["message"]
    assert kind in message
    assert message["caption"] == "caption"


async def test_an_album_comes_as_several_messages_of_one_group(scene: Scene) -> None:
    await scene.person.media("album", "three")
    messages = [update["message"] for update in await scene.confirm()]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["three", None, None]


async def test_a_text_too_long_for_one_message_arrives_in_two(scene: Scene) -> None:
    await scene.person.send("a" * 4096 + "b")
    assert [update["message"]["text"][-1] for update in await scene.confirm()] == ["a", "b"]


async def test_a_phone_shares_its_own_number_under_its_owners_name_of_today(scene: Scene) -> None:
    await scene.person.rename("Another", "another")
    await scene.person.media("own_contact")
    [update] = await scene.confirm()
    assert update["message"]["contact"]["user_id"] == update["message"]["from"]["id"] == scene.person.id
    assert update["message"]["from"]["username"] == "another"


@pytest.mark.parametrize("kind", ["dice", "poll"])
async def test_dice_and_polls_arrive_as_what_they_are(scene: Scene, kind: str) -> None:
    await scene.person.media(kind)
    assert [kind in update["message"] for update in await scene.confirm()] == [True]


async def test_an_attached_file_can_be_fetched(scene: Scene) -> None:
    await scene.person.media("document")
    file_id = (await scene.confirm())[-1]["message"]["document"]["file_id"]
    file = await scene.result("getFile", file_id=file_id)
    held = await scene.client.get(f"/file/bot{scene.token}/{file['file_path']}")
    assert len(held.content) == file["file_size"]


async def test_in_a_group_the_bot_hears_commands_only(scene: Scene) -> None:
    told = await scene.client.post(f"{scene.person.path}/group", json={"title": "Kin"})
    for text in ("hello", "/help"):
        answer = await scene.client.post(f"{scene.person.path}/send", json={"text": text, **told.json()})
        answer.raise_for_status()
    heard = [update["message"].get("text") for update in await scene.confirm() if "message" in update]
    assert heard == [None, "/help"], "that it was added is told as a message too"


@pytest.mark.parametrize(
    ("kind", "status"), [("group", "member"), ("supergroup", "member"), ("channel", "administrator")]
)
async def test_a_bot_hears_that_it_was_added_and_that_it_left(scene: Scene, kind: str, status: str) -> None:
    group = await group_of(scene, kind)
    await scene.result("leaveChat", chat_id=group)
    told = [update["my_chat_member"] for update in await scene.confirm() if "my_chat_member" in update]
    assert [(one["chat"]["type"], one["new_chat_member"]["status"]) for one in told] == [(kind, status), (kind, "left")]
    assert told[1]["from"]["is_bot"]


async def test_a_person_sees_the_commands_of_the_own_chat_before_those_of_all(scene: Scene) -> None:
    for scope, name in (("default", "all"), ("chat", "mine")):
        listed = [{"command": name, "description": "x"}]
        await scene.result("setMyCommands", commands=listed, scope={"type": scope, "chat_id": scene.person.id})
    shown = [command["command"] for command in (await scene.person.chat())["commands"]]
    assert shown == ["mine"]
    await scene.result("deleteMyCommands", scope={"type": "chat", "chat_id": scene.person.id})
    assert [command["command"] for command in (await scene.person.chat())["commands"]] == ["all"]


async def test_a_missing_button_is_told_with_what_was_on_the_screen(scene: Scene) -> None:
    await scene.say("Choose", reply_markup={"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]})
    with pytest.raises(NotOnScreenError, match=r"no a button 'Stop'(.|\n)*Choose \[Go\]"):
        await scene.person.wait(lambda _: None, timeout=0.05, what="a button 'Stop'")


async def test_a_promised_token_is_the_only_one_and_its_people_may_start_first() -> None:
    async with running(app=create_app(tokens=[TOKEN])) as url, phone_of(url) as phone:
        await phone.start()
        assert (await phone.client.get(f"/bot{TOKEN}/getUpdates")).json()["result"][0]["message"]["text"] == "/start"
        assert (await phone.client.get(f"/bot99:{'B' * 35}/getMe")).status_code == 401


async def test_whoever_looks_hears_that_a_chat_changed(scene: Scene) -> None:
    async with scene.client.stream("GET", "/sandbox/events") as events:
        lines = events.aiter_lines()
        await anext(lines)
        talk = asyncio.create_task(scene.say())
        async with asyncio.timeout(5):
            async for line in lines:
                if line == f'data: {{"chat": {scene.person.id}}}':
                    break
        await talk


async def test_a_long_chat_is_trimmed_and_the_newest_are_shown(scene: Scene) -> None:
    await asyncio.gather(*(scene.say(str(number)) for number in range(250)))
    assert len(await scene.person.messages()) == 200
