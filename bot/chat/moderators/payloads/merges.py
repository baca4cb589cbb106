"""What the buttons say by which two cases are said to be one person, or two."""

from bot.chat.buttons import Payload, payload


@payload("gb")
class Pairs(Payload):
    """Ask which two candidates of an item are compared."""

    review: str


@payload("ge")
class Pair(Payload):
    """Compare two candidates of an item, by their numbers."""

    review: str
    first: int
    second: int


@payload("gg")
class Cases(Payload):
    """Compare two cases."""

    case: str
    other: str


@payload("gi")
class Propose(Payload):
    """Ask once more before it is proposed that the other case goes on for both."""

    case: str
    into: str


@payload("gk")
class Words(Payload):
    """Write in own words how one knows that both are one person."""

    case: str
    into: str


@payload("gj")
class ProposeNow(Payload):
    """Propose that the other case goes on for both."""

    case: str
    into: str


@payload("go")
class Distinct(Payload):
    """Judge that two cases are two people."""

    case: str
    other: str


@payload("gy")
class Unjudge(Payload):
    """Take back that two cases are two people."""

    case: str
    other: str


@payload("gz")
class Part(Payload):
    """Ask once more before a merge is undone."""

    case: str


@payload("gA")
class PartNow(Payload):
    """Undo a merge."""

    case: str
    version: int


@payload("gB")
class Confirm(Payload):
    """Confirm that a merge was rightly undone."""

    case: str
