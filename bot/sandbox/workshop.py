"""The workshop behind the scenes, `/sandbox/…`: accounts, faults, the record of calls, what the page follows."""

from itertools import islice
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.sandbox.accounts import Bot
from bot.sandbox.bell import A_CALL, EVERYTHING
from bot.sandbox.controls import read_body
from bot.sandbox.faults import Fault
from bot.sandbox.telegram import Telegram

Json = dict[str, Any]

#: So many calls a page shows.
NOTABLE: Final = 30


def telegram_of(request: Request) -> Telegram:
    """Return the Telegram this request plays with."""
    telegram: Telegram = request.app.state.telegram
    return telegram


def bots_of(request: Request) -> list[Bot]:
    """Return the bot that `?bot=` means, or all."""
    asked = request.query_params.get("bot")
    return [bot for bot in telegram_of(request).bots.values() if asked in {None, str(bot.id), bot.username}]


async def add_person(request: Request) -> Response:
    """Create an account."""
    person = telegram_of(request).add_person(await read_body(request))
    telegram_of(request).bell.ring(0)
    return JSONResponse(person.card(), 201)


async def list_people(request: Request) -> Response:
    """List the accounts."""
    return JSONResponse({"people": [person.card() for person in telegram_of(request).people.values()]})


async def list_bots(request: Request) -> Response:
    """List the bots; never their tokens."""
    told = [
        {**bot.card(), "pending": len(bot.updates.pending), "webhook": bool(bot.webhook)} for bot in bots_of(request)
    ]
    return JSONResponse({"bots": told})


async def lay_table(request: Request) -> Response:
    """Choose what the page shows: `phones`, each with a title and its people, and a `leaflet` beside them."""
    telegram = telegram_of(request)
    telegram.table = dict(await request.json())
    telegram.bell.ring(EVERYTHING)
    return JSONResponse(telegram.table)


async def show_table(request: Request) -> Response:
    """Say what the page shows, the time there, and in which life."""
    telegram = telegram_of(request)
    people = {str(person.id): person.card() for person in telegram.people.values()}
    laid = {"phones": [], "leaflet": None, **telegram.table}
    return JSONResponse({**laid, "people": people, "now": telegram.now(), "life": telegram.life})


async def begin_anew(request: Request) -> Response:
    """Forget every chat and every account; whoever runs the bot may have it forget as well."""
    telegram = telegram_of(request)
    if telegram.settings.anew:
        telegram.settings.anew()
    else:
        await telegram.begin_anew()
    return JSONResponse({}, 202)


async def arm_fault(request: Request) -> Response:
    """Arm a fault, or do at once what needs no waiting."""
    told = await request.json()
    try:
        done = _at_once(request, told)
        if done is None:
            telegram_of(request).faults.armed.append(Fault.read(told))
    except (KeyError, TypeError, ValueError) as error:
        return JSONResponse({"error": f"{type(error).__name__}: {error}"}, 400)
    telegram_of(request).bell.ring(A_CALL)
    return JSONResponse(done or {"armed": len(telegram_of(request).faults.armed)}, 201)


def _at_once(request: Request, told: Json) -> Json | None:
    telegram = telegram_of(request)
    match told["kind"]:
        case "redeliver":
            return {"again": sum(bot.updates.redeliver(int(told.get("count", 1))) for bot in bots_of(request))}
        case "malformed":
            added = [bot.updates.inject(dict(told["update"]), telegram.now()) for bot in bots_of(request)]
            return {"update_ids": added}
        case "clock":
            telegram.shift += float(told["seconds"])
            telegram.bell.ring(EVERYTHING)
            return {"now": telegram.now()}
        case "strict_rates":
            telegram.settings.strict_rates = bool(told.get("on", True))
            return {"strict_rates": telegram.settings.strict_rates}
    return None


async def clear_faults(request: Request) -> Response:
    """Disarm everything; the clock stays, since time does not run backwards."""
    telegram = telegram_of(request)
    telegram.faults.clear()
    telegram.settings.strict_rates = False
    telegram.bell.ring(A_CALL)
    return JSONResponse({"armed": 0})


async def list_faults(request: Request) -> Response:
    """List what is armed."""
    return JSONResponse({"armed": [fault.card() for fault in telegram_of(request).faults.armed]})


async def list_calls(request: Request) -> Response:
    """List the calls bots made, filtered by `?since=`, `?method=` and `?chat_id=`."""
    asked = request.query_params
    since, method, chat_id = float(asked.get("since", 0)), asked.get("method", "").lower(), asked.get("chat_id", "")
    calls = [
        call
        for call in telegram_of(request).calls
        if call["at"] >= since and method in {"", call["method"]} and chat_id in {"", call["chat_id"]}
    ]
    return JSONResponse({"calls": calls})


async def list_notable(request: Request) -> Response:
    """List the newest calls but the polls that found nothing wrong: what a page shows."""
    calls = reversed(telegram_of(request).calls)
    notable = (call for call in calls if call["fault"] or call["method"] != "getupdates")
    return JSONResponse({"calls": list(islice(notable, NOTABLE))})


async def follow(request: Request) -> Response:
    """Stream which chats change."""

    async def lines() -> Any:  # noqa: ANN401 (an asynchronous generator of text)
        yield "retry: 500\n\n"
        async for chat_id in telegram_of(request).bell.heard():
            yield f'data: {{"chat": {chat_id}}}\n\n'

    return StreamingResponse(lines(), media_type="text/event-stream", headers={"cache-control": "no-store"})


ROUTES: Final[list[BaseRoute]] = [
    Route("/sandbox/people", add_person, methods=["POST"]),
    Route("/sandbox/people", list_people),
    Route("/sandbox/bots", list_bots),
    Route("/sandbox/table", lay_table, methods=["POST"]),
    Route("/sandbox/table", show_table),
    Route("/sandbox/anew", begin_anew, methods=["POST"]),
    Route("/sandbox/faults", arm_fault, methods=["POST"]),
    Route("/sandbox/faults", clear_faults, methods=["DELETE"]),
    Route("/sandbox/faults", list_faults),
    Route("/sandbox/calls", list_calls),
    Route("/sandbox/calls/notable", list_notable),
    Route("/sandbox/events", follow),
]
