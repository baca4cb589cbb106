"""`dodomu demo` as a newcomer meets it: report on the left, decide on the right, read the news on the left."""

import asyncio
from typing import Final

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.demo import begin_anew, press, saying, shows_code, walk
from tests.journeys.roads import ENTER_UK, SHORTLY_UK
from tests.sandbox import browser as browsing
from tests.sandbox.browser import picture

#: A person who needs the keyboard goes on with the tabulator, and back where what is wanted lies behind.
ON_AND_BACK: Final = ("Tab",) * 12 + ("Shift+Tab",) * 24

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_newcomer_reports_decides_and_reads_the_news_within_two_minutes(page: Page) -> None:
    async with asyncio.timeout(120):
        family, moderator, colleague = (page.locator(".phone").nth(n) for n in range(3))
        await family.locator(".start").click()
        await walk(family, (*ENTER_UK, *SHORTLY_UK))
        await expect(saying(family, "Його прочитає модератор")).to_be_visible()
        await walk(moderator, (("Оберіть мову", "Українська"),))
        await shows_code(moderator)
        await walk(moderator, (("роль:", "Черга"), ("Черга", "Взяти 1")))
        await expect(saying(moderator, "Завдання у Вас до 10:3")).to_be_visible()

        # an hour later the claim has ended, and a colleague takes it over
        await page.get_by_role("button", name="+1 год").click()
        await expect(saying(moderator, "Час на це завдання минув")).to_be_visible()
        await walk(colleague, (("Оберіть мову", "Українська"),))
        await shows_code(colleague)
        await walk(colleague, (("роль:", "Черга"), ("Черга", "Взяти 1"), ("Звернення", "Показати")))
        await expect(saying(colleague, "Шевчук | Шевчук")).to_be_visible()
        await page.get_by_role("button", name="English page").click()
        await page.locator("#drawer").evaluate("drawer => drawer.scrollTo(0, 0)")
        await picture(page, "demo")
        await walk(colleague, (("Показане вище", "Приєднати до 1"), ("Це та сама людина?", "Ім’я та дата народження")))
        await press(colleague, "Так, приєднати до 1")
        await expect(saying(colleague, "Ваше рішення записано")).to_be_visible()
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
