"""Grave moves as one moderator proposes and another approves them, with the look-alikes the approver sees."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, delete, insert, select, update

from bot.domain.errors import Moved
from bot.domain.moves import Axis
from bot.domain.proposal import Looked, Proposal, ProposalKind, ProposalState
from bot.storage.quotes import Quoting, Reasons
from bot.storage.sealed import Sealed
from bot.storage.tables import lookalikes, looks, proposals
from bot.storage.times import moment, moment_or_none, stamp, stamp_or_none
from bot.storage.upsert import upsert

CONTENT = Sealed("proposal.content", Reasons)

_CHANGING: Final = ("state", "approver", "approved_at", "leaves_at", "ended_at", "ended_by", "compared")
_WAITS: Final = [state.value for state in ProposalState if state.waits]
_waiting = select(proposals).where(proposals.c.state.in_(_WAITS)).order_by(proposals.c.expires_at, proposals.c.id)
_ADD = insert(proposals)
_BY_ID = select(proposals).where(proposals.c.id == bindparam("id"))
_SAVE = (
    update(proposals)
    .where(proposals.c.id == bindparam("proposal"), proposals.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in _CHANGING} | {"version": proposals.c.version + 1})
)
_OF_CASE = (
    select(proposals)
    .where((proposals.c.case_id == bindparam("of")) | (proposals.c.into_case == bindparam("of")))
    .order_by(proposals.c.proposed_at, proposals.c.id)
)
_WAITING_OF = _waiting.where(
    (proposals.c.proposer == bindparam("moderator")) | (proposals.c.approver == bindparam("moderator"))
)
_FORGET = delete(lookalikes).where(lookalikes.c.proposal == bindparam("of"))
_KEEP = insert(lookalikes)
_ALIKE = select(lookalikes.c.case_id).where(lookalikes.c.proposal == bindparam("of")).order_by(lookalikes.c.place)
_LOOKED = select(looks).where(looks.c.proposal == bindparam("of"), looks.c.moderator == bindparam("moderator"))
_LOOK = upsert(looks, ["proposal", "moderator"], lambda new: {"version": new.version, "wrong": new.wrong})
_LOOKERS = select(looks.c.moderator).where(looks.c.proposal == bindparam("of")).order_by(looks.c.moderator)


class Proposals(Quoting):
    """Proposals inside one transaction."""

    async def add(self, proposal: Proposal) -> None:
        """Keep a new proposal."""
        content = Reasons(fact_on=proposal.fact_on, words=proposal.words, wrong=proposal.wrong)
        row = {
            "id": proposal.id,
            "kind": proposal.kind,
            "case_id": proposal.case,
            "axis": proposal.axis,
            "before": proposal.before,
            "after": proposal.after,
            "into_case": proposal.into,
            "proposer": proposal.proposer,
            "proposed_at": stamp(proposal.proposed_at),
            "expires_at": stamp(proposal.expires_at),
            "version": proposal.version,
            "content": CONTENT.close(self._tx.cipher, proposal.id, content),
        }
        await self._run(_ADD, row | _changing(proposal))
        await self._quote(proposal.id, proposal.quotes)

    async def get(self, proposal: str) -> Proposal | None:
        """Return one proposal."""
        found = await self._found(_BY_ID, id=proposal)
        return found[0] if found else None

    async def save(self, proposal: Proposal) -> Proposal:
        """Keep what changed and return it with its new version. Raise Moved where it changed meanwhile."""
        if not await self._changed(_SAVE, proposal=proposal.id, seen=proposal.version, **_changing(proposal)):
            raise Moved
        return replace(proposal, version=proposal.version + 1)

    async def of_case(self, case: str) -> list[Proposal]:
        """Return every proposal about a case, the oldest first."""
        return await self._found(_OF_CASE, of=case)

    async def waiting(self) -> list[Proposal]:
        """Return what waits for a second person or for the end of its cooling-off, what expires first on top."""
        return await self._found(_waiting)

    async def waiting_of(self, moderator: str) -> list[Proposal]:
        """Return what waits and has this moderator in either part."""
        return await self._found(_WAITING_OF, moderator=moderator)

    async def keep_alike(self, proposal: str, cases: Sequence[str]) -> None:
        """Put the cases most like its own beside a proposal, in place of earlier ones."""
        await self._run(_FORGET, {"of": proposal})
        rows = [{"proposal": proposal, "case_id": case, "place": place} for place, case in enumerate(cases)]
        if rows:
            await self._run(_KEEP, rows)

    async def alike(self, proposal: str) -> list[str]:
        """Return the ids of the cases most like a proposal's own, the most alike first."""
        return [row.case_id for row in await self._all(_ALIKE, of=proposal)]

    async def looked(self, proposal: str, moderator: str) -> Looked | None:
        """Return what somebody has done about a proposal before approving it."""
        row = await self._first(_LOOKED, of=proposal, moderator=moderator)
        if row is None:
            return None
        return Looked(proposal=row.proposal, moderator=row.moderator, version=row.version, wrong=row.wrong)

    async def keep_looked(self, looked: Looked) -> None:
        """Keep it, in place of what was kept before."""
        row = {"proposal": looked.proposal, "moderator": looked.moderator}
        await self._run(self._own(_LOOK), row | {"version": looked.version, "wrong": looked.wrong})

    async def lookers(self, proposal: str) -> list[str]:
        """Return the ids of everybody who has looked at a proposal."""
        return [row.moderator for row in await self._all(_LOOKERS, of=proposal)]

    async def _found(self, statement: Select[Any], **values: object) -> list[Proposal]:
        rows = await self._all(statement, **values)
        quoted = await self._quotes(row.id for row in rows) if rows else {}
        return [self._proposal(row, quoted.get(row.id, ())) for row in rows]

    def _proposal(self, row: Row[Any], quoted: tuple[str, ...]) -> Proposal:
        content = CONTENT.open(self._tx.cipher, row.id, row.content)
        return Proposal(
            id=row.id,
            kind=ProposalKind(row.kind),
            case=row.case_id,
            axis=Axis(row.axis),
            before=row.before,
            after=row.after,
            into=row.into_case,
            proposer=row.proposer,
            proposed_at=moment(row.proposed_at),
            expires_at=moment(row.expires_at),
            state=ProposalState(row.state),
            approver=row.approver,
            approved_at=moment_or_none(row.approved_at),
            leaves_at=moment_or_none(row.leaves_at),
            ended_at=moment_or_none(row.ended_at),
            ended_by=row.ended_by,
            fact_on=content.fact_on,
            words=content.words,
            wrong=content.wrong,
            quotes=quoted,
            compared=row.compared,
            version=row.version,
        )


def _changing(proposal: Proposal) -> dict[str, Any]:
    """Return the columns of a proposal that change."""
    return {
        "state": proposal.state,
        "approver": proposal.approver,
        "approved_at": stamp_or_none(proposal.approved_at),
        "leaves_at": stamp_or_none(proposal.leaves_at),
        "ended_at": stamp_or_none(proposal.ended_at),
        "ended_by": proposal.ended_by,
        "compared": proposal.compared,
    }
