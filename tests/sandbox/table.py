"""Two phones on a page, for tests: whose they are, what the bot behind them says, and the browser before them."""

from dataclasses import dataclass
from typing import Final

from playwright.async_api import Browser, Locator, Page, expect

from tests.sandbox import browser as browsing
from tests.sandbox.browser import LAPTOP
from tests.sandbox.little_bot import TOKEN
from tests.sandbox.phone import Phone

NOON: Final = 1_800_000_000.0


@dataclass
class Table:
    """Two phones on a table, a little bot behind them, a browser in front."""

    url: str
    family: Phone
    brother: Phone
    moderator: Phone
    browser: Browser

    async def look(self, size: tuple[int, int] = LAPTOP, *, dark: bool = False) -> Page:
        """Open the page."""
        page = await browsing.opened(self.browser, self.url, size, dark=dark)
        await expect(page.locator(".phone")).to_have_count(2)
        return page

    async def later(self, seconds: float = 60) -> None:
        """Let time pass."""
        await self.family.client.post("/sandbox/faults", json={"kind": "clock", "seconds": seconds})

    async def say(self, phone: Phone, text: str, **told: object) -> int:
        """Have the bot write."""
        call = {"chat_id": phone.id, "text": text, "parse_mode": "HTML", **told}
        answer = await phone.client.post(f"/bot{TOKEN}/sendMessage", json=call)
        return int(answer.json()["result"]["message_id"])


def bubbles(phone: Locator, text: str) -> Locator:
    """Return the bubbles of a phone that hold this text."""
    return phone.locator(".text", has_text=text)
