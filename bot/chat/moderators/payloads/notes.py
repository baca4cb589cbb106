"""What the buttons of a note to colleagues say."""

from bot.chat.buttons import Payload, payload


@payload("wn")
class AddNote(Payload):
    """Write a note at an item."""

    review: str


@payload("wr")
class Ready(Payload):
    """Hand over with this ready note."""

    review: str
    key: str


@payload("ww")
class Rewrite(Payload):
    """Write the note of a hand-over anew."""

    review: str


@payload("wc")
class Unwrite(Payload):
    """Forget the note."""

    review: str
