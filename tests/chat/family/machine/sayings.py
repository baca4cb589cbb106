"""What may be said to each question in words, and what each of them must be kept as."""

from dataclasses import dataclass
from datetime import date

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.answers import Value

DAY, MONTH, YEAR, AGE = Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.AGE


def when(earliest: str, latest: str, precision: Precision = DAY) -> PartialDate:
    """Return a date as it must be kept."""
    return PartialDate(earliest=date.fromisoformat(earliest), latest=date.fromisoformat(latest), precision=precision)


@dataclass(frozen=True, slots=True)
class Words:
    """Something typed and what it means; a `soft` question comes first, whose No leaves nothing."""

    typed: str
    value: Value
    soft: bool = False
    #: It stands for a button, so that no words are kept.
    pressed: bool = False


def plain(*texts: str) -> tuple[Words, ...]:
    """Return words that are kept as they are."""
    return tuple(Words(text, text) for text in texts)


YES, NO = Words("так", "yes", pressed=True), Words("Нет.", "no", pressed=True)
PAST = (
    Words("25.12.2023", when("2023-12-25", "2023-12-25")),
    Words("березень 2022", when("2022-03-01", "2022-03-31", MONTH)),
    Words("03.06.2025", when("2025-06-03", "2025-06-03"), soft=True),
)
SAYINGS: dict[str, tuple[Words, ...]] = {
    "adult": (YES,),
    "surname": (*plain("Вигаданенко", "Дуб"), Words("Дуб2", "Дуб2", soft=True)),
    "given": plain("Остап", "Соломія"),
    "known_as": plain("немовля"),
    "patronymic": plain("Остапович"),
    "other_names": (Words("Дубенко\nDubenko", ("Дубенко", "Dubenko")),),
    "birth": (
        Words("14.03.1989", when("1989-03-14", "1989-03-14")),
        Words("14.03.2011", when("2011-03-14", "2011-03-14")),
        Words("2005", when("2005-01-01", "2005-12-31", YEAR)),
        Words("35", when("1990-01-01", "1991-12-31", AGE)),
        Words("15", when("2010-01-01", "2011-12-31", AGE)),
    ),
    "last_contact": PAST,
    "region": (Words("Запорізька область", "UA-23"), Words("Крим", "UA-43"), Words("росія", "RU")),
    "settlement": plain("Вигадане Нове"),
    "signs_told": plain("фото в каналі"),
    "signs_when": PAST,
    "taken_when": PAST,
    "seen": (YES, NO),
    "held_where": plain("установа в Таганрозі"),
    "medicine": (YES, NO),
    "institution": plain("табір у Євпаторії"),
    "taken_to": plain("Крим"),
    "siblings": (YES, NO),
    "how_many": (Words("двоє", "2"),),
    "renamed": (YES, NO),
    "new_name": plain("Іван Вигаданий"),
    "court": plain("Ростов"),
    "decided": PAST,
    "term": plain("8 років"),
    "prison": plain("Таганрог"),
    "prison_when": PAST,
    "hearing": (Words("20.03.2026", when("2026-03-20", "2026-03-20")),),
    "medicine_d": (YES, NO),
    "letters": (YES, NO),
    "home": (Words("Запорізька область", "UA-23"),),
    "home_town": plain("Вигадане Старе"),
    "beside": plain("двоє дітей"),
    "moved_to": plain("Росія, Воронеж"),
    "own_words": plain("Зв’язок урвався вранці.", "Більше нічого."),
    "marks": plain("шрам на лівій руці"),
    "reporter": plain("Олена"),
    "contact": (Words("050 123 45 67", "+380501234567"), *plain("olena@example.org")),
}
#: Read by no question: too long for any.
UNREADABLE = "ж" * 1600
#: Never kept, whatever is asked.
FORBIDDEN = ("паспорт АВ123456", "50.1234, 36.5678")
#: Answers that lead out of the form: the question stays open.
LEADING_OUT = {("adult", "no"), ("relation", "me")}
