"""Telegram's speed limits: thirty messages a second over all, one a second in a chat, twenty a minute in a group."""

from collections import deque
from typing import Final

from bot.sandbox.accounts import Bot
from bot.sandbox.chats import Chat
from bot.sandbox.refusals import Refusal, Why
from bot.sandbox.telegram import Telegram

OVERALL: Final = 30
#: A private chat is let off a short burst: so many messages within as many seconds.
BURST: Final = 4
GROUP: Final = 20
A_MINUTE: Final = 60


def let_through(telegram: Telegram, bot: Bot, chat: Chat) -> None:
    """Count a message, and refuse it where rates are strict and it comes too early."""
    if not telegram.settings.strict_rates:
        return
    now = telegram.now()
    count, span = (BURST, BURST) if chat.private else (GROUP, A_MINUTE)
    wait = max(_wait(bot.sent_at, now, OVERALL, 1), _wait(chat.sent_at, now, count, span))
    if wait > 0:
        raise Refusal(Why.TOO_MANY_REQUESTS, seconds=int(wait) + 1)
    bot.sent_at.append(now)
    chat.sent_at.append(now)


def _wait(sent_at: deque[float], now: float, count: int, span: float) -> float:
    if len(sent_at) < count:
        return 0.0
    return sent_at[-count] + span - now
