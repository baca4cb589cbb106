"""What else one would take: rapidfuzz over everybody, or a trigram index in PostgreSQL; both fed romanised names."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final

import psycopg
from rapidfuzz import fuzz, process

from bot.domain.person import Person
from tests.bench import server, spellings
from tests.bench.crowded import Asked, Crowd
from tests.bench.recalled import Search

#: So many are asked for.
FOUND: Final = 10
#: So many that PostgreSQL finds are scored again; so alike (0…1) they must be, as pg_trgm has it.
RESCORED, ALIKE = 100, 0.3
#: What the same day of birth adds to a rival's score of 100.
SAME_DAY: Final = 20.0
_BEST: Final = """
    SELECT number, name, born FROM people WHERE name %% %(name)s OR born = %(born)s
    ORDER BY (name <-> %(name)s) - CASE WHEN born = %(born)s THEN 0.2 ELSE 0 END LIMIT %(limit)s
"""


def romanised(person: Person) -> str:
    """Return the whole name of a case in plain Latin letters."""
    return spellings.plain(" ".join(filter(None, (person.surname, person.given, person.patronymic))))


def rapidfuzz(crowd: Crowd) -> Search:
    """Return a search that compares everybody by the ratio of their sorted words."""
    names = [romanised(person) for person in crowd.kept]

    def search(asked: Asked) -> list[int]:
        found = process.extract(
            spellings.plain(asked.variant.text), names, scorer=fuzz.token_sort_ratio, limit=FOUND, processor=None
        )
        return [number for _, _, number in found]

    return search


@contextmanager
def postgres(crowd: Crowd) -> Iterator[Search]:
    """Yield a search by trigrams or the same day of birth, whose best are scored again."""
    with _server() as connection:
        _filled(connection, crowd)

        def search(asked: Asked) -> list[int]:
            name, born = spellings.plain(asked.variant.text), _day(asked.variant.born)
            rows = connection.execute(_BEST, {"name": name, "born": born, "limit": RESCORED}).fetchall()
            scored = sorted(rows, key=lambda row: -_score(name, born, row[1], row[2]))
            return [row[0] for row in scored[:FOUND]]

        yield search


def _score(name: str, born: date | None, found: str, day: date | None) -> float:
    return fuzz.token_sort_ratio(name, found) + SAME_DAY * (born is not None and born == day)


def _day(birth: object) -> date | None:
    earliest, latest = getattr(birth, "earliest", None), getattr(birth, "latest", None)
    return earliest if earliest == latest else None


def _filled(connection: "psycopg.Connection[tuple[int, str, date | None]]", crowd: Crowd) -> None:
    connection.execute("CREATE EXTENSION pg_trgm")
    connection.execute("CREATE TABLE people (number integer, name text, born date)")
    with connection.cursor() as cursor, cursor.copy("COPY people FROM STDIN") as copy:
        for number, person in enumerate(crowd.kept):
            copy.write_row((number, romanised(person), _day(person.birth)))
    connection.execute("CREATE INDEX ON people USING gin (name gin_trgm_ops)")
    connection.execute("CREATE INDEX ON people (born)")
    connection.execute("ANALYZE people")
    connection.execute(f"SET pg_trgm.similarity_threshold = {ALIKE}")


@contextmanager
def _server() -> "Iterator[psycopg.Connection[tuple[int, str, date | None]]]":
    with server.postgres() as address, psycopg.connect(address, autocommit=True) as connection:
        yield connection
