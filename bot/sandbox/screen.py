"""What somebody sees on the phone: the chat as it is now."""

from itertools import islice
from typing import Any, Final

from bot.sandbox.accounts import Bot, Person
from bot.sandbox.chats import Chat, Message
from bot.sandbox.entities import as_html, as_shown

Json = dict[str, Any]

#: A phone shows the newest messages; nobody scrolls further here.
SHOWN: Final = 200
ATTACHED: Final = (
    "photo", "video", "voice", "audio", "document", "sticker", "video_note", "location", "contact", "dice",
    "poll",
)  # fmt: skip


def screen(bot: Bot, person: Person, chat: Chat, now: float) -> Json:
    """Describe a chat as the person sees it."""
    visible = (message for message in reversed(chat.messages.values()) if not message.hidden)
    return {
        "id": chat.id,
        "person": person.card(),
        "bot": {
            **bot.card(),
            "first_name": bot.says("name", person.language_code),
            "description": bot.says("description", person.language_code),
        },
        "commands": _commands(bot, person),
        "now": now,
        "messages": [_message(message) for message in islice(visible, SHOWN)][::-1],
        "typing": now < chat.typing_until,
        "blocked": chat.blocked,
        "started": chat.started,
        "code": person.code,
    }


def _message(message: Message) -> Json:
    attached = next((kind for kind in ATTACHED if kind in message.content), "")
    keyboard = message.markup or {}
    return {
        "message_id": message.id,
        "from_bot": message.from_bot,
        "text": message.text,
        "entities": message.entities,
        "html": as_html(message.text, as_shown(message.text, message.entities)),
        "attached": attached,
        "detail": _detail(attached, message.content),
        "album": message.content.get("media_group_id", ""),
        "forwarded": "forward_origin" in message.content,
        "origin": message.content.get("forward_origin", {}).get("sender_user_name", ""),
        "reply_to": message.content.get("reply_to_message", {}).get("message_id"),
        "buttons": [[_button(button) for button in row] for row in keyboard.get("inline_keyboard", [])],
        "date": message.date,
        "edit_date": message.edit_date,
        "protected": message.protected,
        "notified": message.from_bot and not message.silent,
        "unasked": message.unasked,
    }


def _detail(attached: str, content: Json) -> str:
    """Say in a few words what is attached; no language is needed for it."""
    match attached:
        case "contact":
            return f"{content[attached]['first_name']}\n{content[attached]['phone_number']}"
        case "location":
            return f"{content[attached]['latitude']}, {content[attached]['longitude']}"
        case "document":
            return str(content[attached].get("file_name", ""))
        case "voice" | "audio" | "video" | "video_note":
            return f"0:{content[attached].get('duration', 0):02}"
    return ""


def _button(button: Json) -> Json:
    url = button.get("url") or button.get("web_app", {}).get("url")
    return {"text": button["text"], "data": button.get("callback_data"), "url": url}


def _commands(bot: Bot, person: Person) -> list[Json]:
    scopes = (("chat", person.id), ("all_private_chats", 0), ("default", 0))
    places = ((scope, language) for scope in scopes for language in (person.language_code, ""))
    return next((bot.commands[place] for place in places if bot.commands.get(place)), [])
