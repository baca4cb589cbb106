"""Which chat an update belongs to: what happens there happens in order."""

from collections.abc import Mapping
from typing import Any, Final

#: Where a kind of update tells its chat, from the update down.
PLACES: Final[tuple[tuple[str, ...], ...]] = (
    ("message", "chat", "id"),
    ("edited_message", "chat", "id"),
    ("callback_query", "message", "chat", "id"),
    ("callback_query", "from", "id"),
    ("my_chat_member", "chat", "id"),
)


def chat_of(body: Mapping[str, Any]) -> int | None:
    """Return the id of the chat that `body` comes from, None where it tells none."""
    for place in PLACES:
        found: object = body
        for step in place:
            found = found.get(step) if isinstance(found, Mapping) else None
        if isinstance(found, int) and not isinstance(found, bool):
            return found
    return None
