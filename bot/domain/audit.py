"""What is kept of everything that is done: acts by id, in a chain, and the chain's head."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

#: Whose act it is when something happens by itself.
HOUSE: Final = "house"


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Entry:
    """Somebody did something to something; ids and states, and nobody's name."""

    seq: int
    at: datetime
    actor: str
    act: str
    subject: str
    detail: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The last act of the chain, as it is sent outside: whoever cuts the chain below it is found out."""

    seq: int
    at: datetime
    #: The seal over this act and all before it.
    mac: bytes


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Asked:
    """Which acts somebody wants to see: the newest `limit` of those that fulfil all that is told."""

    #: How the actor's id begins.
    actor: str = ""
    act: str = ""
    subject: str = ""
    since: datetime | None = None
    before: datetime | None = None
    limit: int = 50
