"""What the buttons about cases say. What is filled in about a case is found by the case: each account has one of each.

Whatever keeps something names the draft as well, and dies with it.
"""

from bot.chat.buttons import Payload, payload


@payload("k0")
class Case(Payload):
    """Bring a case's card as the newest message."""

    case: str


@payload("k2")
class Card(Payload):
    """Return to a case's card, where it stands."""

    case: str


@payload("k3")
class Again(Payload):
    """Show what is being filled in about a case, or its card."""

    case: str


@payload("k1")
class Cases(Payload):
    """Show the cases I worked on last, and leave the card of this one."""

    case: str


@payload("kh")
class History(Payload):
    """Show a page of a case's history."""

    case: str
    page: int


@payload("kr")
class Reveal(Payload):
    """Show whom a case is about, and every word said of it."""

    case: str


@payload("kp")
class Hold(Payload):
    """Stop (1) the messages about a case, or let them go (0)."""

    case: str
    on: int


@payload("ka")
class AllMoves(Payload):
    """Show along which axes a case can be moved."""

    case: str


@payload("kx")
class Axis(Payload):
    """Show the moves along an axis; all others (1) too, for seniors."""

    case: str
    axis: str
    more: int


@payload("km")
class Move(Payload):
    """Begin a move."""

    case: str
    axis: str
    after: str


@payload("kq")
class Quote(Payload):
    """Quote (1) an item of evidence, or do not (0)."""

    case: str
    item: str
    on: int


@payload("kd")
class Day(Payload):
    """Ask for the day of the fact: of a move (1), or of an item (0)."""

    case: str
    move: int


@payload("kn")
class NoDay(Payload):
    """Keep no day: of a move (1), or of an item (0)."""

    case: str
    move: int


@payload("kb")
class MoveBack(Payload):
    """Return from the day to the move, and from the move to the card."""

    case: str


@payload("kz")
class Decide(Payload):
    """Move the case on (1), or propose it to a second person (2)."""

    case: str
    draft: str
    people: int


@payload("kW")
class Correct(Payload):
    """Move the case on: what stood before was wrong from the first."""

    case: str
    draft: str


@payload("ke")
class Evidence(Payload):
    """Begin an item of evidence, or go on with it."""

    case: str


@payload("kg")
class Kinds(Payload):
    """Show a page of what an item may be."""

    case: str
    page: int


@payload("kk")
class Kind(Payload):
    """It is this."""

    case: str
    kind: str


@payload("ks")
class Sure(Payload):
    """It is as sure as it was set."""

    case: str


@payload("kw")
class Weaker(Payload):
    """Show how sure it may be."""

    case: str


@payload("kl")
class Source(Payload):
    """Its source is this reliable: a letter of the Admiralty scale."""

    case: str
    code: str


@payload("kf")
class Information(Payload):
    """Its information is this credible: a figure of the Admiralty scale."""

    case: str
    figure: int


@payload("ko")
class Origins(Payload):
    """Show the earlier items, one of which may go back to the same source."""

    case: str


@payload("kO")
class SameAs(Payload):
    """It goes back to the same source as this item; empty: to one of its own."""

    case: str
    item: str


@payload("kv")
class Seen(Payload):
    """I have (1) seen the original, or have not (0)."""

    case: str
    on: int


@payload("kc")
class Confide(Payload):
    """It is for seniors alone (1), or not (0)."""

    case: str
    on: int


@payload("ky")
class EvidenceBack(Payload):
    """Return to the step before, and from the first one to the card."""

    case: str


@payload("kK")
class Keep(Payload):
    """Keep the item as evidence."""

    case: str
    draft: str


@payload("ki")
class Items(Payload):
    """Show a page of a case's evidence."""

    case: str
    page: int


@payload("kt")
class TakeBack(Payload):
    """Ask once more (0) before an item is taken back, or take it back (1)."""

    case: str
    item: str
    sure: int


@payload("kN")
class AddNote(Payload):
    """Ask for a note on a case."""

    case: str


@payload("kS")
class Sensitive(Payload):
    """The note is for seniors alone (1), or not (0)."""

    case: str
    on: int


@payload("kU")
class Unwrite(Payload):
    """Forget the note."""

    case: str
