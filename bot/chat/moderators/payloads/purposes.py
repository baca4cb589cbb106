"""What the buttons say about looks: how many there were, and a list that two seniors open for a purpose."""

from bot.chat.buttons import Payload, payload


@payload("ul")
class Limits(Payload):
    """Show how much was looked at."""


@payload("un")
class Size(Payload):
    """Write for what I need a list of so many."""

    size: int


@payload("us")
class Send(Payload):
    """Ask the other seniors."""


@payload("ux")
class Cancel(Payload):
    """Forget my words."""


@payload("uo")
class Look(Payload):
    """Show what a colleague asks for."""

    purpose: str


@payload("ua")
class Agree(Payload):
    """Agree, as the second senior."""

    purpose: str


@payload("ud")
class Decline(Payload):
    """Say no, as the second senior."""

    purpose: str


@payload("ue")
class End(Payload):
    """End a list, or take the question back."""

    purpose: str
