"""What must not be kept, over texts written by someone who had not seen the rules."""

from csv import QUOTE_NONE, DictReader
from pathlib import Path

import pytest

from bot.questionnaire.forbidden import forbidden

CORPUS = Path(__file__).with_name("forbidden_corpus")


def texts(name: str) -> list[tuple[str, str]]:
    """Return every text of a file with its class; a new line stands there as two characters."""
    lines = (CORPUS / f"{name}.tsv").read_text("utf-8").splitlines()
    rows = DictReader(lines, delimiter="\t", quoting=QUOTE_NONE)
    return [(row["class"], row["text"].replace("\\n", "\n")) for row in rows]


def test_at_least_195_of_200_forbidden_texts_are_refused() -> None:
    found = texts("forbidden")
    kept = [text for _, text in found if forbidden(text) is None]
    assert len(found) == 200
    assert len(kept) <= 5, kept


def test_at_most_two_of_200_innocent_texts_are_refused() -> None:
    found = texts("innocent")
    refused = [text for _, text in found if forbidden(text) is not None]
    assert len(found) == 200
    assert len(refused) <= 2, refused


@pytest.mark.parametrize(
    "text", [text for kind, text in texts("innocent") if kind in ("phone", "register")], ids=lambda text: text[:40]
)
def test_every_telephone_and_every_register_number_is_kept(text: str) -> None:
    assert forbidden(text) is None
