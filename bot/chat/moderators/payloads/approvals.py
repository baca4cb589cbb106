"""What the buttons about proposals say. What decides names the version, and dies when the proposal moves on."""

from bot.chat.buttons import Payload, payload


@payload("pl")
class Approvals(Payload):
    """Show what waits for a second person."""


@payload("po")
class Open(Payload):
    """Show a proposal's card."""

    proposal: str


@payload("pk")
class Look(Payload):
    """Show whom a proposal is about, on what it rests, and who is most like that person."""

    proposal: str


@payload("pa")
class Approve(Payload):
    """Ask for the letters before a proposal is approved."""

    proposal: str
    version: int


@payload("py")
class Agree(Payload):
    """Approve a proposal: the letters are right, and it was seen once more what is approved."""

    proposal: str
    version: int


@payload("pc")
class Cancel(Payload):
    """Approve nothing, and forget the letters."""

    proposal: str


@payload("pw")
class Withdraw(Payload):
    """Take a proposal back: asked once more (0), or sure (1)."""

    proposal: str
    version: int
    sure: int
