"""What is looked at each second while the traffic flows: how far the app is behind, and what it uses."""

import asyncio
import os
from time import monotonic
from typing import Final

from tests.bench.child import Child, machine, used
from tests.bench.figures import Figure
from tests.bench.traffic import Traffic

#: A second's work behind at the end, beyond what there was at the start, is a growing backlog.
GROWN: Final = 1.0


class Sample:
    """The look, second by second."""

    def __init__(self, child: Child) -> None:
        """Begin to count what `child` uses."""
        self._child = child
        self._begun, self._before = monotonic(), self._cpu()
        self.behind: list[int] = []

    def _cpu(self) -> tuple[float, float, float]:
        return self._child.cpu(), used(os.getpid()), machine()

    async def each_second(self, traffic: Traffic) -> None:
        """Note how many updates are planned and not done, for ever."""
        while True:
            await asyncio.sleep(1)
            self.behind.append(traffic.measured.behind)

    def held(self, rate: float) -> str:
        """Tell whether the app kept up: the last quarter of the time was no further behind than the first."""
        quarter = max(1, len(self.behind) // 4)
        first, last = self.behind[:quarter], self.behind[-quarter:]
        grown = sum(last) / len(last) - sum(first) / len(first) if self.behind else 0.0
        return "yes" if grown < rate * GROWN / 4 else "no"

    def used(self, updates: int) -> dict[str, Figure]:
        """Return the shares of one core that the app, this program and everybody else used, and what an update took."""
        length = monotonic() - self._begun
        app, own, whole = (now - then for now, then in zip(self._cpu(), self._before, strict=True))
        shares = {"the app": app, "the bench": own, "others on this machine": whole - app - own}
        each: dict[str, Figure] = {
            "cpu of the app for an update, ms": round(1000 * app / updates, 2) if updates else None
        }
        return each | {f"cpu of {name}, % of a core": round(100 * share / length) for name, share in shares.items()}
