"""Dates as families type them."""

from csv import DictReader
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.person import PartialDate, Precision
from bot.i18n import LANGUAGES, translators
from bot.questionnaire.readers import date_spans
from bot.questionnaire.readers.dates import as_of, read_birth, read_past
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.told_back import in_words
from bot.words import Text

TODAY = date(2026, 11, 23)  # a Monday
DAY, MONTH, YEAR, ABOUT, AGE = Precision


def told(earliest: str, latest: str, precision: Precision) -> PartialDate:
    return PartialDate(earliest=date.fromisoformat(earliest), latest=date.fromisoformat(latest), precision=precision)


def the_day(iso: str) -> PartialDate:
    return told(iso, iso, DAY)


BIRTHS = [
    *(
        (text, the_day("1989-03-14"))
        for text in (
            "14.03.1989", "14/03/89", "14-3-1989", "1989-03-14", "14 березня 1989", "14 березня 1989 р.", "14.3.89",
            "14 березня 1989 року", "14 марта 1989", "14 марта 1989 г.", "14 March 1989", "March 14, 1989",
            "14th of March 1989", "14-го березня 1989 року", "14.III.1989", "14.03.1989 р.н.", "14.03.1989г.р.",
            "14 . 03 . 1989", "14,03,1989", "14 03 1989", "14031989", "14 БЕРЕЗНЯ 1989", "  14.03.1989  ",
            "«14.03.1989»",
            "14 mar 1989", "14 бер. 1989", "14.03.1989 (37 років)", "дата народження: 14.03.1989", "１４.03.1989",
        )
    ),
    *((text, told("1989-03-01", "1989-03-31", MONTH)) for text in (
        "березень 1989", "март 1989", "March 1989", "03.1989", "3/1989", "у березні 1989 року", "1989-03", "03.89",
        "березень 89", "в марте 1989 года",
    )),
    *((text, told("1989-01-01", "1989-12-31", YEAR)) for text in (
        "1989", "1989 р.", "1989 рік", "у 1989 році", "89 р.н.", "89 г.р.", "1989 року народження", "1989г",
        "89-го року",
        "89 року", "в 1989 году", "born in 1989",
    )),
    *((text, told("1990-01-01", "1991-12-31", AGE)) for text in (
        "35 років", "35", "35 лет", "близько 35", "близько 35 років", "about 35", "35 years old", "тридцять п'ять",
        "їй 35", "років 35", "десь 35 років", "thirty five", "35 y.o.", "вік 35", "35-ть",
    )),
    *((text, told("1990-01-01", "1996-12-31", AGE)) for text in ("30-35", "30–35 років", "30 - 35",
    "від 30 до 35 років", "30 чи 35")),
    ("31 рік", told("1994-01-01", "1995-12-31", AGE)),
    ("42 года", told("1983-01-01", "1984-12-31", AGE)),
    ("0", told("2025-01-01", "2026-11-23", AGE)),
    ("110", told("1915-01-01", "1916-12-31", AGE)),
    ("14.03.25", the_day("2025-03-14")),
    ("14.03.27", the_day("1927-03-14")),
    ("29.02.1988", the_day("1988-02-29")),
    ("01.01.1900", the_day("1900-01-01")),
    ("23.11.2026", the_day("2026-11-23")),
    ("приблизно 1989", told("1988-01-01", "1990-12-31", ABOUT)),
    ("1989-1990", told("1989-01-01", "1990-12-31", ABOUT)),
    ("1989 або 1990", told("1989-01-01", "1990-12-31", ABOUT)),
    ("80-ті", told("1980-01-01", "1989-12-31", ABOUT)),
    ("весна 1989", told("1989-03-01", "1989-05-31", ABOUT)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "when"), BIRTHS)
def test_a_birth_is_read(text: str, when: PartialDate) -> None:
    read = read_birth(text, TODAY)
    assert isinstance(read, Read)
    assert read.value == when


