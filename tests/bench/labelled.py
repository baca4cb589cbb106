"""Figures of labelled names in files: pairs in bands, and people in the public eye planted among the invented."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.matching import whole
from bot.matching.evaluate import pairs, table
from bot.matching.evaluate.pairs import Matrix
from bot.matching.evaluate.table import Row
from bot.matching.index import Index
from bot.matching.score import Band, score
from tests.bench.crowded import Crowd
from tests.bench.figures import Figure

#: Columns of a file of people, and what is told of their recall together.
FORMS: Final = {"name_uk": "uk, ru, en", "name_ru": "uk, ru, en", "name_en": "uk, ru, en", "name_latin_other": "other"}


def of_pairs(path: Path) -> Iterator[tuple[str, Figure]]:
    """Yield how many pairs came out in each band, by expectation and class."""
    found = pairs.evaluate(path, lambda *_: None)
    for kind, matrix in [("all", found.matrix), *found.classes.items()]:
        yield from _bands(f"{path.name}, {kind}", matrix)


def _bands(name: str, matrix: Matrix) -> Iterator[tuple[str, Figure]]:
    for expected, bands in matrix.items():
        if total := sum(bands.values()):
            shares = ", ".join(f"{band} {count}" for band, count in bands.items())
            yield f"{name}: {expected}", f"{shares}; shown {1 - bands['none'] / total:.3f}"


def declined(path: Path) -> Iterator[tuple[str, Figure]]:
    """Yield how many declined names (`form`) were shown as candidates for their nominative (`lemma`)."""
    rows = list(table.read(path, "form", "lemma"))
    compared = (score(row.written("form").person(), row.written("lemma").person()) for row in rows)
    shown = sum(one.band is not Band.NONE for one in compared)
    yield f"{path.name}: strong or possible", round(shown / len(rows), 4)


def planted(path: Path, crowd: Crowd, index: Index) -> Iterator[tuple[str, Figure]]:
    """Plant people by their Ukrainian names among the `crowd` of an index; yield how often each form comes first."""
    rows = list(table.read(path, "id", *FORMS))
    for row in rows:
        index.put(row.filled("id"), whole.person(row.filled("name_uk")))
    first: dict[str, list[bool]] = {}
    for row in rows:
        for column, together in FORMS.items():
            for text in _forms(row.text(column)):
                best = index.search(whole.person(text), 1)
                found = bool(best) and _is_meant(best[0].case_id, row, text, crowd)
                first.setdefault(column, []).append(found)
                first.setdefault(f"together: {together}", []).append(found)
    for name, hits in first.items():
        yield f"planted, names only, first: {name}", f"{sum(hits) / len(hits):.3f} of {len(hits)}"


def _is_meant(case: str, row: Row, text: str, crowd: Crowd) -> bool:
    """Tell whether a case is the planted one, or one of the crowd equal in everything that the text gives."""
    if case == row.filled("id") or not case.isdecimal():
        return case == row.filled("id")
    told, name = crowd.told[int(case)], row.filled("name_uk").split()
    given = [told.surname, told.given] if len(text.split()) < len(name) else [told.surname, told.given, told.patronymic]
    return all(word in name for word in given)


def _forms(cell: str) -> list[str]:
    forms = (form.strip().rpartition(":")[2] for form in cell.split(" | "))
    return [form for form in forms if form]
