"""The app under measure: a folder made ready, `dodomu run` as a child process, what it uses told by the system."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from bot.domain.case import Case, CaseState, Fate
from bot.domain.person import Person
from bot.machine import RandomIds, SystemClock
from bot.storage import keys, schema
from bot.storage.work import Storage
from tests.bench.telegram import TOKEN

SECRET: Final = "bench-invented-secret-of-the-webhook-0"  # noqa: S105 - it opens nothing
#: Cases kept in one transaction.
AT_ONCE: Final = 2_000
#: A process that uses less of a core than this is idle.
IDLE: Final = 0.15
ROOT: Final = Path(__file__).parents[2]
_TICK: Final = os.sysconf("SC_CLK_TCK")


async def made(folder: Path, people: Iterable[Person]) -> keys.Keys:
    """Make keys, schema and a case of everybody in `people`; return the keys."""
    known = keys.make(folder / "keys")
    path = str(folder / "dodomu.db")
    await schema.upgrade(path)
    ids = RandomIds()
    storage = Storage(path, known, clock=SystemClock(), ids=ids)
    waiting = iter(people)
    while some := [_case(ids, person) for person in islice(waiting, AT_ONCE)]:
        async with storage.work() as work:
            await work.cases.add(*some)
    await storage.dispose()
    return known


def _case(ids: RandomIds, person: Person) -> Case:
    return Case(
        id=ids.new(),
        reference=ids.number(),
        state=CaseState.OPEN,
        fate=Fate.MISSING,
        person=person,
        opened_at=datetime.now(UTC),
    )


@dataclass(frozen=True, slots=True)
class Child:
    """A running process."""

    pid: int
    ended: "asyncio.Task[int]"

    def cpu(self) -> float:
        """Return the seconds of processor time used so far."""
        return used(self.pid)

    def memory(self) -> float:
        """Return the resident memory in MB."""
        return memory(self.pid)

    def peak(self) -> float:
        """Return the largest resident memory so far, in MB."""
        return memory(self.pid, "VmHWM:")

    async def idle(self) -> float:
        """Wait until it has nothing to do, the index loaded; return the seconds of processor time that took."""
        calm, before = 0, self.cpu()
        while calm < 3:
            await asyncio.sleep(1)
            now = self.cpu()
            calm, before = (calm + 1 if now - before < IDLE else 0), now
        return before


def used(pid: int) -> float:
    """Return the seconds of processor time that a process used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def memory(pid: int, kind: str = "VmRSS:") -> float:
    """Return the resident memory of a process in MB; the largest so far is of the kind "VmHWM:"."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith(kind)).split()[1]) / 1024


def machine() -> float:
    """Return the seconds of processor time that everybody on this machine used so far."""
    fields = [int(field) for field in Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:]]
    return (sum(fields) - fields[3] - fields[4]) / _TICK


@asynccontextmanager
async def running(folder: Path, api: str, role: str = "all", **more: str) -> AsyncIterator[Child]:
    """Yield `dodomu run` with its webhook, against the Bot API at `api`; what it logs is in `folder`.

    It has that `role`, and `more` settings.
    """
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--role", role),
            env=_environment(folder, api) | more,
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
        try:
            yield Child(process.pid, asyncio.create_task(process.wait()))
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await process.wait()


def _environment(folder: Path, api: str) -> dict[str, str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = {
        "TOKEN": TOKEN,
        "API_URL": api,
        "DATA_DIR": str(folder),
        "WEBHOOK_URL": f"http://127.0.0.1:{port}",
        "WEBHOOK_SECRET": SECRET,
        "LISTEN": f"127.0.0.1:{port}",
        "ORG_FILE": str(ROOT / "bot" / "demo" / "organisation.toml"),
        "QUIET_HOURS": "",
        "LOG_LEVEL": "WARNING",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DODOMU_")}
    return kept | {f"DODOMU_{name}": value for name, value in own.items()}
