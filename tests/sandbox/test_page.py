"""The page with two phones, in a real browser: what a person sees and does."""

import asyncio

import pytest
from playwright.async_api import Route, expect

from tests.sandbox.browser import picture
from tests.sandbox.little_bot import TOKEN
from tests.sandbox.table import Table, bubbles

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_family_starts_presses_types_and_attaches(table: Table) -> None:
    page = await table.look()
    phone = page.get_by_role("region", name="Телефон родини")
    await expect(phone.get_by_text("Розкажіть про зниклу людину.")).to_be_visible()
    await phone.get_by_role("button", name="Почати").click()
    await phone.get_by_role("button", name="Так / Yes").click()
    await expect(phone.locator(".toast")).to_have_text("Обрано: yes")
    await expect(bubbles(phone, "Ви обрали yes")).to_be_visible()
    await phone.get_by_role("textbox").fill("Сумченко Ярослав, <1989>")
    await phone.get_by_role("textbox").press("Enter")
    await expect(bubbles(phone, "Записано: Сумченко Ярослав, <1989>")).to_be_visible()
    for kind in ("Голосове", "Альбом, 3 фото"):
        await phone.get_by_label("Додати").click()
        await phone.get_by_role("button", name=kind).click()
    await expect(bubbles(phone, "Записано: вкладення")).to_have_count(4)
    await expect(phone.locator(".album")).to_have_count(3)
    await picture(page, "sandbox-light")


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
    await expect(phone.locator(".edited")).to_have_count(1)
    await expect(bubbles(phone, "Вітаємо.")).to_have_count(0)


async def test_a_person_changes_and_deletes_the_own_words(table: Table) -> None:
    await table.family.send("1998")
    page = await table.look()
    phone = page.locator(".phone").first
    mine = phone.locator(".mine").last
    await mine.get_by_label("Дії з повідомленням").click()
    await mine.get_by_role("button", name="Змінити").click()
    await expect(phone.locator(".changing .old")).to_have_text("1998")
    await phone.get_by_role("textbox").fill("1989")
    await phone.get_by_role("textbox").press("Enter")
    await expect(phone.locator(".mine .text")).to_have_text("1989")
    await expect(phone.locator(".mine .edited")).to_be_visible()
    await mine.get_by_label("Дії з повідомленням").click()
    await mine.get_by_role("button", name="Видалити в обох").click()
    await expect(phone.locator(".mine")).to_have_count(0)


async def test_an_alert_waits_for_its_ok_and_the_keyboard_is_enough(table: Table) -> None:
    page = await table.look(dark=True)
    phone = page.locator(".phone").nth(1)
    await phone.get_by_role("button", name="Почати").press("Enter")
    await phone.get_by_role("button", name="Детальніше").press("Enter")
    await expect(page.get_by_role("dialog")).to_contain_text("Обрано: more")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(bubbles(phone, "Ви обрали more")).to_be_visible()
    await expect(phone.locator(".key").first).to_be_focused()
    await picture(page, "sandbox-dark")


async def test_the_lock_screen_shows_what_comes_unasked_but_no_edit_and_nothing_silent(table: Table) -> None:
    await table.family.start()
    page = await table.look()
    phone = page.locator(".phone").first
    await expect(bubbles(phone, "Вітаємо.")).to_be_visible()
    await table.later()
    number = await table.say(table.family, "Для Вас є <b>повідомлення</b>.")
    await expect(phone.locator(".cards .card")).to_contain_text("Для Вас є повідомлення.")
    await expect(phone.locator(".divider")).to_have_text("Непрочитані повідомлення")
    told = {"chat_id": table.family.id, "message_id": number, "text": "Змінено."}
    await table.family.client.post(f"/bot{TOKEN}/editMessageText", json=told)
    await table.say(table.family, "Тихо.", disable_notification=True)
    await expect(bubbles(phone, "Тихо.")).to_be_visible()
    await expect(phone.locator(".cards .card")).to_contain_text("Для Вас є повідомлення.")
    await phone.get_by_label("Заблокувати екран").click()
    await expect(phone.locator(".pile .card")).to_have_count(1)
    await picture(phone, "sandbox-locked")
    await phone.get_by_role("button", name="Розблокувати екран").press("Enter")
    await expect(phone.locator(".card")).to_have_count(0)


async def test_typing_shows_until_the_bot_writes(table: Table) -> None:
    await table.family.start()
    page = await table.look()
    told = {"chat_id": table.family.id, "action": "typing"}
    await table.family.client.post(f"/bot{TOKEN}/sendChatAction", json=told)
    await expect(page.locator(".phone").first.locator(".status")).to_have_text("друкує")
    await table.say(table.family, "Готово.")
    await expect(page.locator(".phone").first.locator(".status")).to_have_text("бот")


