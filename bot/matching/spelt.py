"""The distinct spellings of one role (surname, given name, patronymic) in the case base, numbered."""

from array import array
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


class Numbered:
    """Spellings by number; only ever grows. One thread adds at a time, any number look up."""

    def __init__(self) -> None:
        """Start with the absent one alone."""
        self._words: list[Words] = [()]
        self._numbers: dict[Words, int] = {(): ABSENT}

    def __len__(self) -> int:
        """Return how many spellings are numbered, the absent one too."""
        return len(self._words)

    def __getitem__(self, number: int) -> Words:
        """Return the words of a number."""
        return self._words[number]

    def known(self, words: Words) -> int:
        """Return the number of a spelling, `ABSENT` where it has none."""
        return self._numbers.get(words, ABSENT)

    def number(self, words: Words) -> int:
        """Return the number of a spelling, a new one if it has none yet."""
        known = self._numbers.get(words)
        if known is not None:
            return known
        number = len(self._words)
        # The list comes first: whoever finds the number finds its words.
        self._words.append(words)
        self._numbers[words] = number
        self.met(words, number)
        return number

    def met(self, words: Words, number: int) -> None:
        """Note what a new spelling is found by."""


class Spelt(Numbered):
    """Spellings that are found by sound too.

    They are in two layers: most in one that is seldom made anew, the newest in a small one.
    """

    def __init__(self, keys: Keys, met: Callable[[Words, int], None]) -> None:
        """Start with the absent name alone; `keys` tells by which skeletons one is found, `met` is told of each."""
        super().__init__()
        self._keys, self._told = keys, met
        self._newest = (Heap(), Heap())
        self._layers = (Layer.of(self._newest), Layer.of(self._newest))
        self._settled = 1

    def met(self, words: Words, number: int) -> None:
        """Note the skeletons of a new spelling, and those a slip away."""
        keys = set(self._keys(words))
        by_sound, by_slip = self._newest
        by_sound.add(sounds.hashes(keys), number)
        by_slip.add(sounds.hashes_nearby(keys), number)
        self._told(words, number)

    def settle(self, *, whole: bool) -> None:
        """Let the newest be found by sound: in the small layer, or all together in the large one."""
        if len(self._words) == self._settled and not whole:
            return
        self._settled = len(self._words)
        small = Layer.of(self._newest)
        if whole:
            self._newest = (Heap(), Heap())
            self._layers = (self._layers[0].joined(small), Layer.of(self._newest))
        else:
            self._layers = (self._layers[0], small)

    def heard(self) -> "Heard":
        """Return how those are found that were there at the last `settle`; later ones do not show in it."""
        large, small = self._layers
        return Heard(self._settled, (large, small) if len(small.by_sound.hashes) else (large,))


class Heap:
    """Numbers by hash, not in order yet."""

    def __init__(self) -> None:
        """Start empty."""
        self.hashes, self.numbers = array("I"), array("i")

    def add(self, hashes: list[int], number: int) -> None:
        """Write a number down under some hashes."""
        self.hashes.extend(hashes)
        self.numbers.extend([number] * len(hashes))

    def ordered(self) -> Sounds:
        """Return them in order."""
        return Sounds.of(np.array(self.hashes, np.uint32), np.array(self.numbers, np.int32))


@dataclass(frozen=True, slots=True)
class Layer:
    """Spellings by their skeletons, and by those a slip away."""

    by_sound: Sounds
    by_slip: Sounds

    @classmethod
    def of(cls, heaps: tuple[Heap, Heap]) -> "Layer":
        """Put spellings in order."""
        return cls(heaps[0].ordered(), heaps[1].ordered())

    def joined(self, other: "Layer") -> "Layer":
        """Return both as one."""
        return Layer(self.by_sound.joined(other.by_sound), self.by_slip.joined(other.by_slip))

    def exact(self, hashes: list[int]) -> Numbers:
        """Return the numbers of the spellings with these skeletons (`sounds.hashes`)."""
        return self.by_sound.find(hashes) if hashes else _NONE

    def near(self, hashes: list[int]) -> Numbers:
        """Return the numbers of those a slip or two away (`sounds.hashes_nearby`), some several times."""
        return self.by_slip.find(hashes) if hashes else _NONE


@dataclass(frozen=True, slots=True)
class Heard:
    """The spellings of one moment by their sounds."""

    #: How many there were, the absent one too.
    size: int
    layers: tuple[Layer, ...]

    def exact(self, keys: Iterable[str]) -> Numbers:
        """Return the numbers of the spellings with these skeletons."""
        hashes = sounds.hashes(keys)
        return np.concatenate([layer.exact(hashes) for layer in self.layers])

    def near(self, keys: Iterable[str]) -> Numbers:
        """Return the numbers of those a slip or two away, some several times."""
        hashes = sounds.hashes_nearby(keys)
        return np.concatenate([layer.near(hashes) for layer in self.layers])
