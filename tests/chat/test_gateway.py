"""The gateway over HTTP, against the sandbox that speaks as Telegram does."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import aiohttp
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.chat.gateway import Gateway, TokenRefused
from bot.chat.outcomes import outcome_of
from bot.chat.request import ServerTrouble, TooFast
from bot.domain.message import Button, Message
from bot.sandbox.refusals import Why
from bot.sandbox.server import create_app, running
from tests.sandbox.phone import Phone, phone_of

TOKEN = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 - invented


@dataclass
class Letter:
    """A letter as the outbox would hand it over."""

    chat_id: int
    message: Message | None = None
    deletions: tuple[int, ...] = ()


@dataclass
class Line:
    """A gateway, the phone at the other end, and what can go wrong between them."""

    gateway: Gateway
    phone: Phone
    faults: list[dict[str, Any]] = field(default_factory=list)

    def letter(self, words: str = "<b>Noted.</b>", *rows: tuple[Button, ...]) -> Letter:
        """Return a letter to the phone."""
        return Letter(self.phone.id, Message(words, rows))

    async def goes_wrong(self, kind: str, **told: object) -> None:
        """Have the next call go wrong."""
        (await self.phone.client.post("/sandbox/faults", json={"kind": kind, **told})).raise_for_status()


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    """Connect one phone and one bot."""
    async with running(app=create_app(tokens=[TOKEN])) as url:
        gateway = Gateway(TOKEN, url)
        await gateway.open()
        async with phone_of(url) as phone:
            await phone.start()
            yield Line(gateway, phone)
        await gateway.close()


async def test_a_letter_without_a_standing_message_is_sent_anew(line: Line) -> None:
    outcome = await line.gateway.send(line.letter("<b>Noted.</b>", (Button("Back", "b"),)), None)
    screen = await line.phone.screen()
    assert (outcome.ending, outcome.message_id) == ("sent", screen["message_id"])
    assert screen["text"] == "Noted."
    assert await line.phone.buttons() == ["Back"]


async def test_a_standing_message_is_edited_in_place(line: Line) -> None:
    first = await line.gateway.send(line.letter("One"), None)
    outcome = await line.gateway.send(line.letter("Two"), first.message_id)
    assert (outcome.ending, outcome.message_id) == ("sent", first.message_id)
    assert (await line.phone.screen())["text"] == "Two"


async def test_showing_the_same_screen_again_is_success(line: Line) -> None:
    first = await line.gateway.send(line.letter("One"), None)
    assert (await line.gateway.send(line.letter("One"), first.message_id)).ending == "unchanged"


async def test_a_message_that_is_gone_cannot_be_edited(line: Line) -> None:
    assert (await line.gateway.send(line.letter("One"), 4242)).ending == "gone"


async def test_deletions_go_together(line: Line) -> None:
    first = await line.gateway.send(line.letter("One"), None)
    second = await line.gateway.send(line.letter("Two"), None)
    assert first.message_id is not None
    assert second.message_id is not None
    outcome = await line.gateway.send(Letter(line.phone.id, None, (first.message_id, second.message_id)), None)
    assert outcome.ending == "sent"
    assert not [message for message in await line.phone.messages() if message["from_bot"]]


async def test_a_blocked_bot_learns_that_the_family_is_unreachable(line: Line) -> None:
    await line.phone.block()
    assert (await line.gateway.send(line.letter(), None)).ending == "unreachable"


async def test_a_deleted_account_is_told_from_one_that_blocked_us(line: Line) -> None:
    await line.phone.deactivate()
    assert (await line.gateway.send(line.letter(), None)).ending == "deleted"


async def test_somebody_who_never_pressed_start_is_unreachable(line: Line) -> None:
    assert (await line.gateway.send(Letter(999, Message("x")), None)).ending == "unreachable"


async def test_broken_markup_is_refused_for_good_and_its_code_quotes_nothing(line: Line) -> None:
    outcome = await line.gateway.send(line.letter("<b>Olena Petrenko"), None)
    assert (outcome.ending, outcome.code) == ("refused", "400.entities")


async def test_429_tells_how_long_to_wait(line: Line) -> None:
    await line.goes_wrong("retry_after", method="sendMessage", seconds=7)
    outcome = await line.gateway.send(line.letter(), None)
    assert (outcome.ending, outcome.seconds) == ("wait", 7)


@pytest.mark.parametrize("html", [True, False])
@pytest.mark.parametrize("status", [502, 503])
async def test_a_bad_gateway_did_not_take_the_call(line: Line, status: int, html: bool) -> None:  # noqa: FBT001 (a column of the table)
    await line.goes_wrong("status", status=status, html=html)
    assert (await line.gateway.send(line.letter(), None)).ending == "away"


@pytest.mark.parametrize("fault", ["cut", "drop", "half"])
async def test_a_call_without_a_whole_answer_is_unclear(line: Line, fault: str) -> None:
    await line.goes_wrong(fault)
    assert (await line.gateway.send(line.letter(), None)).ending == "unclear"


async def test_a_server_error_is_unclear(line: Line) -> None:
    await line.goes_wrong("status", status=500)
    assert (await line.gateway.send(line.letter(), None)).ending == "unclear"


async def test_nobody_at_the_other_end_certainly_heard_nothing() -> None:
    gateway = Gateway(TOKEN, "http://127.0.0.1:9")
    outcome = await gateway.send(Letter(1, Message("x")), None)
    assert (outcome.ending, outcome.code) == ("away", "ClientConnectorError")
    assert not await gateway.there()
    assert (await gateway.poll(None)).trouble == "away"
    await gateway.close()


async def test_a_long_poll_brings_raw_updates_malformed_ones_too(line: Line) -> None:
    await line.goes_wrong("malformed", update={"message": {"text": "no chat, no date"}})
    polled = await line.gateway.poll(None)
    assert polled.trouble is None
    assert [update["message"].get("text") for update in polled.updates] == ["/start", "no chat, no date"]


async def test_a_refused_token_is_told_without_the_token() -> None:
    async with running(app=create_app(tokens=[TOKEN])) as url:
        gateway = Gateway("1000002:another-invented-token-of-a-test-0123", url)
        with pytest.raises(TokenRefused) as refused:
            await gateway.open()
        assert refused.value.__cause__ is None
        assert refused.value.__suppress_context__
        assert "another-invented" not in str(refused.value)
        assert repr(gateway) == "Gateway()"
        with pytest.raises(TokenRefused):
            await gateway.poll(None)
        await gateway.close()


async def test_a_telegram_that_is_away_at_the_start_is_waited_for(line: Line) -> None:
    await line.goes_wrong("cut", method="getMe", times=1)
    gateway = Gateway(TOKEN, str(line.phone.client.base_url))
    await gateway.open()
    await gateway.close()


async def test_a_press_gets_its_toast_and_a_late_toast_is_swallowed(line: Line) -> None:
    await line.gateway.answer("0", "Noted.")


@pytest.mark.parametrize(
    ("why", "ending"),
    [
        (Why.NOT_MODIFIED, "unchanged"),
        (Why.EDIT_NOT_FOUND, "gone"),
        (Why.CANNOT_EDIT, "gone"),
        (Why.NO_TEXT_TO_EDIT, "gone"),
        (Why.DELETE_NOT_FOUND, "unchanged"),
        (Why.CANNOT_DELETE, "unchanged"),
        (Why.CHAT_NOT_FOUND, "unreachable"),
        (Why.TEXT_TOO_LONG, "refused"),
        (Why.BUTTON_DATA, "refused"),
        (Why.LOGGED_OUT, "refused"),
    ],
)
def test_what_telegram_says_has_a_meaning(why: Why, ending: str) -> None:
    assert outcome_of(BadRequest(why.value[1])).ending == ending


@pytest.mark.parametrize(
    ("why", "ending"), [(Why.BLOCKED, "unreachable"), (Why.NEVER_STARTED, "unreachable"), (Why.DEACTIVATED, "deleted")]
)
def test_every_forbidden_is_a_family_out_of_reach(why: Why, ending: str) -> None:
    assert outcome_of(Forbidden(why.value[1])).ending == ending


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


def test_what_never_left_waits_and_what_may_have_left_is_unclear() -> None:
    assert outcome_of(caused(NetworkError("cut"), aiohttp.ConnectionTimeoutError("slow"))).ending == "away"
    assert outcome_of(caused(NetworkError("cut"), aiohttp.SocketTimeoutError("slow"))).ending == "unclear"
    assert outcome_of(caused(NetworkError("cut"), aiohttp.ServerDisconnectedError())).ending == "unclear"
    assert outcome_of(ServerTrouble(HTTPStatus.GATEWAY_TIMEOUT)).ending == "unclear"
    assert outcome_of(TooFast(3.0)).seconds == 3.0
