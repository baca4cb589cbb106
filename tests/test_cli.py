"""The commands as an operator types them: trouble is one clear line and exit code 2, and nothing else."""

import asyncio
import io
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import httpx
import pytest
import segno

from bot.domain.roles import Moderator, Role
from bot.machine import RandomIds, SystemClock
from bot.services import codes
from bot.storage import keys
from bot.storage.work import Storage
from tests.commands import Commands, Done, commands
from tests.sandbox.phone import NO_CERTIFICATES

TOKEN: Final = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 (it opens nothing)
SECRET: Final = "w" * 40
#: A port of this machine where nobody answers.
NOWHERE: Final = "http://127.0.0.1:9"
PATIENCE: Final = 30

Dodomu = Callable[..., Done]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Return the environment of a command: nothing of ours but `settings`."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("DODOMU_")}
    given = {f"DODOMU_{name}": value for name, value in ({"DATA_DIR": str(folder)} | settings).items()}
    return own | given | {"NO_COLOR": "1"}


@pytest.fixture(scope="module")
def asked() -> Iterator[Commands]:
    """Yield what runs commands."""
    with commands() as process:
        yield process


@pytest.fixture
def dodomu(asked: Commands, tmp_path: Path) -> Dodomu:
    """Return what runs a command to its end, with `tmp_path` as the data folder."""

    def run(*command: str, **settings: str) -> Done:
        return asked.run(*command, environment=environment(tmp_path, **settings))

    return run


@pytest.fixture(scope="module")
def built(asked: Commands, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with keys and an empty database, to be copied."""
    folder = tmp_path_factory.mktemp("built")
    for command in (("keys", "new"), ("db", "upgrade")):
        assert asked.run(*command, environment=environment(folder)).code == 0
    return folder


@pytest.fixture
def house(built: Path, tmp_path: Path) -> Path:
    """Return a data folder with keys and an empty database of this test's own."""
    return shutil.copytree(built, tmp_path, dirs_exist_ok=True)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the base URL that `dodomu sandbox` prints."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "bot", "sandbox", "--port", str(port)]
    with subprocess.Popen(  # noqa: S603 (our own command)
        command,
        env=environment(tmp_path_factory.mktemp("sandbox")) | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert url == f"http://127.0.0.1:{port}"
        with httpx.Client(transport=httpx.HTTPTransport(retries=20, verify=NO_CERTIFICATES), trust_env=False) as client:
            client.get(url)
        yield url
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) in (0, -signal.SIGTERM)


def one_line(done: Done, *words: str) -> None:
    """Check that a command failed with one clear line that holds these words."""
    lines = [line for line in done.err.splitlines() if not line.startswith("{")]
    assert done.code == 2, done
    assert len(lines) == 1, done.err
    assert lines[0].startswith("dodomu: ")
    assert not [word for word in words if word not in lines[0]], lines[0]
    assert "Traceback" not in done.err
    assert done.out == ""


def test_python_runs_the_same_program_by_its_name(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "db", "check"]
    done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)  # noqa: S603 (our own command)
    one_line(Done(done.returncode, done.stdout, done.stderr), "dodomu db upgrade")


def test_what_is_missing_is_named_with_the_command_that_makes_it(dodomu: Dodomu) -> None:
    one_line(dodomu("run"), "DODOMU_TOKEN is not set")
    one_line(dodomu("run", TOKEN=TOKEN), "no key file", "dodomu keys new")
    one_line(dodomu("db", "check"), "does not exist", "dodomu db upgrade")
    assert dodomu("keys", "new").code == 0
    one_line(dodomu("run", TOKEN=TOKEN), "dodomu db upgrade")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", "no-token"),
        ("API_URL", "telegram.example"),
        ("WEBHOOK_URL", "example.org/bot"),
        ("WEBHOOK_SECRET", "short"),
        ("LISTEN", "port-and-star"),
        ("QUIET_HOURS", "late"),
        ("LOG_LEVEL", "LOUD"),
        ("DATA_DIR", "/nowhere/at/all"),
    ],
)
def test_a_wrong_setting_is_named_and_not_repeated(dodomu: Dodomu, name: str, value: str) -> None:
    done = dodomu("run", **{"TOKEN": TOKEN, name: value})
    one_line(done, f"DODOMU_{name}")
    assert name == "DATA_DIR" or value not in done.err
    assert TOKEN not in done.err


