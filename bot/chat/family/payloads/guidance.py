"""Where to turn, support, fraud, and what is kept."""

from bot.chat.buttons import Payload, payload


@payload("gw")
class WhereToTurn(Payload):
    """List the contacts for a category: `own` for the family's report, `all` for everything."""

    category: str
    page: int


@payload("gs")
class Situations(Payload):
    """Choose another situation."""


@payload("ga")
class BeAbroad(Payload):
    """Say that one is outside Ukraine now (1), or in Ukraine (0), and show the same contacts."""

    abroad: int
    category: str


@payload("gh")
class Support(Payload):
    """Show whom to talk to."""


@payload("gf")
class Fraud(Payload):
    """Show what swindlers do."""


@payload("gc")
class Cheated(Payload):
    """Say that one was cheated (0), or is being cheated at this moment (1)."""

    now: int


@payload("gd")
class MyData(Payload):
    """Show what is kept."""


@payload("gm")
class MyAnswers(Payload):
    """Show everything the family has told us, page by page."""

    page: int


@payload("gp")
class Privacy(Payload):
    """Tell what happens to what people write."""


@payload("gx")
class Delete(Payload):
    """Ask what to delete."""
