"""The page with two phones, in a real browser."""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.sandbox.server import create_app, running
from tests.sandbox.little_bot import TOKEN, little_bot
from tests.sandbox.phone import Phone, phone_of

CHROMIUM: Final = Path("/usr/bin/chromium")
QUIETLY: Final = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PICTURES: Final = Path(__file__).parents[1] / "pictures"
NOON: Final = 1_800_000_000.0

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass
class Table:
    """Two phones on a table, a little bot behind them, a browser in front."""

    url: str
    family: Phone
    moderator: Phone
    browser: Browser

    async def look(self, *, width: int = 1280, dark: bool = False) -> Page:
        """Open the page; a message in the browser's console is a failure."""
        page = await self.browser.new_page(
            viewport={"width": width, "height": 860}, color_scheme="dark" if dark else "light"
        )
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        await page.goto(self.url)
        await expect(page.locator(".phone")).to_have_count(2)
        return page


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Start the browser once."""
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail("no chromium: the page was not tried")
        pytest.skip("no chromium here: the page was not tried")
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def table(browser: Browser) -> AsyncIterator[Table]:
    """Lay out two phones."""
    app = create_app(tokens=[TOKEN], clock=lambda: NOON)
    async with (
        running(app=app) as url,
        little_bot(url) as bot,
        phone_of(url, "Олена") as family,
        phone_of(url, "Марко") as moderator,
    ):
        await bot.set_my_name("Додому")
        await bot.set_my_description("Розкажіть про зниклу людину.")
        titles = {
            family.id: "Телефон родини / The family's phone",
            moderator.id: "Телефон модератора / The moderator's",
        }
        phones = [{"id": number, "title": title} for number, title in titles.items()]
        await family.client.post("/sandbox/phones", json=phones)
        yield Table(url, family, moderator, browser)
        for page in [page for context in browser.contexts for page in context.pages]:
            await page.close()


def bubbles(phone: Locator, text: str) -> Locator:
    return phone.locator(".text", has_text=text)


async def picture(page: Page, name: str) -> None:
    """Keep a picture when asked to: DODOMU_PICTURES=1."""
    if os.environ.get("DODOMU_PICTURES"):
        await page.wait_for_timeout(500)
        await page.screenshot(path=PICTURES / f"sandbox-{name}.png")


async def test_a_family_starts_presses_types_and_attaches(table: Table) -> None:
    page = await table.look()
    phone = page.get_by_role("region", name="Телефон родини")
    await expect(phone.get_by_text("Розкажіть про зниклу людину.")).to_be_visible()
    await phone.get_by_role("button", name="Почати / Start").click()
    await phone.get_by_role("button", name="Так / Yes").click()
    await expect(phone.locator(".toast")).to_have_text("Обрано: yes")
    await expect(bubbles(phone, "Ви обрали yes")).to_be_visible()
    await phone.get_by_role("textbox").fill("Сумченко Ярослав, <1989>")
    await phone.get_by_role("textbox").press("Enter")
    await expect(bubbles(phone, "Записано: Сумченко Ярослав, <1989>")).to_be_visible()
    await expect(phone.locator(".lock-text")).to_contain_text("Записано: Сумченко")
    await expect(phone.get_by_text("захищено / protected")).to_be_visible()
    await phone.get_by_label("Додати / Attach").click()
    await phone.get_by_role("button", name="Голосове / Voice").click()
    await expect(bubbles(phone, "Записано: вкладення")).to_be_visible()
    await picture(page, "light")


async def test_an_edit_and_a_deletion_happen_in_place(table: Table) -> None:
    page = await table.look()
    phone = page.locator(".phone").first
    await table.family.start()
    await expect(bubbles(phone, "Вітаємо.")).to_be_visible()
    number = await table.family.send("помилка")
    await expect(bubbles(phone, "Записано: помилка")).to_be_visible()
    await table.family.delete(number)
    await expect(phone.locator(".mine", has_text="помилка")).to_have_count(0)
    await table.family.press("Ні")
    await expect(bubbles(phone, "Ви обрали no")).to_be_visible()
    await expect(bubbles(phone, "Вітаємо.")).to_have_count(0)


async def test_an_alert_waits_for_its_ok_and_the_keyboard_is_enough(table: Table) -> None:
    page = await table.look(dark=True)
    phone = page.locator(".phone").nth(1)
    await phone.get_by_role("button", name="Почати / Start").press("Enter")
    await phone.get_by_role("button", name="Детальніше").press("Enter")
    await expect(page.get_by_role("dialog")).to_contain_text("Обрано: more")
    await picture(page, "dark")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(bubbles(phone, "Ви обрали more")).to_be_visible()


async def test_on_a_narrow_screen_tabs_choose_the_phone(table: Table) -> None:
    await table.family.start()
    await table.moderator.send("Черга")
    page = await table.look(width=390)
    await expect(bubbles(page.locator(".phone").first, "Вітаємо.")).to_be_visible()
    await picture(page, "narrow")
    await page.get_by_role("tab", name="Телефон модератора").click()
    await expect(bubbles(page.locator(".phone").nth(1), "Записано: Черга")).to_be_visible()
    await expect(page.locator(".phone").first).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_every_control_has_a_name(table: Table) -> None:
    await table.family.start()
    page = await table.look()
    await expect(page.locator(".key").first).to_be_visible()
    for control in await page.locator("button, summary, textarea, a").all():
        named = await control.evaluate("node => node.ariaLabel || node.innerText || node.textContent.trim()")
        assert named, await control.evaluate("node => node.outerHTML")
