"""Every refusal has a sentence, told or toasted."""

from collections.abc import Iterator

from bot.chat import refusals
from bot.chat.moderators import refusals as moderators
from bot.domain.errors import ForbiddenContent, Refusal

#: Refusals that only a moderator can meet: a family claims and decides nothing, and shows no code.
AT_THE_DESK = {
    "AlreadyAsked", "AlreadyClaimed", "AlreadyDecided", "AlreadyProposed", "Barred", "CodeNeeded", "CodeUsed",
    "CodeWrong", "EvidenceGone", "Expired", "FamilyContact", "InviteNeeded", "JudgedDifferent", "MergedElsewhere",
    "MergedInto", "MovedOn", "NotClaimed", "NotEnough", "NotLooked", "NotPermitted", "PassedOn", "ReasonNeeded",
    "SamePerson", "SeniorsFirst", "TakesTwo", "TellsOfCase", "TooManyCodes", "TooManyLetters", "TooManyReveals",
    "WrongLetters",
}  # fmt: skip


def kinds(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def test_a_family_is_told_every_refusal_it_can_meet() -> None:
    told = set(refusals.SENTENCES) | {ForbiddenContent}
    assert {kind.__name__ for kind in kinds() if kind not in told} <= AT_THE_DESK


def test_a_moderator_is_told_every_refusal() -> None:
    told = set(moderators.SENTENCES) | set(refusals.SENTENCES) | {ForbiddenContent}
    assert {kind for kind in kinds() if kind not in told} == set()
