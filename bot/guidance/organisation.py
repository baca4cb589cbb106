"""The organisation's own file (`DODOMU_ORG_FILE`, TOML), read into the rules the services are given.

A line without `source` and `verified_on` is never shown to anybody; `run` names what is missing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from bot.domain.hours import QuietHours
from bot.domain.priority import Due
from bot.domain.review import Priority
from bot.guidance.contacts import contact, named, told, verified
from bot.guidance.holidays import holidays
from bot.services.rules import DUE, IDLE, SESSION, Coordinator, Rules

#: What the file should say so that nothing in the bot has to stay unsaid.
WANTED: Final = ("contacts", "support_lines", "child_helpline", "accounts", "coordinators", "safe_path")


class OrganisationTrouble(Exception):
    """The organisation's file cannot be used; the text is one line for the operator."""

    def __init__(self, path: Path | None, trouble: object) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(f"the organisation's file {path} cannot be used: {trouble}")


@dataclass(frozen=True, slots=True)
class Organisation:
    """The rules of the house, and which lines of the file are missing or unverified."""

    rules: Rules
    missing: tuple[str, ...] = ()
    #: Ids of the groups and channels in which the operator lets the bot stay.
    groups: frozenset[int] = frozenset()


def read(path: Path | None, name: str, quiet: QuietHours | None) -> Organisation:
    """Return the organisation in `path` (None: only its name). Raises OrganisationTrouble with one clear line."""
    try:
        found = {} if path is None else tomllib.loads(path.read_text("utf-8"))
        return _organisation(found, name, quiet)
    except (OSError, UnicodeDecodeError) as error:
        raise OrganisationTrouble(path, type(error).__name__) from None
    except KeyError as missing:
        raise OrganisationTrouble(path, f"{missing} is missing") from None
    except (tomllib.TOMLDecodeError, TypeError, ValueError, AttributeError) as error:
        raise OrganisationTrouble(path, error) from None


def _organisation(found: Mapping[str, Any], name: str, quiet: QuietHours | None) -> Organisation:
    lines = found.get("contacts", ())
    support = found.get("support_lines", {})
    child = found.get("child_helpline", {})
    accounts = found.get("accounts", {})
    safe_path = found.get("safe_path", {})
    limits = found.get("limits", {})
    rules = Rules(
        organisation=found.get("name", name),
        contacts=tuple(contact(line) for line in lines if verified(line)),
        support_lines=told("support_lines", support) if verified(support) else {},
        child_helpline=child["number"] if verified(child) else "",
        accounts=tuple(accounts["names"]) if verified(accounts) else (),
        partners=tuple(found.get("partners", ())),
        coordinators=tuple(
            Coordinator(one["name"], one["number"]) for one in found.get("coordinators", ()) if verified(one)
        ),
        safe_path=told("safe_path", safe_path) if verified(safe_path) else {},
        quiet=quiet,
        holidays=holidays(),
        due=_due(limits),
        claim=timedelta(minutes=limits.get("claim_minutes", 30)),
        session=_at_most(timedelta(hours=limits.get("session_hours", 12)), SESSION),
        idle=_at_most(timedelta(minutes=limits.get("idle_minutes", 30)), IDLE),
        draft=timedelta(days=limits.get("draft_days", 30)),
        reveals_an_hour=_looks(limits, "reveals_an_hour", 60),
        reveals_a_day=_looks(limits, "reveals_a_day", 200),
        open_drafts=limits.get("open_drafts", 5),
        reports_a_day=limits.get("reports_a_day", 3),
        changes_a_day=limits.get("changes_a_day", 10),
    )
    unverified = tuple(named(line) for line in lines if not verified(line))
    lacking = tuple(want for want in WANTED if not getattr(rules, want))
    return Organisation(rules, lacking + unverified, _groups(found.get("groups", ())))


def _at_most(told: timedelta, ours: timedelta) -> timedelta:
    """Return how long a moderator is let in by a code. Raises ValueError for longer than ours: it is no weaker here."""
    if not timedelta() < told <= ours:
        message = f"session_hours and idle_minutes may be shorter, not longer (at most {ours})"
        raise ValueError(message)
    return told


def _looks(limits: Mapping[str, Any], name: str, ours: int) -> int:
    """Return how much a moderator may look at. Raises ValueError for more than ours: that takes two seniors."""
    told = limits.get(name, ours)
    if type(told) is not int or not 0 < told <= ours:
        message = f"{name} may be lower, not higher (at most {ours})"
        raise ValueError(message)
    return told


def _groups(told: Any) -> frozenset[int]:  # noqa: ANN401 - whatever the file says
    """Return the ids of groups. Raises ValueError for what is none: a name would let in whoever takes it."""
    if not isinstance(told, (list, tuple)) or not all(type(one) is int and one < 0 for one in told):
        message = "groups must be a list of chat ids (negative numbers)"
        raise ValueError(message)
    return frozenset(told)


def _due(limits: Mapping[str, Any]) -> Mapping[Priority, Due]:
    """Return the due times: hours for P0 and P1, working days for P2 and P3."""
    return {
        Priority.P0: Due(time=timedelta(hours=limits["p0_hours"])) if "p0_hours" in limits else DUE[Priority.P0],
        Priority.P1: Due(time=timedelta(hours=limits["p1_hours"])) if "p1_hours" in limits else DUE[Priority.P1],
        Priority.P2: Due(working_days=limits.get("p2_days", DUE[Priority.P2].working_days)),
        Priority.P3: Due(working_days=limits.get("p3_days", DUE[Priority.P3].working_days)),
    }
