"""The commands of Telegram's own menu."""

import httpx

from bot.chat import commands
from bot.chat.gateway import Gateway
from bot.sandbox.server import create_app, running

TOKEN = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 - invented


async def test_the_menu_of_commands_speaks_each_familys_language() -> None:
    async with running(app=create_app(tokens=[TOKEN])) as url:
        gateway = Gateway(TOKEN, url)
        await commands.show(gateway)
        async with httpx.AsyncClient(base_url=f"{url}/bot{TOKEN}") as telegram:
            told = {
                language: (await telegram.get("/getMyCommands", params={"language_code": language})).json()["result"]
                for language in ("uk", "en", "")
            }
        await gateway.close()
    assert {"command": "contacts", "description": "Where else to turn"} in told["en"]
    assert {"command": "contacts", "description": "Куди ще можна звернутися"} in told["uk"]
    assert told[""] == told["uk"]
