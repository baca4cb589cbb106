"""A family and two moderators in a browser: kinship shown, a captivity confirmed by two, the news read, and My case."""

import asyncio
from typing import Final

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.demo import press, saying, shows_code, walk
from tests.journeys.roads import ENTER_UK, SHORTLY_UK
from tests.journeys.test_two_moderators_in_a_browser import a_letter_is_told_of_in_three_steps
from tests.sandbox.browser import cut, picture

#: The first letters of the surname: the family told no patronymic.
LETTERS: Final = "шев"

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_family_whose_kinship_was_shown_reads_a_captivity_that_two_confirmed(page: Page) -> None:
    family, first, second = (page.locator(".phone").nth(n) for n in range(3))
    async with asyncio.timeout(120):
        await family.locator(".start").click()
        await walk(family, (*ENTER_UK, *SHORTLY_UK))
        await expect(saying(family, "Його прочитає модератор")).to_be_visible()
        for phone in (first, second):
            await walk(phone, (("Оберіть мову", "Українська"),))
            await shows_code(phone)
        await becomes_a_case(first)
        await kinship_is_shown(first)
        await press(first, "Рідні у справі")
        await press(first, "Назад")
        await a_letter_is_told_of_in_three_steps(first)
        await press(first, "Запропонувати")
        await approved(second)
        await news_is_read(page, family)
        assert await cut(page) == []
        await my_case(family)


async def becomes_a_case(phone: Locator) -> None:
    """Take the report up as a case of its own, and open its card."""
    await walk(phone, (("роль:", "Черга"), ("Черга", "Взяти 1"), ("Звернення", "Показати")))
    await press(phone, "Нова справа")
    await press(phone, "Так, інша людина")
    await press(phone, "Справа")
    await expect(saying(phone, "Доказів ще немає")).to_be_visible()


async def kinship_is_shown(phone: Locator) -> None:
    """Have a moderator see the papers of the family."""
    await press(phone, "Рідні")
    await phone.locator(".key", has_text="№ ").last.click()
    await expect(phone.locator(".key").get_by_text("Документи переглянуто", exact=True)).to_be_visible()
    await picture(phone, "relative")
    await press(phone, "Документи переглянуто")
    await press(phone, "Так, перевірено")
    await expect(saying(phone, "V2, спорідненість показано")).to_be_visible()


async def approved(phone: Locator) -> None:
    """Find the proposal, look, type the letters, confirm."""
    await phone.locator("textarea").fill("/approvals")
    await phone.locator("textarea").press("Enter")
    await phone.locator(".key", has_text="1. ").click()
    await press(phone, "Переглянути")
    await press(phone, "Погодити")
    await phone.locator("textarea").fill(LETTERS)
    await phone.locator("textarea").press("Enter")
    await press(phone, "Підтвердити")
    await expect(saying(phone, "до того можна відкликати")).to_be_visible()


async def news_is_read(page: Page, family: Locator) -> None:
    """Let the cooling-off pass; open what came, and say that it was received."""
    await page.get_by_role("button", name="+1 год").click()
    await expect(family.locator(".card")).to_contain_text("Для Вас є повідомлення")
    while not await saying(family, "полон (утримання) підтверджено (МКЧХ").count():
        await press(family, "Відкрити")
        await page.wait_for_timeout(300)
    await press(family, "Отримано")
    await expect(saying(family, "Записали.")).to_be_visible()
    await picture(family, "news")


async def my_case(family: Locator) -> None:
    """Find what is known, how sure it is and what it does not mean."""
    await press(family, "Мої звернення")
    await family.locator(".key", has_text="№ ").last.click()
    await press(family, "Моя справа")
    await expect(saying(family, "Це не означає, що день обміну відомий чи близький")).to_be_visible()
    await saying(family, "Це не означає").evaluate("node => node.scrollIntoView({block: 'start'})")
    await picture(family, "my-case")
