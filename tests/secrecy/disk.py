"""Everything that lies on the disk, as bytes."""

import struct
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import psycopg
from psycopg.sql import SQL, Identifier

from tests.secrecy.forms import forms

#: So many bytes of a form are looked for first.
START, START_TYPE = 4, np.dtype(np.uint32)
TABLES: Final = SQL("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` but the keys."""
    return {str(path): contents(path) for path in folder.rglob("*") if path.is_file() and path.name != "keys"}


def contents(path: Path) -> bytes:
    """Read a file in a process of its own: closing it here would take SQLite's locks from us."""
    return subprocess.run(["/bin/cat", str(path)], capture_output=True, check=True).stdout  # noqa: S603


def rows(url: str) -> dict[str, bytes]:
    """Return every row of every table of a PostgreSQL database, as its columns lie there."""
    with psycopg.connect(url) as connection:
        tables = [name for (name,) in connection.execute(TABLES).fetchall()]
        return {
            name: b"\0".join(_told(value) for row in connection.execute(select(name)).fetchall() for value in row)
            for name in tables
        }


def select(table: str) -> "psycopg.sql.Composed":
    """Return the look at a whole table."""
    return SQL("SELECT * FROM {}").format(Identifier(table))


def _told(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return struct.pack(">q", value) + struct.pack("<q", value) + str(value).encode()
    return str(value).encode()


def cluster(url: str) -> dict[str, bytes]:
    """Return the files of a PostgreSQL database, with the newest of the server's write-ahead log."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        told = connection.execute(
            "SELECT current_setting('data_directory'), oid, pg_walfile_name(pg_current_wal_lsn())"
            " FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert told is not None
    folder, number, newest = told
    paths = [*(Path(folder) / "base" / str(number)).iterdir(), Path(folder) / "pg_wal" / newest]
    return {str(path): path.read_bytes() for path in paths}


def found(planted: Iterable[str | int], disk: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Return which forms of what was planted lie on the disk, and where: never what they are."""
    wanted = [(f"{number}: {name}", form) for number, one in enumerate(planted) for name, form in forms(one).items()]
    starts = np.unique(np.frombuffer(b"".join(form[:START] for _, form in wanted), START_TYPE))
    hits: list[tuple[str, str]] = []
    for place, lying in disk.items():
        known = _beginnings(lying, starts)
        hits += [(told, place) for told, form in wanted if form[:START] in known and form in lying]
    return hits


def _beginnings(lying: bytes, starts: npt.NDArray[np.uint32]) -> set[bytes]:
    """Return which of these beginnings occur: the disk is large, and the forms are many."""
    known: set[bytes] = set()
    for offset in range(START):
        size = (len(lying) - offset) // START
        windows = np.frombuffer(lying, START_TYPE, size, offset) if size > 0 else starts[:0]
        known |= {bytes(start) for start in np.intersect1d(windows, starts).view("V4")}
    return known
