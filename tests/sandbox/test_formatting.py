"""HTML as Telegram reads it, its complaints included."""

import pytest

from bot.sandbox.entities import as_html, as_shown, found_in
from bot.sandbox.formatting import formatted
from bot.sandbox.refusals import Refusal


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("<b>a</b><i>b</i>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("😀<u>дім</u>", "😀дім", [("underline", 2, 3)]),
        ("&lt;b&gt; &amp; &quot;&nbsp;&#1076;&#x434;", '<b> & "&nbsp;дд', []),
        ("<b></b>x", "x", []),
        ("  <b> x </b> ", "x", [("bold", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<a>x</a>", "x", []),
        ('<a href="javascript:x()">x</a>', "x", []),
        ('<a href="https://example.org">x</a>', "x", [("text_link", 0, 1)]),
        ("<B>x</>", "x", [("bold", 0, 1)]),
    ],
)
def test_text_and_entities_are_read_as_telegram_does(
    html: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    plain, found = formatted(html, "HTML")
    assert plain == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("дім <b", "Unclosed start tag at byte offset 7"),
        ("дім <br>x", 'Unsupported start tag "br" at byte offset 7'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<i =x>y</i>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ("<i x>y</i>", 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ],
)
def test_broken_html_is_refused_with_its_byte_offset(html: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refused:
        formatted(html, "HTML")
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize("html", ["<b>a<i>b</i></b> &amp; c", "😀<u>дім</u>", "<code>&lt;x&gt;</code>", "a\nb"])
def test_a_formatted_text_is_shown_as_it_was_written(html: str) -> None:
    assert as_html(*formatted(html, "HTML")) == html


def test_commands_and_addresses_are_found_in_what_people_type() -> None:
    kinds = [(entity["type"], entity["offset"]) for entity in found_in("/start 😀 @somebody https://example.org a/b")]
    assert kinds == [("bot_command", 0), ("mention", 10), ("url", 20)]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("see /help", 'see <a href="/help">/help</a>'),
        ('https://a.example/"x', '<a href="https://a.example/&quot;x">https://a.example/"x</a>'),
        ("to a@b.example", 'to <a href="mailto:a@b.example">a@b.example</a>'),
    ],
)
def test_a_phone_makes_links_of_commands_and_addresses(text: str, html: str) -> None:
    assert as_html(text, as_shown(text, [])) == html


def test_what_is_marked_already_stays_as_it_was_marked() -> None:
    text, marked = formatted("<code>/help</code>", "HTML")
    assert as_html(text, as_shown(text, marked)) == "<code>/help</code>"
