"""Every screen of the bot as pages of a folder, its languages side by side: for an editor who reads no code.

The pages open from the disk, need no network, and can be printed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path

from bot.chat.screen import Screen, message
from bot.demo.screens import screens
from bot.domain.message import Message
from bot.i18n import LANGUAGES, Sentence, sentences, translators
from bot.words import Text, Value

Key = tuple[str | None, str]
STYLE = "pages.css"
FIELD = re.compile(r"\{\w+\}")
#: What a sentence may consist of besides words.
MARKS = re.compile(r"\{\w+\}|<[^>]+>|\W")
ADVICE = (
    "Each page shows one part of the road as people see it, with invented people. Under a screen stand the English "
    "originals of its sentences, and the files that say them. To change a wording, tell the developers its original "
    "and the better one."
)


@dataclass(frozen=True, slots=True, repr=False)
class Sample:
    """One screen in every language, with what it says."""

    part: str
    state: str
    messages: Mapping[str, Message]
    said: tuple[Key, ...]

    @property
    def page(self) -> str:
        """Return the file that shows this part of the road."""
        return f"{self.part.replace('/', '-')}.html"

    @property
    def anchor(self) -> str:
        """Return the screen's place on its page."""
        return re.sub(r"\W+", "-", self.state)


def write(folder: Path) -> Path:
    """Write all pages into the folder, and return the first of them."""
    folder.mkdir(parents=True, exist_ok=True)
    told, shown = {(each.context, each.original): each for each in sentences()}, list(samples())
    unseen = [each for key, each in told.items() if not any(key in sample.said for sample in shown)]
    parts = list(dict.fromkeys(sample.part for sample in shown))
    made = {
        "index.html": _index(shown, parts, len(told), len(unseen)),
        "elsewhere.html": _elsewhere(unseen),
        "sentences.html": _table(list(told.values()), shown),
        STYLE: files("bot.demo").joinpath(STYLE).read_text("utf-8"),
    }
    for part in parts:
        on_it = [sample for sample in shown if sample.part == part]
        made[on_it[0].page] = _page(_titled(part), (_sample(sample, told) for sample in on_it))
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8")
    return folder / "index.html"


def samples() -> Iterator[Sample]:
    """Yield every screen; where a long one takes more messages in one language, the other shows none beside it."""
    by_language = {language: dict(screens(language)) for language in LANGUAGES}
    for name in dict.fromkeys(name for made in by_language.values() for name in made):
        made = {language: found[name] for language, found in by_language.items() if name in found}
        part, _, state = name.rpartition("/")
        yield Sample(
            part=part,
            state=state,
            messages={language: message(screen, translators()[language]) for language, screen in made.items()},
            said=tuple(dict.fromkeys(key for screen in made.values() for key in said(screen))),
        )


def said(screen: Screen) -> Iterator[Key]:
    """Yield every sentence of a screen, those within others too, in the order of reading."""
    for paragraph in screen.body:
        yield from _within(paragraph)
    for row in screen.rows:
        for press in row:
            yield from _within(press.label)


def _within(value: Value | None) -> Iterator[Key]:
    if isinstance(value, tuple):
        for line in value:
            yield from _within(line)
    if isinstance(value, Text):
        yield value.context, value.id
        for inner in value.values.values():
            yield from _within(inner)


def _index(shown: Sequence[Sample], parts: Sequence[str], told: int, unseen: int) -> str:
    """Link to every page."""
    lines = []
    for part in parts:
        on_it = [sample for sample in shown if sample.part == part]
        lines.append(f'<li><a href="{on_it[0].page}">{escape(_titled(part))}</a> <small>{len(on_it)}</small></li>')
    return _page(
        "Every screen of the bot",
        (
            f"<p>{ADVICE}</p>",
            f'<ul class="parts">{"".join(lines)}',
            f'<li><a href="elsewhere.html">What no screen here shows</a> <small>{unseen}</small></li>',
            f'<li><a href="sentences.html">All sentences in one table</a> <small>{told}</small></li></ul>',
        ),
    )


