"""The organisation's people as the operator deals with them: invited, listed, locked."""

from contextlib import suppress
from dataclasses import dataclass

from bot.app import telegram
from bot.chat.gateway import start_link
from bot.domain.errors import Moved
from bot.domain.roles import Moderator, Role
from bot.house import House, opened
from bot.services import codes, moderators
from bot.settings import Settings


@dataclass(frozen=True, slots=True, repr=False)
class Invited:
    """What lets one person in, for the operator's terminal alone."""

    link: str
    #: What the authenticator app reads from a QR code, and the same for typing.
    uri: str
    secret: str


async def invite(settings: Settings, role: Role, name: str) -> Invited:
    """Return a start link that lets one person in, once, and the secret of this person's codes. Raises TokenRefused."""
    async with opened(settings) as house:
        username = await telegram(settings).username()
        async with house.storage.work() as work:
            token, made = await moderators.invite(work, role, name, house.rules.invite)
        uri = codes.uri(made.secret, name or role.value, house.rules.organisation)
    return Invited(start_link(username, token), uri, made.secret)


class NotFound(Exception):
    """Nobody, or more than one, is meant; the text is one line for the operator."""

    def __init__(self, found: int) -> None:
        """Say how many were found."""
        super().__init__(
            "nobody of this number or name may act; see: dodomu moderators list"
            if not found
            else f"{found} have this name; give the number of one: dodomu moderators list"
        )


async def lock(settings: Settings, who: str) -> Moderator:
    """Lock the account of a name, or of a number of the list. Raises NotFound."""
    async with opened(settings) as house:
        while True:
            # An item that it holds may be moved at this moment.
            with suppress(Moved):
                return await _lock(house, who)


async def _lock(house: House, who: str) -> Moderator:
    async with house.storage.work() as work:
        active = await work.moderators.active()
        found = [one for number, one in enumerate(active, 1) if who in (str(number), one.name)]
        if len(found) != 1:
            raise NotFound(len(found))
        return await moderators.lock(work, None, found[0].id)


async def listed(settings: Settings) -> list[Moderator]:
    """Return everybody who may act."""
    async with opened(settings) as house, house.storage.reading() as work:
        return await work.moderators.active()
