"""Who may import whom (design, section 3), walked over every file, without exceptions."""

import ast
import re
import sys
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
#: The composition root, and what runs it: these alone join rooms.
ROOT = {"bot.app", "bot.auditing", "bot.duties", "bot.house", "bot.staff", "bot.cli", "bot.__main__", "bot.demo.run"}

#: Rooms of the house that each room may import, besides itself.
ROOMS: dict[str, set[str]] = {
    "words": set(),
    "places": set(),
    "domain": set(),
    "questionnaire": {"domain", "words"},
    "matching": {"domain", "words"},
    "services": {"domain", "questionnaire", "matching", "words"},
    "storage": {"services", "domain", "questionnaire", "matching", "words", "places"},
    "delivery": {"services", "domain", "questionnaire", "matching", "words"},
    "chat": {"services", "domain", "questionnaire", "matching", "words", "i18n"},
    "web": {"services", "domain", "questionnaire", "matching", "words", "i18n"},
    "guidance": {"services", "domain", "i18n"},
    "i18n": {"domain", "words", "places"},
    "settings": {"domain"},
    "logs": set(),
    "machine": set(),
    "sandbox": set(),
    "demo": {"chat", "services", "domain", "questionnaire", "words", "i18n"},
}
#: Libraries that live in one room only.
KEPT: dict[str, set[str]] = {
    "telegram": {"chat"},
    "aiohttp": {"chat"},
    "certifi": {"chat"},
    "yarl": {"chat"},
    "sqlalchemy": {"storage"},
    "aiosqlite": {"storage"},
    "cryptography": {"storage"},
    "alembic": {"storage"},
    "rapidfuzz": {"matching"},
    "numpy": {"matching"},
    "starlette": {"web", "sandbox"},
    "uvicorn": {"web", "sandbox"},
    "pydantic": {"settings", "storage", "demo"},
    "pydantic_settings": {"settings"},
    "phonenumbers": {"questionnaire"},
    "babel": {"i18n"},
    "httpx": {"sandbox", "demo"},
    "typer": {"cli", "demo"},
    "pyotp": {"services"},
    "segno": {"cli"},
}
#: Rooms without `async`.
PURE = ("domain", "questionnaire", "matching")
#: Rooms of the standard library alone.
PLAIN = ("domain", "words", "places", "machine")
#: The only files that speak python-telegram-bot: what comes in, what goes out, and how.
SPEAKERS = {f"bot.chat.{name}" for name in ("engine", "gateway", "outcomes", "profile", "request", "router")}

FILES = sorted(BOT.rglob("*.py"))


def module(path: Path) -> str:
    parts = path.relative_to(BOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found |= {node.module or ""} | {f"{node.module}.{a.name}" for a in node.names if node.module == "bot"}
    return found


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_room_imports_only_what_the_plan_allows(path: Path) -> None:
    here = module(path)
    mine = room(here)
    for name in imports(path):
        library = name.split(".")[0]
        if library == "bot" and name != "bot" and here not in ROOT:
            assert room(name) in {mine, *ROOMS[mine]}, f"{here} imports {name}"
        assert mine in KEPT.get(library, {mine}), f"{here} imports {library}"
        if mine in PLAIN:
            assert library == "bot" or library in sys.stdlib_module_names, f"{here} imports {library}"


@pytest.mark.parametrize("path", [p for p in FILES if room(module(p)) in PURE], ids=module)
def test_pure_rooms_hold_no_async(path: Path) -> None:
    waiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    assert not [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, waiting)]


@pytest.mark.parametrize(("one", "other"), [("family", "moderators"), ("moderators", "family")])
def test_the_two_sides_of_the_chat_never_meet(one: str, other: str) -> None:
    for path in (BOT / "chat" / one).rglob("*.py"):
        assert not [name for name in imports(path) if name.startswith(f"bot.chat.{other}")], path


def test_only_a_few_files_speak_telegram() -> None:
    speaking = {module(path) for path in FILES if "telegram" in {name.split(".")[0] for name in imports(path)}}
    assert speaking == SPEAKERS


def test_an_address_is_opaque_to_domain_and_services() -> None:
    for path in FILES:
        if room(module(path)) in ("domain", "services"):
            assert not re.search(r"\b(chat|message)_ids?\b", path.read_text("utf-8")), path


def test_only_one_file_takes_the_data_of_buttons_apart() -> None:
    for path in (BOT / "chat").rglob("*.py"):
        packed = re.search(r"\bdata\b[^\n]*(\.split|\.partition|\.startswith|\[\d*:)", path.read_text("utf-8"))
        assert packed is None or module(path) == "bot.chat.buttons", path


def test_only_the_unit_of_work_commits() -> None:
    for path in FILES:
        if room(module(path)) in ("storage", "sandbox"):
            continue
        calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Attribute)]
        assert not [call for call in calls if call.attr in ("commit", "rollback")], path


def test_no_room_is_named_after_nothing() -> None:
    nameless = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert not [path for path in FILES if path.stem in nameless]


def test_no_file_outgrows_its_noun() -> None:
    long = {module(path) for path in FILES if len(path.read_text("utf-8").splitlines()) > 300}
    assert not long


def test_no_function_outgrows_its_verb() -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    for path in FILES:
        functions = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, kinds)]
        assert not [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 40], path
