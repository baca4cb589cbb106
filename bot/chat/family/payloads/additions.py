"""What is told of a report after it was sent."""

from bot.chat.buttons import Payload, payload


@payload("fadd")
class AddOrCorrect(Payload):
    """Add to a report or correct it; empty: choose which."""

    report: str


@payload("fmore")
class AnswerMore(Payload):
    """Ask the questions left open."""

    draft: str


@payload("fenough")
class Enough(Payload):
    """Ask no more of them."""

    draft: str


@payload("fput")
class SendChanges(Payload):
    """Send the changes."""

    draft: str


@payload("ffound")
class Found(Payload):
    """The person has been found; empty: choose the report."""

    report: str
