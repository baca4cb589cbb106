"""The distinct spellings of one role (surname, given name, patronymic) in the case base, numbered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.matching import sounds
from bot.matching.sounds import Numbers, Sounds

#: Number of the absent name.
ABSENT: Final = 0

Words = tuple[str, ...]
#: The skeletons under which a spelling is found.
Keys = Callable[[Words], Iterable[str]]
_NONE: Final[Numbers] = np.zeros(0, np.int32)


class Spelt:
    """Spellings by number; only ever grows. One thread adds at a time, any number look up.

    They are found by sound in two layers: most in one that is seldom made anew, the newest in a small one.
    """

    def __init__(self, keys: Keys) -> None:
        """Start with the absent name alone; `keys` tells by which skeletons one is found."""
        self._keys = keys
        self._words: list[Words] = [()]
        self._numbers: dict[Words, int] = {(): ABSENT}
        self._settled = self._fresh = 1
        self._layers = (Layer.of([], 0), Layer.of([], 0))

    def __len__(self) -> int:
        """Return how many spellings are numbered, the absent one too."""
        return len(self._words)

    def __getitem__(self, number: int) -> Words:
        """Return the words of a number."""
        return self._words[number]

    def number(self, words: Words) -> int:
        """Return the number of a spelling, a new one if it has none yet."""
        known = self._numbers.get(words)
        if known is not None:
            return known
        number = len(self._words)
        # The list comes first: whoever finds the number finds its words.
        self._words.append(words)
        self._numbers[words] = number
        return number

    def settle(self, *, whole: bool) -> None:
        """Let the newest be found by sound: in the small layer, or all together in the large one."""
        size = len(self._words)
        if whole and self._settled < size:
            self._layers = (self._layers[0].joined(self._layer(self._settled)), Layer.of([], 0))
            self._settled = self._fresh = size
        elif self._fresh < size:
            self._layers = (self._layers[0], self._layer(self._settled))
            self._fresh = size

    def _layer(self, first: int) -> "Layer":
        return Layer.of([set(self._keys(words)) for words in self._words[first:]], first)

    @property
    def layers(self) -> "tuple[Layer, Layer]":
        """How those are found that were there at the last `settle`."""
        return self._layers


@dataclass(frozen=True, slots=True)
class Layer:
    """Spellings by their skeletons, and by those a slip away."""

    by_sound: Sounds
    by_slip: Sounds

    @classmethod
    def of(cls, keys: list[set[str]], first: int) -> "Layer":
        """Put the spellings numbered from `first` on in order, each by its skeletons."""
        return cls(_ordered(keys, first, sounds.exact), _ordered(keys, first, sounds.near))

    def joined(self, other: "Layer") -> "Layer":
        """Return both as one."""
        return Layer(self.by_sound.joined(other.by_sound), self.by_slip.joined(other.by_slip))

    def exact(self, hashes: list[int]) -> Numbers:
        """Return the numbers of the spellings with these skeletons (`sounds.exact`)."""
        return self.by_sound.find(hashes) if hashes else _NONE

    def near(self, hashes: list[int]) -> Numbers:
        """Return the numbers of those a slip or two away (`sounds.near`), some several times."""
        return self.by_slip.find(hashes) if hashes else _NONE


def _ordered(keys: list[set[str]], first: int, hashed: Callable[[Iterable[str]], list[int]]) -> Sounds:
    found = [hashed(each) for each in keys]
    lengths = [len(each) for each in found]
    flat = np.fromiter((one for each in found for one in each), np.uint32, sum(lengths))
    return Sounds.of(flat, np.repeat(np.arange(first, first + len(keys), dtype=np.int32), lengths))
