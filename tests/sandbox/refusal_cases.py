"""How to provoke each refusal of the table."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from bot.sandbox.refusals import Why
from tests.sandbox.conftest import Scene

Case = Callable[[Scene], Awaitable[httpx.Response]]


def send(**more: object) -> Case:
    """Send something odd to the person."""
    return lambda scene: scene.call("sendMessage", **{"chat_id": scene.person.id, "text": "x", **more})


def keyed(*rows: object) -> Case:
    """Send a text with odd buttons."""
    return send(reply_markup={"inline_keyboard": list(rows)})


def plain(method: str, **arguments: object) -> Case:
    """Call a method with odd arguments."""
    return lambda scene: scene.call(method, **arguments)


def deletion(numbers: object) -> Case:
    """Delete oddly numbered messages."""
    return lambda scene: scene.call("deleteMessages", chat_id=scene.person.id, message_ids=numbers)


def edit(**more: object) -> Case:
    """Edit a message of the bot."""

    async def change(scene: Scene) -> httpx.Response:
        number = await scene.say("before")
        return await scene.call("editMessageText", **{"chat_id": scene.person.id, "message_id": number, **more})

    return change


def commands(*given: object) -> Case:
    """Set odd commands."""
    return plain("setMyCommands", commands=list(given))


async def forged_token(scene: Scene) -> httpx.Response:
    return await scene.client.get("/bot0:abc/getMe")


async def short_token(scene: Scene) -> httpx.Response:
    return await scene.client.get("/bot77:short/getMe")


async def logged_out(scene: Scene) -> httpx.Response:
    await scene.result("logOut")
    return await scene.call("getMe")


async def blocked(scene: Scene) -> httpx.Response:
    await scene.person.block()
    return await send()(scene)


async def deactivated(scene: Scene) -> httpx.Response:
    await scene.person.deactivate()
    return await send()(scene)


async def group_of(scene: Scene, kind: str = "group") -> int:
    answer = await scene.client.post(f"{scene.person.path}/group", json={"title": "Kin", "kind": kind})
    return int(answer.json()["group_id"])


async def kicked(scene: Scene) -> httpx.Response:
    group = await group_of(scene)
    await scene.client.post(f"{scene.person.path}/group", json={"group_id": group})
    return await scene.call("sendMessage", chat_id=group, text="x")


async def left(scene: Scene) -> httpx.Response:
    group = await group_of(scene)
    await scene.result("leaveChat", chat_id=group)
    return await scene.call("sendMessage", chat_id=group, text="x")


async def never_started(scene: Scene) -> httpx.Response:
    other = (await scene.client.post("/sandbox/people", json={"first_name": "Marko"})).json()["id"]
    await scene.client.post(f"/sandbox/people/{other}/group", json={"title": "Kin"})
    return await scene.call("sendMessage", chat_id=other, text="x")


async def leave_private(scene: Scene) -> httpx.Response:
    return await scene.call("leaveChat", chat_id=scene.person.id)


async def admins_of_a_private_chat(scene: Scene) -> httpx.Response:
    return await scene.call("getMyCommands", scope={"type": "chat_administrators", "chat_id": scene.person.id})


async def commands_of_a_channel(scene: Scene) -> httpx.Response:
    channel = await group_of(scene, "channel")
    return await scene.call("getMyCommands", scope={"type": "chat", "chat_id": channel})


async def edit_nothing(scene: Scene) -> httpx.Response:
    return await scene.call("editMessageText", chat_id=scene.person.id, message_id=999, text="x")


async def edit_theirs(scene: Scene) -> httpx.Response:
    number = await scene.person.send("mine")
    return await scene.call("editMessageText", chat_id=scene.person.id, message_id=number, text="x")


async def edit_photo(scene: Scene) -> httpx.Response:
    files = {"photo": ("p.jpg", b"picture")}
    sent = await scene.client.post(f"/bot{scene.token}/sendPhoto", data={"chat_id": str(scene.person.id)}, files=files)
    number = sent.json()["result"]["message_id"]
    return await scene.call("editMessageText", chat_id=scene.person.id, message_id=number, text="x")


async def captioned(scene: Scene) -> httpx.Response:
    files = {"photo": ("p.jpg", b"picture")}
    told = {"chat_id": str(scene.person.id), "caption": "x" * 1025}
    return await scene.client.post(f"/bot{scene.token}/sendPhoto", data=told, files=files)


async def fileless(scene: Scene, method: str) -> httpx.Response:
    return await scene.call(method, chat_id=scene.person.id)


async def wrong_photo(scene: Scene) -> httpx.Response:
    return await scene.call("sendPhoto", chat_id=scene.person.id, photo="unheard-of")


async def too_old(scene: Scene) -> httpx.Response:
    number = await scene.say()
    scene.clock.now += 48 * 60 * 60 + 1
    return await scene.call("deleteMessage", chat_id=scene.person.id, message_id=number)


async def delete_gone(scene: Scene) -> httpx.Response:
    return await scene.call("deleteMessage", chat_id=scene.person.id, message_id=999)


async def delete_unnumbered(scene: Scene) -> httpx.Response:
    return await scene.call("deleteMessage", chat_id=scene.person.id)


async def long_answer(scene: Scene) -> httpx.Response:
    number = await scene.say()
    press = asyncio.create_task(scene.person.press_data(number, "x", timeout=2))
    query = (await scene.updates(timeout=2))[0]["callback_query"]["id"]
    refused = await scene.call("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    await scene.result("answerCallbackQuery", callback_query_id=query)
    await press
    return refused


async def broken(scene: Scene, method: str, name: str) -> httpx.Response:
    told = {"chat_id": str(scene.person.id), "text": "x", name: "{"}
    return await scene.client.post(f"/bot{scene.token}/{method}", data=told)


async def webhooked(scene: Scene) -> httpx.Response:
    await scene.result("setWebhook", url=f"{scene.url}/nowhere")
    return await scene.call("getUpdates")


async def two_pollers(scene: Scene) -> httpx.Response:
    older = asyncio.create_task(scene.call("getUpdates", timeout=5))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(scene.call("getUpdates", timeout=1))
    refused = await older
    assert (await newer).is_success
    return refused


async def webhook_over_poll(scene: Scene) -> httpx.Response:
    poll = asyncio.create_task(scene.call("getUpdates", timeout=5))
    await asyncio.sleep(0.1)
    await scene.result("setWebhook", url=f"{scene.url}/nowhere")
    return await poll


async def too_fast(scene: Scene) -> httpx.Response:
    await scene.fault("strict_rates")
    answers = [await send()(scene) for _ in range(5)]
    assert answers[-1].json()["parameters"] == {"retry_after": 5}
    return answers[-1]


BUTTON = {"text": "Go", "callback_data": "go"}
UNSUPPORTED = 'Unsupported start tag "y" at byte offset 0'
TEXT_BUTTON = "Text buttons are unallowed in the inline keyboard"

CASES: dict[Why, tuple[Case, dict[str, Any]]] = {
    Why.INVALID_TOKEN: (forged_token, {}),
    Why.UNAUTHORIZED: (short_token, {}),
    Why.LOGGED_OUT: (logged_out, {}),
    Why.METHOD_NOT_FOUND: (plain("sendKindness"), {}),
    Why.NOT_JSON: (lambda scene: broken(scene, "sendMessage", "reply_markup"), {"what": "reply keyboard markup"}),
    Why.TOO_MANY_REQUESTS: (too_fast, {"seconds": 5}),
    Why.CHAT_ID_EMPTY: (plain("sendMessage", text="x"), {}),
    Why.CHAT_NOT_FOUND: (plain("sendMessage", text="x", chat_id=1), {}),
    Why.BLOCKED: (blocked, {}),
    Why.NEVER_STARTED: (never_started, {}),
    Why.DEACTIVATED: (deactivated, {}),
    Why.KICKED: (kicked, {"kind": "group"}),
    Why.NOT_A_MEMBER: (left, {"kind": "group"}),
    Why.CANNOT_LEAVE: (leave_private, {}),
    Why.WRONG_ACTION: (plain("sendChatAction", chat_id=1, action="sing"), {}),
    Why.TEXT_EMPTY: (send(text=""), {}),
    Why.TEXT_BLANK: (send(text="<b> </b>\n", parse_mode="HTML"), {}),
    Why.TEXT_TOO_LONG: (send(text="x" * 4095 + "\N{GRINNING FACE}"), {}),
    Why.CAPTION_TOO_LONG: (captioned, {}),
    Why.UNSUPPORTED_PARSE_MODE: (send(parse_mode="RTF"), {}),
    Why.ENTITIES: (send(text="<y>x</y>", parse_mode="HTML"), {"detail": UNSUPPORTED}),
    Why.NO_PHOTO: (lambda scene: fileless(scene, "sendPhoto"), {}),
    Why.NO_DOCUMENT: (lambda scene: fileless(scene, "sendDocument"), {}),
    Why.WRONG_FILE: (wrong_photo, {}),
    Why.REPLY_NOT_FOUND: (send(reply_parameters={"message_id": 999}), {}),
    Why.MARKUP_NOT_AN_OBJECT: (send(reply_markup=[1]), {}),
    Why.KEYBOARD_NOT_ROWS: (keyed(BUTTON), {}),
    Why.BUTTON: (keyed([{"text": "Go", "callback_data": ""}]), {"detail": TEXT_BUTTON}),
    Why.BUTTON_TEXT_EMPTY: (keyed([{"text": " ", "callback_data": "go"}]), {}),
    Why.BUTTON_URL: (keyed([{"text": "Go", "url": "http://here"}]), {"url": "http://here", "detail": "Wrong HTTP URL"}),
    Why.BUTTON_DATA: (keyed([{"text": "Go", "callback_data": "я" * 33}]), {}),
    Why.MARKUP_TOO_LONG: (keyed(*[[BUTTON] * 4] * 26), {}),
    Why.NOT_MODIFIED: (edit(text="before"), {}),
    Why.EDIT_NOT_FOUND: (edit_nothing, {}),
    Why.CANNOT_EDIT: (edit_theirs, {}),
    Why.NO_TEXT_TO_EDIT: (edit_photo, {}),
    Why.MESSAGE_TOO_LONG: (long_answer, {}),
    Why.CHAT_NOT_SPECIFIED: (plain("deleteMessage", message_id=1), {}),
    Why.MESSAGE_NOT_SPECIFIED: (delete_unnumbered, {}),
    Why.DELETE_NOT_FOUND: (delete_gone, {}),
    Why.CANNOT_DELETE: (too_old, {}),
    Why.MESSAGES_NOT_SPECIFIED: (deletion([]), {}),
    Why.MESSAGES_NOT_AN_ARRAY: (deletion({}), {}),
    Why.TOO_MANY_MESSAGES: (deletion(list(range(1, 102))), {}),
    Why.MESSAGE_NOT_A_NUMBER: (deletion([None]), {}),
    Why.MESSAGE_NUMBER_WRONG: (deletion(["x"]), {}),
    Why.INVALID_MESSAGE: (deletion([0]), {}),
    Why.QUERY_TOO_OLD: (plain("answerCallbackQuery", callback_query_id="1"), {}),
    Why.COMMANDS_NOT_AN_ARRAY: (plain("setMyCommands", commands={}), {}),
    Why.COMMAND: (commands(1), {"detail": "expected an Object"}),
    Why.COMMAND_EMPTY: (commands({"command": "/", "description": "x"}), {}),
    Why.COMMAND_TOO_LONG: (commands({"command": "x" * 33, "description": "x"}), {}),
    Why.COMMAND_UNDESCRIBED: (commands({"command": "x", "description": " "}), {}),
    Why.COMMAND_DESCRIPTION_TOO_LONG: (commands({"command": "x", "description": "x" * 257}), {}),
    Why.COMMAND_INVALID: (commands({"command": "Дім", "description": "x"}), {}),
    Why.TOO_MANY_COMMANDS: (commands(*[{"command": "x", "description": "x"}] * 101), {}),
    Why.SCOPE: (plain("getMyCommands", scope={"type": "me"}), {"detail": "Unsupported type specified"}),
    Why.SCOPE_OF_GROUPS: (admins_of_a_private_chat, {}),
    Why.SCOPE_OF_CHANNELS: (commands_of_a_channel, {}),
    Why.LANGUAGE_CODE: (plain("getMyCommands", language_code="ukr"), {}),
    Why.DESCRIPTION_TOO_LONG: (plain("setMyDescription", description="x" * 513), {}),
    Why.SHORT_DESCRIPTION_TOO_LONG: (plain("setMyShortDescription", short_description="x" * 121), {}),
    Why.NAME_TOO_LONG: (plain("setMyName", name="x" * 65), {}),
    Why.FILE_NOT_SPECIFIED: (plain("getFile"), {}),
    Why.INVALID_FILE: (plain("getFile", file_id="x"), {}),
    Why.WEBHOOK_IS_ACTIVE: (webhooked, {}),
    Why.OTHER_GETUPDATES: (two_pollers, {}),
    Why.TERMINATED_BY_SETWEBHOOK: (webhook_over_poll, {}),
    Why.WEBHOOK_URL: (plain("setWebhook", url="ftp://example.org"), {}),
    Why.WEBHOOK_NOT_HTTPS: (plain("setWebhook", url="http://example.org"), {}),
    Why.WEBHOOK_PORT: (plain("setWebhook", url="https://example.org:81"), {}),
    Why.SECRET_TOO_LONG: (plain("setWebhook", url="https://example.org", secret_token="x" * 257), {}),
    Why.SECRET_CHARACTERS: (plain("setWebhook", url="https://example.org", secret_token="x y"), {}),  # noqa: S106 (invented)
}
