"""A crowd of families, each in the middle of its conversation; whoever is done makes room for another."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, islice
from random import Random
from typing import Any, Final

from bot.chat.buttons import pack
from bot.domain.person import Person
from tests.bench.script import Move, Pressed, Typed, conversation

FIRST_CHAT: Final = 6_000_000_000
#: Moves of a short conversation.
LENGTH: Final = 38
Json = dict[str, Any]


@dataclass(slots=True, eq=False)
class Family:
    """One chat and what is still to be done there."""

    chat: int
    moves: Iterator[Move]
    draft: str = ""
    #: One move after the other, whatever each waits for.
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Crowd:
    """So many families, drawn by seeded chance."""

    def __init__(self, size: int, persons: Iterator[Person], chance: Random, numbers: "count[int]") -> None:
        """Have `size` families who each look for one of `persons`; `numbers` counts messages."""
        self._persons, self._chance, self._numbers = persons, chance, numbers
        self._chats, self._updates = count(FIRST_CHAT), count(1)
        self.idle = [self._another() for _ in range(size)]

    def _another(self) -> Family:
        return Family(next(self._chats), conversation(next(self._persons), self._chance))

    def next(self) -> tuple[Family, Move]:
        """Return somebody of the half that has been quiet longest, and what they do."""
        family = self.idle.pop(self._chance.randrange((len(self.idle) + 1) // 2))
        move = next(family.moves, None)
        while move is None:
            family = self._another()
            move = next(family.moves, None)
        self.idle.append(family)
        return family, move

    def beginning(self, family: Family) -> Iterator[Move]:
        """Return what somebody has done already when the measure begins."""
        return islice(family.moves, self._chance.randrange(LENGTH))

    def update(self, family: Family, move: Move) -> Json:
        """Return a move as Telegram tells it."""
        who = {"id": family.chat, "is_bot": False, "first_name": "Вигадана", "language_code": "uk"}
        where = {"id": family.chat, "type": "private", "first_name": "Вигадана"}
        number, now = next(self._updates), 1_800_000_000
        if isinstance(move, Typed):
            message: Json = {
                "message_id": next(self._numbers),
                "date": now,
                "chat": where,
                "from": who,
                "text": move.text,
            }
            if move.text.startswith("/"):
                message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(move.text)}]
            return {"update_id": number, "message": message}
        return {"update_id": number, "callback_query": _press(family, move, who, where, number)}


def _press(family: Family, move: Pressed, who: Json, where: Json, number: int) -> Json:
    """Return a press on a button of a message of ours."""
    ours = {"message_id": 1, "date": 1_800_000_000, "chat": where, "text": "-"}
    data = pack(move.payload(family.draft))
    return {"id": str(number), "from": who, "chat_instance": "1", "data": data, "message": ours}
