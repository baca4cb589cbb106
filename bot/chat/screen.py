"""A screen before it is in a language: paragraphs and buttons; and how it becomes a message."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.buttons import Press, Rows, pack
from bot.domain.message import Button, Message
from bot.i18n import Translator
from bot.words import Text

#: The slot of the one live question or menu of a chat.
LIVE = "screen"
#: What Telegram takes in one message, in UTF-16 units.
LONGEST = 4096
#: Characters of a label that is not cut on a phone 320 px wide in large type, beside another one and alone. Measured on
#: the sandbox's page at 20 px: 14 take 175 px at most where two in a row leave each 102, 32 take 382 where one has 227:
#: two lines each.
BESIDE, ALONE = 14, 32


@dataclass(frozen=True, slots=True)
class Screen:
    """What one message shows. A paragraph of None is left out."""

    body: tuple[Text | None, ...]
    rows: Rows = ()
    #: May not be forwarded or saved.
    protected: bool = False


def message(screen: Screen, words: Translator) -> Message:
    """Return the screen as a message in a language."""
    html = "\n\n".join(words.html(paragraph) for paragraph in screen.body if paragraph is not None)
    rows = (tuple(_button(press, words) for press in row) for row in screen.rows if row)
    return Message(html=html, rows=tuple(each for row in rows for each in _uncut(row)), protected=screen.protected)


def _uncut(row: tuple[Button, ...]) -> tuple[tuple[Button, ...], ...]:
    """Return the row, or a row for each button where a label would be cut: how long it is depends on the language."""
    fits = len(row) == 1 or all(len(button.label) <= BESIDE for button in row)
    return (row,) if fits else tuple((button,) for button in row)


def parts(told: Sequence[Text], words: Translator, longest: int = LONGEST) -> list[list[Text]]:
    """Return lines gathered into messages of at most `longest` UTF-16 units."""
    found: list[list[Text]] = [[]]
    room = longest
    for line in told:
        size = len(words.plain(line).encode("utf-16-le")) // 2 + 1
        if size > room and found[-1]:
            found.append([])
            room = longest
        found[-1].append(line)
        room -= size
    return found


def _button(press: Press, words: Translator) -> Button:
    label = press.label if isinstance(press.label, str) else words.plain(press.label)
    return Button(label=label, data=pack(press.payload))