PASTS = [
    *((text, the_day("2026-11-22")) for text in ("вчора", "учора", "вчера", "yesterday", "вчора ввечері",
    "last night")),
    *((text, the_day("2026-11-21")) for text in ("позавчора", "позавчера", "the day before yesterday")),
    *((text, the_day("2026-11-23")) for text in ("сьогодні", "сегодня", "today", "сьогодні вранці о 9:30")),
    *((text, the_day("2026-11-20")) for text in ("3 дні тому", "three days ago", "минулої п'ятниці", "last Friday",
    "3 дня назад")),
    *((text, told("2026-11-16", "2026-11-22", ABOUT)) for text in ("last week", "минулого тижня", "на прошлой неделе")),
    *((text, told("2026-10-01", "2026-10-31", MONTH)) for text in ("last month", "минулого місяця")),
    *((text, told("2025-01-01", "2025-12-31", YEAR)) for text in ("торік", "минулого року", "в прошлом году",
    "last year")),
    *((text, told("2022-01-01", "2022-12-31", YEAR)) for text in ("у 2022", "в 2022 году", "2022", "у 2022-му",
    "2022 рік")),
    *((text, told("2022-03-01", "2022-05-31", ABOUT)) for text in ("навесні 2022", "spring 2022", "весной 2022",
    "весна 2022 року")),
    *((text, told("2022-03-01", "2022-03-10", ABOUT)) for text in (
        "на початку березня 2022", "early March 2022", "в начале марта 2022", "the beginning of March 2022")),
    *((text, told("2026-03-01", "2026-03-10", ABOUT)) for text in ("на початку березня", "early March",
    "в начале марта")),
    *((text, the_day("2022-03-10")) for text in (
        "10.03.2022", "10 березня 2022", "10.03.22", "2022-03-10", "10 березня 2022 о 15:00", "після 10 березня 2022",
        "з 10 березня 2022 немає зв'язку", "2022-03-10T10:00:00Z")),
    ("взимку 2021-2022", told("2021-12-01", "2022-02-28", ABOUT)),
    ("взимку 2022", told("2022-01-01", "2022-12-31", ABOUT)),
    ("влітку 2023", told("2023-06-01", "2023-08-31", ABOUT)),
    ("восени 2023", told("2023-09-01", "2023-11-30", ABOUT)),
    ("наприкінці лютого 2022", told("2022-02-21", "2022-02-28", ABOUT)),
    ("середина березня 2022", told("2022-03-11", "2022-03-20", ABOUT)),
    ("10-15 березня 2022", told("2022-03-10", "2022-03-15", ABOUT)),
    ("28 лютого - 3 березня 2022", told("2022-02-28", "2022-03-03", ABOUT)),
    ("між 10 і 15 березня 2022", told("2022-03-10", "2022-03-15", ABOUT)),
    ("близько 10 березня 2022", told("2022-03-07", "2022-03-13", ABOUT)),
    ("на початку вторгнення", told("2022-02-24", "2022-03-31", ABOUT)),
    ("кілька днів тому", told("2026-11-16", "2026-11-21", ABOUT)),
    ("торік у березні", told("2025-03-01", "2025-03-31", MONTH)),
    ("цього року", told("2026-01-01", "2026-11-23", YEAR)),
    ("24 лютого", the_day("2026-02-24")),
    ("29 лютого", the_day("2024-02-29")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "when"), PASTS)
def test_a_day_in_the_past_is_read(text: str, when: PartialDate) -> None:
    read = read_past(text, TODAY, None)
    assert isinstance(read, Read)
    assert read.value == when


def test_a_birthday_without_its_year_is_asked_for_the_year() -> None:
    for text in ("14 березня", "14.03", "March 14", "березень"):
        read = read_birth(text, TODAY)
        assert isinstance(read, Unreadable)
        assert read.why.id.startswith("Please add the year")


