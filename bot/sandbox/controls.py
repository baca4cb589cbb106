"""The side of the sandbox that plays the people: `/sandbox/…`, for tests and for the page."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.people import Hand, NothingThereError
from bot.sandbox.screen import screen

if TYPE_CHECKING:
    from bot.sandbox.telegram import Telegram

Json = dict[str, Any]
Act = Callable[[Hand, Json], Awaitable[Json]]

#: So many characters a phone puts into one message.
LONGEST: Final = 4096
#: How long somebody waits for a bot that has not called yet.
PATIENCE: Final = 15.0


async def find_hand(request: Request) -> Hand:
    """Find the person, and the bot meant by `?bot=` or the first there is; a bot may still be on its way."""
    telegram: Telegram = request.app.state.telegram
    person = telegram.people.get(int(request.path_params["person_id"]))
    if person is None:
        raise NothingThereError(request.path_params["person_id"])
    async with asyncio.timeout(PATIENCE):
        while True:
            for bot in telegram.bots.values():
                if request.query_params.get("bot", str(bot.id)) in {str(bot.id), bot.username}:
                    return Hand(telegram, bot, person)
            await asyncio.sleep(0.02)


async def read_body(request: Request) -> Json:
    """Read what was asked for; nothing is an empty object."""
    body: Json = await request.json() if await request.body() else {}
    return body


def act(path: str, deed: Act) -> Route:
    """Make the route of one deed of one person."""

    async def answer(request: Request) -> Response:
        try:
            return JSONResponse(await deed(await find_hand(request), await read_body(request)))
        except NothingThereError as error:
            return JSONResponse({"error": f"nothing there: {error}"}, 404)
        except TimeoutError:
            return JSONResponse({"error": "no bot has called the sandbox yet"}, 409)
        except (KeyError, ValueError) as error:
            return JSONResponse({"error": f"{type(error).__name__}: {error}"}, 400)

    return Route(f"/sandbox/people/{{person_id:int}}/{path}", answer, methods=["POST"])


async def start(hand: Hand, told: Json) -> Json:
    """Press Start."""
    return {"message_id": hand.start(str(told.get("payload", ""))).id}


async def send(hand: Hand, told: Json) -> Json:
    """Send a text, in the private chat or in a group; one that is too long leaves the phone in several."""
    group = hand.group(int(told["group_id"])) if told.get("group_id") else None
    text = str(told["text"])
    sent = [hand.send(text[start : start + LONGEST], group).id for start in range(0, max(len(text), 1), LONGEST)]
    return {"message_id": sent[-1], "message_ids": sent}


async def media(hand: Hand, told: Json) -> Json:
    """Attach something."""
    count = int(told.get("count", 3 if told["kind"] == "album" else 1))
    sent = hand.media(str(told["kind"]), str(told.get("caption", "")), count)
    return {"message_ids": [message.id for message in sent], "message_id": sent[0].id}


async def forward(hand: Hand, told: Json) -> Json:
    """Forward a text."""
    return {"message_id": hand.forward(str(told["text"]), str(told.get("origin", "Somebody"))).id}


async def edit(hand: Hand, told: Json) -> Json:
    """Edit an own text."""
    return {"message_id": hand.edit(int(told["message_id"]), str(told["text"])).id}


async def delete(hand: Hand, told: Json) -> Json:
    """Delete a message."""
    hand.delete(int(told["message_id"]), for_both=bool(told.get("for_both")))
    return {}


async def press(hand: Hand, told: Json) -> Json:
    """Press a button by its place or by its data, forged perhaps."""
    number = int(told["message_id"])
    if "data" not in told:
        message = hand.chat.messages.get(number)
        rows = ((message.markup if message else None) or {}).get("inline_keyboard", [])
        try:
            told["data"] = rows[int(told["row"])][int(told.get("column", 0))]["callback_data"]
        except (IndexError, KeyError) as error:
            raise NothingThereError(number) from error
    return await hand.press(number, str(told["data"]), float(told.get("timeout", 10)))


async def rename(hand: Hand, told: Json) -> Json:
    """Take another name."""
    hand.rename(str(told["first_name"]), str(told.get("username", "")))
    return {}


async def code(hand: Hand, told: Json) -> Json:
    """Have the authenticator app show a code."""
    hand.show_code(str(told["code"]))
    return {}


async def block(hand: Hand, _: Json) -> Json:
    """Block the bot."""
    hand.block()
    return {}


async def unblock(hand: Hand, _: Json) -> Json:
    """Unblock the bot."""
    hand.unblock()
    return {}


async def deactivate(hand: Hand, _: Json) -> Json:
    """Delete the account."""
    hand.deactivate()
    return {}


async def group(hand: Hand, told: Json) -> Json:
    """Open a group (or supergroup, or channel) with the bot in it, or put the bot out of one."""
    if told.get("group_id"):
        hand.remove_from_group(int(told["group_id"]))
        return {}
    return {"group_id": hand.add_to_group(str(told.get("title", "Group")), str(told.get("kind", "group"))).id}


async def show_chat(request: Request) -> Response:
    """Show the chat as the person sees it now."""
    hand = await _hand_or_none(request)
    if hand is None:
        return JSONResponse({"error": "nobody there, or no bot yet"}, 404)
    return JSONResponse(screen(hand.bot, hand.person, hand.chat, hand.telegram.now()))


async def show_notifications(request: Request) -> Response:
    """Show the previews of the lock screen, oldest first."""
    hand = await _hand_or_none(request)
    if hand is None:
        return JSONResponse({"error": "nobody there, or no bot yet"}, 404)
    return JSONResponse({"notifications": list(hand.chat.pushes)})


async def _hand_or_none(request: Request) -> Hand | None:
    try:
        return await find_hand(request)
    except (NothingThereError, TimeoutError):
        return None


ROUTES: Final[list[BaseRoute]] = [
    act("start", start),
    act("send", send),
    act("media", media),
    act("forward", forward),
    act("edit", edit),
    act("delete", delete),
    act("press", press),
    act("rename", rename),
    act("code", code),
    act("block", block),
    act("unblock", unblock),
    act("deactivate", deactivate),
    act("group", group),
    Route("/sandbox/people/{person_id:int}/chat", show_chat),
    Route("/sandbox/people/{person_id:int}/notifications", show_notifications),
]
