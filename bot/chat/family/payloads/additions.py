"""What is told of a report after it was sent."""

from bot.chat.buttons import Payload, payload


@payload("fadd")
class AddOrCorrect(Payload):
    """Add to a report or correct it; empty: choose which."""

    report: str


@payload("ffound")
class Found(Payload):
    """The person has been found; empty: choose the report."""

    report: str
