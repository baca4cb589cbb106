"""Who has shown a code, since when, and how many grave moves the last one still opens."""

from sqlalchemy import bindparam, delete, null, select, update

from bot.domain.session import Session
from bot.storage.tables import sessions
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository
from bot.storage.upsert import upsert

_CHANGING = ("opened_at", "seen_at", "fresh_until", "grave_left", "asked")
_of = sessions.c.moderator == bindparam("of")
_GET = select(sessions).where(_of)
_OPEN = upsert(sessions, ["moderator"], lambda new: {name: new[name] for name in _CHANGING})
_TOUCH = update(sessions).where(_of).values(seen_at=bindparam("now"), asked=null())
_ASK = update(sessions).where(_of).values(asked=bindparam("back"))
_SPEND = (
    update(sessions)
    .where(_of, sessions.c.fresh_until > bindparam("now"), sessions.c.grave_left > 0)
    .values(grave_left=sessions.c.grave_left - 1)
)
_END = delete(sessions).where(_of)


class Sessions(Repository):
    """Sessions inside one transaction."""

    async def get(self, moderator: str) -> Session | None:
        """Return the session, over or not."""
        row = await self._first(_GET, of=moderator)
        if row is None:
            return None
        return Session(
            moderator=row.moderator,
            opened_at=moment(row.opened_at),
            seen_at=moment(row.seen_at),
            fresh_until=moment(row.fresh_until),
            grave_left=row.grave_left,
            asked=row.asked,
        )

    async def open(self, session: Session) -> None:
        """Keep a session in place of the one before."""
        await self._run(
            self._own(_OPEN),
            {
                "moderator": session.moderator,
                "opened_at": stamp(session.opened_at),
                "seen_at": stamp(session.seen_at),
                "fresh_until": stamp(session.fresh_until),
                "grave_left": session.grave_left,
                "asked": session.asked,
            },
        )

    async def touch(self, moderator: str) -> None:
        """Note that something was done just now, and that no code is asked for."""
        await self._run(_TOUCH, {"of": moderator, "now": self._now})

    async def ask(self, moderator: str, back: str) -> None:
        """Keep from where a code was asked for."""
        await self._run(_ASK, {"of": moderator, "back": back})

    async def spend(self, moderator: str) -> bool:
        """Count one grave move of a fresh code down; False where the code is old or nothing is left."""
        return await self._changed(_SPEND, of=moderator, now=self._now)

    async def end(self, moderator: str) -> None:
        """Forget the session."""
        await self._run(_END, {"of": moderator})
