"""Who comes in by which door: a session first, then the role. Asked once, before anything is answered."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, Final

from bot.chat.buttons import Payload, pack
from bot.chat.here import Here
from bot.chat.moderators import payloads as on
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import approvals as on_approval
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import relatives as on_relative
from bot.chat.moderators.screens import codes as screens
from bot.chat.moderators.screens import home
from bot.chat.moderators.told import minutes
from bot.domain.roles import Act
from bot.services import sessions
from bot.services.permissions import allow
from bot.words import Text, msg

Answer = Callable[[Here, Any], Awaitable[None]]

#: What needs no code: nothing of anybody is shown behind these doors.
CODELESS: Final = frozenset({Act.LANGUAGE, Act.HELP})
WHY: Final = msg("What two people decide takes a fresh code: not older than {n} min.")


def door(act: Act, handler: Answer) -> Answer:
    """Return the handler behind the door of `act`."""

    @wraps(handler)
    async def answer(here: Here, said: Any) -> None:  # noqa: ANN401 - a payload, or words
        await enter(here, act)
        await handler(here, said)

    return answer


async def enter(here: Here, act: Act) -> None:
    """Let a moderator in. Raises CodeNeeded where no session is open, NotAllowed for a role that may not."""
    if act not in CODELESS:
        await sessions.seen(here.work, here.rules, me(here))
    allow(me(here), act)


async def open_to(here: Here) -> bool:
    """Whether a session is open."""
    return await sessions.opened(here.work, here.rules, me(here)) is not None


async def need(here: Here, back: Payload | None = None) -> None:
    """Ask for a code, and say what for where one was shown before; once it is right, `back` leads to where it was."""
    why = WHY.filled(n=minutes(here.rules.fresh)) if await open_to(here) else None
    await here.work.sessions.ask(me(here).id, pack(back) if back else "")
    await ask(here, why)


async def ask(here: Here, note: Text | None = None) -> None:
    """Ask for a code, and show nothing else; before that, for a language."""
    if here.account.language is None:
        await here.show(home.language())
        return
    known = await here.work.moderators.secret(me(here).id) is not None
    await here.show(screens.ask(note) if known else screens.ask_operator(note))


def back_from(press: Payload) -> Payload | None:
    """Return the button that leads to what a press was about: showing it again is always safe."""
    review, case = getattr(press, "review", None), getattr(press, "case", None)
    if review is not None:
        return on.Card(review)
    if case:
        return on_case.Again(case)
    proposal, report = getattr(press, "proposal", None), getattr(press, "report", None)
    if proposal:
        return on_approval.Open(proposal)
    return on_relative.Relative(report) if report else None
