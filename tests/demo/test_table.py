"""What lies on the demo's table: people who can be told apart, and a leaflet in both languages."""

from bot.demo import table
from bot.demo.cases import KNOWN
from bot.domain.roles import Act, Role


def test_everybody_holds_one_phone() -> None:
    ids = [person["id"] for person in table.people()]
    assert len(ids) == len(set(ids)) == 4


def test_two_moderators_may_decide() -> None:
    assert [Role(one.role).may(Act.REVEAL) for one in table.moderators()] == [True, True]


def test_the_leaflet_says_as_much_in_each_language() -> None:
    leaflet = table.read()["leaflet"]
    assert leaflet["lines"].keys() == leaflet["title"].keys() == {"uk", "en"}
    assert len(leaflet["lines"]["uk"]) == len(leaflet["lines"]["en"])


def test_what_is_suggested_to_report_is_in_the_base() -> None:
    spelled = {word for known in KNOWN for word in known[:2]}
    rows = [row for sample in table.read()["leaflet"]["samples"] for row in sample["rows"]]
    assert ["Шевчук", "Алексей"] in [row[:2] for row in rows]
    assert {"Шевчук", "Алексей", "Бондар", "Юлія"} <= spelled
