"""What the buttons say by which a report is linked to a case, and taken out of it again."""

from bot.chat.buttons import Payload, payload


@payload("gr")
class Because(Payload):
    """A report is about the person of this case, for this reason: ask once more."""

    review: str
    case: str
    reason: str
    version: int


@payload("gl")
class Link(Payload):
    """Decide: the report is about the person of this case, for this reason."""

    review: str
    case: str
    reason: str
    version: int


@payload("gn")
class Another(Payload):
    """Decide: a case of its own, though one is very like it."""

    review: str
    version: int


@payload("gt")
class Words(Payload):
    """Write in own words why a report is about the person of this case."""

    review: str
    case: str
    reason: str
    version: int


@payload("gu")
class Unlink(Payload):
    """Ask why a report does not belong to this case."""

    case: str
    report: str


@payload("gv")
class UnlinkNow(Payload):
    """Decide: the report does not belong to this case."""

    case: str
    report: str


@payload("gq")
class Unsay(Payload):
    """Forget the reason that is being written."""

    draft: str
