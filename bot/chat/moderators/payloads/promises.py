"""A day is promised to a family."""

from bot.chat.buttons import Payload, payload


@payload("wp")
class Promise(Payload):
    """Ask by which day the family hears from us."""

    review: str
    version: int


@payload("wq")
class PromiseIn(Payload):
    """Promise the family word in so many working days."""

    review: str
    days: int
    version: int
