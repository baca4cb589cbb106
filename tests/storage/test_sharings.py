"""What families permit, and what was passed on, is appended and never changed."""

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from bot.domain.roles import Role
from bot.domain.sharing import Body, Disclosure, Passed, Sharing, permitted
from bot.storage.tables import disclosures, sharings
from bot.storage.work import Storage
from tests.services.people import moderator
from tests.storage import builders


async def test_the_last_line_of_each_body_says_what_is_permitted(storage: Storage) -> None:
    async with storage.work() as work:
        report = await builders.report(work)
        for body, given in ((Body.UN, True), (Body.STATE, True), (Body.UN, False)):
            await work.sharings.add(Sharing(report=report.id, body=body, given=given, at=work.now))
        lines = await work.sharings.of_report(report.id)
        assert [(line.body, line.given) for line in lines] == [
            (Body.UN, True), (Body.STATE, True), (Body.UN, False),
        ]  # fmt: skip
        assert list(permitted(lines)) == [Body.STATE]


async def test_what_was_passed_on_is_read_back_as_it_was_written(storage: Storage) -> None:
    async with storage.work() as work:
        report, who = await builders.report(work), await moderator(work, 1, Role.VERIFIER)
        line = Disclosure(report=report.id, body=Body.ICRC, what=Passed.WHOLE, moderator=who.id, at=work.now)
        await work.disclosures.add(line)
        assert await work.disclosures.of_report(report.id) == [line]


@pytest.mark.parametrize("table", [sharings, disclosures], ids=["sharings", "disclosures"])
@pytest.mark.parametrize("act", ["change", "erase"])
async def test_no_line_is_changed_or_erased(storage: Storage, table: object, act: str) -> None:
    async with storage.work() as work:
        report, who = await builders.report(work), await moderator(work, 1, Role.VERIFIER)
        await work.sharings.add(Sharing(report=report.id, body=Body.UN, given=True, at=work.now))
        await work.disclosures.add(
            Disclosure(report=report.id, body=Body.UN, what=Passed.PERSON, moderator=who.id, at=work.now)
        )
    statement = update(table).values(body="icrc") if act == "change" else delete(table)  # type: ignore[arg-type]  # a table
    with pytest.raises(DBAPIError):
        async with storage.engine.begin() as conn:
            await conn.execute(statement)
