"""Every act that the audit may hold, and what it says. A test walks the code: none is recorded that is not here."""

from collections.abc import Mapping
from typing import Final

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
    "reachable": "a family can be reached again",
    # Moderators.
    "invite": "the operator made a link that lets somebody in",
    "join": "somebody was let in",
    "duty": "a duty began or ended",
    "claim": "an item was taken",
    "release": "an item was given back",
    "hand_over": "an item was given to a colleague",
    "raise": "an item was raised to P0",
    "reveal": "what an item or a case is about was read",
    "compare": "a report and a case were read side by side",
    "resume": "a form begun for a family was read on",
    "consent_heard": "a family's consent was heard by a moderator",
    "ask_again": "another look was asked for in a family's name",
    **{f"verdict.{kind}": "an item was decided on" for kind in VerdictKind},
    # Both, and the operator.
    "refused": "something was tried that is not allowed, or not any more",
    "audit_show": "the operator read this audit",
}
