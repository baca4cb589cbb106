"""A process that has read the whole program once and forks a bot from itself whenever it is asked to.

Starting Python and reading the program takes a second; a fork takes a hundredth of that.
Lines of JSON: in `{"number": 1, "life": {…}}` or `{"number": 1, "end": true}`; out, when it is dead,
`{"number": 1, "code": -9}`.
"""

import asyncio
import gc
import json
import os
import select
import signal
import sys
import traceback
from typing import Any

from bot.chat.request import certificates
from bot.i18n import translators
from bot.matching.index import Index
from tests.kills.child import Life, live
from tests.statements import STATEMENTS  # noqa: F401 - listens from here on


class Nursery:
    """Knows who lives."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._alive: dict[int, tuple[int, int]] = {}
        # Unbuffered: a line read ahead would never wake `select`.
        self._asked = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115

    def serve(self) -> None:
        """Do what is asked for until nobody asks any more."""
        while True:
            ready, _, _ = select.select([0, *self._alive], [], [])
            for handle in ready:
                if handle:
                    self._bury(handle)
                elif not (line := self._asked.readline()):
                    return self._end_all()
                else:
                    self._obey(json.loads(line))

    def _obey(self, told: dict[str, Any]) -> None:
        if "life" in told:
            life = Life.read(told["life"])
            (self._learn if life.teaches else self._bear)(told["number"], life)
            return
        for number, pid in self._alive.values():
            if number == told["number"]:
                os.kill(pid, signal.SIGTERM)

    def _learn(self, number: int, life: Life) -> None:
        """Live a life here: its statements are compiled then, and need not be in any later one."""
        asyncio.run(live(life))
        gc.freeze()
        self._mourn(number, 0)

    def _bear(self, number: int, life: Life) -> None:
        pid = os.fork()
        if pid == 0:
            try:
                asyncio.run(live(life))
            finally:
                if sys.exc_info()[0] is not None:
                    traceback.print_exc()
                os._exit(0)
        self._alive[os.pidfd_open(pid)] = (number, pid)

    def _bury(self, handle: int) -> None:
        number, pid = self._alive.pop(handle)
        os.close(handle)
        _, status = os.waitpid(pid, 0)
        self._mourn(number, os.waitstatus_to_exitcode(status))

    @staticmethod
    def _mourn(number: int, code: int) -> None:
        sys.stdout.write(json.dumps({"number": number, "code": code}) + "\n")
        sys.stdout.flush()

    def _end_all(self) -> None:
        for _, pid in self._alive.values():
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    # What every start would read again.
    translators(), certificates(), Index()
    gc.freeze()
    Nursery().serve()
