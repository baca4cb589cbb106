"""What Telegram shows of the bot: in each language, to families and to moderators; a restart sets nothing anew."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.chat import profile
from bot.chat.family.screens.commands import LISTED as FAMILY
from bot.chat.gateway import Gateway
from bot.chat.moderators.screens.home import LISTED as MODERATORS
from bot.chat.profile import Profile
from bot.domain.roles import Role
from bot.i18n import LANGUAGES, translators
from bot.sandbox.server import create_app, running
from bot.services import moderators
from bot.storage.work import Storage
from tests.chat.family.family import RULES
from tests.sandbox.phone import Phone, phone_of

TOKEN = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 - invented
#: What a phone that is searched must not say of the bot.
TELLING = ("missing", "captiv", "prisoner", "war", "soldier", "зник", "полон", "війн", "військов", "розшук")
PRIVATE = {"type": "all_private_chats"}


@dataclass
class Shown:
    """The bot's profile, and somebody's phone."""

    profile: Profile
    phone: Phone
    storage: Storage

    async def ask(self, method: str, **told: object) -> Any:  # noqa: ANN401 - whatever Telegram returns
        """Ask Telegram what stands."""
        return (await self.phone.client.post(f"/bot{TOKEN}/{method}", json=told)).json()["result"]

    async def commands(self, **told: object) -> list[str]:
        """Return the words of the commands that stand."""
        return [command["description"] for command in await self.ask("getMyCommands", **told)]

    async def changes(self) -> int:
        """Return how often something was set or taken away so far."""
        calls = (await self.phone.client.get("/sandbox/calls")).json()["calls"]
        return len([call for call in calls if call["method"].startswith(("set", "delete"))])

    async def moderator(self) -> str:
        """Let the phone's owner in as a moderator; return the account."""
        async with self.storage.work() as work:
            account = replace(await work.accounts.meet(self.phone.id), language="en")
            await work.accounts.save(account)
            token, _ = await moderators.invite(work, Role.SENIOR, "Olena", RULES.invite)
            await moderators.join(work, account, token)
        return account.id

    @property
    def here(self) -> dict[str, Any]:
        """The scope of the phone's chat."""
        return {"type": "chat", "chat_id": self.phone.id}


@pytest.fixture
async def shown(sqlite_storage: Storage) -> AsyncIterator[Shown]:
    async with running(app=create_app(tokens=[TOKEN])) as url, phone_of(url) as phone:
        await phone.start()
        gateway = Gateway(TOKEN, url)
        yield Shown(Profile(gateway, sqlite_storage.reading), phone, sqlite_storage)
        await gateway.close()


async def test_families_see_commands_and_texts_in_their_language(shown: Shown) -> None:
    await shown.profile.introduce()
    assert "Where else to turn" in await shown.commands(scope=PRIVATE, language_code="en")
    assert "Куди ще можна звернутися" in await shown.commands(scope=PRIVATE, language_code="uk")
    assert await shown.commands(scope=PRIVATE) == await shown.commands(scope=PRIVATE, language_code="uk")
    for language in ("uk", "en"):
        told = await shown.ask("getMyDescription", language_code=language)
        assert told["description"] == translators()[language].plain(profile.DESCRIPTION)
        told = await shown.ask("getMyShortDescription", language_code=language)
        assert told["short_description"] == translators()[language].plain(profile.SHORT)


async def test_in_a_group_no_command_is_listed_any_more(shown: Shown) -> None:
    await shown.ask("setMyCommands", commands=[{"command": "start", "description": "from an earlier version"}])
    await shown.profile.introduce()
    assert await shown.commands() == []


async def test_a_restart_sets_nothing_anew(shown: Shown) -> None:
    await shown.moderator()
    await shown.profile.introduce()
    before = await shown.changes()
    await shown.profile.introduce()
    assert await shown.changes() == before


async def test_the_name_that_the_operator_gave_stays(shown: Shown) -> None:
    await shown.ask("setMyName", name="A neutral name")
    await shown.profile.introduce()
    assert (await shown.ask("getMyName"))["name"] == "A neutral name"


async def test_a_moderators_chat_lists_the_moderators_commands_from_joining_on(shown: Shown) -> None:
    account = await shown.moderator()
    async with shown.storage.work() as work:
        [job] = [due for due in await work.jobs.take(9, RULES.claim) if due.kind == "menu"]
        assert dict(job.ids) == {"account": account}
        do = await shown.profile.menu(job.ids)
        await do(work, job.ids)
    assert "What waits, the most urgent first" in await shown.commands(scope=shown.here)


async def test_whoever_moderates_no_more_sees_a_familys_commands(shown: Shown) -> None:
    account = await shown.moderator()
    await shown.profile.introduce()
    async with shown.storage.work() as work:
        moderator = await work.moderators.by_account(account)
        assert moderator is not None
        await work.moderators.save(replace(moderator, active=False))
    await shown.profile.menu({"account": account})
    assert await shown.commands(scope=shown.here) == []


async def test_a_moderators_account_that_is_gone_stops_nothing(shown: Shown) -> None:
    await shown.moderator()
    await shown.phone.deactivate()
    await shown.profile.introduce()
    assert await shown.commands(scope=PRIVATE)


async def test_a_telegram_that_will_not_listen_stops_nothing(shown: Shown) -> None:
    await shown.phone.client.post("/sandbox/faults", json={"kind": "status", "status": 500, "times": None})
    await shown.profile.introduce()
    await shown.phone.client.delete("/sandbox/faults")
    assert await shown.commands(scope=PRIVATE) == []


async def test_an_erased_account_has_no_menu(shown: Shown) -> None:
    async with shown.storage.work() as work:
        account = await work.accounts.meet(shown.phone.id)
        await work.accounts.erase(account.id)
    await shown.profile.menu({"account": account.id})
    await shown.profile.menu({"account": "nobody"})
    assert await shown.changes() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_fit_and_say_nothing_of_whom_the_bot_is_for(language: str) -> None:
    words = translators()[language]
    told = words.plain(profile.DESCRIPTION), words.plain(profile.SHORT)
    assert len(told[0]) <= 512
    assert len(told[1]) <= 120
    listed = [words.plain(text) for text in (*FAMILY.values(), *MODERATORS.values())]
    assert all(3 <= len(line) <= 256 for line in listed)
    assert not [word for word in TELLING for line in (*told, *listed) if word in line.lower()]
