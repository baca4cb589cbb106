"""Two moderators' phones side by side: a captivity that one proposes and another approves, all by what is on them."""

import asyncio
from typing import Final

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.journeys.demo import press, saying, shows_code, walk
from tests.journeys.roads import Steps
from tests.sandbox.browser import cut, opened, picture

#: As short as a report can be, about somebody whom two cases of the base are like.
BRIEFLY_UK: Final[Steps] = (
    ("Оберіть мову", "Українська"),
    ("Чи може хтось перевірити Ваш телефон?", "Так"),
    ("Тоді краще", "Напишу коротко"),
    ("Це прочитає людина", "Так, даю згоду"),
    ("Яке прізвище цієї людини?", "Ковальчук"),
    ("Яке ім’я?", "Дмитро"),
    ("Коли людина народилася?", "1994"),
    ("Де це було?", "Донецька область"),
)
#: The first letters of the surname: a short report tells no patronymic.
LETTERS: Final = "ков"
APPROVE: Final = "Погодити"

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_captivity_is_proposed_on_one_phone_and_approved_on_the_other(
    page: Page, browser: Browser, url: str
) -> None:
    first, second = page.locator(".phone").nth(1), page.locator(".phone").nth(2)
    async with asyncio.timeout(120):
        await asyncio.gather(is_reported(browser, url), let_in(first, second))
        await becomes_a_case(first)
        await a_letter_is_told_of_in_three_steps(first)
        await is_proposed_and_refused_to_whoever_proposed(first)
        await looked_at(second)
        assert await cut(page) == []
        await picture(page.locator("#phones"), "two-moderators")
        await saying(second, "Докази").evaluate("node => node.scrollIntoView({block: 'end'})")
        await picture(second, "look")
        await approved(second)
        await expect(saying(first, "погоджено")).to_be_visible()


async def is_reported(browser: Browser, url: str) -> None:
    """Report somebody on a page of its own: a page has one mouse, and the moderators need theirs."""
    page = await opened(browser, url)
    family = page.locator(".phone").first
    await family.locator(".start").click()
    await walk(family, BRIEFLY_UK)
    await expect(saying(family, "Записали")).to_be_visible()
    await page.close()


async def let_in(*phones: Locator) -> None:
    """Choose a language and show the code."""
    for phone in phones:
        await walk(phone, (("Оберіть мову", "Українська"),))
    for phone in phones:
        await shows_code(phone)


async def becomes_a_case(phone: Locator) -> None:
    """Take the report up as a case of its own, and open its card."""
    await walk(phone, (("роль:", "Черга"), ("Черга", "Взяти 1"), ("Звернення", "Показати")))
    await expect(saying(phone, "Кандидат 2")).to_be_visible()
    await press(phone, "Нова справа")
    await press(phone, "Так, інша людина")
    await expect(saying(phone, "Ваше рішення записано")).to_be_visible()
    await press(phone, "Справа")
    await expect(saying(phone, "Доказів ще немає")).to_be_visible()
    await picture(phone, "case-card")


async def a_letter_is_told_of_in_three_steps(phone: Locator) -> None:
    """Tell what it is, how sure it is, and keep it."""
    await press(phone, "→ полон (утримання) підтверджено")
    await press(phone, "Додати доказ")
    await press(phone, "Папери та установи ▶")
    await press(phone, "Лист МКЧХ")
    await expect(saying(phone, "Крок 2 з 3")).to_be_visible()
    await press(phone, "Оригінал бачили: ні")
    await expect(phone.locator(".key").get_by_text("Оригінал бачили: так")).to_be_visible()
    await picture(phone, "evidence")
    await press(phone, "Як зазвичай: A1, своє джерело")
    await expect(saying(phone, "Крок 3 з 3")).to_be_visible()
    await press(phone, "Зберегти")
    await expect(saying(phone, "Позначеного досить")).to_be_visible()


async def is_proposed_and_refused_to_whoever_proposed(phone: Locator) -> None:
    """Propose what the letter carries; who proposed it has no button to approve it with."""
    await press(phone, "Запропонувати")
    await expect(saying(phone, "Чекаємо на другу людину")).to_be_visible()
    await picture(phone, "proposal")
    await press(phone, "Пропозиція: Доля")
    await expect(saying(phone, "Це Ваша пропозиція")).to_be_visible()
    await expect(phone.locator(".key").get_by_text(APPROVE, exact=True)).to_have_count(0)


async def looked_at(phone: Locator) -> None:
    """Find the proposal in the list, and look at the person beside two who are like him."""
    await phone.locator("textarea").fill("/approvals")
    await phone.locator("textarea").press("Enter")
    await phone.locator(".key", has_text="1. ").click()
    await press(phone, "Переглянути")
    await expect(phone.locator(".key").get_by_text(APPROVE, exact=True)).to_be_visible()
    assert (await saying(phone, "Докази").inner_text()).count("Схожа: справа") == 2


async def approved(phone: Locator) -> None:
    """Type the letters, confirm, and see when it takes effect."""
    await press(phone, APPROVE)
    await expect(saying(phone, "перші три літери")).to_be_visible()
    await picture(phone, "letters")
    await phone.locator("textarea").fill(LETTERS)
    await phone.locator("textarea").press("Enter")
    await press(phone, "Підтвердити")
    await expect(saying(phone, "до того можна відкликати")).to_be_visible()
    await expect(saying(phone, "Ковальчук")).to_have_count(0)
    await picture(phone, "cooling-off")
