"""An editor who reads no code opens the folder and finds every screen and every sentence of the bot."""

import re
from html import escape
from pathlib import Path

import pytest

from bot.demo import pages
from bot.demo.screens import screens
from bot.i18n import LANGUAGES, Sentence, sentences


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all pages."""
    return pages.write(tmp_path_factory.mktemp("screens") / "pages").parent


@pytest.fixture(scope="module")
def written(folder: Path) -> dict[str, str]:
    """Return the pages by name."""
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}


def as_shown(wording: str) -> str:
    return re.sub(r"(\{\w+\})", r"<var>\1</var>", escape(wording))


def cells(sentence: Sentence) -> list[str]:
    return [as_shown(one) for wordings in sentence.wordings.values() for one in wordings]


def test_the_table_holds_every_sentence_in_every_language(written: dict[str, str]) -> None:
    for sentence in sentences():
        assert len(sentence.wordings) == len(LANGUAGES)
        assert all(cell in written["sentences.html"] for cell in cells(sentence)), sentence.original


def test_every_screen_stands_on_a_page_in_every_language(written: dict[str, str]) -> None:
    shown = list(pages.samples())
    for language in LANGUAGES:
        names = {f"{sample.part}/{sample.state}" for sample in shown if language in sample.messages}
        assert names == {name for name, _ in screens(language)}
    for sample in shown:
        assert f'<section id="{sample.anchor}">' in written[sample.page]
        assert all(message.html in written[sample.page] for message in sample.messages.values())


def test_what_no_screen_shows_is_shown_elsewhere(written: dict[str, str]) -> None:
    shown = {key for sample in pages.samples() for key in sample.said}
    unseen = [each for each in sentences() if (each.context, each.original) not in shown]
    assert unseen
    assert all(cell in written["elsewhere.html"] for sentence in unseen for cell in cells(sentence))


def test_every_screen_names_the_originals_it_says(written: dict[str, str]) -> None:
    assert "<q>Send this report?" in written["family-check.html"]
    assert "bot/chat/form/check.py" in written["family-check.html"]


def test_every_link_leads_to_a_place_in_the_folder(folder: Path, written: dict[str, str]) -> None:
    for name, html in written.items():
        for address in re.findall(r'(?:href|src)="([^"]*)"', html):
            file, _, anchor = address.partition("#")
            assert (folder / file).is_file(), (name, address)
            assert not anchor or f'id="{anchor}"' in written[file], (name, address)


def test_every_page_is_reached_from_the_first(written: dict[str, str]) -> None:
    linked = set(re.findall(r'href="([^"#]*\.html)', written["index.html"]))
    assert linked | {"index.html"} == set(written)
