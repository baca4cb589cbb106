"""The moderators' authenticator apps. Everybody is invented, so what they show lies beside their phones."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Final

import httpx

from bot.services import codes
from bot.services.ports import Clock

#: How often (seconds) is looked whether another code is shown: somebody may have been let in, or the clock moved.
GLANCE: Final = 0.5


class Authenticator:
    """Shows every moderator's code beside the phone it belongs to."""

    def __init__(
        self, hand: httpx.AsyncClient, clock: Clock, reading: Callable[[], AbstractAsyncContextManager[Any]]
    ) -> None:
        """Show it with this `hand`; who moderates is looked up in a transaction of `reading`."""
        self._hand, self._clock, self._reading = hand, clock, reading
        self._shown: Mapping[int, str] = {}

    async def run(self) -> None:
        """Show the codes of each moment, until it is cancelled."""
        while True:
            now = await self._codes()
            for person in now.keys() | self._shown.keys():
                if now.get(person) != self._shown.get(person):
                    await self._hand.post(f"/sandbox/people/{person}/code", json={"code": now.get(person, "")})
            self._shown = now
            await asyncio.sleep(GLANCE)

    async def _codes(self) -> Mapping[int, str]:
        """Return the code of everybody who may act."""
        async with self._reading() as work:
            found = {
                await work.accounts.chat_id(one.account): await work.moderators.secret(one.id)
                for one in await work.moderators.active()
            }
        return {person: codes.code(secret, self._clock.now()) for person, secret in found.items() if secret}
