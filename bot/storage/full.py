"""A full disk, or a database that is away, by one name for both databases."""

import sqlite3

from sqlalchemy.exc import DBAPIError

#: PostgreSQL's name for it (class 53, insufficient resources).
_DISK_FULL = "53100"
#: PostgreSQL's classes: connection, resources, shut down by an operator.
_CONNECTION, _AWAY = "08000", ("08", "53", "57")
#: The byte of an SQLite error code that says what it is.
_PRIMARY = 0xFF


class StorageFull(Exception):
    """Nothing more can be written; nothing was changed. The same act may succeed when there is room."""


class StorageAway(Exception):
    """The database does not answer, or somebody holds it too long; nothing was changed. It may pass."""


def is_away(error: DBAPIError) -> bool:
    """Whether `error` is the driver's way to say that the database is away or locked."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return cause.sqlite_errorcode & _PRIMARY in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
    return error.connection_invalidated or (getattr(cause, "sqlstate", None) or _CONNECTION)[:2] in _AWAY


def is_full(error: DBAPIError) -> bool:
    """Whether `error` is the driver's way to say that the disk is full."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        # The write-ahead log's index says so in its own way when it cannot grow.
        return cause.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)
    return getattr(cause, "sqlstate", None) == _DISK_FULL
