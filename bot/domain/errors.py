"""Expected trouble, by name. Each has one kind sentence in `bot.chat.refusals`."""


class Refusal(Exception):
    """Something asked for cannot be done. Raised before anything is changed: the update commits all the same."""


class Stale(Refusal):
    """The button belongs to something that has moved on."""


class Foreign(Refusal):
    """The button is not this account's, is forged, or is unknown; all three look alike."""


class NotAllowed(Refusal):
    """This role may not do that."""


class Barred(NotAllowed):
    """Whoever refused a report does not read it again when the family asks for another look."""


class PassedOn(NotAllowed):
    """Whoever passed an item on is not offered it again, and nobody asks why."""


class Moved(Exception):
    """The item changed between look and save; the whole update is rolled back and tried again."""


class AlreadyClaimed(Refusal):
    """A colleague holds this review."""

    def __init__(self, moderator: str) -> None:
        """Keep the id of the `moderator` who holds it; the screen asks for the name."""
        super().__init__()
        self.moderator = moderator


class AlreadyDecided(Refusal):
    """A colleague was quicker."""

    def __init__(self, moderator: str | None) -> None:
        """Keep the id of the `moderator` who decided, None where the family ended it."""
        super().__init__()
        self.moderator = moderator


class NotClaimed(Refusal):
    """Acting on a review needs a claim of one's own, and this one has ended."""


class CodeNeeded(Refusal):
    """The moderator must show a code first: none was shown for long, or a grave move needs a fresh one."""


class CodeWrong(Refusal):
    """The typed code is not the one that the app shows."""


class CodeUsed(Refusal):
    """The typed code was used before; the next one is shown within 30 seconds."""


class TooManyCodes(Refusal):
    """Several codes were wrong, so none is taken for a while."""


class InviteNeeded(Refusal):
    """Whoever was let in before codes were asked for has no secret, and needs a new invitation."""


class OtherRole(Refusal):
    """An account has one role; whoever is administrator takes no other, and nobody else becomes administrator."""


class InviteSpent(Refusal):
    """The start link was used before, is older than 24 hours, or never existed."""


class TooMany(Refusal):
    """A quota is used up; nothing already written is lost."""


class TooManyReveals(Refusal):
    """A moderator has looked at as many items as an hour or a day allows."""


class ForbiddenContent(Refusal):
    """A text holds what must never be kept; `kind` says which sentence explains it."""

    def __init__(self, kind: str) -> None:
        """Keep the `kind` as `bot.questionnaire.forbidden` names it."""
        super().__init__()
        self.kind = kind


class TellsOfCase(Refusal):
    """A moderator's own words to a family may tell what is known in its case; news and calls tell that."""


class NotPermitted(Refusal):
    """The family does not permit that its report is passed there, or has taken that back."""


class NotEnough(Refusal):
    """The evidence quoted does not carry this status."""


class ReasonNeeded(Refusal):
    """This move needs a reason in words."""


class SeniorsFirst(Refusal):
    """A senior has stopped the messages of this case: until they go again, seniors alone move it."""


class TakesTwo(Refusal):
    """One person does not decide this: it is proposed, and another approves."""


class SamePerson(Refusal):
    """Whoever proposed something does not approve it."""


class FamilyContact(Refusal):
    """Whoever speaks for a relative of the case decides nothing grave on it."""


class MergedInto(Stale):
    """Another case goes on for this one: what is new belongs there."""

    def __init__(self, case: str) -> None:
        """Keep the id of the `case` that goes on; the screen asks for its reference."""
        super().__init__()
        self.case = case


class JudgedDifferent(Refusal):
    """Somebody has judged that two cases are two people; that is taken back first."""


class AlreadyProposed(Refusal):
    """Something about this already waits for a second person."""


class AlreadyAsked(Refusal):
    """A family was asked for a talk and has not answered yet."""


class WrongLetters(Refusal):
    """The letters typed are not those of the person whom it is about."""


class TooManyLetters(Refusal):
    """Other letters were typed so often that this person approves this proposal no more."""


class NotLooked(Refusal):
    """Whoever approves has looked at the proposal as it stands, with the cases most like its own beside it."""


class Expired(Stale):
    """Nobody approved a proposal in time."""


class EvidenceGone(Stale):
    """Evidence that something rests on was taken back meanwhile."""


class MergedElsewhere(Stale):
    """A case that was to be merged was merged with another meanwhile."""


class MovedOn(Stale):
    """A case does not stand where the move was to begin; who may not know why asks a senior, and hears the same."""
