"""The organisation's people, and the links that let them in once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from bot.domain.roles import Moderator, Role
from bot.storage.sealed import Sealed
from bot.storage.tables import invites, moderators
from bot.storage.times import stamp
from bot.storage.transaction import Repository

NAME = Sealed("moderator.name", str)
INVITED = Sealed("invite.name", str)

_BY_ID = select(moderators).where(moderators.c.id == bindparam("id"))
_BY_ACCOUNT = select(moderators).where(moderators.c.account == bindparam("of"), moderators.c.active)
_ACTIVE = select(moderators).where(moderators.c.active).order_by(moderators.c.id)
_ADD = insert(moderators)
_SAVE = (
    update(moderators)
    .where(moderators.c.id == bindparam("moderator"))
    .values({name: bindparam(name) for name in ("role", "name", "active", "on_duty")})
)
_INVITE = insert(invites)
_SPEND = (
    update(invites)
    .where(
        invites.c.token_lookup == bindparam("token"),
        invites.c.spent_at.is_(None),
        invites.c.expires_at > bindparam("now"),
    )
    .values(spent_at=bindparam("now"))
    .returning(invites.c.role, invites.c.name)
)


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

    async def invite(self, token: str, role: Role, name: str, expires_at: datetime) -> None:
        """Keep a hash of the link's token, and whom it lets in until `expires_at`."""
        found = self._tx.lookup.of("invite", token)
        sealed = INVITED.close(self._tx.cipher, found, name)
        values = {"token_lookup": found, "role": role, "name": sealed, "expires_at": stamp(expires_at)}
        await self._run(_INVITE, values)

    async def spend(self, token: str, now: datetime) -> tuple[Role, str] | None:
        """Spend the token: the role and name it stands for, once and in time; None otherwise."""
        found = self._tx.lookup.of("invite", token)
        row = await self._first(_SPEND, token=found, now=stamp(now))
        return None if row is None else (Role(row.role), INVITED.open(self._tx.cipher, found, row.name))

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
