"""Whatever the house records in its audit has a line in the one list of acts."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from bot.domain.acts import ACTS

BOT = Path(__file__).parents[2] / "bot"
#: Found without parsing: every process of the suite reads this file, and one runs its tests.
RECORDING = [path for path in sorted(BOT.rglob("*.py")) if ".audit.record(" in path.read_text("utf-8")]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
#: So long is the longest that the column takes.
LONGEST = 32


@cache
def trees() -> Mapping[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(BOT.rglob("*.py"))}


@cache
def calls() -> Mapping[str, Sequence[ast.Call]]:
    """Return the calls of each function, by its name."""
    found: defaultdict[str, list[ast.Call]] = defaultdict(list)
    for call in (node for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        found[getattr(call.func, "attr", getattr(call.func, "id", ""))].append(call)
    return found


def recorded(tree: ast.AST) -> Iterator[tuple[ast.expr, ast.AST]]:
    """Yield what is recorded as an act, and the function that does it."""
    for function in (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)):
        for call in ast.walk(function):
            match call:
                case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="audit"), attr="record"), args=[_, act, *_]):
                    yield act, function


def texts(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def told(function: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> set[str]:
    """Return the texts that a function's own name stands for: assigned there, or handed in by any caller."""
    found: set[str] = set()
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=to)], value=value) if to == name:
                found |= texts(value)
    arguments = function.args
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if argument.arg == name and default is not None:
            found |= texts(default)
    place = next((at for at, one in enumerate(arguments.args) if one.arg == name), None)
    for call in calls().get(function.name, ()):
        handed = [keyword.value for keyword in call.keywords if keyword.arg == name]
        handed += call.args[place : place + 1] if place is not None else []
        found |= {text for value in handed for text in texts(value)}
    return found


def acts(path: Path) -> Iterator[str]:
    for act, function in recorded(trees()[path]):
        match act:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=[ast.Constant(value=str(before)), _]):
                yield from (name for name in ACTS if name.startswith(before)) if before in FAMILIES else [before]
            case ast.Name(id=name) if isinstance(function, FUNCTIONS):
                found = told(function, name)
                assert found, f"{path}: nobody can tell what {name} is"
                yield from found
            case _:
                pytest.fail(f"{path}:{act.lineno}: an act is a text, or built of one that the list knows")


#: Acts named after the kinds of something; the list has a line for each kind.
FAMILIES = {"verdict.", "proposal."}


@pytest.mark.parametrize("path", RECORDING, ids=lambda path: path.stem)
def test_every_act_that_is_recorded_is_in_the_list(path: Path) -> None:
    assert set(acts(path)) <= set(ACTS)


def test_every_act_says_what_it_is_and_fits_its_column() -> None:
    assert all(ACTS.values())
    assert max(map(len, ACTS)) <= LONGEST


def test_the_walk_sees_what_it_should() -> None:
    assert [path for path, tree in trees().items() if [*recorded(tree)]] == RECORDING
    seen = {act for path in RECORDING for act in acts(path)}
    assert {"claim", "merge", "part", "compare", "reveal.again", "purpose.decline", "verdict.link"} <= seen
