"""Every refusal the sandbox knows, with the code and description that Telegram's own server sends.

The words are facts taken from tdlib/telegram-bot-api and tdlib/td; a test provokes each of them over HTTP.
"""

from collections.abc import Mapping
from typing import Final

CODES_WITH_WORDS: Final[Mapping[int, str]] = {
    500: "Internal Server Error: restart",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}

REFUSALS: Final[Mapping[str, tuple[int, str]]] = {
    # who is calling, and what
    "invalid token": (401, "Unauthorized: invalid token specified"),
    "unauthorized": (401, "Unauthorized"),
    "logged out": (400, "Logged out"),
    "method not found": (404, "Not Found: method not found"),
    "too many requests": (429, "Too Many Requests: retry after {seconds}"),
    # the chat
    "chat_id empty": (400, "Bad Request: chat_id is empty"),
    "chat not found": (400, "Bad Request: chat not found"),
    "blocked": (403, "Forbidden: bot was blocked by the user"),
    "never started": (403, "Forbidden: bot can't initiate conversation with a user"),
    "deactivated": (403, "Forbidden: user is deactivated"),
    "kicked": (403, "Forbidden: bot was kicked from the group chat"),
    "not a member": (403, "Forbidden: bot is not a member of the group chat"),
    "cannot leave": (400, "Bad Request: chat member status can't be changed in private chats"),
    "wrong action": (400, "Bad Request: wrong parameter action in request"),
    # the text
    "text empty": (400, "Bad Request: message text is empty"),
    "text blank": (400, "Bad Request: text must be non-empty"),
    "text too long": (400, "Bad Request: message is too long"),
    "caption too long": (400, "Bad Request: message caption is too long"),
    "unsupported parse_mode": (400, "Bad Request: unsupported parse_mode"),
    "entities": (400, "Bad Request: can't parse entities: {detail}"),
    "no photo": (400, "Bad Request: there is no photo in the request"),
    "no document": (400, "Bad Request: there is no document in the request"),
    "reply not found": (400, "Bad Request: message to be replied not found"),
    # the keyboard
    "markup not JSON": (400, "Bad Request: can't parse reply keyboard markup JSON object"),
    "markup not an object": (400, "Bad Request: object expected as reply markup"),
    "keyboard not rows": (
        400,
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    "button": (400, "Bad Request: can't parse inline keyboard button: {detail}"),
    "button text empty": (400, "Bad Request: inline keyboard button text must be non-empty"),
    "button URL": (400, "Bad Request: inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"),
    "button data": (400, "Bad Request: BUTTON_DATA_INVALID"),
    "markup too long": (400, "Bad Request: reply markup is too long"),
    # edits
    "not modified": (
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message",
    ),
    "edit not found": (400, "Bad Request: message to edit not found"),
    "cannot edit": (400, "Bad Request: message can't be edited"),
    "no text to edit": (400, "Bad Request: there is no text in the message to edit"),
    "edit too long": (400, "Bad Request: MESSAGE_TOO_LONG"),
    # deletions
    "chat not specified": (400, "Bad Request: chat identifier is not specified"),
    "message not specified": (400, "Bad Request: message identifier is not specified"),
    "delete not found": (400, "Bad Request: message to delete not found"),
    "cannot delete": (400, "Bad Request: message can't be deleted for everyone"),
    "messages not specified": (400, "Bad Request: message identifiers are not specified"),
    "messages not JSON": (400, "Bad Request: can't parse message_ids JSON object"),
    "messages not an array": (400, "Bad Request: expected an Array of message identifiers"),
    "too many messages": (400, "Bad Request: too many message identifiers specified"),
    "message not a number": (400, "Bad Request: message identifier must be a Number"),
    "message number wrong": (400, "Bad Request: can't parse message identifier as Number"),
    "invalid message": (400, "Bad Request: invalid message identifier specified"),
    # presses
    "query too old": (400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
    "answer too long": (400, "Bad Request: MESSAGE_TOO_LONG"),
    # the bot's own profile
    "commands not JSON": (400, "Bad Request: can't parse commands JSON object"),
    "commands not an array": (400, "Bad Request: expected an Array of BotCommand"),
    "command": (400, "Bad Request: can't parse BotCommand: {detail}"),
    "command empty": (400, "Bad Request: command must be non-empty"),
    "command too long": (400, "Bad Request: command length must not exceed 32"),
    "command undescribed": (400, "Bad Request: command description must be non-empty"),
    "command description too long": (400, "Bad Request: command description length must not exceed 256"),
    "command invalid": (400, "Bad Request: BOT_COMMAND_INVALID"),
    "too many commands": (400, "Bad Request: BOT_COMMANDS_TOO_MUCH"),
    "scope not JSON": (400, "Bad Request: can't parse BotCommandScope JSON object"),
    "scope": (400, "Bad Request: can't parse BotCommandScope: {detail}"),
    "language code": (400, "Bad Request: invalid language code specified"),
    # files
    "file not specified": (400, "Bad Request: file_id not specified"),
    "invalid file": (400, "Bad Request: invalid file_id"),
    # updates
    "webhook is active": (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    ),
    "other getUpdates": (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    ),
    "terminated by setWebhook": (409, "Conflict: terminated by setWebhook request"),
    "webhook URL": (400, "Bad Request: invalid webhook URL specified"),
    "webhook not HTTPS": (400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
    "webhook port": (400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
    "secret too long": (400, "Bad Request: secret token is too long"),
    "secret characters": (400, "Bad Request: secret token contains unallowed characters"),
}


class Refusal(Exception):
    """Telegram says no, in the words of the table."""

    def __init__(self, name: str, *, seconds: int = 0, **details: str) -> None:
        """Look the words up by name and fill in the details."""
        self.name = name
        self.code, words = REFUSALS[name]
        self.retry_after = seconds
        self.description = words.format(seconds=seconds, **details)
        super().__init__(self.description)

    def body(self) -> dict[str, object]:
        """Return the answer as Telegram writes it."""
        return error_body(self.code, self.description, self.retry_after)


def error_body(code: int, description: str, retry_after: int = 0) -> dict[str, object]:
    """Write an error answer; only a flood carries parameters."""
    body: dict[str, object] = {"ok": False, "error_code": code, "description": description}
    if retry_after:
        body["parameters"] = {"retry_after": retry_after}
    return body
