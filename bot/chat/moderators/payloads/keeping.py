"""What a holder's buttons say besides a decision."""

from bot.chat.buttons import Payload, payload


@payload("wo")
class PassOn(Payload):
    """Give an item back, never to be offered to me again."""

    review: str


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
