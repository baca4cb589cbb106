"""Who may take an item: not whoever passed it on, and seniors again where everybody has."""

from bot.domain.review import Cause, Priority, Review, ReviewKind
from bot.domain.roles import Moderator, Role
from bot.domain.takers import sees, takers
from tests.fakes import START


def one(name: str, role: Role = Role.INTAKE) -> Moderator:
    return Moderator(id=name, account=f"account of {name}", role=role, name=name)


def item(*, barred: str | None = None, lead: bool = False) -> Review:
    return Review(
        id="v", kind=ReviewKind.REPORT, cause=Cause.NEW_REPORT, account="a", report="r", priority=Priority.P2,
        due_at=START, opened_at=START, barred=barred, lead=lead,
    )  # fmt: skip


OLENA, MARKO, SENIOR = one("olena"), one("marko", Role.VERIFIER), one("senior", Role.SENIOR)
EVERYBODY = [OLENA, MARKO, SENIOR, one("auditor", Role.AUDITOR)]


def test_everybody_who_decides_may_take_an_item() -> None:
    assert takers(EVERYBODY, item(), ()).people == [OLENA, MARKO, SENIOR]


def test_whoever_passed_it_on_is_not_offered_it() -> None:
    offered = takers(EVERYBODY, item(), {"olena"})
    assert (offered.people, offered.again) == ([MARKO, SENIOR], False)
    assert not offered.among(OLENA)
    assert offered.among(MARKO)


def test_where_everybody_has_passed_it_on_seniors_are_offered_it_again() -> None:
    offered = takers(EVERYBODY, item(), {"olena", "marko", "senior"})
    assert (offered.people, offered.again) == ([SENIOR], True)


def test_whoever_may_not_read_it_again_does_not_count_among_those_left() -> None:
    offered = takers(EVERYBODY, item(barred="marko"), {"olena", "senior"})
    assert (offered.people, offered.again) == ([SENIOR], True)


def test_without_a_senior_everybody_is_offered_again_what_all_have_passed_on() -> None:
    offered = takers([OLENA, MARKO], item(), {"olena", "marko"})
    assert (offered.people, offered.again) == ([OLENA, MARKO], True)


def test_what_is_for_seniors_is_there_for_nobody_else() -> None:
    assert takers(EVERYBODY, item(lead=True), ()).people == [SENIOR]
    assert [who.id for who in EVERYBODY if sees(who, item(lead=True))] == ["senior"]


def test_where_nobody_decides_nobody_may_take_it() -> None:
    offered = takers(EVERYBODY[3:], item(), ())
    assert (offered.people, offered.again) == ([], False)
