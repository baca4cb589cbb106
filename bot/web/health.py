"""Whether the bot is well, for whoever watches over it. It tells nothing else."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

#: Raises where something is not well.
Probe = Callable[[], Awaitable[None]]


def route(probe: Probe) -> Route:
    """Return the route `/health`: 200 while `probe` passes, 503 otherwise."""

    async def health(_: Request) -> Response:
        try:
            await probe()
        except Exception:  # noqa: BLE001 - whatever it is, it is not well
            return PlainTextResponse("not well", HTTPStatus.SERVICE_UNAVAILABLE)
        return PlainTextResponse("well")

    return Route("/health", health)
