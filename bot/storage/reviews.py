"""The moderators' queue. An item is changed only by who saw its newest version."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, and_, bindparam, delete, func, insert, or_, select, update

from bot.domain.candidate import Candidate, Clue
from bot.domain.errors import Moved
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState
from bot.storage.sealed import Sealed
from bot.storage.tables import candidates, reviews
from bot.storage.times import moment, moment_or_none, stamp, stamp_or_none
from bot.storage.transaction import Repository

CLUES = Sealed("candidate.clues", TypeAdapter(tuple[Clue, ...]))

_CHANGING = ("cause", "priority", "due_at", "state", "claimed_by", "claimed_until", "barred", "paused_at", "escalated")
_order = (reviews.c.priority, reviews.c.due_at, reviews.c.opened_at, reviews.c.id)
_BY_ID = select(reviews).where(reviews.c.id == bindparam("id"))
_ADD = insert(reviews)
_SAVE = (
    update(reviews)
    .where(reviews.c.id == bindparam("review"), reviews.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in _CHANGING} | {"version": reviews.c.version + 1})
)
_LIFT = (
    update(reviews)
    .where(reviews.c.id == bindparam("review"))
    .values({name: bindparam(name) for name in ("priority", "due_at", "cause")})
)
_over = and_(reviews.c.state == ReviewState.CLAIMED.value, reviews.c.claimed_until <= bindparam("now"))
_WAITING = (
    select(reviews)
    .where(or_(reviews.c.state == ReviewState.OPEN.value, _over))
    .order_by(*_order)
    .limit(bindparam("limit"))
)
_ASIDE = (
    select(reviews)
    .where(reviews.c.state.in_([ReviewState.HELD.value, ReviewState.ASKED.value]))
    .order_by(*_order)
    .limit(bindparam("limit"))
)
_CLAIMED = (
    select(reviews)
    .where(
        reviews.c.claimed_by == bindparam("by"),
        reviews.c.state == ReviewState.CLAIMED.value,
        reviews.c.claimed_until > bindparam("now"),
    )
    .order_by(*_order)
)
_OF_REPORT = select(reviews).where(reviews.c.report == bindparam("of")).order_by(reviews.c.opened_at, reviews.c.id)
_OF_CASE = select(reviews).where(reviews.c.case_id == bindparam("of")).order_by(reviews.c.opened_at, reviews.c.id)
_OPEN_CONTACT = (
    select(reviews)
    .where(
        reviews.c.account == bindparam("of"),
        reviews.c.kind == ReviewKind.CONTACT.value,
        reviews.c.state != ReviewState.DONE.value,
    )
    .order_by(reviews.c.opened_at)
    .limit(1)
)
_CONTACTS = (
    select(func.count())
    .select_from(reviews)
    .where(
        reviews.c.account == bindparam("of"),
        reviews.c.kind == ReviewKind.CONTACT.value,
        reviews.c.opened_at > bindparam("since"),
    )
)
_MATCHED = update(reviews).where(reviews.c.id == bindparam("review")).values(matched_at=bindparam("now"))
_COMPARED = select(func.count(func.distinct(reviews.c.report))).where(reviews.c.matched_at > bindparam("since"))
_UNKEEP = delete(candidates).where(candidates.c.review == bindparam("of"))
_KEEP = insert(candidates)
_CANDIDATES = (
    select(reviews.c.matched_at, candidates)
    .select_from(reviews.outerjoin(candidates, candidates.c.review == reviews.c.id))
    .where(reviews.c.id == bindparam("of"))
    .order_by(candidates.c.score.desc(), candidates.c.case_id)
)


class Reviews(Repository):
    """The queue inside one transaction."""

    async def add(self, review: Review) -> None:
        """Keep a new item."""
        fixed = {
            "id": review.id,
            "kind": review.kind,
            "account": review.account or None,
            "report": review.report,
            "case_id": review.case,
            "lead": review.lead,
            "opened_at": stamp(review.opened_at),
            "version": review.version,
        }
        await self._run(_ADD, fixed | _changing(review))

    async def get(self, review: str) -> Review | None:
        """Return one item."""
        row = await self._first(_BY_ID, id=review)
        return None if row is None else _review(row)

    async def save(self, review: Review) -> Review:
        """Keep what changed and return it with its new version. Raise Moved where it changed meanwhile."""
        if not await self._changed(_SAVE, review=review.id, seen=review.version, **_changing(review)):
            raise Moved
        return replace(review, version=review.version + 1)

    async def lift(self, review: str, priority: Priority, due_at: datetime, cause: Cause) -> None:
        """Raise an item's priority; its version stays, so that nobody's buttons die of it."""
        values = {"review": review, "priority": int(priority), "due_at": stamp(due_at), "cause": cause}
        await self._run(_LIFT, values)

    async def waiting(self, now: datetime, limit: int) -> list[Review]:
        """Return what nobody holds, by priority, due time and age."""
        return [_review(row) for row in await self._all(_WAITING, now=stamp(now), limit=limit)]

    async def aside(self, limit: int) -> list[Review]:
        """Return what is held or waits for a family's answer, by priority, due time and age."""
        return [_review(row) for row in await self._all(_ASIDE, limit=limit)]

    async def claimed(self, moderator: str, now: datetime) -> list[Review]:
        """Return what this moderator holds."""
        return [_review(row) for row in await self._all(_CLAIMED, by=moderator, now=stamp(now))]

    async def of_report(self, report: str) -> list[Review]:
        """Return a report's items, the oldest first."""
        return [_review(row) for row in await self._all(_OF_REPORT, of=report)]

    async def of_case(self, case: str) -> list[Review]:
        """Return a case's items, the oldest first."""
        return [_review(row) for row in await self._all(_OF_CASE, of=case)]

    async def compared(self, since: datetime) -> int:
        """Count the reports that the matcher has held against every case since then."""
        return int((await self._run(_COMPARED, {"since": stamp(since)})).scalar_one())

    async def open_contact(self, account: str) -> Review | None:
        """Return the account's task that asks for a person, if it is not done."""
        row = await self._first(_OPEN_CONTACT, of=account)
        return None if row is None else _review(row)

    async def contacts(self, account: str, since: datetime) -> int:
        """Count the account's tasks that ask for a person, opened since then, done or not."""
        return int((await self._run(_CONTACTS, {"of": account, "since": stamp(since)})).scalar_one())

    async def keep(self, review: str, candidates: Sequence[Candidate]) -> None:
        """Put the candidates beside an item, in place of earlier ones."""
        await self._run(_UNKEEP, {"of": review})
        rows = [
            {
                "review": review,
                "case_id": each.case,
                "score": each.score,
                "band": each.band,
                "clues": CLUES.close(self._tx.cipher, f"{review} {each.case}", each.clues),
            }
            for each in candidates
        ]
        if rows:
            await self._run(_KEEP, rows)
        await self._run(_MATCHED, {"review": review, "now": self._now})

    async def candidates(self, review: str) -> list[Candidate] | None:
        """Return an item's candidates, the best first; None while they are still being looked for."""
        rows = await self._all(_CANDIDATES, of=review)
        if not rows or rows[0].matched_at is None:
            return None
        return [self._candidate(row) for row in rows if row.case_id is not None]

    def _candidate(self, row: Row[Any]) -> Candidate:
        clues = CLUES.open(self._tx.cipher, f"{row.review} {row.case_id}", row.clues)
        return Candidate(row.case_id, row.score, row.band, clues)


def _changing(review: Review) -> dict[str, Any]:
    """Return the columns of an item that change."""
    return {
        "cause": review.cause,
        "priority": int(review.priority),
        "due_at": stamp(review.due_at),
        "state": review.state,
        "claimed_by": review.claimed_by,
        "claimed_until": stamp_or_none(review.claimed_until),
        "barred": review.barred,
        "paused_at": stamp_or_none(review.paused_at),
        "escalated": review.escalated,
    }


def _review(row: Row[Any]) -> Review:
    return Review(
        id=row.id,
        kind=ReviewKind(row.kind),
        cause=Cause(row.cause),
        account=row.account or "",
        report=row.report,
        case=row.case_id,
        lead=row.lead,
        priority=Priority(row.priority),
        due_at=moment(row.due_at),
        opened_at=moment(row.opened_at),
        state=ReviewState(row.state),
        claimed_by=row.claimed_by,
        claimed_until=moment_or_none(row.claimed_until),
        barred=row.barred,
        paused_at=moment_or_none(row.paused_at),
        escalated=row.escalated,
        version=row.version,
    )
