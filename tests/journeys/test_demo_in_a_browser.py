"""`dodomu demo` as a newcomer meets it: report on the left, decide on the right, read the news on the left."""

import asyncio
import re
import socket
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.journeys.roads import ENTER_UK, SHORTLY_UK
from tests.sandbox import browser as browsing
from tests.sandbox.browser import picture

ROOT: Final = Path(__file__).parents[2]
#: A person who needs the keyboard goes on with the tabulator, and back where what is wanted lies behind.
ON_AND_BACK: Final = ("Tab",) * 12 + ("Shift+Tab",) * 24

pytestmark = pytest.mark.asyncio(loop_scope="module")


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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Start the browser once."""
    async with browsing.chromium() as browser:
        yield browser


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def url(browser: Browser) -> AsyncIterator[str]:  # noqa: ARG001 (without a browser no demo)
    """Run one demo for all; each test begins it anew."""
    async with demo() as url:
        yield url


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, url: str) -> AsyncIterator[Page]:
    """Open the page of a demo that nobody has used."""
    page = await browsing.opened(browser, url)
    await begin_anew(page)
    yield page
    await page.close()


async def begin_anew(page: Page) -> None:
    """Erase everything by the drawer, and wait for the page to load again."""
    await page.get_by_role("button", name="Стерти й почати").click()
    async with page.expect_event("load"):
        await page.get_by_role("dialog").get_by_role("button", name="Стерти й почати").click()
    await expect(page.locator(".phone").nth(1).locator(".key").first).to_be_visible()


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


async def shows_code(phone: Locator) -> None:
    """Write the code that lies beside the phone into its chat."""
    await expect(saying(phone, "код із застосунку")).to_be_visible()
    await phone.locator(".code").click()


async def test_a_newcomer_reports_decides_and_reads_the_news_within_two_minutes(page: Page) -> None:
    async with asyncio.timeout(120):
        family, moderator = page.locator(".phone").first, page.locator(".phone").nth(1)
        await family.locator(".start").click()
        await walk(family, (*ENTER_UK, *SHORTLY_UK))
        await expect(saying(family, "Його прочитає модератор")).to_be_visible()
        await walk(moderator, (("Оберіть мову", "Українська"),))
        await shows_code(moderator)
        await walk(moderator, (("роль:", "Черга"), ("Черга", "Взяти 1")))
        await expect(saying(moderator, "Завдання у Вас до 10:3")).to_be_visible()

        # an hour later the claim has ended, and a colleague takes it over on the same phone
        await page.get_by_role("button", name="+1 год").click()
        await expect(saying(moderator, "Час на це завдання минув")).to_be_visible()
        await moderator.get_by_role("tab", name="Ігор").click()
        await walk(moderator, (("Оберіть мову", "Українська"),))
        await shows_code(moderator)
        await walk(moderator, (("роль:", "Черга"), ("Черга", "Взяти 1"), ("Звернення", "Показати")))
        await expect(saying(moderator, "Шевчук | Шевчук")).to_be_visible()
        await page.get_by_role("button", name="English page").click()
        await page.locator("#drawer").evaluate("drawer => drawer.scrollTo(0, 0)")
        await picture(page, "demo")
        await walk(moderator, (("Показане вище", "Приєднати до 1"), ("Це та сама людина?", "Ім’я та дата народження")))
        await press(moderator, "Так, приєднати до 1")
        await expect(saying(moderator, "Ваше рішення записано")).to_be_visible()
        await expect(family.locator(".card")).to_contain_text("Для Вас є повідомлення")
        await page.set_viewport_size({"width": browsing.NARROW[0], "height": browsing.NARROW[1]})
        await picture(page, "demo-phone")
        await press(family, "Відкрити")
        await expect(saying(family, "прийнято в роботу")).to_be_visible()
        await expect(family.locator(".card")).to_have_count(0)


async def test_the_keyboard_alone_leads_from_start_to_the_menu(page: Page) -> None:
    phone = page.locator(".phone").first
    await reach(page, phone.locator(".start"))
    await page.keyboard.press("Enter")
    for question, reply in ENTER_UK[:-1]:
        await expect(saying(phone, question)).to_be_visible()
        await reach(page, phone.locator(".key").get_by_text(reply, exact=True).last)
        await page.keyboard.press("Enter")
    await expect(saying(phone, ENTER_UK[-1][0])).to_be_visible()


async def reach(page: Page, control: Locator) -> None:
    """Go on with the tabulator until a control has the focus; see that it is shown to have it."""
    for key in ON_AND_BACK:
        if await control.evaluate("node => node === document.activeElement"):
            break
        await page.keyboard.press(key)
    await expect(control).to_be_focused()
    assert await control.evaluate("node => getComputedStyle(node).outlineStyle") != "none"


async def test_begun_anew_nothing_is_left_of_what_was_said(page: Page) -> None:
    family = page.locator(".phone").first
    await family.locator(".start").click()
    await walk(family, (("Оберіть мову", "Українська"),))
    await expect(saying(family, "Чи може хтось перевірити")).to_be_visible()
    await page.get_by_role("button", name="+1 день").click()
    await begin_anew(page)
    await expect(page.locator("#time .moment")).to_contain_text("10:0")
    await expect(family.locator(".text")).to_have_count(0)
    await family.locator(".start").click()
    await expect(saying(family, "Оберіть мову")).to_be_visible()
