"""Invented cases in several spellings, for the demo. Nobody here exists."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from bot.domain.person import PartialDate, Person, Precision, Sex

#: The people whom the page suggests to report, each as a case in another spelling.
KNOWN = (
    ("Шевчук", "Алексей", "Николаевич", Sex.MALE, date(1989, 3, 14), "UA-23"),
    ("Hryhorenko", "Natalia", "Ivanivna", Sex.FEMALE, date(1975, 11, 2), "UA-65"),
    ("Ковальчук", "Дмитро", "Олегович", Sex.MALE, date(1994, 7, 21), "UA-14"),
    ("Kowalczuk", "Dmytro", None, Sex.MALE, date(1995, 7, 21), "UA-14"),
    ("Бондар", "Юлія", None, Sex.FEMALE, date(2012, 5, 9), "UA-65"),
)
SURNAMES = {
    "uk": ("Тарасюк", "Лисенко", "Гнатюк", "Мороз", "Савченко", "Поліщук", "Рибак", "Журавель", "Цимбал", "Ярош"),
    "ru": ("Тарасюк", "Лысенко", "Гнатюк", "Мороз", "Савченко", "Полищук", "Рыбак", "Журавель", "Цымбал", "Ярош"),
    "en": (
        "Tarasiuk", "Lysenko", "Hnatiuk", "Moroz", "Savchenko", "Polishchuk", "Rybak", "Zhuravel", "Tsymbal", "Yarosh",
    ),
}  # fmt: skip
GIVEN = {
    ("uk", Sex.MALE): ("Андрій", "Сергій", "Микола", "Євген", "Ігор"),
    ("ru", Sex.MALE): ("Андрей", "Сергей", "Николай", "Евгений", "Игорь"),
    ("en", Sex.MALE): ("Andrii", "Serhii", "Mykola", "Yevhen", "Ihor"),
    ("uk", Sex.FEMALE): ("Олена", "Ганна", "Світлана", "Тетяна", "Ірина"),
    ("ru", Sex.FEMALE): ("Елена", "Анна", "Светлана", "Татьяна", "Ирина"),
    ("en", Sex.FEMALE): ("Olena", "Hanna", "Svitlana", "Tetiana", "Iryna"),
}
PATRONYMICS = {
    ("uk", Sex.MALE): ("Іванович", "Петрович", "Васильович", None),
    ("ru", Sex.MALE): ("Иванович", "Петрович", "Васильевич", None),
    ("en", Sex.MALE): ("Ivanovych", "Petrovych", "Vasylovych", None),
    ("uk", Sex.FEMALE): ("Іванівна", "Петрівна", "Василівна", None),
    ("ru", Sex.FEMALE): ("Ивановна", "Петровна", "Васильевна", None),
    ("en", Sex.FEMALE): ("Ivanivna", "Petrivna", "Vasylivna", None),
}
REGIONS = ("UA-14", "UA-09", "UA-23", "UA-65", "UA-63", "UA-32")


def invented(count: int, seed: int = 1) -> Iterator[Person]:
    """Yield `count` invented people: the known ones first, the others by seeded chance."""
    for surname, given, patronymic, sex, born, region in KNOWN[:count]:
        yield Person(surname=surname, given=given, patronymic=patronymic, sex=sex, birth=_day(born), region=region)
    chance = Random(seed)  # noqa: S311 - invented people, not secrets
    for _ in range(count - len(KNOWN)):
        yield _one(chance)


def _one(chance: Random) -> Person:
    language, sex = chance.choice(tuple(SURNAMES)), chance.choice(tuple(Sex))
    return Person(
        surname=chance.choice(SURNAMES[language]),
        given=chance.choice(GIVEN[language, sex]),
        patronymic=chance.choice(PATRONYMICS[language, sex]),
        sex=sex,
        birth=_day(date(1950, 1, 1) + timedelta(days=chance.randrange(20_000))),
        region=chance.choice(REGIONS),
    )


def _day(day: date) -> PartialDate:
    return PartialDate(earliest=day, latest=day, precision=Precision.DAY)
