"""What the moderators' buttons say. Where a `version` is held, the button dies when its item moves on."""

from bot.chat.buttons import Payload, payload


@payload("ml")
class Language(Payload):
    """Speak this language."""

    code: str


@payload("mp")
class Help(Payload):
    """Tell what can be done here."""


@payload("mz")
class Languages(Payload):
    """Ask which language."""


@payload("mq")
class Queue(Payload):
    """Show a page of what waits."""

    page: int


@payload("m0")
class Alarm(Payload):
    """Answer the push that something urgent waits."""


@payload("ma")
class Aside(Payload):
    """Show a page of what was set aside or waits for a family."""

    page: int


@payload("md")
class Duty(Payload):
    """Begin (1) or end (0) my duty."""

    on: int


@payload("mc")
class Card(Payload):
    """Show an item's card."""

    review: str


@payload("mt")
class Take(Payload):
    """Claim an item."""

    review: str


@payload("mr")
class Reveal(Payload):
    """Show what an item is about."""

    review: str


@payload("mb")
class GiveBack(Payload):
    """Put an item back into the queue."""

    review: str


@payload("wo")
class PassOn(Payload):
    """Give an item back, never to be offered to me again."""

    review: str


@payload("mo")
class HandOver(Payload):
    """Ask to whom an item goes."""

    review: str


@payload("mx")
class HandTo(Payload):
    """Give an item to this colleague."""

    review: str
    to: str


@payload("mu")
class Raise(Payload):
    """Raise an item to P0."""

    review: str


@payload("mv")
class Choices(Payload):
    """Show again what can be decided."""

    review: str
    version: int


@payload("mn")
class NewCase(Payload):
    """Decide: a case of its own."""

    review: str
    version: int


@payload("mk")
class Compare(Payload):
    """Look once more at a report and this case before they are linked."""

    review: str
    case: str
    version: int


@payload("my")
class Hold(Payload):
    """Decide: set aside for now."""

    review: str
    version: int


@payload("me")
class Reasons(Payload):
    """Ask for which reason a report is not taken up."""

    review: str
    version: int


@payload("mf")
class Reason(Payload):
    """Ask once more before a report is not taken up for this reason."""

    review: str
    reason: str
    version: int


@payload("mg")
class Reject(Payload):
    """Decide: not taken up, for this reason."""

    review: str
    reason: str
    version: int


@payload("ms")
class Settle(Payload):
    """Decide on a task: settled."""

    review: str
    version: int


@payload("mi")
class Ask(Payload):
    """Choose a question to the family."""

    review: str
    version: int


@payload("mw")
class Own(Payload):
    """Write a question in my own words."""

    review: str
    version: int


@payload("m1")
class Preview(Payload):
    """Show a ready question as the family will read it."""

    review: str
    question: str
    version: int


@payload("m2")
class Send(Payload):
    """Send the question: a ready one by its key, or (empty) my own words."""

    review: str
    question: str
    version: int


@payload("m3")
class Change(Payload):
    """Write my own words anew."""

    review: str


@payload("m4")
class Cancel(Payload):
    """Forget my own words."""

    review: str


@payload("m5")
class Call(Payload):
    """Log a call: ask what came of it."""

    review: str
    version: int


@payload("m6")
class CameOf(Payload):
    """Ask what comes next after a call of this outcome."""

    review: str
    outcome: str
    version: int


@payload("m7")
class Log(Payload):
    """Keep a call, and do what comes next."""

    review: str
    outcome: str
    next: str
    version: int


@payload("m8")
class NewReport(Payload):
    """Write for a family: ask how it speaks with us."""


@payload("m9")
class ReadConsent(Payload):
    """Show the consent that is read aloud to whoever speaks with us this way."""

    channel: str


@payload("mC")
class Heard(Payload):
    """The consent to this version of the text was heard: open the form."""

    channel: str
    consent: str


@payload("mA")
class Add(Payload):
    """Open a report to what its family tells."""

    review: str
    report: str


@payload("mR")
class Again(Payload):
    """The family asks for another look at its report."""

    review: str
