"""A list for one purpose: how long, for what, and what a second senior is asked; and how much was looked at."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.moderators.payloads import purposes as on
from bot.chat.moderators.screens.home import QUEUE
from bot.chat.moderators.told import as_written, clock, lines, minutes
from bot.chat.screen import Screen
from bot.domain.purpose import SIZES, Purpose, PurposeState
from bot.services.looks import Looked
from bot.services.rules import Rules
from bot.words import Text, msg

CANCEL = Press(msg("Cancel"), on.Cancel())


def sizes(rules: Rules, note: Text | None = None) -> Screen:
    """Ask how long the list is."""
    told = msg(
        "More than {hour} items an hour or {day} a day are looked at only for a purpose that a second senior agrees "
        "to. How many items do you need?",
        hour=rules.reveals_an_hour,
        day=rules.reveals_a_day,
    )
    presses = [Press(str(size), on.Size(size)) for size in SIZES]
    return Screen((note, msg("<b>A list for one purpose</b>"), told), (*in_rows(presses, 2), (QUEUE,)))


def asked(waiting: Sequence[Purpose]) -> Rows:
    """Return a button to each list that waits for this senior's word."""
    return one_each(*(Press(msg("A colleague asks: {n}", n=one.size), on.Look(one.id)) for one in waiting))


def prompt(note: Text | None = None) -> Screen:
    """Ask for what the list is needed."""
    told = msg(
        "For what do you need this list? Please write it in one message, without names. Another senior moderator reads "
        "it, and it stays in the records."
    )
    return Screen((note, told), one_each(CANCEL))


def preview(size: int, words: str, note: Text | None = None) -> Screen:
    """Show what the other seniors will read."""
    told = msg("Another senior moderator will read this. Items: {n}.", n=size)
    rows = one_each(Press(msg("Ask for agreement"), on.Send()), Press(msg("Write anew"), on.Size(size)), CANCEL)
    return Screen((note, told, as_written(words)), rows, protected=True)


def standing(purpose: Purpose, now: datetime, note: Text | None = None) -> Screen:
    """Tell whoever asked how it stands."""
    return Screen(
        (note, msg("<b>A list for one purpose</b>"), _state(purpose, now)), (*_ending(purpose, now), (QUEUE,))
    )


def _state(purpose: Purpose, now: datetime) -> Text:
    until = clock(purpose.expires_at, now)
    match purpose.state(now):
        case PurposeState.WAITS:
            return msg("Items: {n}. Waits for another senior moderator, until {time}.", n=purpose.size, time=until)
        case PurposeState.OPEN:
            return msg(
                "Left: {left} of {n}, until {time}. These looks do not count towards personal limits.",
                left=purpose.looks_left,
                n=purpose.size,
                time=until,
            )
        case PurposeState.ENDED:
            return msg("This list is over. Personal limits hold again.")


def _ending(purpose: Purpose, now: datetime) -> tuple[tuple[Press, ...], ...]:
    match purpose.state(now):
        case PurposeState.WAITS:
            return one_each(Press(msg("Take it back"), on.End(purpose.id)))
        case PurposeState.OPEN:
            return one_each(Press(msg("End it now"), on.End(purpose.id)))
        case PurposeState.ENDED:
            return ()


def push(purpose: Purpose) -> Screen:
    """Tell a senior that a colleague asks for something, without content."""
    return Screen((msg("A colleague asks for your agreement."),), one_each(Press(msg("Open"), on.Look(purpose.id))))


def card(purpose: Purpose, opener: str, rules: Rules, now: datetime) -> Screen:
    """Ask a second senior."""
    told = msg(
        "{name} asks to look at {n} items outside personal limits, within {hours} h of your agreement. Each look is "
        "logged with this purpose:",
        name=opener,
        n=purpose.size,
        hours=minutes(rules.purpose) // 60,
    )
    rows = one_each(Press(msg("Agree"), on.Agree(purpose.id)), Press(msg("Decline"), on.Decline(purpose.id)))
    return Screen(
        (told, as_written(purpose.words), msg("Waits until {time}.", time=clock(purpose.expires_at, now))),
        rows,
        protected=True,
    )


def over(note: Text) -> Screen:
    """Tell a second senior that nothing is to be said any more."""
    return Screen((note,), one_each(QUEUE))


def agreed(purpose: Purpose, now: datetime) -> Screen:
    """Tell a second senior what was agreed to, which can be ended at any time."""
    return Screen((msg("You have agreed."), _state(purpose, now)), (*_ending(purpose, now), (QUEUE,)))


def limits(found: Sequence[Looked], rules: Rules) -> Screen:
    """Tell how much was looked at, by whom."""
    most = msg(
        "At most {hour} an hour and {day} a day for each. A list for one purpose counts apart: /purpose.",
        hour=rules.reveals_an_hour,
        day=rules.reveals_a_day,
    )
    told = [
        msg(
            "{name}: {hour} in the last hour, {day} in the last day",
            name=one.moderator.name,
            hour=one.hour,
            day=one.day,
        )
        for one in found
    ]
    return Screen((msg("<b>Looks at items</b>"), lines(*told), most), one_each(QUEUE))
