"""A family at its phone that remembers what it said, and compares it with what the bot keeps after every step."""

from dataclasses import dataclass, field, replace

from bot.chat.buttons import parse
from bot.chat.family import payloads as to
from bot.i18n import translators
from bot.questionnaire import flow
from bot.questionnaire.answers import State, Value
from bot.questionnaire.flow import Choice, Kind, Step
from bot.questionnaire.form import FULL
from bot.services.intake import DROPPED
from bot.words import Text, msg
from tests.chat.family.family import Family
from tests.chat.family.machine.belonging import grown, settled, too_young
from tests.chat.family.machine.remembered import Said, Sent, Sheet, kept
from tests.chat.family.machine.sayings import LEADING_OUT, SAYINGS, Words
from tests.chat.updates import pressed

TRANSLATORS = translators()
DONE, NEXT, YES, NO = msg("Done"), msg("Next ▶"), msg("Yes"), msg("No")
WAYS = {State.UNKNOWN: msg("I do not know"), State.DECLINED: msg("Skip")}
CHECKS = (
    msg("Please check your answers. To change one, press its section below."),
    msg("Your answers in report No. {no}.", no=""),
)
ANSWERING = (to.Choose, to.Tick, to.Done, to.LeaveOpen, to.Confirm, to.Back)
#: Answers that may make somebody in service too young for it.
AGEING = {"what", "birth", "age_when", "last_contact"}


@dataclass(slots=True)
class Old:
    """A button that stood under a question."""

    data: str
    message: int
    sheet: str
    step: str


