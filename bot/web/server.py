"""The HTTP server: no access log, no banner, signals left to the program around it."""

import asyncio
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.routing import BaseRoute, Router

#: How long (seconds) calls under way may take when the server stops.
GRACE: Final = 5


class CannotListen(Exception):
    """The address is taken, or is not this machine's."""


class _Quiet(uvicorn.Server):
    """A server that leaves signals to the program around it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class Server:
    """Serves routes at one address."""

    def __init__(self, routes: Sequence[BaseRoute], host: str, port: int) -> None:
        """Take the address at once (port 0: any). Raises CannotListen."""
        try:
            self._socket = socket.create_server((host, port), backlog=1024)
        except OSError:
            message = f"cannot listen at {host}:{port}"
            raise CannotListen(message) from None
        # Inherited by every connection: the event loop sets it on sockets of its own making only, and without
        # it an answer waits 40 ms for the acknowledgement of its first half.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        config = uvicorn.Config(
            Router(list(routes)),
            access_log=False,
            proxy_headers=False,
            log_config=None,
            server_header=False,
            date_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=GRACE,
        )
        self._server = _Quiet(config)

    @property
    def port(self) -> int:
        """The port that was taken."""
        port: int = self._socket.getsockname()[1]
        return port

    async def run(self) -> None:
        """Serve until `stop`; when cancelled, calls under way are finished first and the address is given back."""
        serving = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        try:
            await asyncio.shield(serving)
        except asyncio.CancelledError:
            # The library, cancelled itself, would leave its listener and connections behind.
            self.stop()
            await serving
            raise
        finally:
            self._socket.close()

    def stop(self) -> None:
        """Take no more calls; those under way are finished."""
        self._server.should_exit = True

    async def started(self) -> None:
        """Wait until calls are taken."""
        while not self._server.started:  # noqa: ASYNC110 - the library rings no bell
            await asyncio.sleep(0.005)
