"""A person, when asked for; and what a minor may choose."""

from bot.chat.buttons import Payload, payload


@payload("fh")
class Hard(Payload):
    """This is hard."""


@payload("f4")
class ContactMe(Payload):
    """Have a person contact the family."""


@payload("f0")
class ChangeCall(Payload):
    """Leave a phone or an e-mail after all."""

    draft: str


@payload("f1")
class AdultHere(Payload):
    """An adult has joined the minor."""

    draft: str


@payload("f2")
class SendBriefly(Payload):
    """Open the short form of a minor."""

    draft: str


@payload("f3")
class Stop(Payload):
    """Stop: the minor writes nothing, and the draft is erased."""

    draft: str
