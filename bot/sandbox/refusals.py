"""Every refusal the sandbox knows, with the code and description that Telegram's own server sends.

The words are facts taken from tdlib/telegram-bot-api and tdlib/td; a test provokes each of them over HTTP.
"""

from collections.abc import Mapping
from enum import Enum, unique
from typing import Final

CODES_WITH_WORDS: Final[Mapping[int, str]] = {
    500: "Internal Server Error: restart",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@unique
class Why(Enum):
    """The table: each refusal by name."""

    # who is calling, and what
    INVALID_TOKEN = (401, "Unauthorized: invalid token specified")
    UNAUTHORIZED = (401, "Unauthorized")
    LOGGED_OUT = (400, "Logged out")
    METHOD_NOT_FOUND = (404, "Not Found: method not found")
    NOT_JSON = (400, "Bad Request: can't parse {what} JSON object")
    TOO_MANY_REQUESTS = (429, "Too Many Requests: retry after {seconds}")
    # the chat
    CHAT_ID_EMPTY = (400, "Bad Request: chat_id is empty")
    CHAT_NOT_FOUND = (400, "Bad Request: chat not found")
    BLOCKED = (403, "Forbidden: bot was blocked by the user")
    NEVER_STARTED = (403, "Forbidden: bot can't initiate conversation with a user")
    DEACTIVATED = (403, "Forbidden: user is deactivated")
    KICKED = (403, "Forbidden: bot was kicked from the {kind} chat")
    NOT_A_MEMBER = (403, "Forbidden: bot is not a member of the {kind} chat")
    CANNOT_LEAVE = (400, "Bad Request: chat member status can't be changed in private chats")
    WRONG_ACTION = (400, "Bad Request: wrong parameter action in request")
    # the text
    TEXT_EMPTY = (400, "Bad Request: message text is empty")
    TEXT_BLANK = (400, "Bad Request: text must be non-empty")
    TEXT_TOO_LONG = (400, "Bad Request: message is too long")
    CAPTION_TOO_LONG = (400, "Bad Request: message caption is too long")
    UNSUPPORTED_PARSE_MODE = (400, "Bad Request: unsupported parse_mode")
    ENTITIES = (400, "Bad Request: can't parse entities: {detail}")
    NO_PHOTO = (400, "Bad Request: there is no photo in the request")
    NO_DOCUMENT = (400, "Bad Request: there is no document in the request")
    WRONG_FILE = (400, "Bad Request: wrong file identifier/HTTP URL specified")
    REPLY_NOT_FOUND = (400, "Bad Request: message to be replied not found")
    # the keyboard
    MARKUP_NOT_AN_OBJECT = (400, "Bad Request: object expected as reply markup")
    KEYBOARD_NOT_ROWS = (
        400,
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    )
    BUTTON = (400, "Bad Request: can't parse inline keyboard button: {detail}")
    BUTTON_TEXT_EMPTY = (400, "Bad Request: inline keyboard button text must be non-empty")
    BUTTON_URL = (400, "Bad Request: inline keyboard button URL '{url}' is invalid: {detail}")
    BUTTON_DATA = (400, "Bad Request: BUTTON_DATA_INVALID")
    MARKUP_TOO_LONG = (400, "Bad Request: reply markup is too long")
    # edits
    NOT_MODIFIED = (
        400,
        (
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
            "same as a current content and reply markup of the message"
        ),
    )
    EDIT_NOT_FOUND = (400, "Bad Request: message to edit not found")
    CANNOT_EDIT = (400, "Bad Request: message can't be edited")
    NO_TEXT_TO_EDIT = (400, "Bad Request: there is no text in the message to edit")
    # deletions
    CHAT_NOT_SPECIFIED = (400, "Bad Request: chat identifier is not specified")
    MESSAGE_NOT_SPECIFIED = (400, "Bad Request: message identifier is not specified")
    DELETE_NOT_FOUND = (400, "Bad Request: message to delete not found")
    CANNOT_DELETE = (400, "Bad Request: message can't be deleted for everyone")
    MESSAGES_NOT_SPECIFIED = (400, "Bad Request: message identifiers are not specified")
    MESSAGES_NOT_AN_ARRAY = (400, "Bad Request: expected an Array of message identifiers")
    TOO_MANY_MESSAGES = (400, "Bad Request: too many message identifiers specified")
    MESSAGE_NOT_A_NUMBER = (400, "Bad Request: message identifier must be a Number")
    MESSAGE_NUMBER_WRONG = (400, "Bad Request: can't parse message identifier as Number")
    INVALID_MESSAGE = (400, "Bad Request: invalid message identifier specified")
    # presses
    QUERY_TOO_OLD = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    MESSAGE_TOO_LONG = (400, "Bad Request: MESSAGE_TOO_LONG")
    # the bot's own profile
    COMMANDS_NOT_AN_ARRAY = (400, "Bad Request: expected an Array of BotCommand")
    COMMAND = (400, "Bad Request: can't parse BotCommand: {detail}")
    COMMAND_EMPTY = (400, "Bad Request: command must be non-empty")
    COMMAND_TOO_LONG = (400, "Bad Request: command length must not exceed 32")
    COMMAND_UNDESCRIBED = (400, "Bad Request: command description must be non-empty")
    COMMAND_DESCRIPTION_TOO_LONG = (400, "Bad Request: command description length must not exceed 256")
    COMMAND_INVALID = (400, "Bad Request: BOT_COMMAND_INVALID")
    TOO_MANY_COMMANDS = (400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    SCOPE = (400, "Bad Request: can't parse BotCommandScope: {detail}")
    SCOPE_OF_GROUPS = (400, "Bad Request: can't use specified scope in private chats")
    SCOPE_OF_CHANNELS = (400, "Bad Request: can't change commands in channel chats")
    LANGUAGE_CODE = (400, "Bad Request: invalid language code specified")
    # the documentation has these limits; the words are ours
    DESCRIPTION_TOO_LONG = (400, "Bad Request: description is too long")
    SHORT_DESCRIPTION_TOO_LONG = (400, "Bad Request: short description is too long")
    NAME_TOO_LONG = (400, "Bad Request: name is too long")
    # files
    FILE_NOT_SPECIFIED = (400, "Bad Request: file_id not specified")
    INVALID_FILE = (400, "Bad Request: invalid file_id")
    # updates
    WEBHOOK_IS_ACTIVE = (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    OTHER_GETUPDATES = (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    TERMINATED_BY_SETWEBHOOK = (409, "Conflict: terminated by setWebhook request")
    WEBHOOK_URL = (400, "Bad Request: invalid webhook URL specified")
    WEBHOOK_NOT_HTTPS = (400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    WEBHOOK_PORT = (400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    SECRET_TOO_LONG = (400, "Bad Request: secret token is too long")
    SECRET_CHARACTERS = (400, "Bad Request: secret token contains unallowed characters")


class Refusal(Exception):
    """Telegram says no, in the words of the table."""

    def __init__(self, why: Why, *, seconds: int = 0, **details: str) -> None:
        """Take the words from the table and fill in the details."""
        self.why = why
        self.code, words = why.value
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
