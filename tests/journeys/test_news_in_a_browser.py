"""What two relatives hear of one case on the demo's phones: one road, from a kinship shown to the way home.

What is pressed on the page in another journey (the report, the codes, an item of evidence) is pressed over HTTP here.
"""

import asyncio
from typing import Final

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys import demo, fingers, roads
from tests.journeys.demo import press, saying, to_the_newest, types
from tests.journeys.fingers import LETTERS, adds, another_code, code_of, decides, shows_code
from tests.journeys.test_two_relatives import update
from tests.sandbox.browser import cut, picture
from tests.sandbox.phone import Phone, plain

PUSH: Final = "Для Вас є повідомлення"
#: Within so many milliseconds a push comes that is due, however much else runs on this machine.
SOON: Final = 20_000
LINK: Final = ("Приєднати до 1", "Ім’я та дата народження", "Так, приєднати до 1")

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_two_relatives_hear_of_one_case_from_a_kinship_shown_to_the_way_home(page: Page, url: str) -> None:
    family, first, second = (page.locator(".phone").nth(n) for n in range(3))
    async with asyncio.timeout(180), fingers.hands(url) as (olena, martin, ihor, marta):
        await fingers.report(olena, (*roads.ENTER_UK, *roads.SHORTLY_UK))
        hers = roads.reference((await roads.see(olena, "Його прочитає модератор"))["text"])
        await asyncio.gather(fingers.let_in(ihor), fingers.let_in(marta))
        await kinship_is_shown(first, olena, ihor)
        his = await a_brother_too(martin, ihor)
        await both_stand_at_the_desk(first)
        await captivity_is_confirmed(ihor, marta)
        await later(page, "+1 год", ihor, marta)
        await news_is_read(family)
        await a_foreign_number_is_asked_about(family, update(await roads.read(martin, "captivity confirmed")))
        await nothing_tells_of_the_other(family, (olena, "Martin", his), (martin, "Мати", hers))
        await my_case(family)
        await a_word_is_asked_for_and_comes(page, family, ihor)
        await captivity_is_withdrawn(ihor, marta)
        await later(page, "+1 год", ihor, marta)
        await correction_is_read(family)
        await the_bot_is_blocked(family, first)
        await the_way_home_is_decided(ihor, first, second)
        await later(page, "+1 год", ihor, marta)
        await the_way_home_is_read(family)


async def later(page: Page, jump: str, *moderators: Phone) -> None:
    """Put the clock forward by the drawer, and wait until the moderators' apps have followed it."""
    before = [await code_of(phone) for phone in moderators]
    await page.get_by_role("button", name=jump, exact=True).click()
    for phone, code in zip(moderators, before, strict=True):
        await another_code(phone, code)


async def kinship_is_shown(phone: Locator, olena: Phone, ihor: Phone) -> None:
    """Link the report to its case, and see the papers of the family."""
    await fingers.takes(ihor)
    await decides(ihor, *LINK)
    await roads.read(olena, "прийнято в роботу")
    await press(phone, "Справа")
    await expect(saying(phone, "Доказів ще немає")).to_be_visible()
    await press(phone, "Рідні")
    await phone.locator(".key", has_text="№ ").last.click()
    await expect(phone.locator(".key").get_by_text("Документи переглянуто", exact=True)).to_be_visible()
    await picture(phone, "relative")
    await press(phone, "Документи переглянуто")
    await press(phone, "Так, перевірено")
    await expect(saying(phone, "V2, спорідненість показано")).to_be_visible()


async def a_brother_too(martin: Phone, ihor: Phone) -> str:
    """Have a brother report the same person in English, and be verified; return the reference of his report."""
    await fingers.report(martin, (*roads.ENTER, *fingers.BROTHER))
    his = roads.reference((await roads.see(martin, "was received on"))["text"])
    await fingers.takes(ihor)
    await decides(ihor, *LINK)
    await fingers.sees_papers(ihor, his)
    return his


async def both_stand_at_the_desk(phone: Locator) -> None:
    """See who is kin to the person, and how far that is verified."""
    await press(phone, "Рідні у справі")
    await expect(saying(phone, "2. №")).to_be_visible()
    await to_the_newest(phone)
    await picture(phone, "two-relatives")


async def captivity_is_confirmed(ihor: Phone, marta: Phone) -> None:
    """Propose it on a letter, and approve it."""
    await fingers.press(ihor, ("Назад", "справу відкрито"))
    await ihor.press("→ полон (утримання) підтверджено")
    await adds(ihor, "Папери та установи ▶", "Лист МКЧХ", "Оригінал бачили: ні")
    await fingers.press(ihor, ("Запропонувати", "Чекаємо на другу людину"))
    await fingers.approves(marta)


async def opened(family: Locator, text: str) -> None:
    """Open what came, and see that it says this."""
    await expect(saying(family, PUSH)).to_be_visible(timeout=SOON)
    await press(family, "Відкрити")
    await expect(saying(family, text)).to_be_visible()


async def received(family: Locator) -> None:
    """Say that it was received."""
    await press(family, "Отримано")
    await expect(saying(family, "Записали.")).to_be_visible()


async def news_is_read(family: Locator) -> None:
    """Open what came when it had cooled off, and say that it was received."""
    await opened(family, "полон (утримання) підтверджено (МКЧХ")
    await received(family)
    await picture(family, "news")


