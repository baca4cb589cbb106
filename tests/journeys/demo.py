"""The demo in a browser: started as a newcomer starts it, and played by what stands on its phones."""

import asyncio
import re
import socket
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from playwright.async_api import Locator, Page, expect

ROOT: Final = Path(__file__).parents[2]


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


async def a_second_passes(page: Page) -> None:
    """Put the clock a second forward: a chat takes one message a second, and so nobody waits for it."""
    await page.request.post(urljoin(page.url, "/sandbox/faults"), data={"kind": "clock", "seconds": 1})


async def press(phone: Locator, label: str) -> None:
    """Press the newest button with this label."""
    await a_second_passes(phone.page)
    await phone.locator(".key").get_by_text(label, exact=True).last.click()


async def walk(phone: Locator, steps: tuple[tuple[str, str], ...]) -> None:
    """Answer one question after another: press the label where it stands, type otherwise."""
    for question, reply in steps:
        await expect(saying(phone, question)).to_be_visible()
        await a_second_passes(phone.page)
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


async def types(phone: Locator, text: str) -> None:
    """Type and send."""
    await phone.locator("textarea").fill(text)
    await phone.locator("textarea").press("Enter")


async def to_the_newest(phone: Locator) -> None:
    """Scroll down, as a finger does for a picture."""
    await phone.locator(".messages").evaluate("node => node.scrollTo(0, node.scrollHeight)")
