"""Under a question, under the check, and under a change of a sent report."""

from bot.chat.buttons import Payload, payload


@payload("fR")
class Resume(Payload):
    """Go on with a draft."""

    draft: str


@payload("fc")
class Choose(Payload):
    """Take this choice as the answer."""

    draft: str
    step: str
    choice: str


@payload("fT")
class TakeProposal(Payload):
    """Take the words that are proposed as the answer."""

    draft: str
    step: str


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


@payload("fmore")
class AnswerMore(Payload):
    """Ask the questions left open."""

    draft: str


@payload("fenough")
class Enough(Payload):
    """Ask no more of them."""

    draft: str


@payload("fput")
class SendChanges(Payload):
    """Send the changes."""

    draft: str
