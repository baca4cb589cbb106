"""A full disk, by one name for both databases."""

import sqlite3

from sqlalchemy.exc import DBAPIError

#: PostgreSQL's name for it (class 53, insufficient resources).
_DISK_FULL = "53100"


class StorageFull(Exception):
    """Nothing more can be written; nothing was changed. The same act may succeed when there is room."""


def is_full(error: DBAPIError) -> bool:
    """Whether `error` is the driver's way to say that the disk is full."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        # The write-ahead log's index says so in its own way when it cannot grow.
        return cause.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)
    return getattr(cause, "sqlstate", None) == _DISK_FULL
