"""Presses that must not be accepted: forged, mutated, foreign and expired, the same for the same seed."""

import random
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import cycle
from typing import Any, Final, get_type_hints

from bot.chat.buttons import MOST_BYTES, Payload, pack
from bot.chat.family.routes import ROUTES as FAMILY
from bot.chat.moderators.routes import ROUTES as MODERATORS
from bot.domain.errors import AlreadyClaimed, AlreadyDecided, NotClaimed, Stale
from tests.chat.forged.rights import Refusals, refusals
from tests.chat.forged.scene import Presser, Scene
from tests.chat.forged.values import NOUNS, NUMBERS, keys, things

#: Every button that the house makes, in an order of its own.
KINDS: Final = sorted({*FAMILY.presses, *MODERATORS.presses}, key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")
#: What a button may meet whose time is over.
OVER: Final = frozenset({Stale, NotClaimed, AlreadyClaimed, AlreadyDecided})
#: So often another value is tried before a kind of button counts as one that cannot be pressed in vain.
PATIENCE: Final = 400
STRANGE: Final = (
    "", ":", "::", "mt", "mt:", "x" * 65, "mt:" + "x" * 200, "fl:en:", "fl:en\x00", "fl:\ud800", "mq:-1", "mq:1e3",
    "mq:" + "9" * 40, "mq: 1", "mq:1_0", "mq:\u0661", "mq:+1", "mq:01", "mq:0x1", "mq:−1", "md:None", "MT:x", "fl:еn",
    "\u202efl:en", "fl;en", "{}", "null", "../../etc", "' OR 1=1 --", "%s%n", "💔" * 16, "mq:" + "9" * 19,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pressed:
    """One press, and with which refusals it may be met."""

    sort: str
    presser: Presser
    data: str
    refused: Refusals

    def __str__(self) -> str:
        """Tell it so that it can be pressed again."""
        return f"{self.sort} {self.data!r} by {self.presser.name}: {sorted(one.__name__ for one in self.refused)}"


class Presses:
    """Presses without end."""

    def __init__(self, scene: Scene, seed: int, kinds: Sequence[type[Payload]] = KINDS) -> None:
        """Press buttons of these `kinds` in this `scene`, as chance of this `seed` has it."""
        self._scene, self._chance, self._kinds = scene, random.Random(seed), kinds
        self._harvest = [each for each in (self._tried("expired", *old) for old in scene.harvest) if each is not None]
        self._harvest = [each for each in self._harvest if each.refused <= OVER]

    def __iter__(self) -> Iterator[Pressed]:
        """Yield presses of each sort in turn; every kind of button comes round in the foreign and the mutated."""
        foreign, mutated = self._round("foreign", self._real), self._round("mutated", self._mutation)
        forged, expired = self._forgeries(), cycle(self._chance.sample(self._harvest, len(self._harvest)))
        while True:
            yield from (next(foreign), next(mutated), next(forged), next(foreign), next(expired), next(mutated))

    def _tried(self, sort: str, presser: Presser, data: str) -> Pressed | None:
        """Return the press, None where it may be accepted."""
        refused = refusals(self._scene, presser, data)
        return Pressed(sort, presser, data, refused) if refused else None

    def _round(self, sort: str, make: Callable[[type[Payload]], str]) -> Iterator[Pressed]:
        """Yield a press of every kind, again and again."""
        while True:
            for kind in self._chance.sample(self._kinds, len(self._kinds)):
                tries = (
                    self._tried(sort, self._chance.choice(self._scene.pressers), make(kind)) for _ in range(PATIENCE)
                )
                found = next((each for each in tries if each is not None), None)
                assert found is not None, f"nobody is refused {kind.__qualname__}: what must not be accepted of it?"
                yield found

    def _real(self, kind: type[Payload]) -> str:
        """Return a button of this kind about what there is, of the version at which that stands."""
        return pack(self._made(kind))

    def _made(self, kind: type[Payload]) -> Payload:
        hints = get_type_hints(kind)
        values = {one.name: self._value(kind, one.name, hints[one.name]) for one in fields(kind)}  # type: ignore[arg-type]  # a dataclass
        for noun, where in (("review", self._scene.reviews), ("proposal", self._scene.proposals)):
            if noun in values and "version" in values:
                values["version"] = where[values[noun]].version  # type: ignore[index]  # one of the two
        return kind(**values)

    def _value(self, kind: type[Payload], name: str, told_as: type[Any]) -> str | int:
        """Return a value of a field that some button of the house could hold."""
        if name in NOUNS:
            found: Sequence[Any] = list(things(self._scene, name))
        elif told_as is int:
            found = (0,) if name == "version" else NUMBERS.get(name, ())
        else:
            found = keys(kind, name)
        assert found, f"{kind.__module__}.{kind.__qualname__}.{name}: nothing in the scene fits, see values"
        return self._chance.choice(found)  # type: ignore[no-any-return]  # a text or a number

    def _mutation(self, kind: type[Payload]) -> str:
        """Return a button of this kind with something of it turned wrong."""
        data = self._real(kind)
        return self._chance.choice((self._misplaced, self._changed, self._swapped, self._retagged, self._shifted))(data)

    def _misplaced(self, data: str) -> str:
        """Put the id of something else where an id stands."""
        tag, *told = data.split(":")
        if told:
            noun = self._chance.choice(sorted(NOUNS))
            told[self._chance.randrange(len(told))] = self._chance.choice(list(things(self._scene, noun)))
        return ":".join((tag, *told))

    def _changed(self, data: str) -> str:
        """Change one character, take one away, or put one in."""
        place, new = self._chance.randrange(len(data)), self._chance.choice(string.printable)
        return data[:place] + self._chance.choice((new, "", new + data[place])) + data[place + 1 :]

    def _swapped(self, data: str) -> str:
        """Put the fields in another order."""
        tag, *told = data.split(":")
        return ":".join((tag, *self._chance.sample(told, len(told))))

    def _retagged(self, data: str) -> str:
        """Have the fields say something else."""
        other = pack(self._made(self._chance.choice(self._kinds))).partition(":")[0]
        return ":".join((other, *data.split(":")[1:]))

    def _shifted(self, data: str) -> str:
        """Tell another version, or another number, than stands there."""
        head, _, last = data.rpartition(":")
        number = self._chance.choice((-1, 1, 2, 7, 10**9, 2**63, 10**30))
        return f"{head}:{int(last) + number}" if last.isdecimal() else f"{data}:{number}"

    def _forgeries(self) -> Iterator[Pressed]:
        """Yield buttons that nobody was ever shown."""
        while True:
            presser = self._chance.choice(self._scene.pressers)
            made = self._tried("forged", presser, self._chance.choice((self._noise, self._lookalike, self._strange))())
            if made is not None:
                yield made

    def _noise(self) -> str:
        """Return text or bytes at random."""
        size = self._chance.randrange(2 * MOST_BYTES)
        if self._chance.random() < 0.5:
            return self._chance.randbytes(size).decode("utf-8", "replace")
        return "".join(self._chance.choices(string.printable + "їєґ:::", k=size))

    def _lookalike(self) -> str:
        """Return a button of ours with ids at random, and sometimes a field too many or too few."""
        tag, *told = pack(self._made(self._chance.choice(self._kinds))).split(":")
        told = [
            "".join(self._chance.choices(string.ascii_letters + string.digits, k=22)) if len(each) > 20 else each
            for each in told
        ]
        told = told[: len(told) + self._chance.choice((0, 0, 0, -1))] + [""] * self._chance.choice((0, 0, 0, 1))
        return ":".join((tag, *told))

    def _strange(self) -> str:
        return self._chance.choice(STRANGE)
