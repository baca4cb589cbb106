"""An organisation in the middle of its work: who presses, and everything that a button can name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.account import Account
from bot.domain.proposal import Proposal
from bot.domain.purpose import Purpose
from bot.domain.review import Review
from bot.domain.roles import Moderator
from bot.questionnaire.draft import Draft
from tests.chat.moderators.desk import Desk


@dataclass(frozen=True, slots=True)
class Presser:
    """Somebody with a phone."""

    name: str
    chat: int
    account: Account
    #: Whose side of the house it is; nobody's after an account was locked.
    moderator: Moderator | None = None
    #: Whether a code was shown.
    session: bool = True

    @property
    def id(self) -> str:
        """By which the audit knows whoever this is."""
        return self.account.id if self.moderator is None else self.moderator.id


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that stands when the pressing begins. Nothing of it moves."""

    desk: Desk
    now: datetime
    pressers: Sequence[Presser]
    #: Buttons that stood in somebody's chat before what they are about moved on.
    harvest: Sequence[tuple[Presser, str]]
    drafts: dict[str, Draft] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    purposes: dict[str, Purpose] = field(default_factory=dict)
    moderators: dict[str, Moderator] = field(default_factory=dict)
    #: Whose a report or a notice is.
    reports: dict[str, str] = field(default_factory=dict)
    notices: dict[str, str] = field(default_factory=dict)
    cases: Sequence[str] = ()
    #: On which case an item of evidence is.
    evidence: dict[str, str] = field(default_factory=dict)
    #: Which report is linked to which case.
    linked: frozenset[tuple[str, str]] = frozenset()
