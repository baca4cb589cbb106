"""The organisation's people, and the links that let them in once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, null, or_, select, update

from bot.domain.roles import Invitation, Moderator, Role
from bot.storage.sealed import Sealed
from bot.storage.tables import invites, moderators
from bot.storage.times import stamp
from bot.storage.transaction import Repository

NAME = Sealed("moderator.name", str)
SECRET = Sealed("moderator.secret", str)
INVITED = Sealed("invite.name", str)
INVITED_SECRET = Sealed("invite.secret", str)

_BY_ID = select(moderators).where(moderators.c.id == bindparam("id"))
_BY_ACCOUNT = select(moderators).where(moderators.c.account == bindparam("of"), moderators.c.active)
_ACTIVE = select(moderators).where(moderators.c.active).order_by(moderators.c.id)
_ADD = insert(moderators)
_SAVE = (
    update(moderators)
    .where(moderators.c.id == bindparam("moderator"))
    .values({name: bindparam(name) for name in ("role", "name", "active", "on_duty")})
)
_SECRET = select(moderators.c.secret).where(moderators.c.id == bindparam("id"))
_ARM = (
    update(moderators)
    .where(moderators.c.id == bindparam("moderator"))
    .values(secret=bindparam("secret"), last_code=null())
)
_USE_CODE = (
    update(moderators)
    .where(
        moderators.c.id == bindparam("moderator"),
        or_(moderators.c.last_code.is_(None), moderators.c.last_code < bindparam("step")),
    )
    .values(last_code=bindparam("step"))
)
_INVITE = insert(invites)
_valid = (
    invites.c.token_lookup == bindparam("token"),
    invites.c.spent_at.is_(None),
    invites.c.expires_at > bindparam("now"),
    # A link from before codes were asked for lets nobody in: another is quickly made.
    invites.c.secret.is_not(None),
)
_INVITED = select(invites).where(*_valid)
_SPEND = update(invites).where(*_valid).values(spent_at=bindparam("now"))


class Moderators(Repository):
    """Moderators and invites inside one transaction."""

    async def by_account(self, account: str) -> Moderator | None:
        """Return who this account is, if it may act."""
        row = await self._first(_BY_ACCOUNT, of=account)
        return None if row is None else self._moderator(row)

    async def get(self, moderator: str) -> Moderator | None:
        """Return one of them, active or not."""
        row = await self._first(_BY_ID, id=moderator)
        return None if row is None else self._moderator(row)

    async def active(self) -> list[Moderator]:
        """Return everybody who may act."""
        return [self._moderator(row) for row in await self._all(_ACTIVE)]

    async def add(self, moderator: Moderator) -> None:
        """Let somebody in."""
        fixed = {"id": moderator.id, "account": moderator.account}
        await self._run(_ADD, fixed | self._changing(moderator))

    async def save(self, moderator: Moderator) -> None:
        """Keep what changed."""
        await self._run(_SAVE, {"moderator": moderator.id} | self._changing(moderator))

    async def secret(self, moderator: str) -> str | None:
        """Return what this one's codes are made of; None for whoever was let in before codes were asked for."""
        row = await self._first(_SECRET, id=moderator)
        return None if row is None or row.secret is None else SECRET.open(self._tx.cipher, moderator, row.secret)

    async def arm(self, moderator: str, secret: str) -> None:
        """Make this one's codes of another secret from now on."""
        await self._run(_ARM, {"moderator": moderator, "secret": SECRET.close(self._tx.cipher, moderator, secret)})

    async def use_code(self, moderator: str, step: int) -> bool:
        """Use up the code of a step and all before it; False where it was used."""
        return await self._changed(_USE_CODE, moderator=moderator, step=step)

    async def invite(self, token: str, invitation: Invitation, expires_at: datetime) -> None:
        """Keep a hash of the link's token, and whom it lets in until `expires_at`."""
        found, cipher = self._tx.lookup.of("invite", token), self._tx.cipher
        values = {
            "token_lookup": found,
            "role": invitation.role,
            "name": INVITED.close(cipher, found, invitation.name),
            "secret": INVITED_SECRET.close(cipher, found, invitation.secret),
            "expires_at": stamp(expires_at),
        }
        await self._run(_INVITE, values)

    async def invited(self, token: str, now: datetime) -> Invitation | None:
        """Return whom the token lets in, None where it was used, is old, or never was."""
        found, cipher = self._tx.lookup.of("invite", token), self._tx.cipher
        row = await self._first(_INVITED, token=found, now=stamp(now))
        if row is None:
            return None
        name, secret = INVITED.open(cipher, found, row.name), INVITED_SECRET.open(cipher, found, row.secret)
        return Invitation(role=Role(row.role), name=name, secret=secret)

    async def spend(self, token: str, now: datetime) -> bool:
        """Spend the token: once, and in time."""
        return await self._changed(_SPEND, token=self._tx.lookup.of("invite", token), now=stamp(now))

    def _changing(self, moderator: Moderator) -> dict[str, Any]:
        """Return the columns of a moderator that change."""
        return {
            "role": moderator.role,
            "name": NAME.close(self._tx.cipher, moderator.id, moderator.name),
            "active": moderator.active,
            "on_duty": moderator.on_duty,
        }

    def _moderator(self, row: Row[Any]) -> Moderator:
        return Moderator(
            id=row.id,
            account=row.account,
            role=Role(row.role),
            name=NAME.open(self._tx.cipher, row.id, row.name),
            active=row.active,
            on_duty=row.on_duty,
        )
