"""Every button under a question and under the check, for either side of the house."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.chat.buttons import Payload, one_of
from bot.chat.form import check
from bot.chat.form import payloads as to
from bot.chat.here import Here
from bot.chat.routes import OnPress
from bot.chat.screen import Screen
from bot.questionnaire.answers import State
from bot.services import additions, answering
from bot.services.answering import At, Said
from bot.services.drafts import Turn


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """How one side of the house shows a form."""

    #: What came of words or a press.
    said: Callable[[Here, Said], Awaitable[None]]
    #: The question a form stands at, or what follows the last one; a page of it.
    turn: Callable[[Here, Turn, int], Awaitable[None]]
    #: A screen of the form that is no question.
    screen: Callable[[Here, Screen], Awaitable[None]]
    #: Whatever is there besides: Back was pressed at the first question.
    leave: Callable[[Here], Awaitable[None]]


class Presses:
    """What answers the form's buttons; each is one verb of a service, and one screen of the stage."""

    def __init__(self, stage: Stage) -> None:
        """Show everything on this `stage`."""
        self._stage = stage

    @property
    def table(self) -> Mapping[type[Payload], OnPress]:
        """Which method answers which button; sending, deleting and putting aside are the side's own."""
        return {
            to.Choose: self.choose,
            to.TakeProposal: self.take_proposal,
            to.Tick: self.tick,
            to.Done: self.done,
            to.LeaveOpen: self.leave_open,
            to.Confirm: self.confirm,
            to.Back: self.back,
            to.Keep: self.keep,
            to.Page: self.page,
            to.SendEarly: self.send_early,
            to.Check: self.check,
            to.Section: self.section,
            to.Change: self.change,
            to.Send: self.send,
            to.AnswerMore: self.answer_more,
            to.Enough: self.enough,
        }

    async def choose(self, here: Here, press: to.Choose) -> None:
        """Take a button as the answer."""
        at = At(press.draft, press.step)
        await self._stage.said(here, await answering.choose(here.work, here.account, here.rules, at, press.choice))

    async def take_proposal(self, here: Here, press: to.TakeProposal) -> None:
        """Take the words that are proposed as the answer."""
        at = At(press.draft, press.step)
        await self._stage.said(here, await answering.take_proposal(here.work, here.account, here.rules, at))

    async def tick(self, here: Here, press: to.Tick) -> None:
        """Tick or untick a box."""
        at, on = At(press.draft, press.step), bool(press.on)
        said = await answering.tick(here.work, here.account, here.rules, at, press.choice, on=on)
        await self._stage.said(here, said)

    async def done(self, here: Here, press: to.Done) -> None:
        """Take the boxes ticked, or the lines typed."""
        at = At(press.draft, press.step)
        await self._stage.said(here, await answering.finish(here.work, here.account, here.rules, at))

    async def leave_open(self, here: Here, press: to.LeaveOpen) -> None:
        """Take "I do not know", Skip, "Has none"."""
        at, state = At(press.draft, press.step), one_of(State, press.state)
        await self._stage.said(here, await answering.leave_open(here.work, here.account, here.rules, at, state))

    async def confirm(self, here: Here, press: to.Confirm) -> None:
        """Answer a soft question."""
        at, yes = At(press.draft, press.step), bool(press.yes)
        await self._stage.said(here, await answering.confirm(here.work, here.account, here.rules, at, yes=yes))

    async def back(self, here: Here, press: to.Back) -> None:
        """Return to the question before; from the first one, out of the form."""
        turn = await answering.go_back(here.work, here.account, At(press.draft, press.step))
        if turn is None:
            here.aside(None)
            await self._stage.leave(here)
        else:
            await self._stage.turn(here, turn, 0)

    async def keep(self, here: Here, press: to.Keep) -> None:
        """Leave the answer as it is."""
        await self._stage.turn(here, await answering.stay(here.work, here.account, press.draft), 0)

    async def page(self, here: Here, press: to.Page) -> None:
        """Show another page of choices."""
        await self._stage.turn(here, await answering.look(here.work, here.account, press.draft), press.page)

    async def send_early(self, here: Here, press: to.SendEarly) -> None:
        """Ask only what is still needed."""
        await self._stage.turn(here, await answering.send_early(here.work, here.account, press.draft), 0)

    async def check(self, here: Here, press: to.Check) -> None:
        """Show the answers."""
        await self._stage.turn(here, await answering.look(here.work, here.account, press.draft), press.page)

    async def section(self, here: Here, press: to.Section) -> None:
        """Show one part of the answers."""
        turn = await answering.look(here.work, here.account, press.draft)
        await self._checked(here, turn, lambda: check.section(turn, press.part))

    async def change(self, here: Here, press: to.Change) -> None:
        """Ask one answered question again."""
        await self._stage.turn(here, await answering.change(here.work, here.account, press.draft, press.step), 0)

    async def send(self, here: Here, press: to.Send) -> None:
        """Ask whether to send."""
        turn = await answering.look(here.work, here.account, press.draft)
        await self._checked(here, turn, lambda: check.confirm(turn))

    async def answer_more(self, here: Here, press: to.AnswerMore) -> None:
        """Ask the questions left open."""
        await self._stage.turn(here, await additions.answer_more(here.work, here.account, press.draft), 0)

    async def enough(self, here: Here, press: to.Enough) -> None:
        """Ask no more of them."""
        await self._stage.turn(here, await additions.enough(here.work, here.account, press.draft), 0)

    async def _checked(self, here: Here, turn: Turn, screen: Callable[[], Screen]) -> None:
        """Show a screen over finished answers; where a question is open, that question."""
        if turn.step is None:
            await self._stage.screen(here, screen())
        else:
            await self._stage.turn(here, turn, 0)
