"""Runs the operator's commands, each in a process of its own, without reading the whole program each time.

A process that has read the program forks for each line of JSON `{"command": […], "environment": {…}}` and answers
with `{"code": …, "out": …, "err": …}`.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


class Commands:
    """Asks the process that forks."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """Speak to this `process`."""
        self._process = process

    def run(self, *command: str, environment: Mapping[str, str]) -> Done:
        """Run `dodomu` with this command line to its end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"command": command, "environment": dict(environment)}) + "\n")
        self._process.stdin.flush()
        return Done(**json.loads(self._process.stdout.readline()))


@contextmanager
def commands() -> Iterator[Commands]:
    """Start the process that forks."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-m", __name__], stdin=pipe, stdout=pipe, text=True) as process:  # noqa: S603 (our own command)
        yield Commands(process)
        process.communicate()


def serve() -> None:
    """Fork for each line until there are no more."""
    from bot.cli import main  # noqa: F401, PLC0415 (read once, for every fork)

    gc.freeze()
    for line in sys.stdin:
        with tempfile.TemporaryFile("w+b") as out, tempfile.TemporaryFile("w+b") as err:
            code = _forked(json.loads(line), out, err)
            answer = {"code": code, "out": _text(out), "err": _text(err)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _forked(told: Mapping[str, Any], out: IO[bytes], err: IO[bytes]) -> int:
    """Run one command in a fork; return its exit code."""
    pid = os.fork()
    if pid == 0:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os._exit(_ran(told))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _ran(told: Mapping[str, Any]) -> int:
    """Do as `python -m bot` does, in an environment of its own."""
    from bot.cli import main  # noqa: PLC0415

    os.environ.clear()
    os.environ.update(told["environment"])
    sys.argv = ["dodomu", *told["command"]]
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException as error:  # noqa: BLE001 (as Python itself would end)
        traceback.print_exception(error)
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _text(file: IO[bytes]) -> str:
    return os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0).decode()


if __name__ == "__main__":
    serve()
