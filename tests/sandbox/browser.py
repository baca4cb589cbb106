"""A real browser for the tests of pages: started quietly, and strict about what a page says in its console."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, async_playwright

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
LAPTOP: Final = (1360, 860)
NARROW: Final = (390, 844)

#: The name that a screen reader says for a control, near enough: label, hint, or what is written on it.
NAME = """node => node.ariaLabel
    || [...node.labels ?? []].map(label => label.innerText).join(" ").trim()
    || node.textContent.trim()"""
#: What pages said of errors since the test began.
COMPLAINTS: Final[list[str]] = []
CONTROLS = "button, summary, textarea, input, select, a, [role=tab], [role=tablist], [role=log], [tabindex='0']"


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start the browser; where there is none, the test says so."""
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail("no chromium: the page was not tried")
        pytest.skip("no chromium here: the page was not tried")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield browser
        await browser.close()


async def opened(
    browser: Browser, url: str, size: tuple[int, int] = LAPTOP, *, dark: bool = False, locale: str = "uk-UA"
) -> Page:
    """Open a page; an exception in it, or an error in its console (a broken policy is one), is a failure."""
    page = await browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light", locale=locale
    )
    page.on("pageerror", lambda error: COMPLAINTS.append(str(error)))
    page.on("console", _listen)
    await page.goto(url)
    return page


@pytest.fixture(autouse=True)
def calm_pages() -> Iterator[None]:
    """Fail a test during which a page complained; raised where it is heard, it would only stop the browser."""
    COMPLAINTS.clear()
    yield
    assert not COMPLAINTS, COMPLAINTS


def _listen(message: ConsoleMessage) -> None:
    if message.type == "error":
        COMPLAINTS.append(f"{message.text} ({message.location.get('url')})")


async def nameless(page: Page) -> list[str]:
    """Return the controls that have no name, shown or not."""
    script = f"nodes => nodes.filter(node => !({NAME})(node)).map(node => node.outerHTML)"
    found: list[str] = await page.locator(CONTROLS).evaluate_all(script)
    return found


async def cut(page: Page) -> list[str]:
    """Return the visible boxes whose text does not fit, but those that may scroll or end in dots by design."""
    script = """() => [...document.querySelectorAll("body *")].filter(node =>
        node.checkVisibility() && node.scrollWidth > node.clientWidth + 1
        && getComputedStyle(node).overflowX === "hidden" && !node.matches(".old, textarea")
    ).map(node => node.outerHTML.slice(0, 200))"""
    found: list[str] = await page.evaluate(script)
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["the page itself"] if wide else [])]


async def picture(shown: Page | Locator, name: str) -> None:
    """Keep a picture when asked to: DODOMU_PICTURES=1."""
    if os.environ.get("DODOMU_PICTURES"):
        page = shown.page if isinstance(shown, Locator) else shown
        await page.wait_for_timeout(500)
        await shown.screenshot(path=PICTURES / f"{name}.png")
