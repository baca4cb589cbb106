"""Who moderates, and what each role may do: one matrix, read at every door and again where something is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Act(StrEnum):
    """What somebody of ours may do. Every button and command of the desk is the door to one of these."""

    #: Words that are typed, and where one stands.
    SPEAK = "speak"
    LANGUAGE = "language"
    HELP = "help"
    LEAVE = "leave"
    #: See who the colleagues are, and lock an account that is not in its owner's hands.
    LOCK = "lock"
    SEE_QUEUE = "see_queue"
    BE_ON_DUTY = "be_on_duty"
    CLAIM = "claim"
    REVEAL = "reveal"
    DECIDE_REPORT = "decide_report"
    ASK_FAMILY = "ask_family"
    LOG_CALL = "log_call"
    WRITE_FOR_FAMILY = "write_for_family"
    SEE_CASE = "see_case"
    ADD_EVIDENCE = "add_evidence"
    MOVE_STATUS = "move_status"
    PROPOSE = "propose"
    APPROVE = "approve"
    MERGE = "merge"
    #: Verify that a family is kin, say what it is to its case, and who of it knows of whom.
    VERIFY = "verify"
    #: Record what was passed to a body that the family permits.
    DISCLOSE = "disclose"
    #: What speaks of a death is seen, proposed and approved by seniors alone.
    SEE_DEATH = "see_death"
    HOLD = "hold"
    UNLINK = "unlink"
    #: Decide what takes a senior: "anything else, for a written reason" among it.
    LEAD = "lead"
    OPEN_PURPOSE = "open_purpose"
    #: How much was looked at: one's own, and to seniors everybody's.
    SEE_LOOKS = "see_looks"
    #: The log of what was done; it names nobody.
    SEE_LOG = "see_log"


class Role(StrEnum):
    """The roles of the organisation's people."""

    INTAKE = "intake"
    VERIFIER = "verifier"
    SENIOR = "senior"
    IMPORTER = "importer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    def may(self, act: Act) -> bool:
        """Whether this role may do it."""
        return self in MATRIX[act]

    def beside(self, other: "Role") -> bool:
        """Whether one person may go from this role to another: who runs the machine never decides."""
        return self is other or Role.ADMINISTRATOR not in (self, other)


_EVERYBODY: Final = frozenset(Role)
_DESK: Final = frozenset({Role.INTAKE, Role.VERIFIER, Role.SENIOR})
_VERIFIERS: Final = frozenset({Role.VERIFIER, Role.SENIOR})
_SENIORS: Final = frozenset({Role.SENIOR})

#: Which roles may do what (security 3.4). What is not here, nobody may do.
MATRIX: Final[Mapping[Act, frozenset[Role]]] = {
    Act.SPEAK: _EVERYBODY,
    Act.LANGUAGE: _EVERYBODY,
    Act.HELP: _EVERYBODY,
    Act.LEAVE: _EVERYBODY,
    Act.LOCK: _EVERYBODY,
    Act.SEE_QUEUE: _DESK,
    Act.BE_ON_DUTY: _DESK,
    Act.CLAIM: _DESK,
    Act.REVEAL: _DESK,
    Act.DECIDE_REPORT: _DESK,
    Act.ASK_FAMILY: _DESK,
    Act.LOG_CALL: _DESK,
    Act.WRITE_FOR_FAMILY: _DESK,
    Act.SEE_CASE: _DESK,
    Act.ADD_EVIDENCE: _DESK,
    Act.MOVE_STATUS: _VERIFIERS,
    Act.PROPOSE: _VERIFIERS,
    Act.APPROVE: _VERIFIERS,
    Act.MERGE: _VERIFIERS,
    Act.VERIFY: _VERIFIERS,
    Act.DISCLOSE: _VERIFIERS,
    Act.SEE_DEATH: _SENIORS,
    Act.HOLD: _SENIORS,
    Act.UNLINK: _VERIFIERS,
    Act.LEAD: _SENIORS,
    Act.OPEN_PURPOSE: _SENIORS,
    Act.SEE_LOOKS: _DESK,
    Act.SEE_LOG: frozenset({Role.AUDITOR}),
}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Invitation:
    """Whom a start link lets in, and what this person's codes will be made of."""

    role: Role
    name: str
    secret: str


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Moderator:
    """One of the organisation's people. The name is shown to colleagues only."""

    id: str
    account: str
    role: Role
    name: str
    active: bool = True
    on_duty: bool = False

    @property
    def leads(self) -> bool:
        """Whether this is a senior: a lead of the domain page."""
        return self.role.may(Act.LEAD)

    @property
    def sees_death(self) -> bool:
        """Whether what speaks of a death is there for this person at all."""
        return self.role.may(Act.SEE_DEATH)

    def same_person(self, other: "Moderator") -> bool:
        """Whether both are one person: one row, or two rows of an account that was let in again."""
        return self.id == other.id or self.account == other.account
