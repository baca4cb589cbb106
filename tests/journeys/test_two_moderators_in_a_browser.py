"""Two moderators' phones side by side: a captivity that one proposes and another approves, by pressing alone."""

import asyncio
from typing import Final

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.demo import press, saying, shows_code, walk
from tests.journeys.roads import ENTER_UK, SHORTLY_UK
from tests.sandbox.browser import picture

#: A man whom the base does not hold, but two who are like him.
NAMESAKE: Final = {
    "Яке прізвище цієї людини?": "Ковальчук",
    "Яке ім’я?": "Дмитро",
    "По батькові?": "Петрович",
    "Коли людина народилася?": "1994",
}
#: The first letters of his patronymic.
LETTERS: Final = "пет"

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_what_one_moderator_proposes_a_colleague_approves_on_another_phone(page: Page) -> None:
    family, first, second = (page.locator(".phone").nth(n) for n in range(3))
    async with asyncio.timeout(120):
        await family.locator(".start").click()
        await walk(family, (*ENTER_UK, *((asked, NAMESAKE.get(asked, told)) for asked, told in SHORTLY_UK)))
        await expect(saying(family, "Його прочитає модератор")).to_be_visible()
        for phone in (first, second):
            await walk(phone, (("Оберіть мову", "Українська"),))
            await shows_code(phone)
            await expect(saying(phone, "роль:")).to_be_visible()
        await becomes_a_case(first)
        await evidence_in_three_steps(first)
        await proposed(first)
        await refused_to_approve(first)
        await approved(second)
        await expect(saying(first, "погоджено")).to_be_visible()


async def becomes_a_case(phone: Locator) -> None:
    """Take the report up as a case of its own, and open its card."""
    await walk(phone, (("роль:", "Черга"), ("Черга", "Взяти 1"), ("Звернення", "Показати")))
    await expect(saying(phone, "Кандидат 1")).to_be_visible()
    await press(phone, "Нова справа")
    await expect(saying(phone, "Ваше рішення записано")).to_be_visible()
    await press(phone, "Справа")
    await expect(saying(phone, "Доказів ще немає")).to_be_visible()
    await picture(phone, "case-card")


async def evidence_in_three_steps(phone: Locator) -> None:
    """Propose with a letter whose original was seen."""
    for label in ("→ полон (утримання) підтверджено", "Додати доказ", "Папери та установи ▶"):
        await press(phone, label)
    await press(phone, "Лист МКЧХ")
    await expect(saying(phone, "Крок 2")).to_be_visible()
    await press(phone, "Оригінал бачили: ні")
    await expect(phone.locator(".key", has_text="Оригінал бачили: так")).to_be_visible()
    await picture(phone, "evidence")
    await phone.locator(".key", has_text="Як зазвичай").click()
    await press(phone, "Зберегти")


async def proposed(phone: Locator) -> None:
    """Propose what the letter carries."""
    await expect(saying(phone, "Позначеного досить")).to_be_visible()
    await picture(phone, "proposal")
    await press(phone, "Запропонувати")
    await expect(saying(phone, "Чекаємо на другу людину")).to_be_visible()


async def refused_to_approve(phone: Locator) -> None:
    """Open what was proposed on the phone that proposed it: there is nothing to approve with."""
    await opened(phone)
    await expect(saying(phone, "Це Ваша пропозиція")).to_be_visible()
    await expect(phone.locator(".key").get_by_text("Погодити", exact=True)).to_have_count(0)


async def opened(phone: Locator) -> None:
    """Open the one proposal from the list."""
    await phone.locator("textarea").fill("/approvals")
    await phone.locator("textarea").press("Enter")
    await phone.locator(".key", has_text="1. ").click()


async def approved(phone: Locator) -> None:
    """Look, type the letters, confirm, and see when it takes effect."""
    await opened(phone)
    await press(phone, "Переглянути")
    await expect(saying(phone, "Схожа справа")).to_be_visible()
    await picture(phone, "look")
    await press(phone, "Погодити")
    await expect(saying(phone, "перші три літери")).to_be_visible()
    await picture(phone, "letters")
    await phone.locator("textarea").fill(LETTERS)
    await phone.locator("textarea").press("Enter")
    await press(phone, "Підтвердити")
    await expect(saying(phone, "Погоджено")).to_be_visible()
    await picture(phone, "cooling-off")
