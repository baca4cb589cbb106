"""Raw updates as Telegram sends them, for tests that drive the engine."""

from itertools import count
from typing import Any

Json = dict[str, Any]

_NUMBERS = count(1)


def _person(chat: int) -> Json:
    return {"id": chat, "is_bot": False, "first_name": "Invented"}


def _message(chat: int, message_id: int, **parts: object) -> Json:
    private = {"id": chat, "type": "private"}
    return {"message_id": message_id, "date": 1_772_618_400, "chat": private, "from": _person(chat), **parts}


def typed(chat: int, text: str, message_id: int) -> Json:
    """Return a typed text; one that begins with a stroke is a command."""
    return {"update_id": next(_NUMBERS), "message": _message(chat, message_id, text=text)}


def photo(chat: int, message_id: int, album: str | None = None) -> Json:
    """Return a photo, alone or of an album."""
    sizes = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    group = {"media_group_id": album} if album else {}
    return {"update_id": next(_NUMBERS), "message": _message(chat, message_id, photo=sizes, **group)}


def sent(chat: int, message_id: int, **parts: object) -> Json:
    """Return a message that holds these parts."""
    return {"update_id": next(_NUMBERS), "message": _message(chat, message_id, **parts)}


def by(person: Json, body: Json) -> Json:
    """Return the update as if the account looked like this `person` now."""
    for kind in ("message", "edited_message", "callback_query", "my_chat_member"):
        if kind in body:
            body[kind]["from"] = body[kind]["from"] | person
    return body


def edited(chat: int, text: str, message_id: int) -> Json:
    """Return a change made to a text."""
    message = _message(chat, message_id, text=text, edit_date=1_772_618_500)
    return {"update_id": next(_NUMBERS), "edited_message": message}


def pressed(chat: int, data: str, message_id: int) -> Json:
    """Return a press on a button under the bot's message."""
    message = {**_message(chat, message_id, text="…"), "from": {"id": 1, "is_bot": True, "first_name": "Bot"}}
    query = {"id": "1", "from": _person(chat), "chat_instance": "1", "data": data, "message": message}
    return {"update_id": next(_NUMBERS), "callback_query": query}


def member(chat: int, status: str) -> Json:
    """Return that somebody blocked the bot ("kicked") or let it in again ("member")."""
    bot = {"id": 1, "is_bot": True, "first_name": "Bot"}
    old, new = ("member", "kicked") if status == "kicked" else ("kicked", "member")
    until = {"until_date": 0}
    change = {
        "chat": {"id": chat, "type": "private"},
        "from": _person(chat),
        "date": 1_772_618_400,
        "old_chat_member": {"user": bot, "status": old, **(until if old == "kicked" else {})},
        "new_chat_member": {"user": bot, "status": new, **(until if new == "kicked" else {})},
    }
    return {"update_id": next(_NUMBERS), "my_chat_member": change}


def added(group: int, status: str = "member", kind: str = "group") -> Json:
    """Return that somebody added the bot to a group ("member"), or made it a channel's administrator."""
    bot = {"id": 1, "is_bot": True, "first_name": "Bot"}
    rights = (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
        "can_edit_stories", "can_delete_stories",
    )  # fmt: skip
    parts: dict[str, Json] = {"administrator": dict.fromkeys(rights, False), "kicked": {"until_date": 0}}
    more = parts.get(status, {})
    change = {
        "chat": {"id": group, "type": kind, "title": "Invented"},
        "from": _person(1),
        "date": 1_772_618_400,
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": {"user": bot, "status": status, **more},
    }
    return {"update_id": next(_NUMBERS), "my_chat_member": change}


def said_in_group(group: int, **parts: object) -> Json:
    """Return a message in a group."""
    told = _message(1, 1, **parts) | {"chat": {"id": group, "type": "group", "title": "Invented"}}
    return {"update_id": next(_NUMBERS), "message": told}