async def test_two_people_share_a_phone_each_in_the_own_language(table: Table) -> None:
    await table.brother.start()
    page = await table.look()
    phone = page.locator(".phone").first
    await table.later()
    await table.say(table.brother, "News")
    await expect(phone.get_by_role("tab", name="Martin").locator(".count")).to_have_text("1")
    await phone.get_by_role("tab", name="Олена").press("ArrowRight")
    await expect(bubbles(phone, "News")).to_be_visible()
    await expect(phone.locator(".frame")).to_have_attribute("lang", "en")
    await expect(phone.get_by_placeholder("Message")).to_be_visible()


async def test_a_long_chat_stays_where_its_reader_is(table: Table) -> None:
    await table.family.start()
    for number in range(12):
        await table.say(table.family, f"Рядок {number}\n" * 4)
    page = await table.look()
    phone = page.locator(".phone").first
    await expect(bubbles(phone, "Рядок 11")).to_be_in_viewport()
    await phone.locator(".messages").evaluate("shown => shown.scrollTo(0, 0)")
    await table.later()
    await table.say(table.family, "Остання")
    await expect(phone.locator(".down .count")).to_have_text("1")
    await expect(bubbles(phone, "Остання")).not_to_be_in_viewport()
    await phone.get_by_label("До останнього повідомлення").click()
    await expect(bubbles(phone, "Остання")).to_be_in_viewport()


async def test_formatting_is_shown_and_protected_words_are_not_to_be_taken(table: Table) -> None:
    await table.family.start()
    text = "<b>так</b> <tg-spoiler>секрет</tg-spoiler> /help https://example.org"
    await table.say(table.family, text, protect_content=True)
    page = await table.look()
    shown = bubbles(page.locator(".phone").first, "секрет")
    await expect(shown.locator("b")).to_have_text("так")
    await expect(shown.locator("a")).to_have_count(2)
    await expect(shown.get_by_role("button", name="Прихований текст")).to_be_visible()
    await shown.locator("tg-spoiler").press("Enter")
    await expect(shown.locator("tg-spoiler.seen")).to_have_text("секрет")
    copied = "node => node.dispatchEvent(new ClipboardEvent('copy', { cancelable: true, bubbles: true }))"
    assert await shown.evaluate(copied) is False
    assert await shown.evaluate("node => getComputedStyle(node.closest('.bubble')).userSelect") == "none"
    await shown.get_by_text("/help").click()
    await expect(page.locator(".mine .text").last).to_have_text("/help")


async def test_what_a_fault_did_stands_in_the_record_and_who_blocked_the_bot_beside(table: Table) -> None:
    await table.family.start()
    page = await table.look()
    drawer = page.locator("#drawer")
    await drawer.get_by_role("button", name="502 Bad Gateway").click()
    await expect(drawer.locator(".armed")).to_contain_text("502 Bad Gateway × 1")
    await table.family.client.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": table.family.id, "text": "lost"})
    await expect(drawer.locator("#calls .wrong").first).to_contain_text("sendMessage")
    await expect(drawer.locator("#calls .wrong .outcome").first).to_have_text("502 · 502 Bad Gateway")
    await drawer.get_by_role("button", name="Олена: Заблокувати бота").click()
    await expect(page.get_by_text("Ви заблокували цього бота.")).to_be_visible()
    await page.locator(".phone").first.get_by_role("button", name="Розблокувати бота").click()
    await expect(page.locator(".phone").first.get_by_role("textbox")).to_be_visible()
    await page.locator("#tools").press("Enter")
    await expect(drawer).to_be_hidden()


async def test_begun_anew_at_once_the_page_waits_until_it_knows_what_ends_and_lies_empty_then(table: Table) -> None:
    page = await table.browser.new_page(locale="uk-UA")
    await page.route("**/sandbox/table", _late)
    await page.goto(table.url)
    begin = page.get_by_role("button", name="Стерти й почати")
    await expect(begin).to_be_disabled()
    await begin.click()
    async with page.expect_event("load"):
        await page.get_by_role("dialog").get_by_role("button", name="Стерти й почати").click()
    await expect(page.get_by_role("button", name="Створити")).to_be_visible()
    await expect(page.locator(".phone")).to_have_count(0)


async def test_begun_anew_while_a_phone_is_looked_at_nobody_is_looked_for_who_is_gone(table: Table) -> None:
    page = await table.look()
    await page.route("**/chat", _late)
    await table.family.start()
    await page.get_by_role("button", name="Стерти й почати").click()
    async with page.expect_event("load"):
        await page.get_by_role("dialog").get_by_role("button", name="Стерти й почати").click()
    await expect(page.get_by_role("button", name="Створити")).to_be_visible()


async def _late(route: Route) -> None:
    """Let a request through only after a while."""
    await asyncio.sleep(0.5)
    await route.continue_()
