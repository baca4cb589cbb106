"""What the buttons about colleagues, and about leaving, say."""

from bot.chat.buttons import Payload, payload


@payload("sc")
class Colleagues(Payload):
    """Show who the colleagues are."""


@payload("sl")
class Lock(Payload):
    """Lock a colleague's account: asked once more (0), or sure (1)."""

    moderator: str
    sure: int


@payload("sv")
class Leave(Payload):
    """End my own role; it was asked once more."""
