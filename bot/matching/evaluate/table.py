"""Tables of tab-separated values with a header line. There is no quoting: a quotation mark is a letter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.domain.person import PartialDate, Sex
from bot.matching import whole
from bot.matching.whole import Written

_SEXES: Final = {
    "": None, "m": Sex.MALE, "male": Sex.MALE, "f": Sex.FEMALE, "female": Sex.FEMALE,
}  # fmt: skip


class TableTrouble(Exception):
    """A table cannot be used; the text is one line with file, line and reason, and names nobody."""

    def __init__(self, place: Path | str, reason: str) -> None:
        """Tell the file, or line of it, and what is wrong there."""
        super().__init__(f"{place}: {reason}")


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One line of a table."""

    path: Path
    line: int
    cells: Mapping[str, str]

    @property
    def place(self) -> str:
        """Where it stands, for the one who mends it."""
        return f"{self.path}: line {self.line}"

    def text(self, column: str) -> str:
        """Return what a column holds; empty where there is no such column."""
        return self.cells.get(column, "").strip()

    def filled(self, column: str) -> str:
        """Return what a column holds; TableTrouble where that is nothing."""
        found = self.text(column)
        if not found:
            raise TableTrouble(self.place, f"{column} is empty")
        return found

    def birth(self, column: str) -> PartialDate | None:
        """Return the date in a column; TableTrouble where it is none."""
        try:
            return whole.born(self.text(column))
        except ValueError:
            raise TableTrouble(self.place, f"{column} is not a date like 1989, 1989-03 or 1989-03-14") from None

    def sex(self, column: str) -> Sex | None:
        """Return the sex in a column; TableTrouble where it is none."""
        told = self.text(column).lower()
        if told not in _SEXES:
            raise TableTrouble(self.place, f"{column} is not m, f, male or female")
        return _SEXES[told]

    def written(self, name: str, prefix: str = "") -> Written:
        """Return who is in the column `name`, with birth and sex of the columns that begin with `prefix`."""
        return Written(self.filled(name), self.birth(f"{prefix}birth"), self.sex(f"{prefix}sex"))


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """The columns and the lines of a file."""

    path: Path
    columns: tuple[str, ...]
    lines: tuple[str, ...]

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows; TableTrouble at one that has more cells than there are columns. Lines left empty are none."""
        for number, line in enumerate(self.lines, 2):
            cells = line.split("\t")
            row = Row(self.path, number, dict(zip(self.columns, cells, strict=False)))
            if any(cells[len(self.columns) :]):
                raise TableTrouble(row.place, f"{len(cells)} cells, but the header names {len(self.columns)} columns")
            if line.strip():
                yield row

    def __len__(self) -> int:
        """Return the number of rows."""
        return sum(bool(line.strip()) for line in self.lines)


def read(path: Path, *needed: str) -> Table:
    """Return the table in a file that has the `needed` columns, in any order, among others; TableTrouble otherwise."""
    header, *lines = _text(path).split("\n")
    top = f"{path}: line 1"
    columns = tuple(column.strip() for column in header.split("\t"))
    missing = [column for column in needed if column not in columns]
    if missing:
        raise TableTrouble(top, f"no column {', '.join(missing)}")
    twice = next((column for column in columns if column and columns.count(column) > 1), None)
    if twice:
        raise TableTrouble(top, f"column {columns.index(twice) + 1} has the name of a later one")
    table = Table(path, columns, tuple(line.removesuffix("\r") for line in lines))
    if not len(table):
        raise TableTrouble(top, "a header and no rows")
    return table


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except FileNotFoundError:
        raise TableTrouble(path, "there is no such file") from None
    except IsADirectoryError:
        raise TableTrouble(path, "a folder, not a file") from None
    except OSError as error:
        raise TableTrouble(path, f"cannot be read ({type(error).__name__})") from None
    except UnicodeDecodeError as error:
        before = raw.count(b"\n", 0, error.start)
        raise TableTrouble(Row(path, before + 1, {}).place, "not UTF-8") from None
    if not text.strip():
        raise TableTrouble(path, "the file is empty")
    return text
