"""A person as a few bytes: the index keeps a hundred thousand of them."""

import json
from datetime import date

from bot.domain.person import PartialDate, Person, Precision, Sex


def pack(person: Person) -> bytes:
    """Return what matching compares of a person, as bytes."""
    fields = [
        person.surname, person.given, person.patronymic, person.other_names, person.sex, _days(person.birth),
        person.region, person.settlement,
    ]  # fmt: skip
    while fields and not fields[-1]:
        fields.pop()
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(packed: bytes) -> Person:
    """Return the person that `pack` was given, without what is not compared."""
    fields = json.loads(packed)
    fields += [None] * (8 - len(fields))
    surname, given, patronymic, others, sex, birth, region, settlement = fields
    return Person(
        surname=surname,
        given=given,
        patronymic=patronymic,
        other_names=tuple(others or ()),
        sex=Sex(sex) if sex else None,
        birth=_date(birth),
        region=region,
        settlement=settlement,
    )


def _days(when: PartialDate | None) -> tuple[int, int, str] | None:
    return (when.earliest.toordinal(), when.latest.toordinal(), when.precision.value) if when else None


def _date(days: tuple[int, int, str] | None) -> PartialDate | None:
    if not days:
        return None
    earliest, latest, precision = days
    return PartialDate(
        earliest=date.fromordinal(earliest),
        latest=date.fromordinal(latest),
        precision=Precision(precision),
    )
