"""Messages a bot changes in place."""

from typing import Any

from bot.sandbox.chats import Chat, Message
from bot.sandbox.keyboards import read_markup
from bot.sandbox.methods.call import Call
from bot.sandbox.methods.sends import read_text
from bot.sandbox.rates import let_through
from bot.sandbox.refusals import Refusal, Why

Json = dict[str, Any]


async def edit_message_text(call: Call) -> Json:
    """Put another text, and the given buttons or none, in place of a message."""
    content = read_text(call, Why.MESSAGE_TOO_LONG)
    chat, message = _message(call)
    if "text" not in message.content:
        raise Refusal(Why.NO_TEXT_TO_EDIT)
    return _change(call, chat, message, {**message.content, "entities": [], **content})


async def edit_message_reply_markup(call: Call) -> Json:
    """Put other buttons, or none, under a message."""
    chat, message = _message(call)
    return _change(call, chat, message, message.content)


def _message(call: Call) -> tuple[Chat, Message]:
    if not call.arguments.text("chat_id") and not call.arguments.text("message_id"):
        raise Refusal(Why.MESSAGE_NOT_SPECIFIED)
    chat = call.chat_to_write()
    message = chat.messages.get(call.arguments.integer("message_id"))
    if message is None:
        raise Refusal(Why.EDIT_NOT_FOUND)
    if message.sender["id"] != call.bot.id:
        raise Refusal(Why.CANNOT_EDIT)
    return chat, message


def _change(call: Call, chat: Chat, message: Message, content: Json) -> Json:
    if not content.get("entities", True):
        content = {name: value for name, value in content.items() if name != "entities"}
    markup = read_markup(call.arguments)
    if content == message.content and markup == message.markup:
        raise Refusal(Why.NOT_MODIFIED)
    let_through(call.telegram, call.bot, chat)
    message.content, message.markup = content, markup
    message.edit_date = call.telegram.now()
    call.telegram.bell.ring(chat.id)
    return message.as_json()
