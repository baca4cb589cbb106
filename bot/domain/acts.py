"""Every act that the audit may hold, and what it says. A test walks the code: none is recorded that is not here."""

from collections.abc import Mapping
from typing import Final

from bot.domain.proposal import ProposalState
from bot.domain.review import VerdictKind

ACTS: Final[Mapping[str, str]] = {
    # Families.
    "consent": "a family agreed to a version of the text",
    "send": "a report was sent",
    "add": "something was told about a sent report",
    "withdraw": "a family took its report back",
    "found": "a family told that the person has been found",
    "review_again": "a family asked for another look at its report",
    "ask_for_person": "a family asked for a person",
    "clear": "a family cleared its chat",
    "forget": "a family had itself forgotten",
    "who": "somebody told whether the account is still theirs",
    "doubt": "an account looks as if it changed hands",
    "take_over": "a report was taken over with three words",
    "dispute": "a family told that something about a message is wrong",
    "word": "a family chose how often it hears from us where nothing changes",
    "reachable": "a family can be reached again",
    # Who moderates.
    "invite": "the operator made a link that lets somebody in",
    "join": "somebody was let in",
    "code": "somebody showed a code from the authenticator app",
    "wrong_code": "somebody wrote a code that was not right",
    "lock": "an account was locked",
    "leave": "somebody left the team",
    "duty": "a duty began or ended",
    # Items.
    "claim": "an item was taken",
    "release": "an item was given back",
    "pass": "an item was passed on",
    "hand_over": "an item was given to a colleague",
    "raise": "an item was raised to P0",
    "escalate": "an item that nobody took was told to more people",
    "lapse": "an item's date went by",
    "unanswered": "a family did not answer for long",
    "promise": "a family was promised word by a day",
    "note": "a note was left for colleagues",
    "consent_heard": "a family's consent was heard by a moderator",
    "ask_again": "another look was asked for in a family's name",
    "resume": "a form begun for a family was gone on with",
    **{f"verdict.{kind}": "an item was decided on" for kind in VerdictKind},
    # Looks.
    "reveal": "what an item or a case is about was looked at; it counts towards the limits",
    "reveal.again": "the same, once more within the same claim",
    "reveal.purpose": "the same, within a list that two seniors opened for a purpose",
    "compare": "a report and a case were looked at side by side, within a look that was counted",
    "limit": "somebody reached the limit of looks; the other seniors are told",
    "purpose.ask": "a senior asked for a list outside personal limits",
    "purpose.look": "a senior read for what",
    "purpose.agree": "a second senior agreed",
    "purpose.decline": "a second senior declined",
    "purpose.end": "a list outside personal limits ended",
    # Cases.
    "evidence": "evidence was added",
    "evidence.back": "evidence was taken back",
    "status": "a case moved along an axis",
    "propose": "a grave move was proposed",
    "look": "a proposal was looked at by whoever may approve it",
    "wrong_letters": "letters typed to approve were not the right ones",
    "barred": "somebody typed wrong letters too often, and approves that proposal no more",
    "approve": "a second person approved a grave move",
    **{f"proposal.{state}": "a proposal ended, or took effect" for state in ProposalState},
    "unlink": "a report was taken out of its case",
    "merge": "two cases were merged",
    "part": "a merge was undone",
    "part.confirm": "a second person confirmed that a merge was undone",
    "distinct": "two cases were judged to be two people",
    "distinct.back": "that was taken back",
    "hold": "everything automatic about a case was stopped",
    "unhold": "it was let go again",
    # Everybody, and the operator.
    "refused": "something was tried that is not allowed, or not any more; the detail says by which door",
    "audit_show": "the operator read this audit",
}
