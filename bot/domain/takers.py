"""Who may see and take an item of the queue."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.review import Review
from bot.domain.roles import Act, Moderator, Role


@dataclass(frozen=True, slots=True, repr=False)
class Takers:
    """Who may take an item now."""

    people: Sequence[Moderator]
    #: Everybody who might has passed it on, so it is offered again.
    again: bool

    def among(self, moderator: Moderator) -> bool:
        """Whether this moderator is one of them."""
        return moderator.id in [one.id for one in self.people]


def sees(moderator: Moderator, review: Review) -> bool:
    """Whether an item is there for this moderator at all; some are for seniors alone."""
    return not review.lead or moderator.sees_death


def takers(active: Sequence[Moderator], review: Review, passed: Collection[str]) -> Takers:
    """Return who of the `active` may take an item that some have passed on; where all have, seniors may again."""
    able = [one for one in active if _may(one, review)]
    left = [one for one in able if one.id not in passed]
    if left or not able:
        return Takers(left, again=False)
    return Takers([one for one in able if one.role is Role.SENIOR] or able, again=True)


def _may(moderator: Moderator, review: Review) -> bool:
    claims = moderator.active and moderator.role.may(Act.CLAIM)
    return claims and review.barred != moderator.id and sees(moderator, review)
