"""Rebuild the derived files of this folder: `python -m bot.matching.lexicon.rebuild SOURCE_FOLDER`.

The folder holds `given_names.tsv`, `diminutives_ru.tsv` and `surnames.tsv` of the sources that NOTICE.txt names, with a
header line each. Files written by hand (`full_names.tsv`, `short_forms.tsv`) are read and left alone.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from bot.matching.keys import skeletons

HERE = Path(__file__).parent
#: How like its name a form of the wide groups of Wikidata must sound, 0…1: John is no Євген.
ALIKE = 0.55
#: Surnames kept of the source: those below are borne by a few families each.
SURNAMES = 30_000
#: Jokes of the source.
JOKES = frozenset(
    {
        "Глебозавр", "Глебас", "Гендос", "Гендостан", "Толяндрий", "Женёниус", "Львёнок", "Тигр", "Людовик", "Матильда",
        "Темыч", "Тёмыч", "Тимыч", "Никитыч", "Ромыч", "Глебыч", "Маратян", "Максон", "Игоряны", "Гошан", "Иронька",
        "Варьчик", "Некит", "Русич", "Владос",
    }
)  # fmt: skip
#: Short forms that the source gives to a wrong name.
WRONG = frozenset({("Альбина", "Эльба"), ("Влада", "Лада"), ("Елизавета", "Лиса"), ("Лилия", "Лида")})

_WORD = re.compile(r"[^\W\d_]{3,}")
_CYRILLIC = re.compile("[Ѐ-ӿ]+")
_FOND = re.compile("(?:[чньшс]к[ао]|к[оа]|[иі]к|[оёе]к|[юу][шнтс]а|[юу]ля|ша|ся|чка)$")

#: A name of the lexicon and its sex (m, f).
Given = tuple[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Names:
    """The names of the lexicon, and which spellings are taken by them."""

    #: Ukrainian and Russian full forms of each name.
    full: dict[Given, list[str]]
    #: What the hand-written table knows as short forms, by sound.
    short: frozenset[str]
    #: Forms that the hand-written table gives to some name.
    given: frozenset[str]
    sounds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, source: Iterable[list[str]], full: Iterable[list[str]], short: Iterable[list[str]]) -> "Names":
        """Return the names of the source and of the two hand-written tables."""
        found: defaultdict[Given, list[str]] = defaultdict(list)
        for name, sex, russian, *_ in source:
            found[name, sex] += [name, *_forms(russian)]
        given = set()
        for name, sex, same, *_ in full:
            given.update(same.split())
            found[name, sex] += [name, *(form for form in same.split() if _CYRILLIC.fullmatch(form))]
        known = {key for name, _, _, forms, *_ in short for form in forms.split() for key in _keys(form) - _keys(name)}
        names = cls(dict(found), frozenset(known), frozenset(given))
        for name, _ in found:
            for key in _keys(name):
                names.sounds[key].add(name)
        return names

    def is_another(self, form: str, name: str) -> bool:
        """Tell whether a form sounds as the own form of another name, and not as this one's."""
        heard = set().union(*(self.sounds.get(key, set()) for key in _keys(form)))
        return bool(heard) and name not in heard

    def likeness(self, form: str, given: Given) -> float:
        """Return how like a form sounds to the fullest forms of a name, 0…1."""
        own = {key for full in self.full[given] for key in _keys(full)}
        return max((Levenshtein.normalized_similarity(one, key) for one in own for key in _keys(form)), default=0.0)


def given_names(source: list[list[str]], names: Names) -> Iterator[str]:
    """Yield the lines of given_names.tsv: full forms in Russian and Latin, and names that Russian makes one of."""
    claims: defaultdict[str, list[Given]] = defaultdict(list)
    for name, sex, _, latin, cyrillic, *_ in source:
        for form in _forms(latin + ", " + cyrillic):
            claims[form].append((name, sex))
    yield "name\tsex\tsame\tshort\trelated"
    own = {name for name, _ in names.full}
    for name, sex, russian, latin, cyrillic, *_ in source:
        written = [form for form in _forms(russian) if form != name]
        wide = (form for form in _forms(cyrillic + ", " + latin) if _belongs(form, (name, sex), claims[form], names))
        same = _unlike(name, [form for form in written if form not in own], wide, names.given)
        related = [form for form in written if form in own]
        yield "\t".join((name, sex, " ".join(same), "", " ".join(related))).rstrip()


