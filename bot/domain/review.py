"""An item in the moderators' queue, its priority, and a human's decision on it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Final

from bot.domain.call import Call, Next

#: How long an item waits for a family that was asked, before it comes back without its answer.
SILENCE: Final = timedelta(days=14)


class Priority(IntEnum):
    """How soon somebody must answer; 0 is day and night."""

    P0 = 0
    P1 = 1
    P2 = 2
    P3 = 3


class ReviewKind(StrEnum):
    """What waits for a moderator."""

    REPORT = "report"
    #: A person asked to be called or written to, or their words ask for it.
    CONTACT = "contact"
    #: A notice cannot reach the family: blocked, gone, or perhaps delivered.
    DELIVERY = "delivery"
    #: A report was changed after it was decided.
    ADDITION = "addition"
    #: The family writes that the person has been found.
    FOUND = "found"
    #: Something is to be done about a case, whatever report it came from.
    CASE = "case"
    #: The kinship of a family is to be verified.
    KINSHIP = "kinship"


class ReviewState(StrEnum):
    """Where an item stands."""

    OPEN = "open"
    CLAIMED = "claimed"
    #: The family was asked; its answer brings the item back.
    ASKED = "asked"
    HELD = "held"
    DONE = "done"


class Cause(StrEnum):
    """Why an item came into the queue, or into its priority. Ids of plain sentences, never content."""

    NEW_REPORT = "new_report"
    MINOR = "minor"
    INSPECTED_PHONE = "inspected_phone"
    LAST_DAYS = "last_days"
    LAST_MONTHS = "last_months"
    TAKEN_DAYS = "taken_days"
    TAKEN_MONTHS = "taken_months"
    CHILD_ALONE = "child_alone"
    CHILD_IN_TOUCH = "child_in_touch"
    MEDICINE = "medicine"
    #: A hearing comes soon, or a trial may end any day.
    COURT = "court"
    #: The family writes that the person has been found.
    FOUND = "found"
    ASKED_FOR_PERSON = "asked_for_person"
    NOT_IN_CHAT = "not_in_chat"
    ABOUT_ME = "about_me"
    SUICIDE = "suicide"
    DANGER = "danger"
    #: Somebody was cheated, or is being cheated at this moment.
    FRAUD = "fraud"
    FRAUD_NOW = "fraud_now"
    REVIEW_AGAIN = "review_again"
    ADDITION = "addition"
    WITHDRAWN = "withdrawn"
    UNREACHABLE = "unreachable"
    UNCERTAIN = "uncertain"
    #: Long silent, or another name: a person makes sure who is there.
    LOOKS_CHANGED = "looks_changed"
    #: The day came on which the family was promised word.
    PROMISE = "promise"
    #: A family without a chat is to be told something by a person.
    TELL = "tell"
    RAISED = "raised"
    #: The family asks how it can show that it is one; or news waits until it is shown.
    CONFIRM_KINSHIP = "confirm_kinship"
    KEPT_BACK = "kept_back"
    #: A notice was not read for three days.
    UNREAD = "unread"
    #: A family has answered when it can talk, or that it would rather not.
    TALK = "talk"
    #: A family asks that its closed case is opened again.
    REOPEN = "reopen"
    #: A family writes that something about a message is wrong.
    SOMETHING_WRONG = "something_wrong"
    #: A status has changed: its relatives are to be told as far as they were verified.
    FATE_CHANGED = "fate_changed"
    #: Something that families were told has turned out wrong: everybody who heard it is called.
    CORRECTION = "correction"
    #: Evidence was taken back on which a status rests.
    SHAKEN = "shaken"
    #: Something for seniors alone was added to a case.
    CONFIDENTIAL = "confidential"
    #: Somebody typed other letters than the person's again and again, and would have approved.
    LETTERS = "letters"
    #: The protocol for hard news (domain 2.4), step by step; leads alone.
    CHECK_WITH_BODY = "check_with_body"
    OFFER_SUPPORT = "offer_support"
    RECORD_IN_PERSON = "record_in_person"
    TELL_OTHERS = "tell_others"
    #: A case stands still while it is held, and its usual day of word has come.
    HELD_WORD = "held_word"
    #: The usual word to a family is due, and nobody has looked at its case since the last one.
    WORD = "word"
    #: The urgent procedure of the United Nations takes cases under three months old.
    WGEID = "wgeid"
    #: The report was linked to the wrong case, and is read again.
    LINK_UNDONE = "link_undone"
    #: A merge was undone: until a second person has confirmed that, nothing leaves.
    PARTED = "parted"


class VerdictKind(StrEnum):
    """What a moderator can decide."""

    NEW_CASE = "new_case"
    LINK = "link"
    ASK = "ask"
    #: A contact task: the family would rather be written to, and was.
    WRITE = "write"
    HOLD = "hold"
    REJECT = "reject"
    #: A contact task: somebody spoke with the family, or could not.
    SPOKEN = "spoken"
    NOT_REACHED = "not_reached"
    #: A delivery task is dealt with.
    SETTLED = "settled"
    #: A link was a mistake; said on the item that it brought back.
    UNLINKED = "unlinked"

    @property
    def ends(self) -> bool:
        """Whether the item is done with it."""
        return self not in GOING_ON


#: With these an item is not done.
GOING_ON: Final = (
    VerdictKind.ASK, VerdictKind.WRITE, VerdictKind.HOLD, VerdictKind.NOT_REACHED, VerdictKind.UNLINKED,
)  # fmt: skip


class RejectReason(StrEnum):
    """Why a report is not taken up; never for want of documents (domain 3.2)."""

    NOT_WAR = "not_war"
    INSUFFICIENT = "insufficient"
    ABUSE = "abuse"
    TEST = "test"


class LinkReason(StrEnum):
    """Why a report is about the person of a case."""

    SAME_BIRTH = "birth"
    SAME_PLACE = "place"
    FAMILY = "family"
    PAPERS = "papers"
    OFFICIAL = "official"


class Filing(StrEnum):
    """What became of the urgent procedure, where a person has settled that task."""

    FILED = "filed"
    NOT_WISHED = "not_wished"
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """One item of the queue. It holds ids only; what it is about lies sealed beside it."""

    id: str
    kind: ReviewKind
    cause: Cause
    #: The family it is about; empty where it is about a case.
    account: str
    report: str | None
    priority: Priority
    due_at: datetime
    opened_at: datetime
    state: ReviewState = ReviewState.OPEN
    claimed_by: str | None = None
    claimed_until: datetime | None = None
    #: The moderator who decided before and may not decide again ("Review again").
    barred: str | None = None
    #: The case it is about, where it is about one.
    case: str | None = None
    #: For seniors alone.
    lead: bool = False
    #: Since when the clock stands still, because the family was asked.
    paused_at: datetime | None = None
    #: How often it has called because nobody took it in time: seniors, then everybody; 0 once somebody has.
    escalated: int = 0
    #: Grows with every change; a change of an older version is refused.
    version: int = 0

    def running(self, now: datetime) -> "Review":
        """Return it with its clock going: due later by the time for which it stood still."""
        if self.paused_at is None:
            return self
        return replace(self, paused_at=None, due_at=self.due_at + (now - self.paused_at))


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Verdict:
    """A human's decision: who, when, and why. Appended, never changed."""

    id: str
    review: str
    kind: VerdictKind
    moderator: str | None
    at: datetime
    reason: RejectReason | LinkReason | Filing | None = None
    case: str | None = None
    #: The moderator's own words (a question, a note); sealed in storage.
    text: str | None = None
    #: The call that was logged with it.
    call: Call | None = None

    @property
    def ends(self) -> bool:
        """Whether the item is done with it."""
        return self.kind.ends if self.call is None else self.call.next is Next.DONE
