"""The same person as somebody else writes them: one class of variation at a time, as raw text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from bot.domain.person import PartialDate, Person, Sex
from tests.bench import names, spellings
from tests.bench.people import birth, slip


@dataclass(frozen=True, slots=True)
class Variant:
    """A name as typed, with what else is told; `kind` is its class.

    `patronymic` says whether there still is one, `initials` whether it and the given name are but letters.
    """

    kind: str
    text: str
    born: PartialDate | None
    patronymic: bool = True
    initials: bool = False


#: Returns the words of a name (surname, given name, patronymic), or nothing where the class cannot be had.
Way = Callable[[Person, Random], str]

_LOOK_ALIKE: Final = str.maketrans("аеіорсухАВЕІКМНОРСТХ", "aeiopcyxABEIKMHOPCTX")
_SEEN: Final = (("и", "н"), ("н", "и"), ("ш", "щ"), ("о", "0"), ("З", "3"), ("б", "6"), ("ц", "п"), ("л", "п"))
_HEARD: Final = (("о", "а"), ("е", "и"), ("и", "е"), ("г", "х"), ("д", "т"), ("з", "с"), ("в", "ф"), ("ч", "щ"))
_APOSTROPHES: Final = ("'", "’", "`", "′", '"', "*", "ʹ", "", " ", "ь")


def _words(person: Person) -> tuple[str, str, str]:
    return person.surname or "", person.given or "", person.patronymic or ""


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def _russian(person: Person, chance: Random) -> str:
    surname, given, patronymic = map(names.russian, _words(person))
    return _joined(*chance.choice([(surname, given, patronymic), (given, patronymic, surname)]))


def _latin(kind: str) -> Way:
    return lambda person, chance: _joined(
        *map(spellings.LATIN[kind], chance.choice([_words(person), (person.given or "", person.surname or "")]))
    )


def _passport(person: Person, _: Random) -> str:
    return spellings.russian_passport(_joined(*map(names.russian, _words(person)[:2])))


def _inflected(person: Person, chance: Random) -> str:
    case, man = chance.choice(["genitive", "dative"]), person.sex is Sex.MALE
    roles = zip(_words(person), ("surname", "given", "patronymic"), strict=True)
    return _joined(*(spellings.declined(word, role, case, man=man) for word, role in roles if word))


def _short(person: Person, chance: Random) -> str:
    given = names.given(person.given or "", person.sex)
    return _joined(person.surname or "", chance.choice(given.short)) if given and given.short else ""


def _foreign(person: Person, chance: Random) -> str:
    given = names.given(person.given or "", person.sex)
    surname = spellings.official(person.surname or "")
    return _joined(chance.choice(given.foreign), surname) if given and given.foreign else ""


def _hyphen(person: Person, chance: Random) -> str:
    surname, given, patronymic = _words(person)
    other = _another(person, chance)
    return _joined(chance.choice([f"{surname}-{other}", f"{other}-{surname}"]), given, patronymic)


def _maiden(person: Person, chance: Random) -> str:
    surname, given, patronymic = _words(person)
    return _joined(f"{_another(person, chance)} ({surname})", given, patronymic)


def _another(person: Person, chance: Random) -> str:
    """Return another surname, such as is married into."""
    return names.of_sex(chance.choice(names.surnames()[:2_000]), person.sex or Sex.MALE)


def _order(person: Person, chance: Random) -> str:
    surname, given, patronymic = _words(person)
    return chance.choice([_joined(given, patronymic, surname), f"{surname}, {_joined(given, patronymic)}"])


def _initials(person: Person, chance: Random) -> str:
    surname, given, patronymic = _words(person)
    short = _joined(*(f"{word[0]}." for word in (given, patronymic) if word))
    return chance.choice([_joined(surname, short), _joined(short, surname)])


def _apostrophe(person: Person, chance: Random) -> str:
    text = _joined(*_words(person))
    for at in range(1, len(text)):
        if text[at] in "ʼ'’":
            return text[:at] + chance.choice(_APOSTROPHES) + text[at + 1 :]
    return ""


def _look_alike(person: Person, _: Random) -> str:
    return _joined(*_words(person)).translate(_LOOK_ALIKE)


def _layout(kind: str) -> Way:
    def typed(person: Person, _: Random) -> str:
        text = _joined(*_words(person))
        return spellings.on_layout(spellings.official(text) if kind == "en-uk" else text, kind)

    return typed


def _no_patronymic(person: Person, _: Random) -> str:
    return _joined(*_words(person)[:2]) if person.patronymic else ""


def _typo(person: Person, chance: Random) -> str:
    surname, given, patronymic = _words(person)
    return _joined(slip(surname, chance), given, patronymic) if len(surname) > 2 else ""


def _misread(pairs: tuple[tuple[str, str], ...]) -> Way:
    def misread(person: Person, chance: Random) -> str:
        surname, given, patronymic = _words(person)
        possible = [(one, other) for one, other in pairs if one in surname[1:]]
        if not possible:
            return ""
        one, other = chance.choice(possible)
        return _joined(surname[0] + surname[1:].replace(one, other, 1), given, patronymic)

    return misread


def _as_told(person: Person, _: Random) -> str:
    return _joined(*_words(person))


#: Every class of variation of the name.
WAYS: Final[dict[str, Way]] = {
    "as told": _as_told,
    "russian": _russian,
    **{f"latin: {kind}": _latin(kind) for kind in spellings.LATIN},
    "latin: russian passport": _passport,
    "latin: foreign given name": _foreign,
    "inflected": _inflected,
    "diminutive": _short,
    "hyphen": _hyphen,
    "maiden": _maiden,
    "order": _order,
    "initials": _initials,
    "apostrophe": _apostrophe,
    "look-alike letters": _look_alike,
    "layout: uk on en": _layout("uk-en"),
    "layout: en on uk": _layout("en-uk"),
    "layout: uk on ru": _layout("uk-ru"),
    "no patronymic": _no_patronymic,
    "typo": _typo,
    "misread": _misread(_SEEN),
    "misheard": _misread(_HEARD),
}
#: Slips of the date of birth, with the name as told.
DATES: Final = (
    "birth: day and month swapped", "birth: year off by one", "birth: day off by one", "birth: month alone",
    "birth: year alone",
)  # fmt: skip


def of_name(person: Person, kind: str, chance: Random) -> Variant | None:
    """Return `person` written in one of `WAYS`, without a birth; None where their name gives no occasion to it."""
    text = WAYS[kind](person, chance)
    told = bool(person.patronymic) and len(text.split()) > 2
    return Variant(kind, text, None, patronymic=told, initials=kind == "initials") if text else None


def born(variant: Variant, day: date, share_of_days: float, chance: Random) -> Variant:
    """Return a variant that tells the birth too: to the day so often (0…1), to the year otherwise."""
    return with_born(variant, birth(day, "day" if chance.random() < share_of_days else "year"))


def with_born(variant: Variant, when: PartialDate | None) -> Variant:
    """Return a variant that tells a birth as exactly as `when`."""
    return replace(variant, born=when)


def of_date(person: Person, day: date, kind: str, chance: Random) -> Variant | None:
    """Return `person` as told, with a birth that slipped as one of `DATES` says; None where it cannot."""
    text = _joined(*_words(person))
    if kind == DATES[0]:
        swapped = day.day <= 12 and day.day != day.month
        return Variant(kind, text, birth(day.replace(month=day.day, day=day.month), "day")) if swapped else None
    if kind == DATES[1]:
        other = min(day.day, 28)
        return Variant(kind, text, birth(date(day.year + chance.choice((-1, 1)), day.month, other), "day"))
    if kind == DATES[2]:
        return Variant(kind, text, birth(day + timedelta(days=chance.choice((-1, 1))), "day"))
    return Variant(kind, text, birth(day, "month" if kind == DATES[3] else "year"))


def relatives(person: Person, day: date, chance: Random) -> Iterator[Variant]:
    """Yield hard negatives, none of whom is `person`: a twin, a brother or sister, a child, others much alike."""
    surname, given, patronymic = _words(person)
    other = chance.choice([one.name for one in names.frequent() if one.sex is person.sex and one.name[:3] != given[:3]])
    yield Variant("a twin", _joined(surname, other, patronymic), birth(day, "day"))
    yield Variant("a brother or sister", _joined(surname, other, patronymic), birth(_years(day, 3), "day"))
    own = names.given(given, person.sex)
    if own and own.patronymic:
        child = names.patronymic(own.patronymic, person.sex)
        yield Variant("a child", _joined(surname, other, child), birth(_years(day, 27), "day"))
    yield Variant("a namesake", _joined(surname, given), birth(_years(day, 11), "day"))
    near = surname.removesuffix("енко") + "чук" if surname.endswith("енко") else f"{surname}ук"
    yield Variant("of a near surname", _joined(near, given, patronymic), birth(_years(day, 5), "day"))


def _years(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))
