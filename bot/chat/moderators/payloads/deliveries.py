"""What the buttons of the delivery log say."""

from bot.chat.buttons import Payload, payload


@payload("ld")
class Deliveries(Payload):
    """Show a page of how far the notices to a case's families have come."""

    case: str
    page: int
