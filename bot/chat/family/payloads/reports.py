"""What was sent, and the news about it."""

from bot.chat.buttons import Payload, payload


@payload("fN")
class NextChild(Payload):
    """Begin the report of a brother or sister."""

    report: str


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


@payload("nr")
class Received(Payload):
    """Say that a notice was read."""

    notice: str


@payload("nw")
class SomethingWrong(Payload):
    """Say that something about a notice is wrong."""

    notice: str


@payload("fA")
class AnswerIt(Payload):
    """Answer a moderator's question."""

    notice: str
