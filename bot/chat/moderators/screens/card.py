"""An item's card: what it is and who holds it, and never a name of whom it is about."""

from datetime import datetime

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.moderators import payloads as on
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import promises as on_promise
from bot.chat.moderators.payloads.notes import AddNote
from bot.chat.moderators.screens import deliveries, talks
from bot.chat.moderators.screens.home import QUEUE
from bot.chat.moderators.told import (
    CAUSES,
    CHANNELS,
    age,
    as_written,
    clock,
    conflicts,
    due,
    joined,
    lines,
    marks,
    noted,
    title,
    unclaimed,
    verdict,
)
from bot.chat.screen import Screen
from bot.domain.review import Priority, ReviewKind, ReviewState
from bot.domain.roles import Moderator
from bot.services.items import Seen
from bot.words import Text, msg

#: So many different people of one account are worth a line.
MANY = 3
#: So many numbers of reports fit on a card.
MOST = 10


def card(seen: Seen, me: Moderator, now: datetime, note: Text | None = None) -> Screen:
    """Show an item with what this moderator can do with it now."""
    return Screen((note, about(seen, now), standing(seen, me, now)), _buttons(seen, me))


def about(seen: Seen, now: datetime) -> Text:
    """Tell what an item is, without a name."""
    review = seen.review
    return lines(
        msg("<b>{what}</b>", what=joined(as_written(review.priority.name), title(review))),
        CAUSES[review.cause],
        joined(due(review, now), age(review.opened_at, now)),
        *marks(seen.marks, now),
        *_changed(seen, now),
        *_taken(seen),
        *_last_call(seen, now),
        *_noted(seen, now),
        *((talks.answered(seen.talk),) if seen.talk else ()),
        *(deliveries.correction(each) for each in seen.corrections),
        *_people(seen),
        *_numbers(seen),
        *conflicts(seen.conflicts),
    )


def _taken(seen: Seen) -> tuple[Text, ...]:
    """Tell which colleague wrote the report for its family."""
    if seen.behalf is None:
        return ()
    name = seen.taken_by.name if seen.taken_by else "—"
    return (msg("written by {name}: {how}", name=name, how=CHANNELS[seen.behalf.channel]),)


def _last_call(seen: Seen, now: datetime) -> tuple[Text, ...]:
    """Tell the last call, until the item is decided."""
    if seen.last is None or seen.last.call is None or seen.review.state is ReviewState.DONE:
        return ()
    return (verdict(seen.last, seen.decided_by, now),)


def _noted(seen: Seen, now: datetime) -> tuple[Text, ...]:
    """Tell the newest note, which only whoever holds the item sees here."""
    if seen.note is None:
        return ()
    return (noted(seen.note, seen.noted_by, now),)


def _changed(seen: Seen, now: datetime) -> tuple[Text, ...]:
    """Tell when the report was changed while this item waited."""
    if seen.changed_at is None:
        return ()
    return (msg("changed since it came in: {time}", time=clock(seen.changed_at, now)),)


def _people(seen: Seen) -> tuple[Text, ...]:
    """Tell where an account reports many: a lawyer or volunteer most likely, and never a reason to refuse."""
    if seen.people_reported < MANY or seen.review.kind is not ReviewKind.REPORT:
        return ()
    return (msg("different people reported from this account: {n}", n=seen.people_reported),)


def _numbers(seen: Seen) -> tuple[Text, ...]:
    """Tell the numbers of a family's reports, where the item is about none of them: whoever calls has them at hand."""
    if not seen.numbers or seen.review.kind is not ReviewKind.CONTACT:
        return ()
    numbers = (msg("No. {no}", no=number) for number in seen.numbers[:MOST])
    more = as_written("…") if len(seen.numbers) > MOST else None
    return (msg("reports from this account: {numbers}", numbers=joined(*numbers, more)),)


def standing(seen: Seen, me: Moderator, now: datetime) -> Text:
    """Tell who holds an item, or what became of it."""
    review = seen.review
    if review.state is ReviewState.DONE:
        return _ended(seen, now)
    if seen.holder is not None and review.claimed_until is not None:
        until = clock(review.claimed_until, now)
        if seen.holder.id == me.id:
            return msg("You hold this item until {time}.", time=until)
        return msg("{name} holds this item until {time}.", name=seen.holder.name, time=until)
    free = {
        ReviewState.ASKED: msg("The family was asked; its answer brings the item back."),
        ReviewState.HELD: msg("Set aside. Nobody holds this item."),
    }
    nobody = msg("Nobody has taken this item.") if unclaimed(review) else msg("Nobody holds this item.")
    return free.get(review.state, nobody)


def _ended(seen: Seen, now: datetime) -> Text:
    if seen.last is not None and seen.last.ends:
        return msg("Decided: {decision}", decision=verdict(seen.last, seen.decided_by, now))
    if seen.review.kind is ReviewKind.DELIVERY:
        return msg("Messages reach the family again. Nothing is to be done.")
    if seen.review.kind is ReviewKind.CASE:
        return msg("The time for this task is over, so it has ended by itself.")
    return msg("The family has ended this itself. Nothing is to be done.")


def _buttons(seen: Seen, me: Moderator) -> Rows:
    review = seen.review
    if review.state is ReviewState.DONE or (seen.holder is not None and seen.holder.id != me.id):
        return (*case(seen), (QUEUE,))
    if seen.holder is None:
        take = (Press(msg("Take"), on.Take(review.id)),) if seen.offered else ()
        return ((*take, QUEUE), *in_rows([_add_note(seen), *raising(seen)], 2), *case(seen))
    return ((Press(msg("Reveal"), on.Reveal(review.id)), QUEUE), *besides(seen), *case(seen))


def case(seen: Seen) -> Rows:
    """Return the button to the case that an item is about, or was decided to be about."""
    decided = seen.last.case if seen.last is not None and seen.last.ends else None
    found = seen.review.case or decided
    return one_each(Press(msg("Case"), on_case.Case(found)) if found else None)


def besides(seen: Seen) -> Rows:
    """Return what a holder can do besides deciding."""
    review = seen.review
    presses = [
        Press(msg("Give back"), on.GiveBack(review.id)),
        Press(msg("Hand over"), on.HandOver(review.id)),
        Press(msg("Pass this on"), on.PassOn(review.id)),
        _add_note(seen),
    ]
    if seen.promising:
        presses.append(Press(msg("Promise a date"), on_promise.Promise(review.id, review.version)))
    return in_rows([*presses, *raising(seen)], 2)


def _add_note(seen: Seen) -> Press:
    return Press(msg("Add a note"), AddNote(seen.review.id))


def raising(seen: Seen) -> tuple[Press, ...]:
    """Return the button that raises an item, where that is still possible."""
    if seen.review.priority is Priority.P0:
        return ()
    return (Press(msg("Raise to P0"), on.Raise(seen.review.id)),)
