"""One message to one account, as it will be shown; where the chat is, only storage knows."""

from dataclasses import dataclass
from enum import IntEnum


class Urgency(IntEnum):
    """Which messages leave first: the lanes of the outbox. What is to be deleted leaves behind them all."""

    CONVERSATION = 0
    #: News that weigh: where nobody knows whether they arrived, a person looks, and they are not sent again.
    GRAVE = 1
    NOTICE = 2
    #: What is raised for very many at once, and may come an hour later.
    BROADCAST = 3


@dataclass(frozen=True, slots=True, repr=False)
class Button:
    """A button under a message: a translated label (it may be a colleague's name) and a packed payload (ids only)."""

    label: str
    data: str


@dataclass(frozen=True, slots=True, repr=False)
class Message:
    """The finished text (HTML) of one message, with its buttons row by row."""

    html: str
    rows: tuple[tuple[Button, ...], ...] = ()
    #: May not be forwarded or saved: what a moderator reveals.
    protected: bool = False
    #: The notice whose text it tells: that may be over before it leaves.
    tells: str | None = None
