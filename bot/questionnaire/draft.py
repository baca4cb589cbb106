"""Answers not yet sent, and where the family stands among the questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.behalf import Behalf
from bot.questionnaire.answers import Answer


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Pending:
    """What was said to a step but is not yet its answer."""

    step: str
    #: Boxes ticked so far.
    chosen: tuple[str, ...] = ()
    #: Words typed so far, or the words that raised a doubt or could not be read.
    raw: str | None = None
    #: True while a soft question about `raw` waits for its yes or no.
    doubt: bool = False


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Draft:
    """One account's answers to one form. The current question is computed, see `flow.current`."""

    id: str
    account: str
    form: str
    form_hash: str
    opened_at: datetime
    touched_at: datetime
    #: What the draft is about where it is not a new report: a review's or report's id.
    subject: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    #: The step gone back to, if any; otherwise the first one without an answer is asked.
    cursor: str | None = None
    #: It was gone to from the check, which Back returns to, and not by walking back.
    picked: bool = False
    pending: Pending | None = None
    #: The family wants to send now: only what is still needed is asked.
    early: bool = False
    #: Failed tries at the current step.
    tries: int = 0
    #: The report of the child whose brother or sister this one is about.
    sibling_of: str | None = None
    #: What the report said when this draft was opened over it; None where it is no change of a sent report.
    before: Mapping[str, Answer] | None = None
    #: Questions left open, which are not asked unless the family wishes it.
    later: tuple[str, ...] = ()
    #: The moderator who writes for a family, if one does.
    behalf: Behalf | None = None

    @property
    def adds(self) -> bool:
        """Whether it adds to a sent report (`subject`) instead of becoming one."""
        return self.before is not None
