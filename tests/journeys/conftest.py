"""The house of every journey, and the demo of those in a browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.journeys.demo import begin_anew, demo
from tests.journeys.house import House, built
from tests.sandbox import browser as browsing
from tests.sandbox.browser import calm_pages  # noqa: F401 - for every test here


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Yield a running bot with a sandbox of its own; it is a Wednesday, noon in Kyiv."""
    async with built(tmp_path) as made:
        yield made


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
