"""What the buttons about relatives say. Whatever verifies or lowers dies with the next step."""

from bot.chat.buttons import Payload, payload


@payload("rl")
class Relatives(Payload):
    """Show who is tied to a case."""

    case: str


@payload("re")
class Every(Payload):
    """Show who is tied to a case, as the newest message."""

    case: str


@payload("rc")
class Statements(Payload):
    """Show what the reports of a case say, side by side."""

    case: str


@payload("ra")
class Alone(Payload):
    """The person decides alone what families are told (1), or does not (0)."""

    case: str
    on: int


@payload("ro")
class Relative(Payload):
    """Bring how a report's family stands to the person, as the newest message."""

    report: str


@payload("rt")
class Again(Payload):
    """Return to how a report's family stands to the person, where it stands."""

    report: str


@payload("rd")
class Lowering(Payload):
    """Ask for which reason a kinship is lowered."""

    report: str


@payload("rg")
class Because(Payload):
    """Ask once more before a kinship is raised or lowered on this ground."""

    report: str
    ground: str
    version: int


@payload("rw")
class Words(Payload):
    """Write in own words why."""

    report: str
    ground: str
    version: int


@payload("rv")
class Verify(Payload):
    """Decide: raised or lowered on this ground."""

    report: str
    ground: str
    version: int


@payload("rp")
class Appoint(Payload):
    """Ask once more (0) before a relative becomes this to its case, or decide it (1)."""

    report: str
    role: str
    sure: int


@payload("rk")
class Others(Payload):
    """Show the other relatives of the case."""

    report: str


@payload("rs")
class Beside(Payload):
    """Ask how we know that these two know of each other; where it is recorded, show what it opens."""

    report: str
    beside: str


@payload("rr")
class Record(Payload):
    """Decide: they know of each other, as this source says."""

    report: str
    beside: str
    source: str


@payload("rb")
class Forget(Payload):
    """Decide: they do not know of each other."""

    report: str
    beside: str


@payload("rx")
class Differ(Payload):
    """Ask once more (0) before both are told that they differ, or decide it (1)."""

    report: str
    beside: str
    sure: int
