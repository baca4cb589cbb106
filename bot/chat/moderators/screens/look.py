"""What a look at a proposal shows, in protected messages: the person, the cases most like it, what it rests on."""

from collections.abc import Iterator
from datetime import datetime

from bot.chat.moderators.axes import DIFFER, HOLDS, differ, status
from bot.chat.moderators.screens.answers import BORN, LAST_CONTACT, NO_LINE, NOTHING, fields
from bot.chat.moderators.screens.approvals import what
from bot.chat.moderators.screens.evidence import line
from bot.chat.moderators.told import as_written, clock, joined, lines
from bot.chat.screen import Screen, parts
from bot.domain.case import Case
from bot.domain.moves import Axis
from bot.domain.person import Person
from bot.i18n import Translator
from bot.questionnaire.readers.told_back import in_words
from bot.services.case_view import CaseView, Item
from bot.services.looking import Look
from bot.services.proposed import Told
from bot.words import Text, msg


def look(told: Told, seen: Look, words: Translator, now: datetime) -> list[Screen]:
    """Return the messages of one look; no line is cut between two of them."""
    return [Screen((lines(*part),), protected=True) for part in parts(list(_told(told, seen, now)), words)]


def _told(told: Told, seen: Look, now: datetime) -> Iterator[Text]:
    yield msg("<b>Case {no}</b>", no=told.case)
    yield what(told)
    yield from _proposed(seen, now)
    yield NO_LINE
    if seen.into is None:
        yield msg("<b>The person</b>")
        for label, answer in fields(seen.there.case.person):
            yield msg("{label}: {answer}", label=label, answer=answer)
    else:
        yield from _merged(seen.there, seen.into)
    yield NO_LINE
    yield from _evidence(seen)
    yield from _alike(seen)


def _proposed(seen: Look, now: datetime) -> Iterator[Text]:
    """Tell who proposes it, of which day, and in which words."""
    proposal = seen.proposal
    by = as_written(seen.proposer.name) if seen.proposer else None
    yield joined(msg("proposed at {time}", time=clock(proposal.proposed_at, now)), by)
    if proposal.fact_on is not None:
        yield msg("as of {when}", when=in_words(proposal.fact_on))
    if proposal.words:
        yield as_written(f"    {proposal.words}")


def _evidence(seen: Look) -> Iterator[Text]:
    """Tell what it rests on: each item, who saw the original, and how many sources there are."""
    if not seen.proposal.quotes:
        return
    yield msg("<b>Evidence</b>")
    for item in seen.evidence:
        yield from _item(seen, item)
    yield msg("Independent sources: {n}", n=seen.sources)
    if seen.kept:
        yield msg("Not shown, for seniors alone: {n}. A senior approves this.", n=seen.kept)


def _item(seen: Look, item: Item) -> Iterator[Text]:
    yield line(item)
    saw = seen.seen_by.get(item.evidence.id)
    if saw is not None:
        yield msg("    saw the original: {name}", name=saw.name)
    if item.evidence.words:
        yield as_written(f"    {item.evidence.words}")


def _merged(one: CaseView, other: CaseView) -> Iterator[Text]:
    """Tell both cases side by side, where each stands, and what holds it."""
    yield msg("<b>Are these one person?</b>")
    yield msg("<i>case {one} | case {other}, which goes on</i>", one=one.case.reference, other=other.case.reference)
    yield from beside(one.case, other.case)
    for each in (one, other):
        case = each.case
        yield joined(msg("Case {no}", no=case.reference), status(Axis.FATE, case.fate), status(Axis.CASE, case.state))
        for hold in each.holds:
            yield msg("Messages are stopped: {why}", why=HOLDS[hold.kind])
    if differ(one.case, other.case):
        yield DIFFER


def _alike(seen: Look) -> Iterator[Text]:
    """Tell the cases most like the right one: whoever approves makes sure that it is none of them."""
    yield NO_LINE
    if not seen.proposal.compared:
        yield msg("The cases are still being compared. Please look again in a moment; then you can approve.")
        return
    if not seen.alike:
        yield msg("No other case in the base looks like this person.")
    for case in seen.alike:
        yield msg("<b>Looks alike: case {no}</b>", no=case.reference)
        yield status(Axis.FATE, case.fate)
        yield msg("<i>the right person | this case</i>")
        yield from beside(seen.there.case, case)
        yield NO_LINE


def beside(one: Case, other: Case) -> Iterator[Text]:
    """Tell two cases field by field, but what neither tells; what differs is marked."""
    agreeing = list(_days(one.person, other.person))
    for (label, ours), (_, theirs) in zip(fields(one.person), fields(other.person), strict=True):
        if ours == theirs == NOTHING:
            continue
        if ours == theirs or NOTHING in (ours, theirs) or label in agreeing:
            yield msg("{label}: {ours} | {theirs}", label=label, ours=ours, theirs=theirs)
        else:
            yield msg("≠ <b>{label}: {ours} | {theirs}</b>", label=label, ours=ours, theirs=theirs)


def _days(one: Person, other: Person) -> Iterator[Text]:
    """Return the labels of days that may be the same: a year beside a day of that year is no difference."""
    told = ((BORN, one.birth, other.birth), (LAST_CONTACT, one.last_contact, other.last_contact))
    yield from (label for label, ours, theirs in told if ours and theirs and ours.may_be(theirs))
