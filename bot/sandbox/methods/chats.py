"""Chats and files, as a bot asks about them."""

from typing import Any, Final

from bot.sandbox.membership import tell_membership
from bot.sandbox.methods.call import Call
from bot.sandbox.refusals import Refusal, Why

Json = dict[str, Any]

ACTIONS: Final = frozenset({
    "cancel", "typing", "record_video", "upload_video", "record_audio", "record_voice", "upload_audio", "upload_voice",
    "upload_photo", "upload_document", "choose_sticker", "pick_up_location", "find_location", "record_video_note",
    "upload_video_note",
})  # fmt: skip
GIFTS: Final = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


async def get_chat(call: Call) -> Json:
    """Describe a chat in full."""
    chat = call.chat()
    return {
        **chat.card,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }


async def leave_chat(call: Call) -> bool:
    """Leave a group."""
    chat = call.chat()
    if chat.private:
        raise Refusal(Why.CANNOT_LEAVE)
    if chat.kind == "group" and chat.membership != "member":
        # of a small group Telegram still takes what changes nothing
        return True
    before, chat.membership = call.chat_to_tidy().membership, "left"
    tell_membership(call.telegram, call.bot, chat, call.bot.card(), (before, "left"))
    return True


async def send_chat_action(call: Call) -> bool:
    """Show that the bot is typing."""
    action = call.arguments.text("action").lower()
    if action not in ACTIONS:
        raise Refusal(Why.WRONG_ACTION)
    chat = call.chat_to_write()
    chat.typing(call.telegram.now() if action != "cancel" else 0.0)
    call.telegram.bell.ring(chat.id)
    return True


async def get_file(call: Call) -> Json:
    """Say where a file can be fetched."""
    if not (file_id := call.arguments.text("file_id")):
        raise Refusal(Why.FILE_NOT_SPECIFIED)
    if file_id not in call.bot.files:
        raise Refusal(Why.INVALID_FILE)
    filename, held = call.bot.files[file_id]
    path = f"files/{file_id}/{filename}"
    return {"file_id": file_id, "file_unique_id": file_id[:12], "file_size": len(held), "file_path": path}
