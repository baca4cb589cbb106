"""Messages a bot sends."""

import secrets
from typing import Any, Final

from bot.sandbox.chats import Chat, Message
from bot.sandbox.formatting import formatted, utf16_length
from bot.sandbox.keyboards import read_markup
from bot.sandbox.methods.call import Call
from bot.sandbox.rates import let_through
from bot.sandbox.refusals import Refusal, Why

Json = dict[str, Any]

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024


async def send_message(call: Call) -> Json:
    """Send a text."""
    content = read_text(call, Why.TEXT_TOO_LONG)
    return _send(call, content)


async def send_photo(call: Call) -> Json:
    """Send a picture; one size of it is enough."""
    file = _file(call, "photo")
    if not file:
        raise Refusal(Why.NO_PHOTO)
    return _send(call, {"photo": [{**file, "width": 320, "height": 240}], **_caption(call)})


async def send_document(call: Call) -> Json:
    """Send a file."""
    file = _file(call, "document")
    if not file:
        raise Refusal(Why.NO_DOCUMENT)
    return _send(call, {"document": file, **_caption(call)})


def read_text(call: Call, too_long: Why) -> Json:
    """Read text and entities of a message; a send and an edit refuse a long one in different words."""
    text = call.arguments.text("text")
    if not text:
        raise Refusal(Why.TEXT_EMPTY)
    if given := call.arguments.json("entities"):
        plain, entities = text, given
    else:
        plain, entities = formatted(text, call.arguments.text("parse_mode"))
    if not plain.strip():
        raise Refusal(Why.TEXT_BLANK)
    if utf16_length(plain) > LONGEST_TEXT:
        raise Refusal(too_long)
    content: Json = {"text": plain}
    if entities:
        content["entities"] = entities
    if options := call.arguments.json("link_preview_options"):
        content["link_preview_options"] = options
    return content


def _caption(call: Call) -> Json:
    text, entities = formatted(call.arguments.text("caption"), call.arguments.text("parse_mode"))
    if utf16_length(text) > LONGEST_CAPTION:
        raise Refusal(Why.CAPTION_TOO_LONG)
    told: Json = {"caption": text} if text else {}
    return {**told, "caption_entities": entities} if entities else told


def _file(call: Call, name: str) -> Json:
    given = call.arguments.text(name)
    uploaded = call.arguments.files.get(given.removeprefix("attach://") if given.startswith("attach://") else name)
    if uploaded:
        file_id = secrets.token_urlsafe(24)
        call.bot.files[file_id] = uploaded
    elif given in call.bot.files:
        file_id, uploaded = given, call.bot.files[given]
    elif given:
        raise Refusal(Why.WRONG_FILE)
    else:
        return {}
    filename, held = uploaded
    return {"file_id": file_id, "file_unique_id": file_id[:12], "file_size": len(held), "file_name": filename}


def _send(call: Call, content: Json) -> Json:
    markup = read_markup(call.arguments)
    chat = call.chat_to_write()
    content = {**content, **_reply(call, chat)}
    let_through(call.telegram, call.bot, chat)
    message = Message(
        call.bot.next_message_id(),
        call.bot.card(),
        chat.card,
        call.telegram.now(),
        content,
        markup,
        protected=call.arguments.flag("protect_content"),
        silent=call.arguments.flag("disable_notification"),
    )
    return call.telegram.post(call.bot, chat, message).as_json()


def _reply(call: Call, chat: Chat) -> Json:
    asked = call.arguments.json("reply_parameters") or {}
    number = int(asked.get("message_id") or call.arguments.integer("reply_to_message_id"))
    if not number:
        return {}
    if number in chat.messages:
        replied = chat.messages[number].as_json()
        return {"reply_to_message": {name: value for name, value in replied.items() if name != "reply_to_message"}}
    if asked.get("allow_sending_without_reply") or call.arguments.flag("allow_sending_without_reply"):
        return {}
    raise Refusal(Why.REPLY_NOT_FOUND)
