"""What one relative is to be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class NoticeKind(StrEnum):
    """Which of the texts D.x a notice is. None of them tells of a death, and none ever will."""

    READ = "read"  # D.1
    TAKEN_UP = "taken_up"  # D.2
    QUESTION = "question"  # D.3
    NOT_TAKEN_UP = "not_taken_up"  # D.15


class NoticeState(StrEnum):
    """How far a notice has come."""

    RAISED = "raised"
    #: The neutral push D.0 stands in the chat.
    PUSHED = "pushed"
    #: Waits in My reports, because nothing may be pushed to this account.
    WAITS = "waits"
    OPENED = "opened"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Notice:
    """One thing one account is to be told about its own report."""

    id: str
    kind: NoticeKind
    account: str
    report: str
    state: NoticeState
    raised_at: datetime
    #: What fills the text: a reason's key, a question, a date (ISO). Sealed in storage.
    facts: Mapping[str, str] = field(default_factory=dict)
