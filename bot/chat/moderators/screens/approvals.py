"""What takes two people: the list, a proposal's card, and what is asked before one agrees. Nowhere a name of whom."""

from datetime import datetime

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.moderators.axes import WAS_WRONG, leads_to
from bot.chat.moderators.payloads import approvals as on
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.screens.home import QUEUE
from bot.chat.moderators.told import as_written, clock, joined, lines, minutes
from bot.chat.screen import Screen
from bot.domain.proposal import Proposal, ProposalKind, ProposalState
from bot.domain.roles import Moderator
from bot.questionnaire.form import LETTERS
from bot.services.agreeing import Agreeing
from bot.services.proposed import Told, Waiting
from bot.services.rules import Rules
from bot.words import Text, msg

ALL = Press(msg("All proposals"), on.Approvals())


def approvals(waiting: Waiting, now: datetime) -> Screen:
    """Show what this person may approve, what waits of their own, and what cools off."""
    parts = (
        (msg("For you to approve:"), waiting.to_approve),
        (msg("Proposed by you, waiting for a colleague:"), waiting.mine),
        (msg("For colleagues to approve:"), waiting.others),
        (msg("Approved, not yet in effect:"), waiting.cooling),
    )
    body: list[Text] = []
    presses: list[Press] = []
    for title, told in parts:
        if told:
            first = len(presses) + 1
            body.append(lines(title, *(_numbered(n, each, now) for n, each in enumerate(told, first))))
            presses += [_open(n, each) for n, each in enumerate(told, first)]
    empty = None if body else msg("Nothing waits for a second person.")
    return Screen((msg("<b>What takes two people</b>"), *body, empty), (*in_rows(presses, 2), (QUEUE,)))


def _numbered(number: int, told: Told, now: datetime) -> Text:
    return msg("{n}. {proposal}", n=number, proposal=line(told, now))


def _open(number: int, told: Told) -> Press:
    return Press(f"{number}. {told.case}", on.Open(told.proposal.id))


def line(told: Told, now: datetime) -> Text:
    """Tell a proposal in one line: which case, from where to where, by whom, until when."""
    proposal = told.proposal
    by = as_written(told.proposer.name) if told.proposer else None
    return joined(as_written(told.case), what(told), by, _until(proposal, now))


def what(told: Told) -> Text:
    """Tell what is proposed: from where to where, or into which case."""
    proposal = told.proposal
    if proposal.kind is ProposalKind.MERGE:
        return msg("one person with case {no}, which goes on for both", no=told.into or "—")
    return joined(leads_to(proposal.axis, proposal.before, proposal.after), WAS_WRONG if proposal.wrong else None)


def _until(proposal: Proposal, now: datetime) -> Text:
    if proposal.leaves_at is not None:
        return msg("takes effect at {time}", time=clock(proposal.leaves_at, now))
    return msg("until {time}", time=clock(proposal.expires_at, now))


def card(told: Told, now: datetime, rules: Rules, note: Text | None = None) -> Screen:
    """Show a proposal with what this person can do about it."""
    return Screen((note, heading(told, now), _standing(told, now), _next(told, rules)), _buttons(told))


def heading(told: Told, now: datetime) -> Text:
    """Tell what is proposed, by whom, when."""
    by = as_written(told.proposer.name) if told.proposer else None
    proposed = joined(msg("proposed at {time}", time=clock(told.proposal.proposed_at, now)), by)
    return lines(msg("<b>Case {no}</b>", no=told.case), msg("<b>{what}</b>", what=what(told)), proposed)


def _standing(told: Told, now: datetime) -> Text:
    """Tell where a proposal stands."""
    proposal = told.proposal
    match proposal.state:
        case ProposalState.OPEN:
            return msg("Waits for a second person until {time}.", time=clock(proposal.expires_at, now))
        case ProposalState.APPROVED:
            return msg(
                "Approved: {name}. It takes effect at {time}; until then it can be withdrawn.",
                name=_name(told.approver),
                time=clock(proposal.ends_at, now),
            )
        case ProposalState.DONE:
            return msg("Approved: {name}. It is in effect.", name=_name(told.approver))
        case ProposalState.EXPIRED:
            return msg("Expired: nobody approved it in time. Nothing has changed; it can be proposed anew.")
    if told.ended_by is None:
        return msg("Ended: what it rests on has changed. Nothing else has changed; it can be proposed anew.")
    return msg("Withdrawn: {name}. Nothing has changed.", name=told.ended_by.name)


