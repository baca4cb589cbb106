"""Who moderates, and what each role may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The roles of the organisation's people."""

    INTAKE = "intake"
    VERIFIER = "verifier"
    SENIOR = "senior"
    IMPORTER = "importer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def decides(self) -> bool:
        """Whether this role reads reports and decides on them."""
        return self in (Role.INTAKE, Role.VERIFIER, Role.SENIOR)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Moderator:
    """One of the organisation's people. The name is shown to colleagues only."""

    id: str
    account: str
    role: Role
    name: str
    active: bool = True
    on_duty: bool = False
