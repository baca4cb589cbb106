"""The sandbox as an application and as a server on this machine."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from bot.sandbox import controls, workshop
from bot.sandbox.bot_api import Answer, call_method, fetch_file
from bot.sandbox.telegram import Settings, Telegram

PAGE: Final = Path(__file__).parent / "page"
#: The page is its own files and nothing else.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: How long calls under way may still take at the end.
PATIENCE: Final = 1.0


class PortTakenError(Exception):
    """Somebody else listens there."""


class Line(H11Protocol):
    """A connection that lets the application hang up on the caller."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # theirs is narrower
        """Show the connection to whoever answers on it."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


def create_app(
    *,
    tokens: Sequence[str] | None = None,
    clock: Callable[[], float] = time.time,
    strict_rates: bool = False,
    local_webhooks: bool = True,
    webhook_pause: float = 1.0,
) -> Starlette:
    """Make a Telegram of its own."""
    settings = Settings(tokens, clock, strict_rates, local_webhooks, webhook_pause)
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", call_method, methods=["GET", "POST"]),
            Route("/file/bot{token}/files/{file_id}/{name}", fetch_file),
            *controls.ROUTES,
            *workshop.ROUTES,
            Route("/", show_page),
            Mount("/page", StaticFiles(directory=PAGE)),
        ],
        exception_handlers={404: not_found},
        lifespan=lifespan,
    )
    app.state.telegram = Telegram(settings)
    return app


async def show_page(_: Request) -> Response:
    """Show the two phones."""
    return FileResponse(PAGE / "index.html", headers={"content-security-policy": POLICY})


async def not_found(_: Request, __: Exception) -> Response:
    """Say so as Telegram does."""
    return Answer({"ok": False, "error_code": 404, "description": "Not Found"}, 404)


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Stop posting webhooks at the end."""
    yield
    for bot in app.state.telegram.bots.values():
        if bot.webhook:
            await bot.webhook.stop()


def make_config(app: Starlette, port: int) -> uvicorn.Config:
    """Configure a server on this machine only, without an access log."""
    return uvicorn.Config(
        app,
        host="127.0.0.1",
        port=port,
        http=Line,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        # Longer than a client keeps a connection (httpx: 5 s): closed by both at once, a call is lost.
        timeout_keep_alive=75,
    )


def hang_up_all(app: Starlette) -> None:
    """End what would wait for long: pages, polls and fingers on buttons."""
    telegram: Telegram | None = getattr(app.state, "telegram", None)
    if telegram is None:
        return
    telegram.bell.silence()
    for bot in telegram.bots.values():
        bot.updates.hand_over([])
        for press in bot.presses.values():
            press.answered.set()


@asynccontextmanager
async def running(port: int = 0, *, app: Starlette | None = None) -> AsyncIterator[str]:
    """Run a sandbox, or another application, in this event loop; leave signals alone; yield the base URL."""
    app = app or create_app()
    config = make_config(app, port)
    config.load()
    state, lifespan = ServerState(), config.lifespan_class(config)
    listener = await asyncio.get_running_loop().create_server(
        lambda: Line(config, state, lifespan.state), sock=listen(port)
    )
    await lifespan.startup()
    try:
        yield f"http://{config.host}:{listener.sockets[0].getsockname()[1]}"
    finally:
        listener.close()
        hang_up_all(app)
        await finish(state)
        await lifespan.shutdown()


async def finish(state: ServerState) -> None:
    """Let calls that are under way end, but not for long."""
    for connection in list(state.connections):
        connection.shutdown()
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while state.connections or state.tasks:  # noqa: ASYNC110 (the server tells nobody when one ends)
                await asyncio.sleep(0.002)
    for task in list(state.tasks):
        task.cancel()
    await asyncio.gather(*state.tasks, return_exceptions=True)


class PatientServer(uvicorn.Server):
    """A server that sends those who wait home when a signal ends it."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the waiting, then the server."""
        hang_up_all(self.config.app)  # type: ignore[arg-type]  # it is the one given below
        super().handle_exit(sig, frame)


def listen(port: int) -> socket.socket:
    """Take a port of this machine (0: any). Raises PortTakenError."""
    try:
        listener = socket.create_server(("127.0.0.1", port))
    except OSError:
        message = f"cannot listen at 127.0.0.1:{port}"
        raise PortTakenError(message) from None
    # Inherited by every connection: the event loop sets it on sockets of its own making only, and without it
    # an answer waits 40 ms for the acknowledgement of its first half.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


async def serve(app: Starlette, listener: socket.socket) -> None:
    """Run a sandbox until a signal ends it."""
    await PatientServer(make_config(app, 0)).serve([listener])
