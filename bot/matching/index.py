"""The cases by name, in memory: put, drop and search from any thread."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice, product
from threading import Lock

from bot.domain.person import Person
from bot.matching.givens import meanings
from bot.matching.keys import skeletons
from bot.matching.names import Name, asked, names
from bot.matching.nearest import SEXES, nearest
from bot.matching.packed import pack, unpack
from bot.matching.patronymics import father
from bot.matching.rows import Row, Rows
from bot.matching.score import Band, Score, against
from bot.matching.vocabulary import ABSENT, Vocabulary

#: How many cases are compared in full.
COMPARED = 40
#: How many readings of one case are kept; double names and Latin letters make several.
READINGS = 12


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """A case that may be the person looked for."""

    case_id: str
    score: Score


class Index:
    """Every case that may be found. Searches see each `put` and `drop` that ended before they began."""

    def __init__(self) -> None:
        """Start empty, the lexicon read: the first search is not to wait for it."""
        meanings("")
        self._changing = Lock()
        self._vocabulary = Vocabulary()
        self._rows = Rows()
        self._numbers: dict[str, int] = {}
        self._cases: dict[int, tuple[str, bytes]] = {}
        self._next = count()

    def __len__(self) -> int:
        """Return the number of cases."""
        return len(self._numbers)

    def put(self, case_id: str, person: Person) -> None:
        """Add a case, or replace what was known of it."""
        packed, whole = pack(person), names(person)
        with self._changing:
            self._drop(case_id)
            number = next(self._next)
            self._cases[number] = case_id, packed
            for row in self._readings(number, person, whole):
                self._rows.add(row)
            self._numbers[case_id] = number

    def drop(self, case_id: str) -> None:
        """Forget a case; one that is not there is no error."""
        with self._changing:
            self._drop(case_id)

    def search(self, person: Person, limit: int = 10) -> list[Found]:
        """Return up to `limit` cases that are strong or possible, the likeliest first."""
        with self._changing:
            rows = self._rows.snapshot()
        candidates = nearest(person, rows, self._vocabulary, max(COMPARED, limit))
        ours = asked(person)
        scored = (Found(case_id, against(person, ours, unpack(packed))) for case_id, packed in self._kept(candidates))
        found = [one for one in scored if one.score.band is not Band.NONE]
        return sorted(found, key=lambda one: (-one.score.value, one.case_id))[:limit]

    def _kept(self, numbers: list[int]) -> Iterator[tuple[str, bytes]]:
        # A case dropped or replaced since the snapshot is no longer there.
        return (kept for number in numbers if (kept := self._cases.get(number)) is not None)

    def _drop(self, case_id: str) -> None:
        number = self._numbers.pop(case_id, None)
        if number is not None:
            del self._cases[number]
            self._rows.drop(number)

    def _readings(self, number: int, person: Person, whole: tuple[Name, ...]) -> Iterator[Row]:
        birth = person.birth
        born = (birth.earliest.toordinal(), birth.latest.toordinal()) if birth else (0, 0)
        spelt = dict.fromkeys(reading for name in whole for reading in self._spelt(name))
        return (
            (number, surname, given, patronymic, *born, SEXES[person.sex])
            for surname, given, patronymic in islice(spelt, READINGS)
        )

    def _spelt(self, name: Name) -> Iterator[tuple[int, int, int]]:
        return product(
            self._numbered(key for word in name.surname for key in skeletons(word)),
            self._numbered(key for word in name.given[:1] for key in skeletons(word)),
            self._numbered(islice(father(name.patronymic), 1)),
        )

    def _numbered(self, keys: Iterator[str]) -> list[int]:
        return [self._vocabulary.number(key) for key in keys] or [ABSENT]
