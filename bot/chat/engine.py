"""The routing engine: python-telegram-bot's Application, where a failing handler fails its whole update."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import Application, BaseHandler, CallbackContext, ContextTypes, ExtBot

from bot.chat.gateway import KINDS, Gateway
from bot.chat.waiting import Waiting

Json = dict[Any, Any]
After = Callable[[], Awaitable[None]]
#: What is read of an update: kinds that nobody asked for may come in any shape.
PARTS = frozenset({"update_id", *KINDS})
#: What is read of the message under a pressed button: its words and its other buttons are ours.
PLACE = frozenset({"message_id", "date", "chat"})


@dataclass(slots=True, repr=False)
class Current:
    """One update being handled: its unit of work, and the toast that answers its press."""

    work: Any
    toast: str | None = None
    #: A group or channel to leave after the commit.
    leave: int | None = None


CURRENT: ContextVar[Current] = ContextVar("CURRENT")


class Context(CallbackContext[ExtBot[None], Json, Json, Json]):
    """The library's context and the unit of work of this one update. Must never raise when made."""

    @property
    def work(self) -> Any:  # noqa: ANN401 - each service states the nouns it needs of it
        """The transaction in which this update is handled."""
        return CURRENT.get().work

    def toast(self, words: str) -> None:
        """Answer the press with `words` once the transaction is committed."""
        CURRENT.get().toast = words

    def leave(self, chat_id: int) -> None:
        """Leave a group or channel once the transaction is committed."""
        CURRENT.get().leave = chat_id


class Router(Application[ExtBot[None], Context, Json, Json, Json, Any]):
    """The library logs a failing handler and runs the next group; here the failure is the transaction's to see."""

    async def process_error(
        self,
        update: object,  # noqa: ARG002 - the library's signature
        error: Exception,
        job: object = None,  # noqa: ARG002 - as above
        coroutine: object = None,  # noqa: ARG002 - as above
    ) -> bool:
        """Raise `error`."""
        raise error


class Engine:
    """Routes updates to handlers, each within a unit of work that somebody else opened and commits."""

    def __init__(
        self, gateway: Gateway, handlers: Iterable[BaseHandler[Any, Context, Any]], waiting: Waiting | None = None
    ) -> None:
        """Route to the first of `handlers` that fits; they run one after another, never detached."""
        self.gateway = gateway
        self._router = build(gateway.bot, handlers)
        self.waiting = waiting or Waiting(gateway)

    async def open(self) -> None:
        """Wait until Telegram is there. Raises TokenRefused."""
        await self.gateway.open()
        await self._router.initialize()

    async def close(self) -> None:
        """Give the connections back, also where Telegram was never there."""
        await self.waiting.close()
        await self._router.shutdown()
        await self.gateway.close()

    async def handle(self, work: object, body: Mapping[str, Any]) -> After | None:
        """Handle one raw update with `work`; whatever fails is raised.

        Returns what is done after the commit: a press answered, a group left; None where there is neither.
        """
        self.waiting.begin(body)
        update = Update.de_json(_read(body), self.gateway.bot)
        current = Current(work)
        mark = CURRENT.set(current)
        try:
            await self._router.process_update(update)
        finally:
            CURRENT.reset(mark)
        if update.callback_query is not None:
            query = update.callback_query.id
            return lambda: self.waiting.answer(body, query, current.toast)
        self.waiting.end(body)
        group = current.leave
        return None if group is None else lambda: self.gateway.leave(group)


def _read(body: Mapping[str, Any]) -> Json:
    """Return what is read of an update."""
    known = {name: part for name, part in body.items() if name in PARTS}
    match known:
        case {"callback_query": {"message": {} as message} as query}:
            there = {name: part for name, part in message.items() if name in PLACE}
            known["callback_query"] = {**query, "message": there}
    return known


def build(bot: ExtBot[None], handlers: Iterable[BaseHandler[Any, Context, Any]]) -> Router:
    """Return a router over `handlers`, in their order. It is initialised, never started."""
    router = (
        Application.builder()
        .application_class(Router)
        .bot(bot)
        .updater(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    assert isinstance(router, Router)  # noqa: S101 - the builder makes what it was told
    router.add_handlers(list(handlers))
    return router
