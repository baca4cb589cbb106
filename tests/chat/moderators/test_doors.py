"""Every door is declared, and opens to the roles of the matrix and to nobody else."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import typer

import bot
from bot.chat.buttons import Payload, pack
from bot.chat.form import payloads as form
from bot.chat.moderators import payloads, routes
from bot.chat.moderators.doors import CODELESS
from bot.chat.moderators.payloads.colleagues import Leave
from bot.chat.moderators.screens.home import LISTED
from bot.chat.voice import Voice
from bot.cli import cli
from bot.domain.doors import DOORS, Hand
from bot.domain.roles import MATRIX, Act, Role
from bot.duties import duties
from tests.chat.family.family import RULES, Family
from tests.chat.moderators.desk import Desk

REFUSED = "your role does not allow it"
ASKED = "Please write the code from your app."


def made() -> Iterator[type[Payload]]:
    """Yield every payload that some button of the desk may carry."""
    found = pkgutil.iter_modules(payloads.__path__, f"{payloads.__name__}.")
    for module in (payloads, form, *(importlib.import_module(each.name) for each in found)):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Payload) and kind.__module__ == module.__name__:
                yield kind


def doors() -> list[tuple[Act, type[Payload]]]:
    """Return every door that a button opens; the one by which somebody leaves is the last."""
    found = [(act, kind) for act, kinds in routes.PRESSES.items() for kind in kinds]
    return sorted(found, key=lambda each: each[1] is Leave)


def forged(kind: type[Payload]) -> str:
    """Return a button of this kind about nothing that exists."""
    return pack(kind(*(1 if one.type in (int, "int") else "x" for one in fields(kind))))  # type: ignore[arg-type]  # it is a dataclass


async def let_in(desk: Desk, role: Role) -> Family:
    """Return somebody of this role, in English, before a code is shown."""
    return await (await desk.stranger().types(f"/start {await desk.invite(role)}")).presses("English")


def test_every_button_of_the_desk_is_declared_once() -> None:
    declared = [kind for _, kind in doors()]
    assert len(declared) == len(set(declared))
    assert set(made()) <= set(declared)
    assert set(routes.ROUTES.presses) == set(declared)


def test_every_command_is_declared_once_and_listed() -> None:
    declared = [name for names in routes.COMMANDS.values() for name in names]
    assert sorted(declared) == sorted(LISTED)
    assert set(routes.ROUTES.commands) == {*declared, "join"}


def test_whatever_may_be_done_is_in_the_matrix() -> None:
    assert set(MATRIX) == set(Act)
    assert all(MATRIX.values())


def test_every_job_is_the_houses_own_and_declared() -> None:
    assert {*duties(RULES, Voice()), "menu", "match", "alike", "head"} == DOORS[Hand.HOUSE]


def test_no_job_is_put_that_is_not_declared() -> None:
    put = {
        node.args[0].value
        for path in Path(bot.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "put"
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert {"alarm", "menu"} <= put <= DOORS[Hand.HOUSE]


def test_every_command_of_the_operator_is_declared() -> None:
    def walked(command: object, name: str = "") -> Iterator[str]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name
        for each, below in (inner or {}).items():
            yield from walked(below, f"{name} {each}".strip())

    assert set(walked(typer.main.get_command(cli))) == DOORS[Hand.OPERATOR]


@pytest.mark.parametrize("role", Role)
async def test_every_role_is_refused_exactly_where_the_matrix_says(desk: Desk, role: Role) -> None:
    chat = await desk.shows_code(await let_in(desk, role))
    for act, names in routes.COMMANDS.items():
        for name in names:
            await chat.types(f"/{name}")
            assert (REFUSED in chat.screen) is not role.may(act), name
    for act, kind in doors():
        await chat.press_data(forged(kind))
        assert (REFUSED in (chat.toast or "")) is not role.may(act), kind


@pytest.mark.parametrize("role", Role)
async def test_before_a_code_every_door_asks_for_one_and_shows_nothing_else(desk: Desk, role: Role) -> None:
    await desk.report()
    chat = await let_in(desk, role)
    held = [await chat.press_data(forged(kind)) for act, kind in doors() if act not in CODELESS]
    assert held
    assert (chat.everything, chat.toast) == (ASKED, None)
    for act, names in routes.COMMANDS.items():
        for name in names:
            await chat.types(f"/{name}")
            assert (chat.everything == ASKED) is (act not in CODELESS), name
    for _ in range(2):
        await chat.types("hello")
        await chat.sends_photo()
        await chat.edits("other")
        assert chat.everything == ASKED
    assert set(await desk.acts()) == {"invite", "join", "refused"}


async def test_an_administrator_never_decides_and_who_decides_never_becomes_administrator(desk: Desk) -> None:
    for before, after in ((Role.ADMINISTRATOR, Role.SENIOR), (Role.SENIOR, Role.ADMINISTRATOR)):
        chat = await desk.moderator(role=before)
        link = await desk.invite(after)
        await chat.types(f"/start {link}")
        assert "one person has one role" in chat.screen
        assert (await desk.who(chat)).role is before
        await chat.types("/leave")
        await chat.presses("Yes, leave")
        await chat.types(f"/start {link}")
        assert (await desk.who(chat)).role is after
