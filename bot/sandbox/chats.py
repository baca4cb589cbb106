"""A chat and its messages."""

from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

Json = dict[str, Any]

#: A chat keeps at least this many messages; older ones are let go in batches, so that adding stays cheap.
KEPT: Final = 1000
TYPING_LASTS: Final = 5
#: Whoever did nothing for so long (seconds) was not waiting for what comes.
ASKED_FOR: Final = 5


@dataclass(slots=True)
class Message:
    """One message, as both sides know it."""

    id: int
    sender: Json
    chat: Json
    date: float
    content: Json
    markup: Json | None = None
    edit_date: float | None = None
    protected: bool = False
    silent: bool = False
    #: It came by itself: the person had done nothing for a while.
    unasked: bool = False
    #: The person deleted it on the own phone only.
    hidden: bool = False

    @property
    def from_bot(self) -> bool:
        """Say whether the bot wrote it."""
        return bool(self.sender["is_bot"])

    @property
    def text(self) -> str:
        """Return the text or, below a picture, the caption."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """Return the entities of the text or of the caption."""
        found: list[Json] = self.content.get("entities") or self.content.get("caption_entities") or []
        return found

    def as_json(self) -> Json:
        """Describe the message as a Message object."""
        told = {"message_id": self.id, "from": self.sender, "chat": self.chat, "date": int(self.date), **self.content}
        if self.edit_date is not None:
            told["edit_date"] = int(self.edit_date)
        if self.markup:
            told["reply_markup"] = self.markup
        if self.protected:
            told["has_protected_content"] = True
        return told


@dataclass(slots=True)
class Chat:
    """A private chat of one person with one bot, or a group."""

    id: int
    kind: str
    title: str
    card: Json
    #: In a private chat: the person pressed Start, so the bot may write.
    started: bool = False
    blocked: bool = False
    #: In a group: what the bot is there.
    membership: str = "member"
    messages: dict[int, Message] = field(default_factory=dict)
    pushes: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT))
    typing_until: float = 0.0
    #: When the person last did something here.
    acted_at: float = 0.0
    sent_at: deque[float] = field(default_factory=lambda: deque(maxlen=20))

    @property
    def private(self) -> bool:
        """Say whether this is a chat with one person."""
        return self.kind == "private"

    def add(self, message: Message) -> None:
        """Append a message and let very old ones go."""
        self.messages[message.id] = message
        if len(self.messages) > 2 * KEPT:
            for old in list(islice(self.messages, KEPT)):
                del self.messages[old]

    def push(self, message: Message) -> None:
        """Show a new message on the lock screen."""
        text = message.text or next(iter(message.content), "")
        told = {"message_id": message.id, "text": text, "date": int(message.date), "unasked": message.unasked}
        self.pushes.append(told)

    def typing(self, now: float) -> None:
        """Show that the bot is typing, for a few seconds or until it writes."""
        self.typing_until = now + TYPING_LASTS
