"""What the family's buttons say: ids and keys only."""

from bot.chat.buttons import Payload, payload


@payload("fl")
class Speak(Payload):
    """Speak this language."""

    language: str


@payload("fs")
class Declare(Payload):
    """Answer whether somebody could inspect the phone."""

    safety: str


@payload("fi")
class AskSafety(Payload):
    """Ask that once more."""


@payload("fe")
class LeaveIt(Payload):
    """Have somebody in safety make the report."""


@payload("fw")
class WriteBriefly(Payload):
    """Read the short consent and write the short form."""


@payload("fa")
class Agree(Payload):
    """Agree to the consent text of this version."""

    version: str


@payload("fv")
class ReadMore(Payload):
    """Read the longer text before agreeing."""


@payload("fn")
class Disagree(Payload):
    """Do not agree."""


@payload("fg")
class GoOn(Payload):
    """Show where somebody stands."""


@payload("fm")
class Menu(Payload):
    """Show the menu; an open draft is put aside."""


@payload("fj")
class ChangeLanguage(Payload):
    """Choose the language again."""


@payload("fq")
class Help(Payload):
    """Show the commands."""


@payload("fK")
class ClearChat(Payload):
    """Remove our messages from the chat."""


@payload("fr")
class NewReport(Payload):
    """Report a person; with `sure`, although a draft is unfinished."""

    sure: int


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


@payload("f5")
class ThreeWords(Payload):
    """Show the three words of a short report."""

    report: str


@payload("f6")
class Blank(Payload):
    """Take the end of a short report off the screen now."""


@payload("f7")
class MyReports(Payload):
    """List the account's reports."""

    page: int


@payload("f8")
class OneReport(Payload):
    """Show one report."""

    report: str


@payload("f9")
class ReviewAgain(Payload):
    """Have another moderator read a report."""

    report: str


@payload("fW")
class Withdraw(Payload):
    """Delete a report; with `sure`, at once."""

    report: str
    sure: int


@payload("fF")
class ForgetMe(Payload):
    """Delete everything; with `sure`, at once."""

    sure: int


@payload("fo")
class Open(Payload):
    """Open a notice in place of its push."""

    notice: str


@payload("fO")
class OpenHere(Payload):
    """Open a notice from My reports."""

    notice: str


@payload("fz")
class Later(Payload):
    """Take the push away; the notice waits in My reports."""

    notice: str


@payload("fA")
class AnswerIt(Payload):
    """Answer a moderator's question."""

    notice: str
