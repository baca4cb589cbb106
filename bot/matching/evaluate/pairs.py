"""Labelled pairs of names: in which band each comes out, against what people say of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from bot.matching.evaluate import table
from bot.matching.evaluate.table import Row, TableTrouble
from bot.matching.score import Band, Score, score

#: What people may say of a pair.
EXPECTED: Final = ("same", "possible", "different")
#: What `write` adds to each row.
ADDED: Final = ("score", "band", "clues")

Matrix = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """A row, and how its two people compare."""

    row: Row
    expected: str
    kind: str
    score: Score

    @classmethod
    def of(cls, row: Row) -> Self:
        """Compare the two people of a row; TableTrouble where it cannot be read."""
        expected = row.text("expected").lower()
        if expected not in EXPECTED:
            raise TableTrouble(row.place, f"expected is not {', '.join(EXPECTED[:-1])} or {EXPECTED[-1]}")
        found = score(row.written("query", "query_").person(), row.written("target", "target_").person())
        return cls(row, expected, row.text("class"), found)


@dataclass(frozen=True, slots=True, repr=False)
class Pairs:
    """Every pair of a file."""

    columns: tuple[str, ...]
    compared: tuple[Pair, ...]

    @property
    def matrix(self) -> Matrix:
        """How many pairs of each expectation came out in each band."""
        return _matrix(self.compared)

    @property
    def classes(self) -> Mapping[str, Matrix]:
        """The same for each class that the file tells."""
        kinds = sorted({pair.kind for pair in self.compared if pair.kind})
        return {kind: _matrix(tuple(pair for pair in self.compared if pair.kind == kind)) for kind in kinds}

    def json(self) -> Mapping[str, object]:
        """Return the figures for machines."""
        return {"rows": len(self.compared), "matrix": self.matrix, "classes": self.classes}

    def text(self) -> str:
        """Return the figures as tables for people."""
        parts = [(f"{len(self.compared)} rows", self.matrix), *self.classes.items()]
        width = max(len(title) for title, _ in parts)
        return "\n".join(line for title, matrix in parts for line in _lines(title.ljust(width), matrix))

    def write(self, path: Path) -> None:
        """Write every row with its score, band and clues; TableTrouble where the file cannot be written."""
        kept = [column for column in self.columns if column not in ADDED]
        lines = ["\t".join((*kept, *ADDED))]
        for pair in self.compared:
            cells = [pair.row.cells.get(column, "") for column in kept]
            lines.append("\t".join((*cells, f"{pair.score.value:.4f}", pair.score.band, _clues(pair.score))))
        try:
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError as error:
            raise TableTrouble(path, f"cannot be written ({type(error).__name__})") from None


def evaluate(path: Path, tell: Callable[[str, int, int], None]) -> Pairs:
    """Compare the pairs of a file; `tell` hears how many are done. TableTrouble where the file cannot be used."""
    found = table.read(path, "query", "target", "expected")
    rows = list(found)
    compared = []
    for pair in map(Pair.of, rows):
        compared.append(pair)
        tell("pairs", len(compared), len(rows))
    return Pairs(found.columns, tuple(compared))


def _matrix(pairs: tuple[Pair, ...]) -> Matrix:
    counted = Counter((pair.expected, pair.score.band) for pair in pairs)
    return {expected: {band.value: counted[expected, band] for band in Band} for expected in EXPECTED}


def _lines(title: str, matrix: Matrix) -> Iterator[str]:
    yield f"{title}  {'expected':<9}" + "".join(f"  {band.value:>8}" for band in Band)
    for expected, bands in matrix.items():
        if any(bands.values()):
            yield f"{'':<{len(title)}}  {expected:<9}" + "".join(f"  {count:>8}" for count in bands.values())


def _clues(found: Score) -> str:
    return "; ".join(f"{clue.explained.id} ({clue.effect:+.2f})" for clue in found.clues)
