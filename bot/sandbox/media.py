"""Invented pictures, voices and the like, as a phone would attach them."""

import secrets
from typing import Any, Final

from bot.sandbox.accounts import Bot

Json = dict[str, Any]

#: The smallest picture there is: one grey pixel.
PIXEL: Final = bytes.fromhex(
    "47494638396101000100800000808080ffffff21f90401000001002c00000000010001000002024c01003b",
)
LENGTHS: Final[dict[str, Json]] = {
    "photo": {"width": 320, "height": 240},
    "video": {"width": 320, "height": 240, "duration": 3},
    "voice": {"duration": 3, "mime_type": "audio/ogg"},
    "audio": {"duration": 3, "mime_type": "audio/mpeg"},
    "document": {"file_name": "paper.pdf", "mime_type": "application/pdf"},
    "video_note": {"length": 240, "duration": 3},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
}
KINDS: Final = (*LENGTHS, "album", "location", "contact")


def picture_of(bot: Bot, kind: str) -> Json:
    """Make the content of a message with something attached."""
    if kind == "location":
        return {"location": {"latitude": 49.0, "longitude": 32.0}}
    if kind == "contact":
        return {"contact": {"phone_number": "+380000000000", "first_name": "Invented"}}
    if kind not in KINDS:
        message = f"unknown kind of media: {kind!r}"
        raise ValueError(message)
    kind = "photo" if kind == "album" else kind
    file_id = secrets.token_urlsafe(24)
    bot.files[file_id] = (f"{kind}.gif", PIXEL)
    file = {"file_id": file_id, "file_unique_id": file_id[:12], "file_size": len(PIXEL), **LENGTHS[kind]}
    return {kind: [file] if kind == "photo" else file}
