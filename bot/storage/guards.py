"""Triggers that keep appended rows as they are. Any migration that rebuilds such a table makes them again."""

#: The tables whose rows are only ever added.
GUARDED = ("verdicts", "audit")


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
