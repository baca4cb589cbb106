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
class Disclose(Payload):
    """Record that a report was passed to a body; with `sure`, at once."""

    report: str
    whom: str
    extent: str
    sure: int