async def a_foreign_number_is_asked_about(family: Locator, number: str) -> None:
    """Ask whether a message is ours that somebody sent on: its number is another relative's."""
    await types(family, f"/check {number}")
    await expect(saying(family, "Тут ми не знаємо цього номера")).to_be_visible()
    await picture(family, "forged")


async def nothing_tells_of_the_other(family: Locator, *told: tuple[Phone, str, str]) -> None:
    """See the brother's chat on the phone that they share, and in neither chat anything of the other."""
    await family.get_by_role("tab", name="Martin").click()
    await expect(saying(family, "captivity confirmed")).to_be_visible()
    await press(family, "Received")
    await expect(saying(family, "Noted.")).to_be_visible()
    assert await cut(family.page) == []
    await picture(family, "brother")
    await family.get_by_role("tab", name="Олена").click()
    for phone, *words in told:
        shown = plain(str([[m["text"], m["buttons"]] for m in await phone.messages()]))
        assert not [word for word in words if word in shown]


async def my_case(family: Locator) -> None:
    """Find what is known, how sure it is and what it does not mean."""
    await press(family, "Мої звернення")
    await family.locator(".key", has_text="№ ").last.click()
    await press(family, "Моя справа")
    await expect(saying(family, "Це не означає, що день обміну відомий чи близький")).to_be_visible()
    await saying(family, "Це не означає").evaluate("node => node.scrollIntoView({block: 'start'})")
    await picture(family, "my-case")


async def a_word_is_asked_for_and_comes(page: Page, family: Locator, ihor: Phone) -> None:
    """Ask for a word every month; when it is due somebody looks at the case first."""
    await press(family, "Коли новин немає")
    await press(family, "Щомісяця")
    await expect(saying(family, "ми пишемо раз на місяць")).to_be_visible()
    await later(page, "+31 день", ihor)
    await ihor.send("/queue")
    await shows_code(ihor, "Код правильний")
    await fingers.takes(ihor)
    await decides(ihor, "Вирішено")
    await opened(family, "нових відомостей поки немає")
    await saying(family, "нових відомостей").evaluate("node => node.scrollIntoView({block: 'start'})")
    await picture(family, "usual-word")
    await received(family)


async def captivity_is_withdrawn(ihor: Phone, marta: Phone) -> None:
    """Propose that the letter was about somebody else, and approve it."""
    await fingers.press(ihor, ("Справа", "справу відкрито"), ("Усі зміни", "Що змінилося?"), ("Доля", "Що змінилося?"))
    await fingers.press(ihor, ("→ місцеперебування невідоме", "причину одним повідомленням"))
    await ihor.send("Лист був про іншу людину.")
    await roads.hear(ihor, "Лист був про іншу людину.")
    await fingers.press(ihor, ("Запропонувати", "Чекаємо на другу людину"))
    await marta.send("/approvals")
    await shows_code(marta, "Код правильний")
    await fingers.approves(marta)


async def correction_is_read(family: Locator) -> None:
    """Read that the news was wrong."""
    await opened(family, "не підтвердилися. Щиро просимо вибачення")
    await picture(family, "correction")


async def the_bot_is_blocked(family: Locator, first: Locator) -> None:
    """Block the bot: a moderator is asked to find another way."""
    await family.locator(".more summary").click()
    await family.get_by_role("button", name="Заблокувати бота").click()
    await types(first, "/queue")
    await demo.shows_code(first)
    await press(first, "Черга")
    await expect(saying(first, "повідомлення до родини не доходять")).to_be_visible()
    await to_the_newest(first)
    await picture(first, "unreachable")


async def the_way_home_is_decided(ihor: Phone, first: Locator, second: Locator) -> None:
    """Propose it on one phone, on the word of the Headquarters, and approve it on the other."""
    await fingers.press(ihor, ("Усі зміни", "Що змінилося?"), ("Доля", "Що змінилося?"))
    await fingers.press(ihor, ("→ повернення з неволі", "Вирішують двоє"))
    await adds(ihor, "Папери та установи ▶", "Слова Координаційного штабу")
    await expect(saying(first, "Позначеного досить")).to_be_visible()
    await press(first, "Запропонувати")
    await expect(saying(first, "Чекаємо на другу людину")).to_be_visible()
    await types(second, "/approvals")
    await demo.shows_code(second)
    await expect(saying(second, "Код правильний")).to_be_visible()
    await types(second, "/approvals")
    await expect(saying(second, "→ повернення з неволі")).to_be_visible()
    await second.locator(".key", has_text="1. ").last.click()
    await press(second, "Переглянути")
    await press(second, "Погодити")
    await expect(saying(second, "перші три літери")).to_be_visible()
    await types(second, LETTERS)
    await press(second, "Підтвердити")
    await expect(saying(second, "до того можна відкликати")).to_be_visible()


async def the_way_home_is_read(family: Locator) -> None:
    """Let the bot in again, read that the person is back, and where to turn now."""
    await family.locator(".again").click()
    await opened(family, "Радіємо разом із Вами")
    await received(family)
    await picture(family, "released")
    await press(family, "Куди звертатися")
    await expect(saying(family, "Лікування та документи після повернення")).to_be_visible()
    await picture(family, "next-steps")
