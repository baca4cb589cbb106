"""The key file: made once, read by its owner only, and never guessed at."""

import json
from pathlib import Path

import pytest

from bot.storage import keys
from bot.storage.keys import KeyTrouble


def test_what_was_made_is_what_is_read(tmp_path: Path) -> None:
    made = keys.make(tmp_path / "keys")
    assert keys.read(tmp_path / "keys") == made
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600


def test_a_key_file_is_never_overwritten(tmp_path: Path) -> None:
    keys.make(tmp_path / "keys")
    before = (tmp_path / "keys").read_bytes()
    with pytest.raises(KeyTrouble, match="exists already"):
        keys.make(tmp_path / "keys")
    assert (tmp_path / "keys").read_bytes() == before


def test_a_missing_key_file_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(KeyTrouble, match="dodomu keys new"):
        keys.read(tmp_path / "keys")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_a_key_file_that_others_reach_is_refused(tmp_path: Path, mode: int) -> None:
    keys.make(tmp_path / "keys")
    (tmp_path / "keys").chmod(mode)
    with pytest.raises(KeyTrouble, match="chmod 600"):
        keys.read(tmp_path / "keys")


@pytest.mark.parametrize("change", [
    {"current": 2},
    {"current": "1"},
    {"sealing": {"1": "short"}},
    {"sealing": {"0": "A" * 43 + "="}, "current": 0},
    {"lookup": None},
    {"audit": 7},
    {"sealing": []},
])  # fmt: skip
def test_a_damaged_key_file_is_refused_in_one_line(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "keys"
    keys.make(path)
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(KeyTrouble, match="not a key file") as trouble:
        keys.read(path)
    assert "\n" not in str(trouble.value)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"current = 1", b"7"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keys"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(KeyTrouble, match="not a key file"):
        keys.read(path)


def test_a_folder_in_its_place_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(KeyTrouble, match="cannot read"):
        keys.read(tmp_path)
    with pytest.raises(KeyTrouble, match="cannot write"):
        keys.make(tmp_path / "nowhere" / "keys")


def test_keys_never_show_themselves(tmp_path: Path) -> None:
    assert "sealing" not in repr(keys.make(tmp_path / "keys"))
