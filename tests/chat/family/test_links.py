"""Links into the bot: a language or one screen; anything else is a plain start."""

import pytest

from bot.chat.family.links import LINKS
from tests.chat.family.family import Family


@pytest.mark.parametrize(("link", "asked"), [("en", "inspect your phone"), ("uk", "перевірити Ваш телефон")])
async def test_a_link_in_a_language_spares_the_question(family: Family, link: str, asked: str) -> None:
    await family.types(f"/start {link}")
    assert asked in family.screen
    assert (await family.account()).language == link


async def test_whoever_chose_a_language_keeps_it(family: Family) -> None:
    await family.begins()
    await family.types("/start uk")
    assert (await family.account()).language == "en"
    assert "What would you like to do?" in family.screen


async def test_a_link_in_a_language_loses_no_question(family: Family) -> None:
    await family.reports()
    await family.types("/start en")
    assert "What is your relation" in family.screen


@pytest.mark.parametrize(
    ("link", "shown"),
    [("contacts", "112"), ("safety", "inspect your phone"), ("privacy", "What happens"), ("help", "/contacts")],
)
async def test_a_link_leads_to_its_screen(family: Family, link: str, shown: str) -> None:
    await family.begins()
    await family.types(f"/start {link}")
    assert shown in family.screen


@pytest.mark.parametrize("payload", ["nothing", "CONTACTS", "contacts extra", "en-uk", "Шевчук"])
async def test_any_other_payload_is_a_plain_start(family: Family, payload: str) -> None:
    await family.begins()
    await family.types(f"/start {payload}")
    assert "What would you like to do?" in family.screen


def test_no_link_could_be_taken_for_a_moderators_invite() -> None:
    assert all(len(link) != 22 and link.isascii() and link.isalpha() for link in LINKS)
