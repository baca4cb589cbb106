"""Places under Telegram's limits: when a letter may leave, by this machine's monotonic clock in seconds."""

import asyncio
from datetime import timedelta
from time import monotonic
from typing import Final

from bot.delivery.ports import Letter, Storage, W, Work

#: There are 27 places a second. One is good until some time before the next begins: a call may also be longer on its
#: way than the one after it.
APART: Final = 1 / 27
GOOD: Final = 1 / 40


async def reserve(work: Work, letter: Letter, opened: float, late: float = 0.0) -> float:
    """Take the next place, or one as much later as it was `late` (seconds) for the last; return when it begins.

    `opened` is when the transaction was.
    """
    lane = None if letter.deletions else letter.account
    begins = await work.limits.reserve(lane, work.now + timedelta(seconds=late), again=late > 0)
    return opened + (begins - work.now).total_seconds()


async def wait(storage: Storage[W], letter: Letter, place: float) -> None:
    """Wait for a place; whoever comes too late for it takes another, as much later.

    Lines may have been busy, or the database slow.
    """
    while True:
        await asyncio.sleep(max(0.0, place - monotonic()))
        late = monotonic() - place
        if late < GOOD:
            return
        async with storage.work() as work:
            place = await reserve(work, letter, monotonic(), late)
