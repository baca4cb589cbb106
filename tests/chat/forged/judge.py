"""Whether a press was answered as it must be: with a refusal's own words, alike, and noted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from bot.chat import refusals as of_family
from bot.chat.buttons import pack, parse
from bot.chat.moderators import refusals as of_desk
from bot.domain.errors import AlreadyClaimed, AlreadyDecided, CodeNeeded, Refusal
from bot.domain.roles import Act
from bot.i18n import translators
from tests.chat.forged.presses import Pressed
from tests.chat.forged.rights import Calm
from tests.chat.forged.scene import Scene
from tests.chat.forged.values import visible
from tests.chat.forged.witness import Came, Refused, Shown, Witness

#: Never made by anybody.
NONSENSE: Final = "never:made"
#: Whose names stand in no answer to a button.
PEOPLE: Final = ("Вигаданенко", "Vyhadanenko", "Остап", "Ярина", "+380000000001", "вигаданого списку")


@dataclass(frozen=True, slots=True)
class Judge:
    """Remembers how everybody was answered before."""

    scene: Scene
    #: What nonsense is met with: the same as everything else of which nothing may be known.
    nonsense: Mapping[str, Came]
    #: How a refusal about the same thing was answered the first time.
    before: dict[tuple[str, str | None, str], tuple[Shown, ...]] = field(default_factory=dict)

    @classmethod
    async def warm(cls, scene: Scene, witness: Witness) -> Self:
        """Press nonsense once for everybody, twice so that nothing of the day is left to be noted."""
        for presser in scene.pressers:
            await witness.press(presser, NONSENSE)
        return cls(scene, {each.name: await witness.press(each, NONSENSE) for each in scene.pressers})

    def judges(self, pressed: Pressed, came: Came) -> None:
        """Fail where a press was not refused, not told so alike, or not noted."""
        if pressed.refused == {Calm}:
            self._calm(pressed, came)
            return
        assert came.toast in set(self._words(pressed)), f"answered {came.toast!r}"
        subject = self._subject(pressed)
        plain = self.nonsense[pressed.presser.name].shown
        expected = self.before.setdefault((pressed.presser.name, came.toast, subject), came.shown) if subject else plain
        assert came.shown == expected, f"shown {came.shown}\n, not {expected}"
        assert len(came.noted) == 1, f"noted {came.noted}"
        assert came.noted[0] == Refused(pressed.presser.id, "refused", came.noted[0].subject, _door(pressed.data)), (
            f"noted {came.noted}"
        )
        assert came.noted[0].subject in {one.__name__ for one in pressed.refused}, f"noted {came.noted}"
        for each in came.shown:
            assert each.account == pressed.presser.account.id, "shown to somebody else"
            assert not each.message.protected, "something protected is shown"
            assert not [name for name in PEOPLE if name in each.message.html], "a name is shown"

    def _calm(self, pressed: Pressed, came: Came) -> None:
        """Fail where what is gone is told from what is another's."""
        kind = pressed.data.partition(":")[0]
        first = self.before.setdefault((pressed.presser.name, None, kind), came.shown)
        assert (came.toast, came.shown, came.noted) == (None, first, ()), f"{came}, not {first}"

    def _words(self, pressed: Pressed) -> Iterator[str | None]:
        """Yield the words of the refusals that are due."""
        presser = pressed.presser
        words = translators()[presser.account.language or "uk"]
        sentences = of_family.SENTENCES if presser.moderator is None else of_desk.SENTENCES
        for refusal in pressed.refused:
            if refusal is CodeNeeded:
                yield None
            elif refusal in (AlreadyClaimed, AlreadyDecided):
                yield from (words.plain(each) for each in (of_desk.BY_YOU, of_desk.BY_FAMILY))
                for one in self.scene.moderators.values():
                    yield words.plain(sentences[refusal].filled(name=one.name))
            elif issubclass(refusal, Refusal):
                yield words.plain(sentences[refusal])

    def _subject(self, pressed: Pressed) -> str:
        """Return what a refusal may show: what was meant, to whoever may see it."""
        made, by = parse(pressed.data), pressed.presser
        names = ("review", "case", "proposal", "report")
        review, case, proposal, report = (str(getattr(made, name, "")) for name in names)
        if by.moderator is None or not by.session:
            return ""
        if review:
            return review if visible(self.scene, by, review) else ""
        if case:
            return case if case in self.scene.cases and by.moderator.role.may(Act.SEE_CASE) else ""
        if proposal:
            return proposal if proposal in self.scene.proposals and by.moderator.role.may(Act.APPROVE) else ""
        return report if report in self.scene.reports and by.moderator.role.may(Act.SEE_CASE) else ""


def _door(data: str) -> str:
    made = parse(data)
    return "unknown" if made is None or pack(made) != data else data.partition(":")[0]
