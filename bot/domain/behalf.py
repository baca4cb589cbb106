"""That a moderator writes for somebody who telephones, writes or comes in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Channel(StrEnum):
    """How a family told what it told."""

    PHONE = "phone"
    #: A letter or an e-mail.
    LETTER = "letter"
    IN_PERSON = "in_person"


@dataclass(frozen=True, kw_only=True, slots=True)
class Behalf:
    """Who writes for a family, how it spoke with us, and the consent that was heard."""

    moderator: str
    channel: Channel
    #: Version of the text read aloud, and when; None where a report is only added to, which its family agreed to.
    consent: str | None = None
    heard_at: datetime | None = None