def test_a_webhook_needs_its_secret(dodomu: Dodomu) -> None:
    one_line(dodomu("run", TOKEN=TOKEN, WEBHOOK_URL="https://example.org"), "DODOMU_WEBHOOK_SECRET")


def test_a_token_that_telegram_does_not_know_ends_the_command(dodomu: Dodomu, house: Path, sandbox: str) -> None:
    assert house.is_dir()
    # As Telegram answers what it does not know: 404 for no token at all, 401 for another's.
    done = dodomu("run", TOKEN=TOKEN, API_URL=f"{sandbox}/elsewhere")
    one_line(done, "DODOMU_TOKEN")
    assert TOKEN not in done.err


def test_keys_are_made_once_for_the_owner_alone(dodomu: Dodomu, tmp_path: Path) -> None:
    assert dodomu("keys", "new").code == 0
    before = (tmp_path / "keys").read_bytes()
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o600
    one_line(dodomu("keys", "new"), "exists already")
    assert (tmp_path / "keys").read_bytes() == before


def test_a_key_file_that_is_damaged_or_open_to_others_is_refused(dodomu: Dodomu, house: Path) -> None:
    whole = (house / "keys").read_text("ascii")
    (house / "keys").chmod(0o640)
    one_line(dodomu("run", TOKEN=TOKEN), "others on this machine can read", "chmod 600")
    (house / "keys").chmod(0o600)
    (house / "keys").write_text(whole[: len(whole) // 2], "ascii")
    done = dodomu("run", TOKEN=TOKEN)
    one_line(done, "not a key file")
    assert whole.split('"')[-2] not in done.err


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://dodomu:geheim@db/dodomu", "not supported"),
        ("postgresql://dodomu:geheim@127.0.0.1:9/dodomu", "cannot be opened"),
        ("://", "DODOMU_DATABASE_URL"),
        ("/nowhere/at/all/dodomu.db", "does not exist"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_without_its_password(
    dodomu: Dodomu, house: Path, url: str, words: str
) -> None:
    assert house.is_dir()
    done = dodomu("run", TOKEN=TOKEN, DATABASE_URL=url)
    one_line(done, words)
    assert "geheim" not in done.err


def test_a_file_that_is_no_database_is_told(dodomu: Dodomu, house: Path) -> None:
    (house / "dodomu.db").write_bytes(b"something else entirely" * 100)
    one_line(dodomu("run", TOKEN=TOKEN), "cannot be opened")
    one_line(dodomu("db", "upgrade"), "cannot be migrated")


def test_the_schema_is_made_once_and_checked(dodomu: Dodomu, house: Path) -> None:
    assert dodomu("db", "check").out == "The database is up to date.\n"
    assert dodomu("db", "upgrade").code == 0
    assert stat.S_IMODE((house / "dodomu.db").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "FileNotFoundError"),
        ("name = ", "Invalid value"),
        ("contacts = 7", "cannot be used"),
        (
            '[[contacts]]\nuk = "Бюро"\nen = "Bureau"\nsource = "–"\nverified_on = 2026-01-01\n',
            "Бюро: 'lines' is missing",
        ),
    ],
)
def test_an_organisations_file_that_cannot_be_read_is_told(
    dodomu: Dodomu, house: Path, text: str | None, words: str
) -> None:
    file = house / "organisation.toml"
    if text is not None:
        file.write_text(text, "utf-8")
    one_line(dodomu("run", TOKEN=TOKEN, ORG_FILE=str(file)), "organisation", words)


def test_an_address_that_is_taken_is_told(dodomu: Dodomu, house: Path, sandbox: str) -> None:
    assert house.is_dir()
    webhook = {"WEBHOOK_URL": sandbox, "WEBHOOK_SECRET": SECRET, "LISTEN": sandbox.removeprefix("http://")}
    one_line(dodomu("run", TOKEN=TOKEN, API_URL=sandbox, **webhook), "cannot listen")
    one_line(dodomu("sandbox", "--port", sandbox.rpartition(":")[2]), sandbox.rpartition(":")[2])


def test_every_role_is_invited_by_a_link_of_its_own(dodomu: Dodomu, house: Path, sandbox: str) -> None:
    assert house.is_dir()
    told = [dodomu("moderators", "invite", "--role", role, TOKEN=TOKEN, API_URL=sandbox) for role in Role]
    links = [done.out.splitlines()[0] for done in told]
    assert all(link.startswith("https://t.me/sandbox_1000001_bot?start=") for link in links), told
    assert len(set(links)) == len(Role) == 6
    assert dodomu("moderators", "list").out == ""


def test_an_invitation_shows_a_qr_code_and_the_secret_in_the_terminal_and_nothing_of_it_goes_to_telegram(
    dodomu: Dodomu, house: Path, sandbox: str
) -> None:
    assert house.is_dir()
    told = {"TOKEN": TOKEN, "API_URL": sandbox, "ORG_NAME": "Union"}
    done = dodomu("moderators", "invite", "--role", "senior", "--name", "Olena Invented", **told)
    *_, typed = done.out.strip().splitlines()
    secret = typed.replace(" ", "")
    assert re.fullmatch(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", typed)
    drawn = io.StringIO()
    segno.make(codes.uri(secret, "Olena Invented", "Union")).terminal(out=drawn, compact=True)
    assert drawn.getvalue().strip("\n") in done.out
    with httpx.Client(base_url=sandbox, trust_env=False, verify=NO_CERTIFICATES) as client:
        assert secret not in client.get("/sandbox/calls").text
    assert secret not in done.err


def test_the_operator_locks_by_number_or_name_and_is_reminded_of_the_keys(dodomu: Dodomu, house: Path) -> None:
    asyncio.run(let_in(house, "Olena Invented", "Taras Invented", "Taras Invented"))
    listed = dodomu("moderators", "list").out.splitlines()
    assert [line[0] for line in listed] == ["1", "2", "3"]
    one_line(dodomu("moderators", "lock", "Ivan Invented"), "nobody")
    one_line(dodomu("moderators", "lock", "Taras Invented"), "2", "number")
    done = dodomu("moderators", "lock", "Olena Invented")
    assert (done.code, "Renew the keys" in done.out) == (0, True)
    assert "Olena" not in dodomu("moderators", "list").out
    assert dodomu("moderators", "lock", "2").code == 0
    assert len(dodomu("moderators", "list").out.splitlines()) == 1


async def let_in(folder: Path, *names: str) -> None:
    """Let people in."""
    known = keys.read(folder / "keys")
    storage = Storage(str(folder / "dodomu.db"), known, clock=SystemClock(), ids=RandomIds())
    async with storage.work() as work:
        for number, name in enumerate(names, 1):
            account = await work.accounts.meet(number)
            await work.moderators.add(Moderator(id=work.ids.new(), account=account.id, role=Role.INTAKE, name=name))
    await storage.dispose()


def test_a_token_that_telegram_refuses_invites_nobody(dodomu: Dodomu, house: Path, sandbox: str) -> None:
    done = dodomu("moderators", "invite", "--role", "senior", TOKEN=TOKEN, API_URL=f"{sandbox}/elsewhere")
    one_line(done, "DODOMU_TOKEN")
    with closing(sqlite3.connect(house / "dodomu.db")) as base:
        assert base.execute("SELECT count(*) FROM invites").fetchone() == (0,)


def test_a_role_that_does_not_exist_is_told_with_those_that_do(dodomu: Dodomu) -> None:
    done = dodomu("moderators", "invite", "--role", "king", TOKEN=TOKEN)
    assert done.code == 2
    assert "senior" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("away", [True, False])
def test_a_terminated_bot_ends_within_seconds(house: Path, sandbox: str, *, away: bool) -> None:
    settings = environment(house, TOKEN=TOKEN, API_URL=NOWHERE if away else sandbox, LOG_LEVEL="DEBUG")
    command = [sys.executable, "-m", "bot", "run"]
    with subprocess.Popen(command, env=settings, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 (our own command)
        assert process.stderr is not None
        while "organisation.missing" not in (line := process.stderr.readline()):
            assert line
        if not away:
            wait_for_the_poll(sandbox)
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=5)
        assert process.returncode == 0
        assert "Traceback" not in told


def wait_for_the_poll(sandbox: str) -> None:
    """Wait until the bot polls."""
    with httpx.Client(base_url=sandbox, trust_env=False, verify=NO_CERTIFICATES) as client:
        while not client.get("/sandbox/calls", params={"method": "getUpdates"}).json()["calls"]:
            pass


def test_an_editor_gets_every_screen_as_pages_and_is_told_where_to_begin(dodomu: Dodomu, tmp_path: Path) -> None:
    done = dodomu("screens", str(tmp_path / "pages"))
    assert (done.code, done.out.strip()) == (0, str(tmp_path / "pages" / "index.html"))
    assert (tmp_path / "pages" / "family-start.html").is_file()


def test_the_matcher_is_measured_in_an_empty_folder_without_any_setting(tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text("query\ttarget\texpected\nІван Бойчук\tИван Бойчук\tsame\n", "utf-8")
    (tmp_path / "empty").mkdir()
    done = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-m", "bot", "evaluate", "pairs", str(file), "--json"],
        env={"PYTHONPATH": str(Path(__file__).parent.parent)},
        cwd=tmp_path / "empty",
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["rows"] == 1
    assert done.stderr == ""
    assert not list((tmp_path / "empty").iterdir())


def test_pairs_and_searches_are_told_as_tables_to_people_and_as_json_to_machines(
    dodomu: Dodomu, tmp_path: Path
) -> None:
    pairs, cases, queries = (tmp_path / name for name in ("pairs.tsv", "cases.tsv", "queries.tsv"))
    pairs.write_text("query\ttarget\texpected\tclass\nІван Бойчук\tИван Бойчук\tsame\tuk-ru\n", "utf-8")
    cases.write_text("id\tname\na\tБойчук Іван\nb\tГнатюк Олена\n", "utf-8")
    queries.write_text("case_id\tname\nb\tЕлена Гнатюк\n", "utf-8")
    told = dodomu("evaluate", "pairs", str(pairs), "--rows", str(tmp_path / "rows.tsv"))
    assert "uk-ru" in told.out
    assert (tmp_path / "rows.tsv").read_text("utf-8").count("\n") == 2
    assert "recall at" in dodomu("evaluate", "search", str(cases), str(queries)).out
    assert json.loads(dodomu("evaluate", "search", str(cases), str(queries), "--json").out)["recall"]["1"] == 1


def test_a_table_that_cannot_be_used_is_told_with_file_line_and_reason(dodomu: Dodomu, tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    one_line(dodomu("evaluate", "pairs", str(file)), str(file), "no such file")
    file.write_text("query\ttarget\texpected\nІван Бойчук\tИван Бойчук\tperhaps\n", "utf-8")
    done = dodomu("evaluate", "pairs", str(file))
    one_line(done, str(file), "line 2", "expected")
    assert "Бойчук" not in done.err
    one_line(dodomu("evaluate", "search", str(file), str(file)), "line 1", "no column id, name")