#: Written as people write, looked over by hand; rows without days are not to be read.
TOLD = tuple(DictReader(Path(__file__).with_name("dates_told.tsv").read_text("utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", TOLD, ids=lambda row: f"{row['kind']}-{row['text']}")
def test_a_date_is_read_as_people_write_it(row: dict[str, str]) -> None:
    read = read_birth(row["text"], TODAY) if row["kind"] == "birth" else read_past(row["text"], TODAY, None)
    if not row["earliest"]:
        assert isinstance(read, Unreadable)
        return
    assert isinstance(read, Read)
    assert read.value == told(row["earliest"], row["latest"], Precision(row["precision"]))
    assert (read.soft is not None) is (row["asked"] == "asked")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "row", [row for row in TOLD if row["earliest"]], ids=lambda row: f"{row['kind']}-{row['text']}"
)
def test_what_was_told_back_means_the_same_days(row: dict[str, str], language: str) -> None:
    when = told(row["earliest"], row["latest"], Precision(row["precision"]))
    words = translators()[language].plain(in_words(when, TODAY))
    again = read_birth(words, TODAY) if row["kind"] == "birth" else read_past(words, TODAY, None)
    assert isinstance(again, Read), words
    assert (again.value.earliest, again.value.latest) == (when.earliest, when.latest), words


@pytest.mark.parametrize(
    "text",
    ["", "не знаю", "31.02.1989", "14.13.1989", "03/14/1989", "111", "1899", "31.12.1899", "2027", "01.12.2026",
    "завтра",
     "14 березня", "1.1.1", "абв", "-", "99999", "35 36 37", "00.00.0000", "3-89", "до 40"],
)  # fmt: skip
def test_what_is_no_birth_gets_a_calm_sentence(text: str) -> None:
    assert isinstance(read_birth(text, TODAY), Unreadable)


@pytest.mark.parametrize(
    "text", ["", "не знаю", "24.11.2026", "2027", "35 років", "0", "100000 років тому", "999 років тому"]
)
def test_what_is_no_past_day_gets_a_calm_sentence(text: str) -> None:
    assert isinstance(read_past(text, TODAY, None), Unreadable)


def soft(read: Read[PartialDate] | Unreadable) -> str | None:
    assert isinstance(read, Read)
    return read.soft.id if read.soft else None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("03.04.1989", "We understood it as: {when}. Is that right?"),
        ("04/03/89", "We understood it as: {when}. Is that right?"),
        ("04.04.1989", None),
        ("14.04.1989", None),
        ("1989-04-03", None),
        ("3 квітня 1989", None),
        ("35", None),
        ("90", None),
        ("105", "Is the person over 100 years old?"),
        ("1920", "Is the person over 100 years old?"),
        ("03.04.1920", "{when}: is the person over 100 years old?"),
        ("народився 14 березня 1989 року в Харкові", "We understood it as: {when}. Is that right?"),
    ],
)
def test_a_birth_is_asked_about_only_where_there_is_doubt(text: str, question: str | None) -> None:
    assert soft(read_birth(text, TODAY)) == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("24.02.2022", None),
        ("2022", None),
        ("вчора", None),
        ("23.02.2022", "Was this before 24 February 2022?"),
        ("у 2019", "Was this before 24 February 2022?"),
        ("20.02.2014", "Was this before 24 February 2022?"),
        ("19.02.2014", "Was this before 20 February 2014, before the war began?"),
        ("1.02.2022", "{when}: was this before 24 February 2022?"),
        ("1.02.2013", "{when}: was this before 20 February 2014?"),
        ("10.03.2022", "We understood it as: {when}. Is that right?"),
        ("24 лютого", "We understood it as: {when}. Is that right?"),
        ("22", "We understood it as: {when}. Is that right?"),
    ],
)
def test_a_past_day_is_asked_about_where_it_surprises(text: str, question: str | None) -> None:
    assert soft(read_past(text, TODAY, None)) == question


def test_nobody_was_last_heard_of_before_birth() -> None:
    born = the_day("2020-05-05")
    assert isinstance(read_past("04.05.2020", TODAY, born), Unreadable)
    assert isinstance(read_past("05.05.2020", TODAY, born), Read)
    assert isinstance(read_past("2020", TODAY, born), Read)


