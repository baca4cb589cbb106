"""Messages a bot takes away."""

from typing import Final

from bot.sandbox.arguments import Arguments
from bot.sandbox.chats import Chat, Message
from bot.sandbox.methods.call import Call
from bot.sandbox.refusals import Refusal, Why

DELETABLE_FOR: Final = 48 * 60 * 60
AT_ONCE: Final = 100


async def delete_message(call: Call) -> bool:
    """Take one message away, for both sides."""
    if not call.arguments.text("chat_id"):
        raise Refusal(Why.CHAT_NOT_SPECIFIED)
    if not (number := call.arguments.integer("message_id")):
        raise Refusal(Why.MESSAGE_NOT_SPECIFIED)
    chat = call.chat_to_tidy()
    if number not in chat.messages:
        raise Refusal(Why.DELETE_NOT_FOUND)
    return _delete(call, chat, [number])


async def delete_messages(call: Call) -> bool:
    """Take up to a hundred messages away; those not found are skipped."""
    numbers = _numbers(call.arguments)
    chat = call.chat_to_tidy()
    return _delete(call, chat, [number for number in numbers if number in chat.messages])


def _numbers(arguments: Arguments) -> list[int]:
    given = arguments.json("message_ids")
    if given is None or given == []:
        raise Refusal(Why.MESSAGES_NOT_SPECIFIED)
    if not isinstance(given, list):
        raise Refusal(Why.MESSAGES_NOT_AN_ARRAY)
    if len(given) > AT_ONCE:
        raise Refusal(Why.TOO_MANY_MESSAGES)
    return [_number(one) for one in given]


def _number(given: object) -> int:
    if not isinstance(given, int | str) or isinstance(given, bool):
        raise Refusal(Why.MESSAGE_NOT_A_NUMBER)
    try:
        number = int(given)
    except ValueError as error:
        raise Refusal(Why.MESSAGE_NUMBER_WRONG) from error
    if number <= 0:
        raise Refusal(Why.INVALID_MESSAGE)
    return number


def _delete(call: Call, chat: Chat, numbers: list[int]) -> bool:
    # all or none: one message that may not be deleted refuses the whole call
    if not all(_deletable(call, chat, chat.messages[number]) for number in numbers):
        raise Refusal(Why.CANNOT_DELETE)
    for number in numbers:
        chat.messages.pop(number, None)
    call.telegram.bell.ring(chat.id)
    return True


def _deletable(call: Call, chat: Chat, message: Message) -> bool:
    own = message.sender["id"] == call.bot.id
    return (chat.private or own) and call.telegram.now() - message.date <= DELETABLE_FOR
