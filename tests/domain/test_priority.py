"""How soon a moderator must answer."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.person import PartialDate, Precision
from bot.domain.priority import CAUSES, Due, Facts, of_report, raised
from bot.domain.review import Cause, Priority

TODAY = date(2026, 3, 4)


def ago(earliest: int, latest: int | None = None) -> PartialDate:
    """Return a date known to lie so many days back, or between two such days."""
    latest = earliest if latest is None else latest
    return PartialDate(
        earliest=TODAY - timedelta(days=earliest),
        latest=TODAY - timedelta(days=latest),
        precision=Precision.APPROXIMATE,
    )


def facts(*, minor: bool = False, inspected: bool = False, last: PartialDate | None = None) -> Facts:
    """Return what a priority hangs on."""
    return Facts(today=TODAY, minor_reporter=minor, inspected_phone=inspected, last_contact=last)


@pytest.mark.parametrize(
    ("told", "priority", "cause"),
    [
        (facts(minor=True), Priority.P0, Cause.MINOR),
        (facts(inspected=True), Priority.P0, Cause.INSPECTED_PHONE),
        (facts(minor=True, inspected=True), Priority.P0, Cause.MINOR),
        (facts(last=ago(0)), Priority.P0, Cause.LAST_DAYS),
        (facts(last=ago(3)), Priority.P0, Cause.LAST_DAYS),
        (facts(last=ago(4)), Priority.P1, Cause.LAST_MONTHS),
        (facts(last=ago(30, 0)), Priority.P1, Cause.LAST_MONTHS),
        (facts(last=ago(92)), Priority.P1, Cause.LAST_MONTHS),
        (facts(last=ago(400, 90)), Priority.P1, Cause.LAST_MONTHS),
        (facts(last=ago(93)), Priority.P2, Cause.NEW_REPORT),
        (facts(), Priority.P2, Cause.NEW_REPORT),
        (Facts(today=TODAY, child_alone=True), Priority.P0, Cause.CHILD_ALONE),
        (Facts(today=TODAY, child_in_touch=True), Priority.P0, Cause.CHILD_IN_TOUCH),
        (Facts(today=TODAY, taken=ago(3)), Priority.P0, Cause.TAKEN_DAYS),
        (Facts(today=TODAY, taken=ago(30, 0)), Priority.P1, Cause.TAKEN_MONTHS),
        (Facts(today=TODAY, taken=ago(93)), Priority.P2, Cause.NEW_REPORT),
        (Facts(today=TODAY, taken=ago(30), last_contact=ago(2)), Priority.P0, Cause.LAST_DAYS),
        (Facts(today=TODAY, hearing=ago(0)), Priority.P1, Cause.COURT),
        (Facts(today=TODAY, hearing=ago(-10)), Priority.P1, Cause.COURT),
        (Facts(today=TODAY, hearing=ago(-5, -40)), Priority.P1, Cause.COURT),
        (Facts(today=TODAY, hearing=ago(-11)), Priority.P2, Cause.NEW_REPORT),
        (Facts(today=TODAY, hearing=ago(1)), Priority.P2, Cause.NEW_REPORT),
        (Facts(today=TODAY, trial_open=True), Priority.P1, Cause.COURT),
        (Facts(today=TODAY, needs_medicine=True), Priority.P1, Cause.MEDICINE),
        (Facts(today=TODAY, needs_medicine=True, child_in_touch=True), Priority.P0, Cause.CHILD_IN_TOUCH),
    ],
)
def test_the_first_row_that_holds_gives_the_priority(told: Facts, priority: Priority, cause: Cause) -> None:
    assert of_report(told) == (priority, cause)


@pytest.mark.parametrize(
    ("causes", "priority"),
    [
        (["suicide", "danger", "minor", "about_me", "not_in_chat", "asked_for_person", "fraud_now"], Priority.P0),
        (["fraud", "promise", "unreachable", "uncertain", "found"], Priority.P1),
        (["review_again"], Priority.P2),
        (["addition", "withdrawn"], Priority.P3),
    ],
)
def test_every_other_cause_has_its_row(causes: list[str], priority: Priority) -> None:
    assert [CAUSES[Cause(cause)] for cause in causes] == [priority] * len(causes)


@pytest.mark.parametrize(
    ("before", "after", "urgent"),
    [
        (facts(), facts(last=ago(1)), (Priority.P0, Cause.LAST_DAYS)),
        (facts(last=ago(30)), facts(last=ago(1)), (Priority.P0, Cause.LAST_DAYS)),
        (facts(last=ago(300)), facts(last=ago(30)), (Priority.P1, Cause.LAST_MONTHS)),
        (facts(last=ago(30)), facts(last=ago(20)), None),
        (facts(last=ago(1)), facts(last=ago(300)), None),
        (facts(minor=True), facts(minor=True), None),
    ],
)
def test_a_change_is_as_urgent_as_what_it_tells_anew(
    before: Facts, after: Facts, urgent: tuple[Priority, Cause] | None
) -> None:
    assert raised(before, after) == urgent


def test_an_urgent_answer_is_due_by_the_clock_and_others_by_working_days() -> None:
    friday = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
    assert Due(time=timedelta(hours=2)).after(friday, ()) == friday + timedelta(hours=2)
    assert Due(working_days=3).after(friday, ()).date() == date(2026, 3, 11)
    assert Due(working_days=1).after(friday, [date(2026, 3, 9)]).date() == date(2026, 3, 10)
