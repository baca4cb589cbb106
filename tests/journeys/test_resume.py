"""A draft opens at the same question: after a kill, after a week, and in the middle of everything."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from tests.journeys.house import TOKEN, House, built
from tests.journeys.roads import ENTER, MORE, REPORT, WHO, hear, see, texts, walk

#: What a killed process held is taken again after half a minute at most.
LEASE: Final = 40.0
ROOT: Final = Path(__file__).parents[2]


@asynccontextmanager
async def child(house: House) -> AsyncIterator[Process]:
    """Run `dodomu run` as a process of its own; it is killed at the end, if not before."""
    told = {
        "DODOMU_TOKEN": TOKEN,
        "DODOMU_API_URL": house.url,
        "DODOMU_DATA_DIR": str(house.settings.data_dir),
        "DODOMU_LOG_LEVEL": "WARNING",
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DODOMU_")} | told
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.wait()


async def test_a_killed_bot_asks_the_same_question_again(tmp_path: Path) -> None:
    async with built(tmp_path, datetime.now(UTC) - timedelta(hours=1)) as house:
        family = await house.family()
        await family.start()
        await walk(family, (*ENTER, *WHO[:2]))
        await see(family, "this person's surname?")
        await house.end()
        async with child(house):
            await walk(family, WHO[2:3])
            await see(family, "Given name?")
        await family.send("Natalia")
        async with child(house):
            await see(family, "Patronymic (father's name)?", LEASE)
            await family.start()
            await walk(family, MORE[:1])
            await see(family, "other forms of the name")
        asked = texts(await family.messages())
        assert sum("other forms of the name" in text for text in asked) == 1
        assert not [text for text in asked if "Given name?" in text]


async def test_a_draft_opens_at_the_same_question_after_a_week(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (*ENTER, *WHO))
    await see(family, "Patronymic (father's name)?")
    await house.end()
    house.clock.move(days=7)
    await house.begin()
    await family.start()
    await see(family, "Patronymic (father's name)?")
    await walk(family, REPORT[4:6])
    await see(family, "Sex of the person?")


async def test_a_draft_put_aside_is_gone_on_with(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (*ENTER, *WHO, ("Patronymic (father's name)?", "Pause")))
    await walk(family, (("The draft is kept for 30 days", "Continue"), ("Patronymic (father's name)?", "⬅ Back")))
    await see(family, "Your answer: Natalia")


async def test_a_forgotten_draft_is_erased_after_thirty_days(house: House) -> None:
    family = await house.family()
    await family.start()
    await walk(family, (*ENTER, *WHO))
    await see(family, "Patronymic (father's name)?")
    house.clock.move(days=31)
    await asyncio.sleep(1.2)
    await family.start()
    await see(family, "What would you like to do?")
    await family.press("My reports")
    await hear(family, "You have sent no reports yet.")
