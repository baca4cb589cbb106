"""Triggers that keep what must not be bent. Any migration that rebuilds such a table makes them again.

Each is one condition in the words that both databases share: where it holds, the statement is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: The tables whose rows are only ever added.
GUARDED = ("verdicts", "audit")
APPENDED = ("statuses", "quotes")
LOGGED = ("verifications", "deliveries", "sharings", "disclosures")


@dataclass(frozen=True, slots=True)
class Guard:
    """What is refused before `act` ("insert" or "update") on a row of `table`, and in which words."""

    name: str
    table: str
    act: str
    refused: str
    words: str


def guard(dialect: str, table: str) -> tuple[str, ...]:
    """Return the statements that make `table` append-only on `dialect` ("sqlite" or "postgresql")."""
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for act in ("update", "delete")
        )
    refuse = f"EXECUTE FUNCTION {table}_refuse()"
    body = f"BEGIN RAISE EXCEPTION '{table} is append-only'; END"
    return (
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
    )


def unguard(dialect: str, table: str) -> tuple[str, ...]:
    """Return the statements that take the guard of `table` away; for migrations alone."""
    if dialect == "sqlite":
        return (f"DROP TRIGGER {table}_no_update", f"DROP TRIGGER {table}_no_delete")
    return (
        f"DROP TRIGGER {table}_no_truncate ON {table}",
        f"DROP TRIGGER {table}_no_change ON {table}",
        f"DROP FUNCTION {table}_refuse()",
    )


def refuse(dialect: str, one: Guard) -> tuple[str, ...]:
    """Return the statements that set a guard on `dialect`."""
    when = f"BEFORE {one.act.upper()} ON {one.table}"
    if dialect == "sqlite":
        body = f"BEGIN SELECT RAISE(ABORT, '{one.words}'); END"
        return (f"CREATE TRIGGER {one.name} {when} WHEN {one.refused} {body}",)
    body = f"BEGIN IF {one.refused} THEN RAISE EXCEPTION '{one.words}'; END IF; RETURN NEW; END"
    return (
        f"CREATE FUNCTION {one.name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {one.name} {when} FOR EACH ROW EXECUTE FUNCTION {one.name}()",
    )


def permit(dialect: str, one: Guard) -> tuple[str, ...]:
    """Return the statements that take a guard away; for migrations alone."""
    if dialect == "sqlite":
        return (f"DROP TRIGGER {one.name}",)
    return (f"DROP TRIGGER {one.name} ON {one.table}", f"DROP FUNCTION {one.name}()")


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _same(one: str, other: str) -> str:
    """Return whether two moderators are one person: one row, or two rows of one account."""
    account = "(SELECT account FROM moderators WHERE id = {})"
    return f"({one} = {other} OR {account.format(one)} = {account.format(other)})"


#: The fates that two people decide (domain 2).
GRAVE: Final = (
    "captive_confirmed",
    "separated_located",
    "released",
    "escaped",
    "death_reported",
    "died_official",
    "remains_repatriated",
    "remains_identified",
)
#: What one person may decide though it leaves such a fate.
SINGLE: Final = (
    "separated_located>returned_home",
    "released>returned_home",
    "released>believed_captive",
    "escaped>returned_home",
    "escaped>believed_captive",
)
#: What a family may be told by the bot. There is no word for a death in it, and there never will be.
NOTICES: Final = (
    "read",
    "taken_up",
    "question",
    "believed",
    "confirmed",
    "place",
    "court",
    "call",
    "written",
    "released",
    "safe",
    "correction",
    "no_news",
    "closed",
    "not_taken_up",
    "differ",
)

_BY_TWO: Final = (
    f"((NEW.axis = 'fate' AND (NEW.after IN ({_listed(GRAVE)}) OR (NEW.before IN ({_listed(GRAVE)})"
    f" AND NEW.before || '>' || NEW.after NOT IN ({_listed(SINGLE)}))))"
    " OR (NEW.axis = 'case' AND NEW.after = 'merged_into'))"
)
_AGREED: Final = (
    "EXISTS (SELECT 1 FROM proposals WHERE proposals.id = NEW.proposal AND proposals.case_id = NEW.case_id"
    " AND proposals.axis = NEW.axis AND proposals.before = NEW.before AND proposals.after = NEW.after"
    " AND proposals.approver IS NOT NULL AND proposals.state = 'approved')"
)
_SAID: Final = (
    "EXISTS (SELECT 1 FROM statuses WHERE statuses.case_id = NEW.id AND statuses.axis = 'fate'"
    " AND statuses.before = OLD.fate AND statuses.after = NEW.fate AND statuses.seq ="
    " (SELECT max(s.seq) FROM statuses s WHERE s.case_id = NEW.id AND s.axis = 'fate'))"
)
_VERIFIED: Final = (
    "coalesce((SELECT verifications.after FROM verifications WHERE verifications.report = NEW.report"
    " ORDER BY verifications.seq DESC LIMIT 1), 0)"
)
_FIXED: Final = ("kind", "case_id", "axis", "before", "after", "proposer", "proposed_at")
_MERGED: Final = (
    "EXISTS (SELECT 1 FROM proposals WHERE proposals.kind = 'merge' AND proposals.case_id = NEW.id"
    " AND proposals.into_case = NEW.merged_into AND proposals.approver IS NOT NULL AND proposals.state = 'approved')"
)
#: By what a row that is there already is known. SQLite's REPLACE would take its place past all that refuses changes.
_ONCE: Final = {
    "verdicts": ("seq", "id"),
    "audit": ("seq",),
    "statuses": ("seq", "id", "proposal"),
    "proposals": ("id",),
    "cases": ("id", "reference"),
    "verifications": ("seq", "id"),
    "deliveries": ("seq",),
    "sharings": ("seq",),
    "disclosures": ("seq",),
}


def _there(table: str, columns: Sequence[str]) -> str:
    """Return whether a row of `table` is there already."""
    known = " OR ".join(f"{table}.{name} = NEW.{name}" for name in columns)
    return f"EXISTS (SELECT 1 FROM {table} WHERE {known})"  # noqa: S608 - names of ours


GUARDS: Final = (
    Guard(
        "proposals_begin_open",
        "proposals",
        "insert",
        "(NEW.approver IS NOT NULL OR NEW.state <> 'open')",
        "a proposal begins with one person",
    ),
    Guard(
        "proposals_stay",
        "proposals",
        "update",
        "("
        + " OR ".join(f"NEW.{name} <> OLD.{name}" for name in _FIXED)
        + " OR coalesce(NEW.into_case, '') <> coalesce(OLD.into_case, '')"
        " OR (OLD.approver IS NOT NULL AND (NEW.approver IS NULL OR NEW.approver <> OLD.approver))"
        " OR (OLD.state IN ('done', 'withdrawn', 'expired') AND NEW.state <> OLD.state))",
        "a proposal stays what it was",
    ),
    Guard(
        "proposals_two",
        "proposals",
        "update",
        f"(NEW.approver IS NOT NULL AND {_same('NEW.approver', 'NEW.proposer')}"
        " OR NEW.state IN ('approved', 'done') AND NEW.approver IS NULL"
        " OR NEW.state = 'done' AND OLD.state NOT IN ('approved', 'done'))",
        "a grave decision takes two people",
    ),
    Guard("statuses_two", "statuses", "insert", f"({_BY_TWO} AND NOT {_AGREED})", "a grave decision takes two people"),
    Guard(
        "cases_begin_missing",
        "cases",
        "insert",
        "(NEW.fate <> 'missing' OR NEW.merged_into IS NOT NULL)",
        "a case begins with nothing decided",
    ),
    Guard(
        "cases_merged_by_two",
        "cases",
        "update",
        f"(NEW.merged_into IS NOT NULL AND NEW.merged_into <> coalesce(OLD.merged_into, '') AND NOT {_MERGED})",
        "a merge takes two people",
    ),
    Guard("cases_say_why", "cases", "update", f"(NEW.fate <> OLD.fate AND NOT {_SAID})", "a fate needs its history"),
    Guard(
        "purposes_two",
        "purposes",
        "update",
        f"(NEW.opener <> OLD.opener OR NEW.agreed IS NOT NULL AND {_same('NEW.agreed', 'NEW.opener')})",
        "a session for a purpose takes two people",
    ),
    Guard(
        "purposes_stay",
        "purposes",
        "update",
        "(NEW.size <> OLD.size OR NEW.looks_left > OLD.looks_left"
        " OR (OLD.agreed IS NOT NULL AND (NEW.agreed IS NULL OR NEW.agreed <> OLD.agreed"
        " OR NEW.expires_at > OLD.expires_at))"
        " OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL))",
        "a session for a purpose stays what it was",
    ),
    Guard(
        "purposes_begin_with_one", "purposes", "insert", "(NEW.agreed IS NOT NULL)", "a session begins with one person"
    ),
)


def kinds_of_notices(kinds: Sequence[str]) -> tuple[Guard, Guard]:
    """Return the guards that refuse a notice of any other kind."""
    other, words = f"(NEW.kind NOT IN ({_listed(kinds)}))", "no notice of this kind"
    return (
        Guard("notices_tell_no_death_new", "notices", "insert", other, words),
        Guard("notices_tell_no_death", "notices", "update", other, words),
    )


#: What is guarded of news, and of whom it reaches.
NEWS_GUARDS: Final = (
    *kinds_of_notices(NOTICES),
    Guard("relatives_are_tied", "relatives", "insert", f"(NEW.level <> {_VERIFIED})", "a level needs its verification"),
    Guard(
        "relatives_are_verified",
        "relatives",
        "update",
        f"(NEW.level <> OLD.level AND NEW.level <> {_VERIFIED})",
        "a level needs its verification",
    ),
    *(
        Guard(f"{table}_once", table, "insert", _there(table, by), f"{table}: there already")
        for table, by in _ONCE.items()
    ),
)
