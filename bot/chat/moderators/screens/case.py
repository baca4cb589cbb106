"""A case's card and what opens from it: its history, its evidence, its moves. Never a name of whom it is about."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.moderators import payloads as on_item
from bot.chat.moderators.axes import AXES, HOLDS, label, leads_to, status
from bot.chat.moderators.payloads import approvals as on_approval
from bot.chat.moderators.payloads import cases as on
from bot.chat.moderators.payloads import disclosures as on_disclosure
from bot.chat.moderators.payloads import relatives as on_relative
from bot.chat.moderators.payloads.deliveries import Deliveries
from bot.chat.moderators.screens import merges, talks
from bot.chat.moderators.screens.evidence import line as item_line
from bot.chat.moderators.screens.evidence import numbers
from bot.chat.moderators.screens.home import QUEUE, held
from bot.chat.moderators.screens.notes import HIDDEN
from bot.chat.moderators.told import CAUSES, as_written, clock, joined, lines
from bot.chat.screen import Screen
from bot.domain.case import BY_SENIORS
from bot.domain.moves import Axis, Move
from bot.domain.proposal import Proposal, ProposalState
from bot.domain.review import Review
from bot.domain.roles import Moderator
from bot.domain.status import value
from bot.questionnaire.case_forms import CASE_NOTE
from bot.questionnaire.readers.told_back import in_words
from bot.services import casebook
from bot.services.case_notes import CaseNoteDraft
from bot.services.case_view import Brief, CaseView, Line
from bot.words import Text, msg

#: So many lines of the history, and so many items, stand on the card.
NEWEST, FEW = 5, 6
#: So many stand on a page of their own.
PAGE = 10


def heading(view: CaseView) -> Text:
    """Return how every screen of a case begins."""
    return msg("<b>Case {no}</b>", no=view.case.reference)


def card(view: CaseView, now: datetime, note: Text | None = None) -> Screen:
    """Show where a case stands, how it came there, and what is most sensibly done next."""
    return Screen(
        (
            note,
            lines(heading(view), *_axes(view)),
            _waits(view, now),
            _evidence(view),
            _history(view.history[:NEWEST], now, more=len(view.history) > NEWEST),
        ),
        (*_proposals(view), *_next(view), *_doing(view), *_tasks(view), (_back(view),)),
    )


def _axes(view: CaseView) -> list[Text]:
    """Tell where a case stands, and whatever is out of the ordinary."""
    case = view.case
    told = [msg("<b>{status}</b>", status=status(Axis.FATE, case.fate))]
    if view.shaken:
        told.append(msg("It rests on evidence that does not carry it any more: please look at it again."))
    told.append(joined(status(Axis.PLACE, case.place), status(Axis.LEGAL, case.legal), status(Axis.CASE, case.state)))
    if case.decides_alone:
        told.append(msg("The person decides alone what families are told."))
    if view.into is not None:
        told.append(msg("Goes on in case {no}", no=view.into.reference))
    if view.merged:
        told.append(msg("Merged into it: {cases}", cases=joined(*(as_written(c.reference) for c in view.merged))))
    if view.reports:
        told.append(msg("Reports: {numbers}", numbers=joined(*(as_written(r.number) for r in view.reports))))
    return told


def _waits(view: CaseView, now: datetime) -> Text | None:
    """Tell what waits: messages, a second person, tasks."""
    told = [msg("Messages are stopped: {why}", why=HOLDS[hold.kind]) for hold in view.holds]
    told += [proposed(one, by, now) for one, by in view.proposals]
    told += [msg("Task {n}: {what}", n=n, what=CAUSES[task.cause]) for n, task in enumerate(view.tasks, 1)]
    if view.notes:
        told.append(msg("Notes: {n}", n=len(view.notes)))
    return lines(*told) if told else None


def proposed(proposal: Proposal, by: Moderator | None, now: datetime) -> Text:
    """Tell a proposal in one line: what, by whom, until when."""
    what, name = status(proposal.axis, proposal.after), by.name if by else "—"
    if proposal.leaves_at is not None:
        return msg("Agreed: {what}. It takes effect at {time}", what=what, time=clock(proposal.leaves_at, now))
    until = clock(proposal.expires_at, now)
    return msg("Waits for a second person until {time}: {what} ({name})", time=until, what=what, name=name)


def _evidence(view: CaseView) -> Text:
    """Tell the evidence, the newest items of it."""
    items = view.evidence
    if not items:
        return msg("No evidence yet.")
    older = [msg("… and {n} before", n=len(items) - FEW)] if len(items) > FEW else []
    return lines(msg("Evidence:"), *older, *(item_line(item) for item in items[-FEW:]))


def _history(shown: Sequence[Line], now: datetime, *, more: bool) -> Text | None:
    """Tell lines of the history, the newest first."""
    if not shown:
        return None
    rest = [as_written("…")] if more else []
    return lines(msg("History:"), *(_line(each, now) for each in shown), *rest)


def _line(told: Line, now: datetime) -> Text:
    """Tell what was decided, of which day, by whom, on what, and who agreed."""
    line = told.status
    return joined(
        as_written(clock(line.at, now)),
        leads_to(line.axis, line.before, line.after),
        msg("what stood before was wrong") if line.wrong else None,
        msg("as of {when}", when=in_words(line.fact_on)) if line.fact_on else None,
        as_written(told.moderator.name) if told.moderator else None,
        msg("agreed: {name}", name=told.approver.name) if told.approver else None,
        msg("on No. {numbers}", numbers=numbers(told.quotes)) if told.quotes else None,
    )


def _proposals(view: CaseView) -> Rows:
    """Return a button to each proposal that waits, for those who decide by two."""
    waiting = view.proposals if view.approves else ()
    return one_each(
        *(Press(msg("Proposal: {axis}", axis=AXES[one.axis]), on_approval.Open(one.id)) for one, _ in waiting)
    )


def _next(view: CaseView) -> Rows:
    return one_each(*(begin(view, each) for each in view.next))


def begin(view: CaseView, move: Move) -> Press:
    """Return the button that begins a move."""
    return Press(label(move), on.Move(view.case.id, move.axis.value, move.after))


def _doing(view: CaseView) -> Rows:
    """Return what can be done besides the next moves; where another case goes on, the way there."""
    case = view.case.id
    look = [Press(msg("Reveal"), on.Reveal(case))]
    if view.evidence:
        look.append(Press(msg("Evidence: {n}", n=len(view.evidence)), on.Items(case, 0)))
    if len(view.history) > NEWEST:
        look.append(Press(msg("History"), on.History(case, 0)))
    if view.into is not None:
        look.append(merges.parting(case))
        return ((Press(msg("Case {no}", no=view.into.reference), on.Case(view.into.id)),), *in_rows(look, 2))
    done = [Press(msg("Add evidence"), on.Evidence(case)), Press(msg("All moves"), on.AllMoves(case))]
    done.append(Press(msg("Note"), on.AddNote(case)))
    if view.reports:
        done.append(Press(msg("Relatives"), on_relative.Relatives(case)))
    if view.discloses and view.reports:
        done.append(Press(msg("Passed on"), on_disclosure.Disclosures(case)))
    return (*in_rows(done + look, 2), *one_each(talks.of_case(view), _log(view), _hold(view)))


def _log(view: CaseView) -> Press | None:
    """Return the button to the delivery log; seniors have it."""
    return Press(msg("Deliveries"), Deliveries(view.case.id, 0)) if view.senior else None


def _hold(view: CaseView) -> Press | None:
    """Return the button that stops the messages about a case, or lets them go; seniors have it."""
    if not view.senior:
        return None
    stopped = [hold for hold in view.holds if hold.kind in BY_SENIORS]
    if not stopped:
        return Press(msg("Stop messages"), on.Hold(view.case.id, 1))
    return Press(msg("Let messages go"), on.Hold(view.case.id, 0))


def _tasks(view: CaseView) -> Rows:
    """Return a button to each task."""
    presses = [Press(msg("Task {n}", n=n), on_item.Card(task.id)) for n, task in enumerate(view.tasks, 1)]
    return in_rows(presses, 2)


def back(view: CaseView) -> Press:
    """Return the button to the card."""
    return Press(msg("Back"), on.Card(view.case.id))


def history(view: CaseView, page: int, now: datetime) -> Screen:
    """Show a page of the history."""
    page = max(0, min(page, (len(view.history) - 1) // PAGE))
    shown = view.history[page * PAGE : (page + 1) * PAGE]
    told = _history(shown, now, more=False) or msg("Nothing has been decided yet.")
    return Screen((heading(view), told), (*_turning(view, page, len(view.history)), (back(view),)))


def _turning(view: CaseView, page: int, count: int) -> Rows:
    before = Press(msg("Newer"), on.History(view.case.id, page - 1)) if page else None
    after = Press(msg("Older"), on.History(view.case.id, page + 1)) if (page + 1) * PAGE < count else None
    return (tuple(press for press in (before, after) if press is not None),)


def ask_note(there: CaseNoteDraft) -> Screen:
    """Ask for a note; a senior says whether it is for seniors alone."""
    view, case = there.view, there.view.case.id
    sensitive = msg("Seniors only")
    said = msg("{what}: yes", what=sensitive) if there.sensitive else msg("{what}: no", what=sensitive)
    alone = Press(said, on.Sensitive(case, int(not there.sensitive))) if view.senior else None
    cancel = Press(msg("Cancel"), on.Unwrite(case))
    return Screen((there.note, heading(view), CASE_NOTE.steps[0].ask, HIDDEN), one_each(alone, cancel))


def all_moves(view: CaseView) -> Screen:
    """Ask along which axis a case is moved."""
    case = view.case.id
    presses = [Press(told, on.Axis(case, axis.value, 0)) for axis, told in AXES.items()]
    told = lines(heading(view), *_axes(view))
    return Screen((told, msg("What has changed?")), one_each(*presses, back(view)))


def axis(view: CaseView, me: Moderator, along: Axis, *, more: bool) -> Screen:
    """Show the moves along an axis; to a senior, where `more`, all others too."""
    case, known = view.case, list(casebook.offered(view, me, along))
    others = casebook.others(view, along) if view.senior else ()
    presses = [begin(view, each) for each in (others if more else known)]
    beyond = Press(msg("Anything else"), on.Axis(case.id, along.value, 1)) if others and not more else None
    asked = msg("Anything else takes a senior and a written reason.") if more else msg("What has changed?")
    told = lines(heading(view), status(along, value(case, along)))
    return Screen((told, asked), one_each(*presses, beyond, Press(msg("Back"), on.AllMoves(case.id))))


def _back(view: CaseView) -> Press:
    """Return the button that leaves the card."""
    return Press(msg("Back"), on.Cases(view.case.id))


def cases(briefs: Sequence[Brief], mine: Sequence[Review], now: datetime) -> Screen:
    """Show the cases with tasks and those I worked on last, by their references, and what waits about each."""
    numbered = [msg("{n}. {case}", n=n, case=_brief(each, now)) for n, each in enumerate(briefs, 1)]
    presses = [Press(each.case.reference, on.Case(each.case.id)) for each in briefs]
    told = lines(*numbered) if numbered else msg("You have worked on no case yet.")
    return Screen((msg("<b>Cases</b>"), told), (*in_rows(presses, 2), *held(mine), (QUEUE,)))


def _brief(told: Brief, now: datetime) -> Text:
    """Tell a case in one line: its reference, its fate, what waits."""
    return joined(
        as_written(told.case.reference),
        status(Axis.FATE, told.case.fate),
        *(proposed_briefly(one, now) for one in told.proposals),
        *(CAUSES[task.cause] for task in told.tasks),
    )


def proposed_briefly(proposal: Proposal, now: datetime) -> Text:
    """Tell for what a proposal waits, and until when."""
    time = clock(proposal.ends_at, now)
    if proposal.state is ProposalState.APPROVED:
        return msg("approved, takes effect at {time}", time=time)
    return msg("waits for a second person until {time}", time=time)
