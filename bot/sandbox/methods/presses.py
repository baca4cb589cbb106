"""Answers to pressed buttons."""

from typing import Final

from bot.sandbox.methods.call import Call
from bot.sandbox.refusals import Refusal, Why

LONGEST_ANSWER: Final = 200
#: So long a press waits for its answer.
ANSWERABLE_FOR: Final = 60.0


async def answer_callback_query(call: Call) -> bool:
    """Show a toast or an alert to the person who pressed, or nothing; once for each press."""
    press = call.bot.presses.get(call.arguments.text("callback_query_id"))
    now = call.telegram.now()
    if press is None or press.answer is not None or now - press.pressed_at > ANSWERABLE_FOR:
        raise Refusal(Why.QUERY_TOO_OLD)
    text = call.arguments.text("text")
    if len(text) > LONGEST_ANSWER:
        raise Refusal(Why.MESSAGE_TOO_LONG)
    press.answer = {"text": text, "show_alert": call.arguments.flag("show_alert"), "url": call.arguments.text("url")}
    press.answered.set()
    return True
