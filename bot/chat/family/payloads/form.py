"""Under a question, and under the check."""

from bot.chat.buttons import Payload, payload


@payload("fc")
class Choose(Payload):
    """Take this choice as the answer."""

    draft: str
    step: str
    choice: str


@payload("ft")
class Tick(Payload):
    """Tick (1) or untick (0) a box."""

    draft: str
    step: str
    choice: str
    on: int


@payload("fd")
class Done(Payload):
    """Take the boxes ticked, or the lines typed."""

    draft: str
    step: str


@payload("fu")
class LeaveOpen(Payload):
    """Answer without an answer: unknown, declined, none."""

    draft: str
    step: str
    state: str


@payload("fy")
class Confirm(Payload):
    """Answer a soft question with yes (1) or no (0)."""

    draft: str
    step: str
    yes: int


@payload("fb")
class Back(Payload):
    """Return to the question before; the step is empty at the check."""

    draft: str
    step: str


@payload("fk")
class Keep(Payload):
    """Leave the answer as it is."""

    draft: str


@payload("fP")
class Page(Payload):
    """Show another page of choices."""

    draft: str
    page: int


@payload("fE")
class SendEarly(Payload):
    """Send now, add more later."""

    draft: str


@payload("fp")
class Pause(Payload):
    """Put the draft aside."""


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


@payload("fC")
class Check(Payload):
    """Look the answers over."""

    draft: str
    page: int


@payload("fQ")
class Section(Payload):
    """Show one part of the answers, by its place in the form."""

    draft: str
    part: int


@payload("fx")
class Change(Payload):
    """Change one answer."""

    draft: str
    step: str


@payload("fS")
class Send(Payload):
    """Ask whether to send."""

    draft: str


@payload("fY")
class SendNow(Payload):
    """Send."""

    draft: str


@payload("fX")
class Discard(Payload):
    """Delete a draft; with `sure`, at once."""

    draft: str
    sure: int