def test_an_age_of_then_moves_the_birth_back() -> None:
    said = told("1990-01-01", "1991-12-31", AGE)
    assert as_of(said, TODAY, the_day("2022-03-10")) == told("1986-01-01", "1987-12-31", AGE)
    assert as_of(the_day("1989-03-14"), TODAY, the_day("2022-03-10")) == the_day("1989-03-14")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (the_day("1989-04-03"), "{day}"),
        (told("1989-03-01", "1989-03-31", MONTH), "{month} {year}"),
        (told("1989-01-01", "1989-12-31", YEAR), "the year {year}"),
        (told("1990-01-01", "1991-12-31", AGE), "born about {first}–{last}"),
        (told("2022-03-01", "2022-03-10", ABOUT), "early {month} {year}"),
        (told("2022-03-11", "2022-03-20", ABOUT), "the middle of {month} {year}"),
        (told("2022-02-21", "2022-02-28", ABOUT), "late {month} {year}"),
        (told("2022-03-01", "2022-05-31", ABOUT), "spring {year}"),
        (told("2021-12-01", "2022-02-28", ABOUT), "winter {first}–{year}"),
        (told("1980-01-01", "1989-12-31", ABOUT), "{first}–{last}"),
        (told("2022-01-01", "2022-12-31", ABOUT), "some time in {year}"),
        (told("2022-02-14", "2022-04-15", ABOUT), "about {month} {year}"),
        (told("2022-03-01", "2022-03-31", ABOUT), "{month} {year}"),
        (told("2022-03-07", "2022-03-13", ABOUT), "between {first} and {last}"),
    ],
)
def test_a_date_is_told_back_in_words(when: PartialDate, words: str) -> None:
    assert in_words(when).id == words


def test_an_age_is_told_back_as_it_was_told() -> None:
    said = in_words(told("1990-01-01", "1991-12-31", AGE), TODAY)
    assert (said.id, said.count) == ("about {n} year old", 35)
    span = in_words(told("1990-01-01", "1996-12-31", AGE), TODAY)
    assert span == Text("{first}–{last} years old", {"first": 30, "last": 35})


days = st.dates(date(1900, 1, 1), TODAY)


@given(days, st.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d %m %Y", "%d %B %Y", "%B %d, %Y"]))
def test_any_written_day_is_read_as_itself(day: date, form: str) -> None:
    read = read_birth(day.strftime(form), TODAY)
    assert isinstance(read, Read)
    assert read.value == PartialDate(earliest=day, latest=day, precision=DAY)


@given(st.integers(0, 110), st.sampled_from(["{}", "{} років", "близько {}", "{} years old", "{} лет"]))
def test_any_age_leaves_two_years_of_birth(age: int, form: str) -> None:
    read = read_birth(form.format(age), TODAY)
    assert isinstance(read, Read)
    assert read.value.precision is AGE
    assert read.value.earliest == date(TODAY.year - age - 1, 1, 1)
    assert read.value.latest == min(date(TODAY.year - age, 12, 31), TODAY)


spans = st.one_of(
    days.map(lambda day: told(day.isoformat(), day.isoformat(), DAY)),
    days.map(lambda day: date_spans.months(day.year, day.month, day.month, MONTH)),
    days.map(lambda day: date_spans.months(day.year, 1, 12, YEAR)),
    st.integers(1, 110).map(lambda age: told(f"{TODAY.year - age - 1}-01-01", f"{TODAY.year - age}-12-31", AGE)),
    st.tuples(days, st.integers(1, 400)).map(
        lambda each: date_spans.span(each[0], each[0] + timedelta(days=each[1]), ABOUT)
    ),
).filter(lambda when: when.latest <= TODAY)


@given(spans, st.sampled_from(sorted(LANGUAGES)))
def test_any_days_told_back_are_read_as_the_same_days(when: PartialDate, language: str) -> None:
    read = read_birth(translators()[language].plain(in_words(when, TODAY)), TODAY)
    assert isinstance(read, Read)
    assert read.value == when


@given(st.text(max_size=80) | st.text("0123456789.,-/ березняMayоктP~", max_size=40), days)
def test_no_text_breaks_the_reading(text: str, today: date) -> None:
    for read in (read_birth(text, today), read_past(text, today, None)):
        if isinstance(read, Read):
            assert read.value.earliest <= read.value.latest <= today
            in_words(read.value)
            in_words(read.value, today + timedelta(days=1))
