"""Whether somebody may do something: asked at the door, and again in the transaction that does it."""

from bot.domain.errors import NotAllowed
from bot.domain.roles import Act, Moderator


def allow(moderator: Moderator, act: Act) -> None:
    """Raise NotAllowed unless this moderator's role may do it, and the account is not locked."""
    if not (moderator.active and moderator.role.may(act)):
        raise NotAllowed
