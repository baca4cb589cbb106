"""What a bot is in a chat, and how it hears that this changed."""

from typing import Any, Final

from bot.sandbox.accounts import Bot
from bot.sandbox.chats import Chat
from bot.sandbox.telegram import Telegram

Json = dict[str, Any]

#: What a channel's administrator may do; Telegram names every right.
RIGHTS: Final = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip


def tell_membership(telegram: Telegram, bot: Bot, chat: Chat, by: Json, change: tuple[str, str]) -> None:
    """Tell the bot that somebody changed what it is in a chat."""
    now = telegram.now()
    before, after = change
    told = {
        "chat": chat.card,
        "from": by,
        "date": int(now),
        "old_chat_member": _member(bot, before),
        "new_chat_member": _member(bot, after),
    }
    bot.updates.add("my_chat_member", told, now)
    telegram.bell.ring(chat.id)


def _member(bot: Bot, status: str) -> Json:
    more: dict[str, Json] = {"kicked": {"until_date": 0}, "administrator": dict.fromkeys(RIGHTS, False)}
    return {"user": bot.card(), "status": status, **more.get(status, {})}