@dataclass(slots=True)
class Walker:
    """One family, what it has said, and where it stands."""

    family: Family
    language: str = "en"
    sheets: dict[str, Sheet] = field(default_factory=dict)
    sent: dict[str, Sent] = field(default_factory=dict)
    focus: str | None = None
    step: Step | None = None
    old: list[Old] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet:
        """What is being filled in."""
        assert self.focus is not None
        return self.sheets[self.focus]

    def says(self, text: Text) -> str:
        """Return a sentence of the bot in this family's language."""
        return TRANSLATORS[self.language].plain(text)

    def stands(self, text: Text) -> bool:
        """Whether a button is under the newest message."""
        return self.says(text) in self.family.labels

    async def press(self, *texts: Text) -> None:
        """Press buttons of the newest message, one after another."""
        for text in texts:
            assert self.stands(text), (text.id, self.family.labels, self.family.screen)
            await self.family.presses(self.says(text))

    async def press_twice(self, text: Text) -> None:
        """Press a button, and once more, before its message has changed."""
        assert self.stands(text), (text.id, self.family.labels)
        data = self.family.data(self.says(text))
        await self.family.press_data(data)
        await self.family.press_data(data)

    async def look(self, *, dropped: bool | None = False) -> None:
        """Compare what is kept with what was said, and the note of what was `dropped` (None: already gone again)."""
        account = await self.family.account()
        self.focus = account.focus if account.focus in self.sheets else None
        async with self.family.world.storage.reading() as work:
            drafts = {draft.id: draft for draft in await work.drafts.of(account.id) if draft.form == FULL.name}
            reports = {one.id: await work.reports.answers(one.id) for one in await work.reports.of(account.id)}
            changes = {one: await work.additions.of_report(one) for one in reports}
        assert {key: kept(draft.answers) for key, draft in drafts.items()} == {
            key: sheet.told for key, sheet in self.sheets.items()
        }
        for draft in drafts.values():
            assert flow.pruned(FULL, draft.answers) == draft.answers
        assert {key: kept(answers) for key, answers in reports.items()} == {k: s.told for k, s in self.sent.items()}
        for key, told in changes.items():
            assert [(kept(one.before), kept(one.after)) for one in told] == self.sent[key].changes
        self.step = None if self.focus is None else flow.current(FULL, drafts[self.focus])
        assert dropped is None or (self.says(DROPPED.filled(questions=())).strip() in self.family.screen) is dropped, (
            self.family.screen
        )
        self._on_screen()

    def _on_screen(self) -> None:
        """Look for a way on, and remember the buttons under a question."""
        assert self.family.labels, self.family.screen
        assert len(self.family.screen) < 4096
        if self.focus is not None and self.step is not None and self.asked():
            for number, button in self.family._buttons(limit=1):  # noqa: SLF001 - one hand of the same phone
                if isinstance(parse(button.data), ANSWERING):
                    self.old.append(Old(button.data, number, self.focus, self.step.key))

    def asked(self) -> bool:
        """Whether the form that is open is what stands on the screen."""
        words = TRANSLATORS[self.language]
        if self.step is None:
            return any(words.html(check)[:20] in self.family.screen for check in CHECKS)
        if self.sheet.doubted is not None:
            return self.family.labels[:2] == [self.says(YES), self.says(NO)]
        return words.html(self.step.ask.filled(partner_list="—"))[:60] in self.family.screen

    async def to_the_form(self) -> None:
        """Find the open form again, whatever stands on the screen."""
        if not self.asked():
            await self.family.types("/start")
        assert self.asked(), (self.step and self.step.key, self.family.screen)

    async def answers(self, pick: int, *, twice: bool = False) -> None:
        """Give one of the answers there are, by a button or in words."""
        assert self.step is not None
        await self.to_the_form()
        doubted = self.sheet.doubted is not None
        if pick % 3 == 0 and self.stands(NEXT):
            await self.press(NEXT)
        said: list[Words | Choice] = [] if doubted else [c for c in self.step.choices if self.stands(c.label)]
        said += [words for words in SAYINGS.get(self.step.key, ()) if not (doubted and words.pressed)]
        if not said:
            return
        one = said[pick % len(said)]
        await (self._types(one) if isinstance(one, Words) else self._chooses(one, twice=twice))

    async def _chooses(self, choice: Choice, *, twice: bool) -> None:
        assert self.step is not None
        await (self.press_twice(choice.label) if twice else self.press(choice.label))
        if (self.step.key, choice.key) in LEADING_OUT:
            await self.look()
        else:
            await self._means(choice.key, None, soft=False, twice=twice)

    async def _types(self, words: Words) -> None:
        assert self.step is not None
        await self.family.types(words.typed)
        if self.step.kind is Kind.LINES:
            self.sheet.lines = "\n".join(filter(None, (self.sheet.lines, words.typed)))
            await self.look()
        else:
            await self._means(words.value, None if words.pressed else words.typed, soft=words.soft)

    async def _means(self, value: Value, raw: str | None, *, soft: bool, twice: bool = False) -> None:
        """Take an answer as said, or as doubted where a soft question comes first."""
        assert self.step is not None
        said = Said(State.GIVEN, value, raw, self.language)
        told = {**self.sheet.told, self.step.key: said}
        strange = (self.step.key in AGEING and too_young(told)) or (self.step.key == "what" and grown(told))
        if not (soft or strange):
            await self._said(said, twice=twice)
            return
        self.sheet.put_down()
        self.sheet.doubted = said
        await self.look()

    async def _said(self, said: Said, *, twice: bool = False) -> None:
        assert self.step is not None
        await self._settle({**self.sheet.told, self.step.key: said}, twice=twice)

    async def _settle(self, told: dict[str, Said], *, twice: bool = False) -> None:
        """Drop what belongs no more; the bot must have said so."""
        before = set(self.sheet.told)
        self.sheet.told = settled(told, sibling=self.sheet.sibling_of is not None)
        self.sheet.put_down()
        dropped = bool(before - set(self.sheet.told))
        await self.look(dropped=None if twice else dropped)

    async def is_sure(self, *, yes: bool, typed: bool, twice: bool = False) -> None:
        """Answer a soft question."""
        await self.to_the_form()
        doubted, label = self.sheet.doubted, YES if yes else NO
        assert doubted is not None
        if typed:
            await self.family.types("так" if yes else "no")
        else:
            await (self.press_twice(label) if twice else self.press(label))
        if yes:
            await self._said(replace(doubted, language=self.language), twice=twice and not typed)
        else:
            self.sheet.put_down()
            await self.look()

    async def leaves_open(self, state: State, *, twice: bool = False) -> None:
        """Say that it is not known, not told, or that there is none, where that is offered."""
        assert self.step is not None
        await self.to_the_form()
        label = self.step.none if state is State.NONE else WAYS[state]
        if label is not None and self.stands(label):
            await (self.press_twice(label) if twice else self.press(label))
            raw = self.sheet.unread if state is State.UNKNOWN else None
            await self._said(Said(state, None, raw, self.language), twice=twice)

    async def ticks(self, pick: int, *, twice: bool = False) -> None:
        """Tick a box or untick it."""
        assert self.step is not None
        await self.to_the_form()
        boxes = [c for c in self.step.choices if self.stands(c.label) or self.stands(_ticked(c))]
        box = boxes[pick % len(boxes)]
        label = box.label if self.stands(box.label) else _ticked(box)
        chosen = set(self._boxes())
        alone = {each.key for each in self.step.choices if each.alone}
        if label is box.label:
            chosen = {box.key} if box.alone else {*chosen, box.key} - alone
        else:
            chosen.remove(box.key)
        await (self.press_twice(label) if twice else self.press(label))
        self.sheet.ticks = tuple(each.key for each in self.step.choices if each.key in chosen)
        await self.look()

    def _boxes(self) -> tuple[str, ...]:
        assert self.step is not None
        if self.sheet.ticks is not None:
            return self.sheet.ticks
        told = self.sheet.told.get(self.step.key)
        return told.value if told is not None and isinstance(told.value, tuple) else ()

    async def is_done(self, *, twice: bool = False) -> None:
        """Press Done under boxes or lines, where it stands."""
        assert self.step is not None
        await self.to_the_form()
        if not self.stands(DONE):
            return
        await (self.press_twice(DONE) if twice else self.press(DONE))
        value: Value | None = self.sheet.lines
        if self.step.kind is Kind.MANY:
            value = self._boxes() or (("nobody",) if self.step.key == "sharing" else None)
        state = State.DECLINED if value is None else State.GIVEN
        await self._said(Said(state, value, self.sheet.lines, self.language), twice=twice)

    def begun(self) -> dict[str, Said]:
        """Return what is said with what was written or ticked before Done: leaving the question loses none of it."""
        value = self.sheet.lines or self.sheet.ticks
        if self.step is None or not value:
            return self.sheet.told
        return {**self.sheet.told, self.step.key: Said(State.GIVEN, value, self.sheet.lines, self.language)}

    async def leaves(self, text: Text, *, twice: bool = False) -> None:
        """Leave a question by a button, where it stands; what was written or ticked is kept."""
        await self.to_the_form()
        if self.stands(text):
            if self.sheet.doubted is not None:
                # From a soft question one returns to what raised it; a second press would go on from there.
                twice = False
            await (self.press_twice(text) if twice else self.press(text))
            await self._settle(self.begun(), twice=twice)

    async def presses_old(self, pick: int) -> None:
        """Press a button of a question that is not the one asked now."""
        here = (self.focus, self.step.key if self.step else "")
        old = [one for one in self.old if (one.sheet, one.step) != here]
        if old:
            one = old[pick % len(old)]
            await self.family.tells(pressed(self.family.chat, one.data, one.message))
            await self.look(dropped=None)


def _ticked(choice: Choice) -> Text:
    return msg("✓ {label}", label=choice.label)