def _sample(sample: Sample, told: Mapping[Key, Sentence]) -> str:
    """Show one screen, and under it the originals of what it says."""
    bubbles = "".join(_bubble(language, shown) for language, shown in sample.messages.items())
    worded = [told[key] for key in sample.said if key in told and MARKS.sub("", key[1])]
    originals = "".join(f"<li>{_original(sentence)}</li>" for sentence in worded)
    return (
        f'<section id="{sample.anchor}"><h2>{escape(sample.state)}</h2><div class="pair">{bubbles}</div>'
        f"<details><summary>Originals</summary><ol>{originals}</ol></details></section>"
    )


def _bubble(language: str, shown: Message) -> str:
    """Show a message as Telegram does; its text is that subset of HTML already."""
    rows = "".join(
        f'<div class="row">{"".join(f"<span>{escape(button.label)}</span>" for button in row)}</div>'
        for row in shown.rows
    )
    mark = "<small>may not be forwarded or saved</small>" if shown.protected else ""
    return f'<div class="message" lang="{language}"><div class="bubble">{shown.html}{mark}</div>{rows}</div>'


def _elsewhere(unseen: Iterable[Sentence]) -> str:
    """Show what stands above a question, in a short note over the chat, or inside another sentence, file by file."""
    by_file: dict[str, list[Sentence]] = {}
    for sentence in unseen:
        by_file.setdefault(", ".join(sentence.places), []).append(sentence)
    sections = (
        f"<section><h2>{escape(place)}</h2>{''.join(_pair(sentence) for sentence in there)}</section>"
        for place, there in by_file.items()
    )
    return _page("What no screen here shows", sections)


def _pair(sentence: Sentence) -> str:
    bubbles = "".join(
        f'<div class="message" lang="{language}"><div class="bubble">{_wordings(wordings)}</div></div>'
        for language, wordings in sentence.wordings.items()
    )
    return f'<div class="pair">{bubbles}</div>'


def _table(told: Sequence[Sentence], shown: Sequence[Sample]) -> str:
    """List every sentence of the catalogues, and the first screen that shows it."""
    head = "".join(f"<th>{escape(name)}</th>" for name in LANGUAGES.values())
    rows = "".join(_line(number, sentence, shown) for number, sentence in enumerate(told, 1))
    table = f"<table><thead><tr><th>No.</th>{head}<th>Original, and where it stands</th></tr></thead>{rows}</table>"
    return _page("All sentences", (table,))


def _line(number: int, sentence: Sentence, shown: Sequence[Sample]) -> str:
    cells = "".join(
        f'<td lang="{language}">{_wordings(wordings)}</td>' for language, wordings in sentence.wordings.items()
    )
    key = (sentence.context, sentence.original)
    first = next((sample for sample in shown if key in sample.said), None)
    where = f'<a href="{first.page}#{first.anchor}">{escape(f"{first.part}/{first.state}")}</a>' if first else ""
    return f"<tr><td>{number}</td>{cells}<td>{_original(sentence)} {where}</td></tr>"


def _original(sentence: Sentence) -> str:
    """Return what names a sentence to a developer: its original, its context, and the files that say it."""
    context = f" <em>({escape(sentence.context)})</em>" if sentence.context else ""
    return f"<q>{escape(sentence.original)}</q>{context} <small>{escape(', '.join(sentence.places))}</small>"


def _wordings(wordings: Iterable[str]) -> str:
    """Show wordings with their marks, what is filled in set apart."""
    return "<hr>".join(FIELD.sub(r"<var>\g<0></var>", escape(wording)) for wording in wordings)


def _titled(part: str) -> str:
    """Return a part of the road as a title: "Family: form, full"."""
    side, *rest = part.split("/")
    return f"{side.capitalize()}: {', '.join(rest)}"


def _page(title: str, sections: Iterable[str]) -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="{STYLE}">'
        f'<header><a href="index.html">All pages</a><h1>{escape(title)}</h1></header>'
        f"<main>{''.join(sections)}</main></html>\n"
    )
