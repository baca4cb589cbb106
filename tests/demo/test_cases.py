"""The demo's invented people: always the same, and among them those whom the page suggests to report."""

from bot.demo.cases import KNOWN, invented


def test_the_same_seed_invents_the_same_people() -> None:
    assert list(invented(40)) == list(invented(40))
    assert list(invented(40)) != list(invented(40, seed=2))


def test_as_many_are_invented_as_were_asked_for() -> None:
    assert [len(list(invented(count))) for count in (0, 3, 300)] == [0, 3, 300]


def test_the_suggested_people_come_first() -> None:
    names = [(person.surname, person.given) for person in invented(300)]
    assert names[: len(KNOWN)] == [(surname, given) for surname, given, *_ in KNOWN]


def test_every_spelling_is_there() -> None:
    surnames = {person.surname for person in invented(300)}
    assert {"Поліщук", "Полищук", "Polishchuk"} <= surnames
