"""A Telegram account that talks to us, seen from inside: an opaque id and what it agreed to."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

#: After so long a silence a change is looked at twice; after this one everybody is (domain 3.4).
SILENCE: Final = timedelta(days=90)
LONG_SILENCE: Final = timedelta(days=365)


class Safety(StrEnum):
    """Whether somebody could inspect the phone (question S1)."""

    SAFE = "safe"
    INSPECTED = "inspected"
    UNSURE = "unsure"
    #: It could, and the short report is sent: nothing of it, and no advice, is shown there any more.
    NOTED = "noted"


class Doubt(StrEnum):
    """Who writes now from an account that looks like another's, or was silent for long."""

    #: It was asked, and has not answered.
    ASKED = "asked"
    #: It says that it is the same person; whoever calls makes sure.
    SAME = "same"
    #: It says that somebody else is here.
    OTHER = "other"


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
    #: True when good news may come at any hour.
    any_hour: bool = False
    #: The words that the family chose to know our messages by.
    phrase: str | None = field(default=None, repr=False)
    #: Whether it is outside Ukraine now; None where it was not said.
    abroad: bool | None = None
    #: Id of the moderator this account belongs to, if it is one who may act.
    moderator: str | None = None
    #: A look-up of its name, user name and language as last seen; the words themselves are never kept.
    looks: str | None = field(default=None, repr=False)
    #: The day on which it last wrote or pressed.
    seen_on: date | None = None
    #: Set until a person has spoken with the family.
    doubt: Doubt | None = None
    #: The last album it sent, so that ten pictures are answered once.
    album: str | None = field(default=None, repr=False)
    #: Until when the three words that it tried in vain count against it.
    guessed: datetime | None = None
    #: When something begun was erased unsent, until the family has been told so.
    expired_at: datetime | None = None

    @property
    def silent(self) -> bool:
        """Whether nothing may be pushed: the family's wish, or a phone not said to be safe."""
        return self.quiet or self.safety is not Safety.SAFE

    @property
    def sign(self) -> str | None:
        """The phrase, where it may be shown: never on a phone that may be inspected, nor to whom nobody knows yet.

        Whoever calls to make sure says it first: a stranger who read it here could ring the family as we do.
        """
        return self.phrase if self.safety is Safety.SAFE and self.doubt is None else None

    @property
    def closed(self) -> bool:
        """Whether nothing said before is opened: it is not known who is here, or somebody else is."""
        return self.doubt in (Doubt.ASKED, Doubt.OTHER)


def doubtful(account: Account, looks: str, today: date) -> bool:
    """Whether somebody else may be writing from an account that once agreed to be helped."""
    if account.consent is None or account.seen_on is None:
        return False
    silent = today - account.seen_on
    return silent >= LONG_SILENCE or (silent >= SILENCE and looks != account.looks)
