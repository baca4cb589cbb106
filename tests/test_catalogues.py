"""Every sentence stands in both catalogues, complete, with the same placeholders and the right plurals."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
LANGUAGES = ("uk", "en")
KEYWORDS: dict[str, Any] = {"msg": None, "nmsg": (1, 2), "pmsg": ((1, "c"), 2)}
FIELD = re.compile(r"\{(\w+)\}")
TAG = re.compile(r"</?\w+>")
Key = tuple[str | None, str]


def key(message: Message) -> Key:
    return message.context, message.id[0] if isinstance(message.id, (tuple, list)) else str(message.id)


@cache
def sentences() -> dict[Key, tuple[str, ...]]:
    """Every sentence in the code, with its plural where it has one."""
    found: dict[Key, tuple[str, ...]] = {}
    told = extract_from_dir(str(ROOT / "bot"), [("**.py", "python")], keywords=KEYWORDS)
    for _, _, message, _, context in told:
        forms = tuple(message) if isinstance(message, (tuple, list)) else (message,)
        found[context, forms[0]] = forms
    return found


@cache
def catalogue(language: str) -> Catalog:
    with (ROOT / "locales" / language / "LC_MESSAGES" / "dodomu.po").open("rb") as file:
        return read_po(file, locale=language)


def entries(language: str) -> dict[Key, Message]:
    return {key(message): message for message in catalogue(language) if message.id}


def wordings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (str(message.string),)


def test_the_code_says_something() -> None:
    assert len(sentences()) > 300


def test_no_sentence_is_hidden_within_another() -> None:
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "bot").rglob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    told = (call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "msg")
    said = {first.value for first in told if isinstance(first, ast.Constant)}
    assert said - {original for _, original in sentences()} == set(), "extraction does not see it: tell it apart"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_new_or_stale(language: str) -> None:
    assert set(sentences()) - set(entries(language)) == set(), "new: run pybabel extract and update"
    assert set(entries(language)) - set(sentences()) == set(), "stale"
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_told(language: str) -> None:
    empty = [key(message) for message in entries(language).values() if not all(wordings(message)) or message.fuzzy]
    assert not empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_as_many_forms_as_the_language(language: str) -> None:
    for found, message in entries(language).items():
        expected = catalogue(language).num_plurals if len(sentences()[found]) > 1 else 1
        assert len(wordings(message)) == expected, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_has_the_fields_and_marks_of_its_original(language: str) -> None:
    for found, message in entries(language).items():
        for original, wording in zip(sentences()[found][-1:] * 9, wordings(message), strict=False):
            assert set(FIELD.findall(wording)) == set(FIELD.findall(original)), found
            assert sorted(TAG.findall(wording)) == sorted(TAG.findall(original)), found
