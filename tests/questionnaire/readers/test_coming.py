"""A day that is still to come, told in three languages."""

from datetime import date

import pytest

from bot.questionnaire.readers.coming import read_coming
from bot.questionnaire.readers.reading import Read, Unreadable

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("14.12.2026", "2026-12-14", "2026-12-14"),
        ("14.12.2026 о 10:30", "2026-12-14", "2026-12-14"),
        ("14 грудня", "2026-12-14", "2026-12-14"),
        ("на 12 грудня об 11 годині", "2026-12-12", "2026-12-12"),
        ("15 января", "2027-01-15", "2027-01-15"),
        ("15 січня 2028 року", "2028-01-15", "2028-01-15"),
        ("December 12 at 10:00", "2026-12-12", "2026-12-12"),
        ("3.4.27", "2027-04-03", "2027-04-03"),
        ("сьогодні", "2026-11-25", "2026-11-25"),
        ("завтра", "2026-11-26", "2026-11-26"),
        ("послезавтра", "2026-11-27", "2026-11-27"),
        ("через 10 днів", "2026-12-05", "2026-12-05"),
        ("через тиждень", "2026-11-29", "2026-12-05"),
        ("in two weeks", "2026-12-06", "2026-12-12"),
        ("наступного тижня", "2026-11-30", "2026-12-06"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("у понеділок", "2026-11-30", "2026-11-30"),
        ("у середу", "2026-12-02", "2026-12-02"),
        ("січень", "2027-01-01", "2027-01-31"),
        ("на початку лютого", "2027-02-01", "2027-02-10"),
        ("весна 2027", "2027-03-01", "2027-05-31"),
        ("2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_the_next_such_day_is_meant(text: str, earliest: str, latest: str) -> None:
    read = read_coming(text, TODAY)
    assert isinstance(read, Read)
    assert (read.value.earliest.isoformat(), read.value.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize("text", ["1.11.2026", "вересень 2026"])
def test_a_day_that_is_over_is_asked_about_and_never_refused(text: str) -> None:
    read = read_coming(text, TODAY)
    assert isinstance(read, Read)
    assert read.soft is not None
    assert "over already" in read.soft.id


@pytest.mark.parametrize("text", ["03.04", "кажуть, що 2027"])
def test_what_may_be_meant_otherwise_is_told_back(text: str) -> None:
    read = read_coming(text, TODAY)
    assert isinstance(read, Read)
    assert read.soft is not None
    assert "understood it as" in read.soft.id


@pytest.mark.parametrize("text", ["", "не знаю", "32.13.2026", "колись", "через 500 днів", "1" * 300])
def test_what_is_no_day_is_told_calmly(text: str) -> None:
    assert isinstance(read_coming(text, TODAY), Unreadable)