def russian_short_forms(source: Iterable[list[str]], names: Names) -> Iterator[str]:
    """Yield the lines of russian_short_forms.tsv: under each name that has the source's name as its Russian form."""
    bearers: defaultdict[Given, list[str]] = defaultdict(list)
    for (name, sex), forms in names.full.items():
        for form in dict.fromkeys(map(_plain, forms)):
            bearers[form, sex].append(name)
    found: defaultdict[Given, dict[str, None]] = defaultdict(dict)
    for full, sex, short, script, *_ in source:
        if script == "cyr" and short not in JOKES and (full, short) not in WRONG:
            fitting = (name for name in bearers[_plain(full), sex] if not _is_full(short, name, names))
            found.update({(name, sex): found[name, sex] | {short: None} for name in fitting})
    yield "name\tsex\tsame\tshort"
    for (name, sex), shorts in sorted(found.items()):
        yield f"{name}\t{sex}\t\t{' '.join(shorts)}"


def surnames(source: Iterable[list[str]]) -> Iterator[str]:
    """Yield surnames, the most frequent first."""
    ranked = sorted(source, key=lambda row: int(row[0]))
    yield from list(dict.fromkeys(row[1] for row in ranked))[:SURNAMES]


def rebuild(source: Path, folder: Path = HERE) -> None:
    """Write the derived files into `folder`, where the hand-written ones are; raises OSError if a file is missing."""
    # The source has a Latin i in a Ukrainian name.
    given = [[row[0].replace("i", "і"), *row[1:]] for row in _table(source / "given_names.tsv")]
    names = Names.of(given, _table(folder / "full_names.tsv"), _table(folder / "short_forms.tsv"))
    _write(folder / "given_names.tsv", given_names(given, names))
    _write(folder / "russian_short_forms.tsv", russian_short_forms(_table(source / "diminutives_ru.tsv"), names))
    _write(folder / "surnames.txt", surnames(_table(source / "surnames.tsv")))


def _belongs(form: str, given: Given, claims: list[Given], names: Names) -> bool:
    name = given[0]
    if form == name or names.is_another(form, name) or (_FOND.search(form) and not _FOND.search(name)):
        return False
    if names.short & _keys(form):
        return False
    likeness = names.likeness(form, given)
    return likeness >= ALIKE and likeness >= max(names.likeness(form, other) for other in claims)


def _unlike(name: str, same: list[str], wide: Iterable[str], shared: frozenset[str]) -> list[str]:
    # Of the forms that sound alike one is enough, unless the very spelling is another name's too (Angelina, Helena).
    heard = {key for form in (name, *same) for key in _keys(form)}
    kept = list(dict.fromkeys(same))
    for form in wide:
        keys = _keys(form)
        if form not in kept and (form in shared or not keys <= heard):
            kept.append(form)
            heard |= keys
    return kept


def _is_full(short: str, name: str, names: Names) -> bool:
    keys = _keys(short)
    return bool(keys & _keys(name)) or (names.is_another(short, name) and not keys & names.short)


def _forms(cell: str) -> list[str]:
    return [form for form in cell.split(", ") if _WORD.fullmatch(form) and form[0].isupper()]


def _keys(form: str) -> frozenset[str]:
    return frozenset(skeletons(form.lower()))


def _plain(form: str) -> str:
    return form.replace("ё", "е").replace("Ё", "Е")


def _table(path: Path) -> list[list[str]]:
    return [[*line.split("\t"), *[""] * 5] for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    rebuild(Path(sys.argv[1]))
