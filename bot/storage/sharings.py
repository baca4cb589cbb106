"""What families have permitted us to pass on, and what was passed on. Both are only ever appended to."""

from sqlalchemy import bindparam, insert, select

from bot.domain.sharing import Body, Disclosure, Passed, Sharing
from bot.storage.tables import disclosures, sharings
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository

_PERMIT = insert(sharings)
_PERMITTED = select(sharings).where(sharings.c.report == bindparam("of")).order_by(sharings.c.seq)
_PASS = insert(disclosures)
_PASSED = select(disclosures).where(disclosures.c.report == bindparam("of")).order_by(disclosures.c.seq)


class Sharings(Repository):
    """Permissions inside one transaction."""

    async def add(self, line: Sharing) -> None:
        """Append a line."""
        row = {"report": line.report, "body": line.body.value, "given": line.given, "at": stamp(line.at)}
        await self._run(_PERMIT, row)

    async def of_report(self, report: str) -> list[Sharing]:
        """Return what a report's family has permitted and taken back, the oldest first."""
        return [
            Sharing(report=row.report, body=Body(row.body), given=row.given, at=moment(row.at))
            for row in await self._all(_PERMITTED, of=report)
        ]


class Disclosures(Repository):
    """What was passed on, inside one transaction."""

    async def add(self, line: Disclosure) -> None:
        """Append a line."""
        told = {"body": line.body.value, "what": line.what.value, "moderator": line.moderator}
        await self._run(_PASS, told | {"report": line.report, "at": stamp(line.at)})

    async def of_report(self, report: str) -> list[Disclosure]:
        """Return what of a report was passed on, the oldest first."""
        return [
            Disclosure(
                report=row.report,
                body=Body(row.body),
                what=Passed(row.what),
                moderator=row.moderator,
                at=moment(row.at),
            )
            for row in await self._all(_PASSED, of=report)
        ]
