"""The auditor's commands as they are typed: is the chain whole, what stands in it, and where its head goes."""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage import keys
from bot.storage.work import Storage
from tests.commands import Commands, Done, commands
from tests.fakes import FixedClock, SeededIds
from tests.test_cli import environment

Dodomu = Callable[..., Done]
#: Half an hour before midnight in Kyiv.
LATE = datetime(2026, 3, 4, 21, 30, tzinfo=UTC)
NAME = "Вигаданенко"


@pytest.fixture(scope="module")
def asked() -> Iterator[Commands]:
    with commands() as process:
        yield process


@pytest.fixture
def dodomu(asked: Commands, tmp_path: Path, sqlite_template: Path) -> Dodomu:
    """Return what runs a command over a house in which six things were done, on two days."""
    (tmp_path / "dodomu.db").write_bytes(sqlite_template.read_bytes())
    keys.make(tmp_path / "keys")

    def run(*command: str, **settings: str) -> Done:
        return asked.run(*command, environment=environment(tmp_path, **settings))

    asyncio.run(_filled(tmp_path))
    return run


async def _filled(folder: Path) -> None:
    clock = FixedClock(LATE)
    storage = Storage(str(folder / "dodomu.db"), keys.read(folder / "keys"), clock=clock, ids=SeededIds())
    for moderator in ("anna", "Anna"):
        for act in ("claim", "reveal", "refused"):
            async with storage.work() as work:
                work.audit.record(moderator, act, f"item of {moderator}", door="mr")
        clock.move(timedelta(hours=1))
    await storage.dispose()


def bent(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "dodomu.db")) as base:
        for statement in ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete", *statements):
            base.execute(statement)
        base.commit()


def shown(done: Done) -> list[list[str]]:
    """Return the fields of each line."""
    assert done.code == 0, done
    return [line.split("  ") for line in done.out.splitlines()]


def one_line(done: Done, code: int, *words: str) -> None:
    lines = [line for line in done.err.splitlines() if not line.startswith("{")]
    assert (done.code, len(lines), done.out) == (code, 1, ""), done
    assert not [word for word in words if word not in lines[0]], lines[0]


def test_a_whole_chain_is_one_line_with_its_head(dodomu: Dodomu) -> None:
    done = dodomu("audit", "verify")
    assert done.code == 0
    assert done.out.startswith("6 acts, unbroken to 6 ")
    assert "a cut end would not be seen" in done.out
    assert len(done.out.splitlines()) == 1


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE audit SET actor = 'x' WHERE seq = 3", "row 3 "),
        ("DELETE FROM audit WHERE seq = 2", "row 3 "),
        ("UPDATE audit SET seq = 7 WHERE seq = 6", "row 7 "),
    ],
)
def test_the_first_row_that_does_not_fit_is_named_with_exit_code_one(
    dodomu: Dodomu, tmp_path: Path, statement: str, row: str
) -> None:
    bent(tmp_path, statement)
    one_line(dodomu("audit", "verify"), 1, row)


def test_a_cut_end_is_found_by_the_heads_that_were_sent_out(dodomu: Dodomu, tmp_path: Path) -> None:
    heads = tmp_path / "heads"
    told = dodomu("audit", "head", AUDIT_FILE=str(heads))
    assert told.out == heads.read_text("utf-8")
    assert json.loads(told.out)["seq"] == 6
    whole = dodomu("audit", "verify", "--head", str(heads))
    assert "(1 sent out fit)" in whole.out
    bent(tmp_path, "DELETE FROM audit WHERE seq > 4")
    assert dodomu("audit", "verify").code == 0
    one_line(dodomu("audit", "verify", "--head", str(heads)), 1, "row 6 ", "not there any more")
    one_line(dodomu("audit", "verify", AUDIT_FILE=str(heads)), 1, "row 6 ")


def test_a_file_that_holds_no_heads_is_misuse(dodomu: Dodomu, tmp_path: Path) -> None:
    one_line(dodomu("audit", "verify", "--head", str(tmp_path / "none")), 2, "cannot be read")
    (tmp_path / "heads").write_text("{}\n", "utf-8")
    one_line(dodomu("audit", "verify", "--head", str(tmp_path / "heads")), 2, "line 1", "no head")
    one_line(dodomu("audit", "head", AUDIT_MAIL="board@example.org"), 2, "DODOMU_SMTP_URL")


def test_a_head_that_cannot_leave_is_one_line(dodomu: Dodomu) -> None:
    nowhere = {"AUDIT_MAIL": "board@example.org", "SMTP_URL": "smtp://127.0.0.1:9"}
    one_line(dodomu("audit", "head", **nowhere), 2, "head 6 could not be sent (mail)")


def test_the_auditor_sees_the_newest_last_and_that_somebody_looked(dodomu: Dodomu) -> None:
    first, *_, last = shown(dodomu("audit", "show"))
    assert first == ["1", "2026-03-04 23:30:00", "anna", "claim", "item of anna", "door=mr"]
    assert last[0] == "6"
    assert shown(dodomu("audit", "show", "--limit", "1"))[0][2:5] == ["operator", "audit_show", "audit"]


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (["--actor", "An"], "456"),
        (["--act", "reveal"], "25"),
        (["--subject", "item of anna"], "123"),
        (["--since", "2026-03-05"], "456"),
        (["--until", "2026-03-04"], "123"),
        (["--since", "2026-03-04", "--until", "2026-03-05", "--limit", "2"], "56"),
        (["--actor", "an", "--act", "refused"], "3"),
        (["--actor", "nobody"], ""),
    ],
)
def test_what_is_asked_for_is_shown_and_nothing_else(dodomu: Dodomu, options: list[str], numbers: str) -> None:
    assert "".join(line[0] for line in shown(dodomu("audit", "show", *options))) == numbers


def test_machines_get_one_object_a_line(dodomu: Dodomu) -> None:
    [line] = dodomu("audit", "show", "--act", "claim", "--limit", "1", "--json").out.splitlines()
    told = json.loads(line)
    assert told == {
        "seq": 4, "at": "2026-03-04T22:30:00+00:00", "actor": "Anna", "act": "claim", "subject": "item of Anna",
        "detail": {"door": "mr"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--act", "guess"], ["'guess'", "reveal"]),
        (["--since", "yesterday"], ["'yesterday'", "2026-03-14"]),
        (["--until", "2026-02-30"], ["'2026-02-30'"]),
    ],
)
def test_an_unknown_act_or_day_is_one_line_of_misuse(dodomu: Dodomu, options: list[str], words: list[str]) -> None:
    one_line(dodomu("audit", "show", *options), 2, *words)
