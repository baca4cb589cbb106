"""Who else does something here: jobs are the house's own, commands are the operator's. What is not here, is not done.

The doors of the chat are declared where they are (`chat.moderators.routes`), each with its act.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Hand(StrEnum):
    """Whose hand does it."""

    #: Due by time; no person asks for it, and no role opens it.
    HOUSE = "house"
    #: At the machine's own terminal.
    OPERATOR = "operator"


#: Every kind of job, and every command.
DOORS: Final[Mapping[Hand, frozenset[str]]] = {
    Hand.HOUSE: frozenset({
        "notice", "unread", "talk", "alarm", "alarm_all", "unclaimed", "unanswered", "answered", "wgeid", "wgeid_due",
        "alert", "claim_end", "reveal_end", "case_reveal_end", "casework_end", "by_person", "call", "form_end",
        "promise", "proposed", "proposal_step", "proposal_end", "look_end", "hold_over",
        "word", "word_held", "looked", "broadcast", "catch_up",
        "draft_end", "blank", "farewell", "menu", "match", "alike",
        "head", "purpose_end",
    }),
    Hand.OPERATOR: frozenset({
        "run", "demo", "screens", "sandbox", "db upgrade", "db check", "keys new", "moderators invite",
        "moderators list", "moderators lock", "audit verify", "audit head", "audit show",
        "evaluate pairs", "evaluate search",
    }),
}  # fmt: skip
