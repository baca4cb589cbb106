"""What Telegram's answers mean to whoever sends: one table from its errors to eight endings."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, Literal

import aiohttp
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, TelegramError

from bot.chat.request import ServerTrouble, TooFast

Ending = Literal["sent", "unchanged", "gone", "wait", "away", "unreachable", "deleted", "refused", "unclear"]

#: How long (seconds) to wait where Telegram does not say.
PATIENCE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one call; see `bot.delivery.ports.Ending`."""

    ending: Ending
    #: The message that stands now, when "sent".
    message_id: int | None = None
    #: How long to wait, when "wait".
    seconds: float = 0.0
    #: A short code for the operator; never content.
    code: str = ""


#: Telegram's own words (tdlib/telegram-bot-api), in small letters, and what they mean.
BAD_REQUESTS: Final[tuple[tuple[str, Ending], ...]] = (
    ("message is not modified", "unchanged"),
    ("message to edit not found", "gone"),
    ("message can't be edited", "gone"),
    ("message_id_invalid", "gone"),
    ("there is no text in the message to edit", "gone"),
    ("message to delete not found", "unchanged"),
    ("message can't be deleted", "unchanged"),
    ("message_delete_forbidden", "unchanged"),
    ("chat not found", "unreachable"),
    ("user not found", "unreachable"),
    ("peer_id_invalid", "unreachable"),
    ("user is deactivated", "deleted"),
    ("input_user_deactivated", "deleted"),
)

#: Failures of the connection after which Telegram certainly has not heard us.
NEVER_LEFT: Final = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
#: Statuses with which a server says that it did not take the call.
NOT_TAKEN: Final = (HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE)


def outcome_of(error: TelegramError) -> Outcome:
    """Return what `error` means; whatever is not in the table may have arrived, so it is unclear."""
    for kind, meaning in MEANINGS:
        if isinstance(error, kind):
            return meaning(error)
    if isinstance(error.__cause__, NEVER_LEFT):
        return Outcome("away", code=type(error.__cause__).__name__)
    return Outcome("unclear", code=type(error.__cause__ or error).__name__)


def _patience(error: TelegramError) -> Outcome:
    """Telegram asks us to wait, and says how long."""
    return Outcome("wait", seconds=error.seconds if isinstance(error, TooFast) else PATIENCE, code="429")


def _server(error: TelegramError) -> Outcome:
    """Read a status: 502 and 503 were not taken; any other 5xx may have been."""
    status = error.status if isinstance(error, ServerTrouble) else HTTPStatus.INTERNAL_SERVER_ERROR
    if status in NOT_TAKEN:
        return Outcome("away", code=str(int(status)))
    return Outcome("unclear", code=str(int(status)))


def _forbidden(error: TelegramError) -> Outcome:
    """Whoever blocked us may come back as the same person; a deleted account comes back as anybody's."""
    return Outcome("deleted" if "deactivated" in error.message.lower() else "unreachable", code="403")


def _bad(error: TelegramError) -> Outcome:
    """Look the refusal up in the table; only its place there is told on, for its words may quote content."""
    words = error.message.lower()
    for index, (fragment, ending) in enumerate(BAD_REQUESTS):
        if fragment in words:
            return Outcome(ending, code=f"400.{index}")
    return Outcome("refused", code="400." + ("entities" if "parse entities" in words else "other"))


#: One line per kind of error; the first that fits is meant.
MEANINGS: Final[tuple[tuple[type[TelegramError], Callable[[TelegramError], Outcome]], ...]] = (
    (TooFast, _patience),
    (ServerTrouble, _server),
    (Forbidden, _forbidden),
    (ChatMigrated, lambda _: Outcome("unreachable", code="migrated")),
    (BadRequest, _bad),
    (InvalidToken, lambda _: Outcome("away", code="401")),
    (Conflict, lambda _: Outcome("wait", seconds=PATIENCE, code="409")),
)
