"""The page for everybody: on a narrow screen, in large type, by name, in readable colours."""

from typing import Final

import pytest
from playwright.async_api import expect

from tests.sandbox import browser as browsing
from tests.sandbox.browser import LAPTOP, NARROW, picture
from tests.sandbox.table import Table, bubbles

#: Text and what it stands on.
PAIRS: Final = (
    ("ink", "page"), ("ink", "bar"), ("ink", "theirs"), ("ink", "mine"), ("ink", "wall"), ("quiet", "page"),
    ("quiet", "bar"), ("quiet", "theirs"), ("mine-quiet", "mine"), ("accent", "theirs"), ("accent", "bar"),
    ("accent-ink", "accent"), ("key-ink", "key"), ("key-ink", "key-over"), ("wrong", "bar"), ("ink", "tab"),
)  # fmt: skip

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_on_a_narrow_screen_a_switcher_chooses_the_phone_and_escape_closes_the_drawer(table: Table) -> None:
    await table.family.start()
    await table.moderator.send("Черга")
    page = await table.look(NARROW)
    await expect(bubbles(page.locator(".phone").first, "Вітаємо.")).to_be_visible()
    await picture(page, "sandbox-narrow")
    await page.get_by_role("tab", name="Телефон модератора").click()
    await expect(bubbles(page.locator(".phone").nth(1), "Записано: Черга")).to_be_visible()
    await expect(page.locator(".phone").first).to_be_hidden()
    await page.get_by_role("button", name="Інструменти").press("Enter")
    await expect(page.locator("#drawer")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#drawer")).to_be_hidden()
    await expect(page.get_by_role("button", name="Інструменти")).to_be_focused()
    assert not await browsing.cut(page)


@pytest.mark.parametrize("size", [LAPTOP, NARROW])
async def test_in_twice_as_large_type_nothing_is_cut(table: Table, size: tuple[int, int]) -> None:
    await table.family.start()
    await table.say(table.family, "Довге повідомлення " * 12)
    page = await table.look(size)
    for _ in range(2):
        await page.get_by_role("button", name="Розмір тексту").click()
    await expect(bubbles(page.locator(".phone").first, "Довге")).to_be_visible()
    if size == NARROW:
        await picture(page, "sandbox-large")
    assert await page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert not await browsing.cut(page)
    await page.get_by_role("button", name="Інструменти").click()
    assert not await browsing.cut(page)


async def test_every_control_has_a_name_in_both_languages(table: Table) -> None:
    await table.family.start()
    await table.family.send("слово")
    page = await table.look()
    await expect(page.locator(".mine").first).to_be_attached()
    assert not await browsing.nameless(page)
    await page.get_by_role("button", name="English page").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_role("region", name="The family’s phone")).to_be_visible()
    assert not await browsing.nameless(page)


@pytest.mark.parametrize("dark", [False, True])
async def test_every_text_is_readable_on_what_it_stands_on(table: Table, *, dark: bool) -> None:
    page = await table.look(dark=dark)
    if dark:
        await page.get_by_role("button", name="Світла чи темна").click()
        await expect(page.locator("html")).to_have_attribute("data-theme", "light")
        await page.get_by_role("button", name="Світла чи темна").click()
    colours = {name for pair in PAIRS for name in pair}
    found = {name: await page.evaluate(COLOUR, f"var(--{name})") for name in colours}
    poor = {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in PAIRS}
    assert not {pair: ratio for pair, ratio in poor.items() if ratio < 4.5}


COLOUR: Final = """wanted => {
    const node = document.body.appendChild(document.createElement("i"));
    node.style.color = wanted;
    const [colour] = [getComputedStyle(node).color];
    node.remove();
    return colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
}"""


def contrast(one: list[float], other: list[float]) -> float:
    """Return the ratio of two colours as the accessibility guidelines reckon it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: list[float]) -> float:
    linear = [part / 255 / 12.92 if part <= 10.31 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
