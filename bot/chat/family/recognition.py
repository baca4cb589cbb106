"""Who is here after a long silence is asked before anything said earlier is opened."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from bot.chat.buttons import one_of
from bot.chat.family import payloads as to
from bot.chat.family.screens import welcome
from bot.chat.family.standing import stand
from bot.chat.here import Here
from bot.domain.account import Doubt, Safety
from bot.services import recognition
from bot.words import msg

Handler = Callable[[Here, Any], Awaitable[None]]

THANKS = msg("Thank you. A person from our team may contact you, so that nothing gets into other hands.")


async def who(here: Here, press: to.Who) -> None:
    """Keep who is here, and go on."""
    here.now_is(await recognition.answer(here.work, here.account, one_of(Doubt, press.doubt)))
    await stand(here, THANKS)


async def ask(here: Here, _: object) -> None:
    """Ask who is here."""
    await here.show(welcome.who())


def answered(handler: Handler, instead: Handler = ask) -> Handler:
    """Return a handler that waits until it is known who is here; the question comes `instead`."""

    @wraps(handler)
    async def answer(here: Here, told: Any) -> None:  # noqa: ANN401 - each handler names what it takes
        await (instead if here.account.doubt is Doubt.ASKED else handler)(here, told)

    return answer


def told(handler: Handler) -> Handler:
    """Return a handler that opens what was said before to whoever said it, and on no phone that may be inspected."""
    return known(unless_noted(handler))


def unless_noted(handler: Handler) -> Handler:
    """Return a handler that shows nothing where a short report was sent from a phone that may be inspected."""

    @wraps(handler)
    async def answer(here: Here, press: Any) -> None:  # noqa: ANN401 - as above
        if here.account.safety is Safety.NOTED:
            await stand(here, None)
        else:
            await handler(here, press)

    return answer


def known(handler: Handler) -> Handler:
    """Return a handler that opens what was said before only to whoever said it."""

    @wraps(handler)
    async def answer(here: Here, told: Any) -> None:  # noqa: ANN401 - as above
        if here.account.closed:
            await here.show(welcome.closed())
        else:
            await handler(here, told)

    return answered(answer)
