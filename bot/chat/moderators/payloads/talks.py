"""What the buttons say by which a family is asked for a talk."""

from bot.chat.buttons import Payload, payload


@payload("lc")
class Families(Payload):
    """Ask which family of a case is asked for a talk."""

    case: str


@payload("lt")
class Ask(Payload):
    """Ask who calls, or show what the family will read."""

    report: str


@payload("lp")
class Preview(Payload):
    """Show what the family will read where this coordinator calls."""

    report: str
    place: int


@payload("ls")
class Send(Payload):
    """Ask the family for a talk with this coordinator."""

    report: str
    place: int


@payload("le")
class Settle(Payload):
    """End the task of a family that wishes no call."""

    review: str
    version: int


@payload("lx")
class Leave(Payload):
    """Ask for no talk."""
