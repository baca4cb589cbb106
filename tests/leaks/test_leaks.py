"""A failure forced in every layer tells where and what kind it is, and nothing that anybody planted."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.leaks.failures import FAILURES
from tests.leaks.planted import EVERYTHING
from tests.secrecy.forms import forms

#: What the operator is told at least of each failure.
TOLD: Final[dict[str, str]] = {
    "driver": "IntegrityError",
    "seal": "SealBroken",
    "handler": "update.parked",
    "library": "TypeError",
    "job": "job.failed",
    "refused": "letter.refused",
    "crashed": "telegram.away",
    "line": "NetworkError",
    "malformed": "uvicorn.error",
    "application": "uvicorn.error",
    "forgotten": "asyncio",
    "wrong_settings": "ValidationError",
    "unreachable_database": "SchemaTrouble",
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], str]:
    """Return the lines that were logged at DEBUG while every layer failed, and everything else that came out."""
    log = tmp_path_factory.mktemp("leaks") / "log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DODOMU_")}
    command = [sys.executable, "-X", "dev", "-W", "ignore", "-m", "tests.leaks.failures", str(log)]
    done = subprocess.run(  # noqa: S603 (our own command)
        command,
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()], done.stdout + done.stderr


def lines_of(name: str, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what was logged of one failure."""
    starts = [place for place, line in enumerate(lines) if line["event"] == "forced"] + [len(lines)]
    place = next(place for place in starts[:-1] if lines[place]["kind"] == name)
    return lines[place + 1 : starts[starts.index(place) + 1]]


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_told_without_what_was_planted(name: str, failed: tuple[list[dict[str, Any]], str]) -> None:
    told = json.dumps(lines_of(name, failed[0]), ensure_ascii=False)
    assert TOLD[name] in told
    assert not leaked(told)


def test_nothing_comes_out_beside_the_log(failed: tuple[list[dict[str, Any]], str]) -> None:
    assert not leaked(failed[1]), failed[1]


def leaked(text: str) -> list[str]:
    """Return which forms of what was planted stand in a text."""
    plain = text.encode()
    return [name for one in EVERYTHING for name, form in forms(one).items() if form in plain]


def test_the_search_finds_what_is_planted() -> None:
    assert all(leaked(f"before {one} after") for one in EVERYTHING)
    assert not leaked("before after")
