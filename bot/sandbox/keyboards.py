"""Reply markup, checked as Telegram checks it."""

import json
from typing import Any, Final
from urllib.parse import urlsplit

from bot.sandbox.arguments import Arguments
from bot.sandbox.refusals import Refusal, Why

Json = dict[str, Any]

DATA_BYTES: Final = 64
BUTTONS: Final = 100
MARKUP_BYTES: Final = 10_000
ACTIONS: Final = (
    "callback_game",
    "copy_text",
    "login_url",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "web_app",
)
WEB: Final = frozenset({"http", "https", "ton", "tonsite"})
OTHER_MARKUPS: Final = ("keyboard", "remove_keyboard", "force_reply")


def read_markup(arguments: Arguments) -> Json | None:
    """Return the markup of a call; an empty keyboard is none."""
    markup = arguments.json("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise Refusal(Why.MARKUP_NOT_AN_OBJECT)
    if rows := markup.get("inline_keyboard"):
        return _inline(rows)
    return next(({name: markup[name]} for name in OTHER_MARKUPS if markup.get(name)), None)


def _inline(rows: object) -> Json | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refusal(Why.KEYBOARD_NOT_ROWS)
    # Telegram first reads every button and only then looks at what they hold
    read = [[_read(button) for button in row] for row in rows]
    kept = [[_checked(button) for button in row] for row in read if row]
    if not kept:
        return None
    markup: Json = {"inline_keyboard": kept}
    size = len(json.dumps(markup, ensure_ascii=False).encode())
    if sum(len(row) for row in kept) > BUTTONS or size > MARKUP_BYTES:
        raise Refusal(Why.MARKUP_TOO_LONG)
    return markup


def _read(button: object) -> Json:
    if not isinstance(button, dict):
        raise Refusal(Why.BUTTON, detail="InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise Refusal(Why.BUTTON, detail='Can\'t find field "text"')
    for field in ("text", "url", "callback_data"):
        if not isinstance(button.get(field, ""), str | int):
            raise Refusal(Why.BUTTON, detail=f'Field "{field}" must be of type String')
    for action in ("url", "callback_data"):
        if button.get(action):
            return {"text": str(button["text"]), action: str(button[action])}
    for action in ACTIONS:
        if action in button:
            return {"text": str(button["text"]), action: button[action]}
    raise Refusal(Why.BUTTON, detail="Text buttons are unallowed in the inline keyboard")


def _checked(button: Json) -> Json:
    button["text"] = button["text"].strip()
    if not button["text"]:
        raise Refusal(Why.BUTTON_TEXT_EMPTY)
    if len(button.get("callback_data", "").encode()) > DATA_BYTES:
        raise Refusal(Why.BUTTON_DATA)
    if "url" in button:
        _check_url(button["url"])
    return button


def _check_url(url: str) -> None:
    address = urlsplit(url if ":" in url else f"http://{url}")
    if address.scheme == "tg":
        return
    if address.scheme not in WEB:
        raise Refusal(Why.BUTTON_URL, url=url, detail="Unsupported URL protocol")
    if not address.hostname:
        raise Refusal(Why.BUTTON_URL, url=url, detail="URL host is empty")
    if "." not in address.hostname:
        raise Refusal(Why.BUTTON_URL, url=url, detail="Wrong HTTP URL")