def _name(moderator: Moderator | None) -> str:
    return moderator.name if moderator else "—"


def _next(told: Told, rules: Rules) -> Text | None:
    """Tell what comes before an approval."""
    if told.may and not told.looked:
        return msg("Please look at the person and the evidence first. The look is logged.")
    if told.may:
        return msg(
            "If you approve, it takes effect after {n} min; until then it can be withdrawn.",
            n=minutes(rules.cooling_off),
        )
    if told.mine and told.proposal.state is ProposalState.OPEN:
        return msg("You proposed this yourself. Another colleague approves.")
    return None


def _buttons(told: Told) -> Rows:
    proposal = told.proposal
    if not proposal.state.waits:
        return one_each(_case(told), ALL)
    approve = Press(msg("Approve"), on.Approve(proposal.id, proposal.version)) if told.may and told.looked else None
    look = Press(msg("Look again") if told.looked else msg("Look"), on.Look(proposal.id))
    return one_each(approve, look, _withdraw(told), _case(told), ALL)


def _withdraw(told: Told) -> Press | None:
    proposal = told.proposal
    return Press(msg("Withdraw"), on.Withdraw(proposal.id, proposal.version, 0)) if told.withdrawable else None


def _case(told: Told) -> Press:
    return Press(msg("Case {no}", no=told.case), on_case.Case(told.proposal.case))


def withdraw(told: Told, now: datetime) -> Screen:
    """Ask once more before a proposal is taken back."""
    proposal = told.proposal
    asked = msg("Withdraw this? Nothing changes then; it can be proposed anew.")
    sure = Press(msg("Yes, withdraw"), on.Withdraw(proposal.id, proposal.version, 1))
    return Screen((heading(told, now), asked), one_each(sure, _back(proposal)))


def letters(told: Told, there: Agreeing, now: datetime, note: Text | None = None) -> Screen:
    """Ask for the letters."""
    [step] = LETTERS.steps
    why = None if step.why is None else msg("<i>{why}</i>", why=step.why)
    proposal = told.proposal
    again = Press(msg("Look again"), on.Look(proposal.id))
    return Screen(
        (note or there.note, heading(told, now), step.ask, why),
        one_each(again, Press(msg("Cancel"), on.Cancel(proposal.id))),
    )


def agree(told: Told, now: datetime, rules: Rules, note: Text | None = None) -> Screen:
    """Show once more what is approved."""
    proposal = told.proposal
    approved = msg("You approve: {what}.", what=what(told))
    then = msg(
        "It takes effect after {n} min. Until then you, the proposer, or a senior can withdraw it.",
        n=minutes(rules.cooling_off),
    )
    sure = Press(msg("Confirm"), on.Agree(proposal.id, proposal.version))
    return Screen(
        (note, heading(told, now), approved, then), one_each(sure, Press(msg("Cancel"), on.Cancel(proposal.id)))
    )


def _back(proposal: Proposal) -> Press:
    return Press(msg("Back"), on.Open(proposal.id))


def called(proposal: str) -> Screen:
    """Push that something waits for a second person, without content."""
    return Screen((msg("A decision waits for a second person."),), one_each(Press(msg("Open"), on.Open(proposal))))


def stepped(told: Told, now: datetime) -> Screen:
    """Push that a proposal has gone a step on, without what it says."""
    return Screen((_step(told, now),), one_each(Press(msg("Open"), on.Open(told.proposal.id)), _withdraw(told)))


def _step(told: Told, now: datetime) -> Text:
    proposal, no = told.proposal, told.case
    match proposal.state:
        case ProposalState.APPROVED:
            time = clock(proposal.ends_at, now)
            return msg("A decision on case {no} was approved and takes effect at {time}.", no=no, time=time)
        case ProposalState.DONE:
            return msg("A decision on case {no} has taken effect.", no=no)
        case ProposalState.EXPIRED:
            return msg("A proposal on case {no} has expired: nobody approved it in time.", no=no)
        case ProposalState.WITHDRAWN if proposal.ended_by is None:
            return msg("A decision on case {no} was ended: what it rests on has changed.", no=no)
    return msg("A proposal on case {no} was withdrawn.", no=no)
