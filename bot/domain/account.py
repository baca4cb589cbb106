"""A Telegram account that talks to us, seen from inside: an opaque id and what it agreed to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Safety(StrEnum):
    """Whether somebody could inspect the phone (question S1)."""

    SAFE = "safe"
    INSPECTED = "inspected"
    UNSURE = "unsure"


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """One account and where it stands; the chat id behind it never leaves storage and the chat."""

    id: str
    language: str | None = None
    safety: Safety | None = None
    #: Version of the consent text agreed to, and when.
    consent: str | None = None
    consented_at: datetime | None = None
    #: The draft that typed words belong to, if one is open on the screen.
    focus: str | None = None
    #: False once Telegram said that the account blocked the bot or is gone.
    reachable: bool = True
    #: True when the family asked never to be written to first.
    quiet: bool = False
    #: Whether it is outside Ukraine now; None where it was not said.
    abroad: bool | None = None
    #: Id of the moderator this account belongs to, if it is one who may act.
    moderator: str | None = None
    #: When something begun was erased unsent, until the family has been told so.
    expired_at: datetime | None = None

    @property
    def silent(self) -> bool:
        """Whether nothing may be pushed: the family's wish, or a phone not said to be safe."""
        return self.quiet or self.safety is not Safety.SAFE
