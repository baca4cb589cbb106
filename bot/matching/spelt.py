"""The distinct spellings of one role (surname, given name, patronymic) in the case base, numbered."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matching import sounds
from bot.matching.keys import skeletons
from bot.matching.rarity import plain
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

    def __init__(self, keys: Keys, met: Callable[[Words, int], None] | None = None) -> None:
        """Start with the absent name alone; `keys` tells by which skeletons one is found, `met` is told of each."""
        self._keys, self._met = keys, met
        self._words: list[Words] = [()]
        self._numbers: dict[Words, int] = {(): ABSENT}
        self._newest = (Heap(), Heap())
        self._layers = (Layer.of(self._newest), Layer.of(self._newest))
        self._settled = 1
        #: For each spelling a number that it shares with its other spellings and the other sex's form.
        self._families = array("I", [family(())])

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
        self._families.append(family(words))
        self._numbers[words] = number
        keys = set(self._keys(words))
        by_sound, by_slip = self._newest
        by_sound.add(sounds.exact(keys), number)
        by_slip.add(sounds.near(keys), number)
        if self._met is not None:
            self._met(words, number)
        return number

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

    def families(self) -> NDArray[np.uint32]:
        """Return for each spelling what it shares with others of one sound (`family`)."""
        return np.array(self._families, np.uint32)

    def heard(self) -> "Heard":
        """Return how those are found that were there at the last `settle`; later ones do not show in it."""
        large, small = self._layers
        return Heard(self._settled, (large, small) if len(small.by_sound.hashes) else (large,))


def family(words: Words) -> int:
    """Return one number for a name in whatever spelling, and in either sex's form."""
    return sounds.exact([" ".join(plain(key) for word in words for key in skeletons(word)[:1])])[0]


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
        """Return the numbers of the spellings with these skeletons (`sounds.exact`)."""
        return self.by_sound.find(hashes) if hashes else _NONE

    def near(self, hashes: list[int]) -> Numbers:
        """Return the numbers of those a slip or two away (`sounds.near`), some several times."""
        return self.by_slip.find(hashes) if hashes else _NONE


@dataclass(frozen=True, slots=True)
class Heard:
    """The spellings of one moment by their sounds."""

    #: How many there were, the absent one too.
    size: int
    layers: tuple[Layer, ...]

    def exact(self, keys: Iterable[str]) -> Numbers:
        """Return the numbers of the spellings with these skeletons."""
        hashes = sounds.exact(keys)
        return np.concatenate([layer.exact(hashes) for layer in self.layers])

    def near(self, keys: Iterable[str]) -> Numbers:
        """Return the numbers of those a slip or two away, some several times."""
        hashes = sounds.near(keys)
        return np.concatenate([layer.near(hashes) for layer in self.layers])
