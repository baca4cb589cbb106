"""Everything that lies on the disk, as bytes."""

import struct
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import psycopg
from psycopg.sql import SQL, Identifier

from tests.secrecy.forms import forms

#: So many bytes of a form, its mark, are looked for first; so many values has one half of them.
WIDTH, MARK_TYPE, HALVES = 4, np.dtype(np.uint32), 2**16
#: By mark: where in its form it begins, the form, and how that is called.
Marks = dict[bytes, list[tuple[int, bytes, str]]]
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
    marks: defaultdict[bytes, list[tuple[int, bytes, str]]] = defaultdict(list)
    for number, one in enumerate(planted):
        for name, form in forms(one).items():
            at = _mark(form)
            marks[form[at : at + WIDTH]].append((at, form, f"{number}: {name}"))
    return [(told, place) for place, lying in disk.items() for told in sorted(_told_in(lying, marks))]


def _mark(form: bytes) -> int:
    """Return where in a form begin the bytes that are the least alike: zeros lie everywhere."""
    return max(range(len(form) - WIDTH + 1), key=lambda at: len(set(form[at : at + WIDTH])))


def _told_in(lying: bytes, marks: Marks) -> set[str]:
    """Return the names of the forms that lie there."""
    return {
        told
        for position in _positions(lying, np.unique(np.frombuffer(b"".join(marks), MARK_TYPE)))
        for at, form, told in marks[lying[position : position + WIDTH]]
        if position >= at and lying.startswith(form, position - at)
    }


def _positions(lying: bytes, wanted: npt.NDArray[np.uint32]) -> Iterator[int]:
    """Yield where one of these marks stands: the disk is large, and the forms are many."""
    halves = np.zeros(HALVES, np.bool_)
    halves[wanted // HALVES] = True
    for offset in range(WIDTH):
        size = (len(lying) - offset) // WIDTH
        if size > 0:
            windows = np.frombuffer(lying, MARK_TYPE, size, offset)
            near = np.flatnonzero(halves[windows // HALVES])
            yield from (near[np.isin(windows[near], wanted)] * WIDTH + offset).tolist()
