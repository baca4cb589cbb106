"""What the buttons about what was passed to whom say."""

from bot.chat.buttons import Payload, payload


@payload("kda")
class Disclosures(Payload):
    """Show what of a case's reports may be passed on, and what was."""

    case: str


@payload("kdr")
class Report(Payload):
    """Show of one report what was passed on, and what can be recorded."""

    report: str


@payload("kdw")
class To(Payload):
    """Ask how much of a report was passed to a body."""

    report: str
    whom: str


@payload("kdx")
class Disclose(Payload):
    """Record that so much of a report was passed to a body."""

    report: str
    whom: str
    extent: str
