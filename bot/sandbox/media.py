"""Invented pictures, voices and the like, as a phone would attach them."""

import secrets
from typing import Any, Final

from bot.sandbox.accounts import Bot

Json = dict[str, Any]

#: As Telegram tells a shared number: with no plus.
OWN_NUMBER: Final = "380500000001"
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
POLL: Final[Json] = {
    "id": "1", "question": "Invented?", "options": [], "total_voter_count": 0, "is_closed": False,
    "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False,
    "members_only": False,
}  # fmt: skip
#: What holds no file.
FILELESS: Final[dict[str, Json]] = {
    "location": {"location": {"latitude": 49.0, "longitude": 32.0}},
    "contact": {"contact": {"phone_number": "+380000000000", "first_name": "Invented"}},
    "dice": {"dice": {"emoji": "\N{GAME DIE}", "value": 3}},
    "poll": {"poll": POLL},
}
KINDS: Final = (*LENGTHS, *FILELESS, "album", "own_contact")


def picture_of(bot: Bot, kind: str, owner: int) -> Json:
    """Make the content of a message with something attached; a phone's own contact names its owner."""
    if kind == "own_contact":
        return {"contact": {"phone_number": OWN_NUMBER, "first_name": "Invented", "user_id": owner}}
    if kind in FILELESS:
        return FILELESS[kind]
    if kind not in KINDS:
        message = f"unknown kind of media: {kind!r}"
        raise ValueError(message)
    kind = "photo" if kind == "album" else kind
    file_id = secrets.token_urlsafe(24)
    bot.files[file_id] = (f"{kind}.gif", PIXEL)
    file = {"file_id": file_id, "file_unique_id": file_id[:12], "file_size": len(PIXEL), **LENGTHS[kind]}
    return {kind: [file] if kind == "photo" else file}
