"""Every refusal of the table, provoked over HTTP."""

import asyncio
import json

import pytest

from bot.sandbox.refusals import Why
from tests.sandbox.conftest import Scene
from tests.sandbox.refusal_cases import BUTTON, CASES, broken, deletion, edit, group_of, keyed, send


@pytest.mark.parametrize("why", Why, ids=lambda why: why.name.lower())
async def test_telegram_refuses_in_its_own_words(scene: Scene, why: Why) -> None:
    case, details = CASES[why]
    code, words = why.value
    answer = await case(scene)
    body = answer.json()
    assert (answer.status_code, body["error_code"], body["description"]) == (code, code, words.format(**details))
    assert body["ok"] is False


@pytest.mark.parametrize(
    ("url", "detail"),
    [("app://x", "Unsupported URL protocol"), ("/path", "URL host is empty"), ("word", "Wrong HTTP URL")],
)
async def test_a_wrong_address_of_a_button_is_explained(scene: Scene, url: str, detail: str) -> None:
    answer = (await keyed([{"text": "Go", "url": url}])(scene)).json()
    assert answer["description"] == f"Bad Request: inline keyboard button URL '{url}' is invalid: {detail}"


@pytest.mark.parametrize(
    ("method", "name", "what"),
    [
        ("setMyCommands", "commands", "commands"),
        ("getMyCommands", "scope", "BotCommandScope"),
        ("deleteMessages", "message_ids", "message_ids"),
        ("sendMessage", "link_preview_options", "link preview options"),
    ],
)
async def test_what_is_not_json_is_named(scene: Scene, method: str, name: str, what: str) -> None:
    answer = await broken(scene, method, name)
    assert answer.json()["description"] == f"Bad Request: can't parse {what} JSON object"


async def test_an_edit_to_a_long_text_is_refused_in_other_words_than_a_send(scene: Scene) -> None:
    answer = await edit(text="x" * 4097)(scene)
    assert answer.json()["description"] == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_text_of_exactly_4096_units_is_taken_with_its_formatting_not_counted(scene: Scene) -> None:
    answer = await send(text="<b>" + "\N{GRINNING FACE}" * 2048 + "</b>", parse_mode="HTML")(scene)
    assert answer.is_success


async def test_data_of_exactly_64_bytes_is_taken(scene: Scene) -> None:
    assert (await keyed([{"text": "Go", "callback_data": "я" * 32}])(scene)).is_success


async def test_an_edit_that_only_drops_the_buttons_is_an_edit(scene: Scene) -> None:
    number = await scene.say("before", reply_markup={"inline_keyboard": [[BUTTON]]})
    told = {"chat_id": scene.person.id, "message_id": number, "text": "before"}
    assert (await scene.call("editMessageText", **told)).is_success
    refused = (await scene.call("editMessageText", **told)).json()
    assert refused["description"] == Why.NOT_MODIFIED.value[1]


async def test_a_press_is_answered_once(scene: Scene) -> None:
    number = await scene.say()
    press = asyncio.create_task(scene.person.press_data(number, "x"))
    query = (await scene.updates(timeout=2))[0]["callback_query"]["id"]
    assert (await scene.call("answerCallbackQuery", callback_query_id=query, text="Done")).is_success
    again = (await scene.call("answerCallbackQuery", callback_query_id=query)).json()
    assert again["description"] == Why.QUERY_TOO_OLD.value[1]
    assert (await press)["text"] == "Done"


async def test_a_deletion_of_several_skips_what_is_gone(scene: Scene) -> None:
    numbers = [await scene.say(str(number)) for number in range(3)]
    assert (await deletion([*numbers[:2], 999])(scene)).json()["result"] is True
    assert [message["text"] for message in await scene.person.messages()] == ["/start", "2"]


async def test_arguments_may_come_as_a_query_a_form_or_several_parts(scene: Scene) -> None:
    told = {"chat_id": str(scene.person.id), "text": "Привіт", "reply_markup": json.dumps({"inline_keyboard": []})}
    path = f"/bot{scene.token}/sendMessage"
    parts = {name: (None, value) for name, value in told.items()}
    answers = [
        await scene.client.get(path, params=told),
        await scene.client.post(path, data=told),
        await scene.client.post(path, files=parts),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["Привіт"] * 3


@pytest.mark.parametrize(
    ("scope", "detail"),
    [
        ([], "BotCommandScope must be an Object"),
        ({}, 'Can\'t find field "type"'),
        ({"type": "chat"}, 'Can\'t find field "chat_id"'),
        ({"type": "chat", "chat_id": ""}, "Empty chat_id specified"),
    ],
)
async def test_a_wrong_scope_of_commands_is_explained(scene: Scene, scope: object, detail: str) -> None:
    answer = (await scene.call("getMyCommands", scope=scope)).json()
    assert answer["description"] == f"Bad Request: can't parse BotCommandScope: {detail}"


async def test_commands_of_a_chat_that_the_bot_never_met_are_refused(scene: Scene) -> None:
    answer = (await scene.call("setMyCommands", commands=[], scope={"type": "chat", "chat_id": 1})).json()
    assert answer["description"] == Why.CHAT_NOT_FOUND.value[1]


@pytest.mark.parametrize("method", ["setMyName", "setMyDescription", "getMyShortDescription"])
async def test_a_language_that_is_none_is_refused_for_the_texts_of_the_profile(scene: Scene, method: str) -> None:
    answer = (await scene.call(method, language_code="ukr")).json()
    assert answer["description"] == Why.LANGUAGE_CODE.value[1]


@pytest.mark.parametrize("kind", ["supergroup", "channel"])
async def test_whoever_left_is_told_of_which_kind_the_chat_is(scene: Scene, kind: str) -> None:
    group = await group_of(scene, kind)
    await scene.result("leaveChat", chat_id=group)
    for method in ("leaveChat", "sendMessage"):
        answer = (await scene.call(method, chat_id=group, text="x")).json()
        assert answer["description"] == f"Forbidden: bot is not a member of the {kind} chat"
