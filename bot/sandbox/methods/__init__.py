"""The methods of the Bot API, each by its name in lower case, as Telegram compares them."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.sandbox.methods.call import Call
from bot.sandbox.methods.chats import get_chat, get_file, leave_chat, send_chat_action
from bot.sandbox.methods.commands import delete_my_commands, get_my_commands, set_my_commands
from bot.sandbox.methods.deletions import delete_message, delete_messages
from bot.sandbox.methods.edits import edit_message_reply_markup, edit_message_text
from bot.sandbox.methods.presses import answer_callback_query
from bot.sandbox.methods.profile import (
    close,
    get_chat_menu_button,
    get_me,
    log_out,
    profile_reader,
    profile_writer,
    set_chat_menu_button,
)
from bot.sandbox.methods.sends import send_document, send_message, send_photo
from bot.sandbox.methods.updates import delete_webhook, get_updates, get_webhook_info, set_webhook

METHODS: Final[Mapping[str, Callable[[Call], Awaitable[object]]]] = {
    "answercallbackquery": answer_callback_query,
    "close": close,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "deletemycommands": delete_my_commands,
    "deletewebhook": delete_webhook,
    "editmessagereplymarkup": edit_message_reply_markup,
    "editmessagetext": edit_message_text,
    "getchat": get_chat,
    "getchatmenubutton": get_chat_menu_button,
    "getfile": get_file,
    "getme": get_me,
    "getmycommands": get_my_commands,
    "getmydescription": profile_reader("description"),
    "getmyname": profile_reader("name"),
    "getmyshortdescription": profile_reader("short_description"),
    "getupdates": get_updates,
    "getwebhookinfo": get_webhook_info,
    "leavechat": leave_chat,
    "logout": log_out,
    "sendchataction": send_chat_action,
    "senddocument": send_document,
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "setchatmenubutton": set_chat_menu_button,
    "setmycommands": set_my_commands,
    "setmydescription": profile_writer("description"),
    "setmyname": profile_writer("name"),
    "setmyshortdescription": profile_writer("short_description"),
    "setwebhook": set_webhook,
}
