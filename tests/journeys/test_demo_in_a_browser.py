"""`dodomu demo` as a newcomer meets it: report on the left, decide on the right, read the news on the left."""

import asyncio
import os
import re
import socket
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.journeys.roads import ENTER_UK, SHORTLY_UK

ROOT: Final = Path(__file__).parents[2]
PICTURES: Final = ROOT / "tests" / "pictures"
CHROMIUM: Final = Path("/usr/bin/chromium")
QUIETLY: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """Run the demo as a process of its own; yield the address of its page, as it prints it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "bot", "demo", "--port", str(port))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=PIPE)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(30):
            line = (await process.stdout.readline()).decode()
        found = re.search(r"http://\S+", line)
        assert found is not None, line
        yield found[0]
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        async with asyncio.timeout(10):
            await process.communicate()


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start the browser; where there is none, the test says so."""
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail("no chromium: the demo was not tried")
        pytest.skip("no chromium here: the demo was not tried")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield browser
        await browser.close()


async def picture(page: Page, name: str) -> None:
    """Keep a picture, where pictures are asked for."""
    if os.environ.get("DODOMU_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        await page.wait_for_timeout(500)
        await page.screenshot(path=PICTURES / f"{name}.png")


def saying(phone: Locator, text: str) -> Locator:
    """Return what a phone shows that holds this text, whatever its spaces are."""
    pattern = re.compile(r"\s".join(re.escape(word) for word in text.split()))
    return phone.locator(".text", has_text=pattern).last


async def press(phone: Locator, label: str) -> None:
    """Press the newest button with this label."""
    await phone.locator(".key").get_by_text(label, exact=True).last.click()


async def walk(phone: Locator, steps: tuple[tuple[str, str], ...]) -> None:
    """Answer one question after another: press the label where it stands, type otherwise."""
    for question, reply in steps:
        await expect(saying(phone, question)).to_be_visible()
        label = phone.locator(".key").get_by_text(reply, exact=True)
        if await label.count():
            await label.last.click()
        else:
            await phone.locator("textarea").fill(reply)
            await phone.locator("textarea").press("Enter")


async def test_a_newcomer_reports_decides_and_reads_the_news_within_two_minutes() -> None:
    async with chromium() as browser, demo() as url, asyncio.timeout(120):
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        await page.goto(url)
        family, moderator = page.locator(".phone").first, page.locator(".phone").nth(1)
        await family.locator(".start").click()
        await walk(family, (*ENTER_UK, *SHORTLY_UK))
        await expect(saying(family, "Його прочитає модератор")).to_be_visible()
        await walk(moderator, (("Оберіть мову", "Українська"), ("роль:", "Черга")))
        await walk(moderator, (("Черга", "Взяти 1"), ("Звернення", "Показати")))
        await expect(saying(moderator, "Шевчук | Шевчук")).to_be_visible()
        await picture(page, "demo")
        await walk(moderator, (("Показане вище", "Приєднати до 1"), ("Це та сама людина?", "Так, приєднати до 1")))
        await expect(saying(moderator, "Ваше рішення записано")).to_be_visible()
        await expect(saying(family, "Для Вас є повідомлення")).to_be_visible()
        await press(family, "Відкрити")
        await expect(saying(family, "прийнято в роботу")).to_be_visible()
        await page.set_viewport_size({"width": 390, "height": 844})
        await family.locator(".messages").evaluate("shown => shown.scrollTo(0, shown.scrollHeight)")
        await picture(page, "demo-phone")
