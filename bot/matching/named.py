"""What the case base is found by: the spellings of each role, with what they may stand for."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from bot.domain.person import Person
from bot.matching import names
from bot.matching.counted import sounding
from bot.matching.givens import Given, fathers, meanings
from bot.matching.keys import skeletons
from bot.matching.likeness import GIVEN_WORDS, initials
from bot.matching.patronymics import father
from bot.matching.spelt import ABSENT, Numbered, Spelt, Words


class Named:
    """The spellings of surnames, given names, patronymics and places. One thread adds at a time, any number look up."""

    def __init__(self) -> None:
        """Start with the absent names alone."""
        self._meant: defaultdict[Given, list[tuple[int, float]]] = defaultdict(list)
        self._fathers: defaultdict[Given, list[int]] = defaultdict(list)
        self._begins: defaultdict[str, list[int]] = defaultdict(list)
        self.surnames = Spelt(sounded, self._count)
        self.givens = Spelt(sounded, self._mean)
        self.patronymics = Spelt(begotten, self._beget)
        self.places, self.regions = Numbered(), Numbered()
        self._soundings = array("I", [sounding(())])

    def _count(self, words: Words, _: int) -> None:
        self._soundings.append(sounding(words))

    def _mean(self, words: Words, number: int) -> None:
        for word in words[:GIVEN_WORDS]:
            for given, sure in meanings(word).items():
                self._meant[given].append((number, sure))
            for letter in initials(word):
                self._begins[letter].append(number)

    def _beget(self, words: Words, number: int) -> None:
        for given in fathers(words):
            self._fathers[given].append(number)

    def meant(self, words: Words) -> Iterator[tuple[int, float]]:
        """Return the given names that may stand for the same as `words`, each with how surely, some several times."""
        for word in words[:GIVEN_WORDS]:
            for given, sure in meanings(word).items():
                for number, theirs in tuple(self._meant.get(given, ())):
                    yield number, min(sure, theirs)

    def region(self, person: Person) -> int:
        """Return the number of a person's region, 0 for none that some case has."""
        return self.regions.known((person.region,)) if person.region else ABSENT

    def place(self, person: Person) -> int:
        """Return the number of a person's settlement as it is spelt, 0 for none that some case has."""
        return self.places.known(names.words(person.settlement)) if person.settlement else ABSENT

    def begin(self, initial: str) -> tuple[int, ...]:
        """Return the given names that may begin with this letter, whatever alphabet it is of."""
        return tuple(number for key in skeletons(initial) for number in self._begins.get(key[0], ()))

    def children(self, words: Words) -> Iterator[int]:
        """Return the patronymics of the fathers that `words`, a patronymic, may mean."""
        for given in fathers(words):
            yield from tuple(self._fathers.get(given, ()))

    def soundings(self) -> NDArray[np.uint32]:
        """Return for each surname what it shares with its other spellings (`counted.sounding`)."""
        return np.array(self._soundings, np.uint32)

    def settle(self, *, whole: bool) -> None:
        """Let what was added be found by sound."""
        for spelt in (self.surnames, self.givens, self.patronymics):
            spelt.settle(whole=whole)


def begotten(words: Words) -> Words:
    """Return the skeletons of the father's name in a patronymic; its words where they have no sound."""
    return father(words) or words


def sounded(words: Words) -> Iterable[str]:
    """Return the skeletons of each word, and of a double name written as one."""
    keys = [key for word in words for key in skeletons(word) or (word,)]
    return (*keys, *skeletons("".join(words))) if len(words) > 1 else keys
