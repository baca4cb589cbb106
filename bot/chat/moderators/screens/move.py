"""A move before it is made: what it needs in plain words, what carries it, why, and of which day."""

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.moderators.axes import leads_to, needs
from bot.chat.moderators.payloads import cases as on
from bot.chat.moderators.screens.evidence import day, day_and_words, line
from bot.chat.moderators.told import lines
from bot.chat.screen import Screen
from bot.domain.case import Place
from bot.domain.moves import Axis, Move
from bot.services import casework
from bot.services.case_view import Item
from bot.services.move_draft import MoveDraft
from bot.words import Text, msg


def form(there: MoveDraft, heading: Text) -> Screen:
    """Show the move, or the question about its day."""
    if there.asks_day:
        return day(there.view.case.id, heading, there.note, move=1)
    return look(there, heading)


def look(there: MoveDraft, heading: Text) -> Screen:
    """Show a move with everything that it needs; typed words become its words."""
    move, case, draft = there.move, there.view.case.id, there.draft
    ticks = [_tick(case, item, item in there.quoted) for item in there.quotable]
    return Screen(
        (
            there.note,
            lines(heading, msg("<b>{move}</b>", move=leads_to(move.axis, move.before, move.after))),
            lines(*needs(move, there.wrong)),
            _evidence(there),
            lines(*day_and_words(draft.answers)),
            _ask(move, written=casework.words(draft.answers) is not None),
        ),
        (
            *_deciding(there),
            *in_rows(ticks, 2),
            (Press(msg("Add evidence"), on.Evidence(case)),),
            (Press(msg("Day of the fact"), on.Day(case, 1)),),
            (Press(msg("Back"), on.MoveBack(case)),),
        ),
    )


def _deciding(there: MoveDraft) -> Rows:
    """Return the button that decides or proposes; two where what stood before may be over, or wrong from the first."""
    case, draft, changed, wrong = there.view.case.id, there.draft.id, there.move, there.wrong
    if not changed.either:
        decide = msg("Propose") if changed.grave else msg("Decide")
        return one_each(Press(decide, on.Decide(case, draft, changed.people)))
    return one_each(
        Press(
            msg("Propose: it has changed") if changed.grave else msg("Decide: it has changed"),
            on.Decide(case, draft, changed.people),
        ),
        Press(
            msg("Propose: it was wrong") if wrong.grave else msg("Decide: it was wrong"),
            on.Correct(case, draft, wrong.people),
        ),
    )


def _tick(case: str, item: Item, quoted: bool) -> Press:  # noqa: FBT001 - whether it is ticked
    label = msg("No. {n}: {grade}", n=item.number, grade=str(item.evidence.worth))
    told = msg("✓ {label}", label=label) if quoted else label
    return Press(told, on.Quote(case, item.evidence.id, int(not quoted)))


def _evidence(there: MoveDraft) -> Text:
    """Tell what may be quoted, and whether what is ticked carries the move."""
    if not there.move.basis.ways:
        carried = msg("It needs no evidence; what you tick is quoted.") if there.quotable else None
    elif there.carried:
        carried = msg("What is ticked carries it.")
    else:
        carried = msg("What is ticked does not carry it yet.")
    if not there.quotable:
        return msg("No evidence yet.")
    return lines(*(line(item) for item in there.quotable), *([carried] if carried else []))


def _ask(move: Move, *, written: bool) -> Text:
    """Tell what typed words become."""
    if written:
        return msg("One more message takes the place of your words.")
    if move.axis is Axis.PLACE and move.after != Place.UNKNOWN:
        return msg("Please write the place in one message. It is never told in a chat.")
    if move.reason:
        return msg("Please write the reason in one message.")
    return msg("You may write why in one message.")
