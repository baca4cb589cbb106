"""What the buttons of a task about a case say."""

from bot.chat.buttons import Payload, payload


@payload("wd")
class Done(Payload):
    """Decide on a task about a case: settled."""

    review: str
    version: int


@payload("wf")
class Filed(Payload):
    """Decide on the urgent procedure: this has become of it."""

    review: str
    reason: str
    version: int
