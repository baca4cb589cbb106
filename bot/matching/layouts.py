"""Text typed with another keyboard layout on than the writer meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_ENGLISH = "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,."
_UKRAINIAN = "'йцукенгшщзхїґфівапролджєячсмитьбю"
_RUSSIAN = "ёйцукенгшщзхъ\\фывапролджэячсмитьбю"
_SHIFTED = str.maketrans('~{}|:"<>', "`[]\\;',.")


@dataclass(frozen=True, slots=True, repr=False)
class Layout:
    """What was meant, and what came out key by key."""

    meant: str
    typed: str

    def read(self, text: str) -> str:
        """Return what was meant by a typed text, in lower case."""
        return text.lower().translate(_SHIFTED).translate(_keys(self.typed, self.meant))

    def fits(self, text: str) -> bool:
        """Tell whether every letter of a typed text is a letter of what was meant."""
        return _marks(self.typed, self.meant).isdisjoint(text)

    def back(self, text: str) -> str:
        """Return what comes out when `text` is typed."""
        return text.translate(_keys(self.meant, self.typed))


@cache
def _keys(struck: str, meant: str) -> dict[int, int]:
    return str.maketrans(struck, meant)


@cache
def _marks(typed: str, meant: str) -> frozenset[str]:
    """Return what is typed by keys that are no letters where the writer was."""
    return frozenset(before for before, after in zip(typed, meant, strict=True) if not after.isalpha())


#: Ukrainian and Russian typed with English on; Latin letters typed with Ukrainian or Russian on.
LAYOUTS = (
    Layout(_UKRAINIAN, _ENGLISH),
    Layout(_RUSSIAN, _ENGLISH),
    Layout(_ENGLISH, _UKRAINIAN),
    Layout(_ENGLISH, _RUSSIAN),
)
#: Ukrainian typed with Russian on («Ыгор», «Ъжакевич») and the other way round: four keys differ.
#: Each with the letters that suggest it, for the others stand in both languages.
NEIGHBOURS = ((Layout("іїє'", "ыъэё"), frozenset("ъё")), (Layout("ыъэё", "іїє'"), frozenset("ї'")))
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[а-ї]")


def retyping(text: str, *, known: bool) -> Iterator[Layout]:
    """Yield the layouts on which a text may mean something else; `known` where its given name is one as it stands."""
    low = text.lower()
    yield from (layout for layout, signs in NEIGHBOURS if not signs.isdisjoint(low))
    if known or not low:
        return
    latin = _LATIN.search(low) is not None
    if latin is not bool(_CYRILLIC.search(low)):
        yield from (layout for layout in (LAYOUTS[:2] if latin else LAYOUTS[2:]) if layout.fits(low))
