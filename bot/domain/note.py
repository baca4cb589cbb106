"""What moderators leave for one another. Never shown to a family, never exported."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Note:
    """One note at an item of the queue, or on a case."""

    id: str
    review: str | None = None
    case: str | None = None
    moderator: str
    at: datetime
    #: For seniors alone.
    sensitive: bool = False
    #: The key of a ready note, or the moderator's own words; sealed in storage.
    text: str
