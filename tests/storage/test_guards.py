"""What the database itself refuses, whoever speaks to it: also by direct SQL, on both databases."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.domain.case import Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import NoticeKind
from bot.domain.proposal import Proposal
from bot.domain.relative import Level
from bot.domain.sharing import Body, Disclosure, Passed, Sharing
from bot.services import approvals, merges, statuses
from bot.storage.guards import NOTICES
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.deciding import People, approved, as_it_stands, case_of_a_family, item, people, proposed, to
from tests.services.kin import at_level
from tests.services.people import RULES

#: Words in any language of ours that speak of a death.
DEATH = ("death", "died", "dead", "remains", "condol")


async def scene(storage: Storage) -> tuple[People, Proposal]:
    """Return people and an open proposal."""
    async with storage.work() as work:
        who = await people(work)
        return who, await proposed(work, who.first, await case_of_a_family(work, who.first))


async def refused(storage: Storage, statement: str, words: str, **values: object) -> None:
    """Expect the database to refuse a statement with these words, and to be as it was."""
    with pytest.raises(DBAPIError, match=words):
        async with storage.engine.begin() as conn:
            await conn.execute(text(statement), values)


async def run(storage: Storage, statement: str, **values: object) -> None:
    async with storage.engine.begin() as conn:
        await conn.execute(text(statement), values)


async def test_the_same_person_is_refused_in_both_parts(storage: Storage) -> None:
    who, proposal = await scene(storage)
    await refused(
        storage,
        "UPDATE proposals SET approver = proposer, state = 'approved' WHERE id = :id",
        "takes two people",
        id=proposal.id,
    )
    async with storage.work() as work:
        await work.moderators.save(replace(who.first, active=False))
        await work.moderators.add(again := replace(who.first, id=work.ids.new()))
    await refused(
        storage,
        "UPDATE proposals SET approver = :again, state = 'approved' WHERE id = :id",
        "takes two people",
        id=proposal.id,
        again=again.id,
    )


@pytest.mark.parametrize("state", ["approved", "done"])
async def test_nothing_is_approved_or_done_by_nobody(storage: Storage, state: str) -> None:
    _, proposal = await scene(storage)
    await refused(
        storage, "UPDATE proposals SET state = :state WHERE id = :id", "takes two people", id=proposal.id, state=state
    )


async def test_what_was_not_approved_first_is_not_done(storage: Storage) -> None:
    who, proposal = await scene(storage)
    await refused(
        storage,
        "UPDATE proposals SET approver = :by, state = 'done' WHERE id = :id",
        "takes two people",
        id=proposal.id,
        by=who.second.id,
    )


@pytest.mark.parametrize("column", ["proposer", "case_id", "before", "after", "axis", "kind"])
async def test_a_proposal_cannot_become_another(storage: Storage, column: str) -> None:
    who, proposal = await scene(storage)
    async with storage.work() as work:
        other = await case_of_a_family(work, who.first, 7_000_123_457)
    value = {"proposer": who.second.id, "case_id": other.id}.get(column, "other")
    await refused(
        storage, f"UPDATE proposals SET {column} = :value WHERE id = :id", "stays what it was",  # noqa: S608 - a fixed list
        id=proposal.id, value=value,
    )  # fmt: skip


async def test_what_has_ended_does_not_wake(storage: Storage) -> None:
    who, proposal = await scene(storage)
    async with storage.work() as work:
        await approvals.withdraw(work, who.first, proposal.id)
    await refused(storage, "UPDATE proposals SET state = 'open' WHERE id = :id", "stays what it was", id=proposal.id)


async def test_an_approver_stays_the_approver(storage: Storage) -> None:
    who, proposal = await scene(storage)
    async with storage.work() as work:
        await approved(work, who.second, proposal)
    for value in (None, who.senior.id):
        await refused(
            storage, "UPDATE proposals SET approver = :by WHERE id = :id", "stays what it was|takes two",
            id=proposal.id, by=value,
        )  # fmt: skip


@pytest.mark.parametrize("fate", [fate for fate in Fate if fate is not Fate.MISSING])
async def test_no_fate_is_set_that_no_history_tells(storage: Storage, fate: Fate) -> None:
    _, proposal = await scene(storage)
    await refused(
        storage, "UPDATE cases SET fate = :fate WHERE id = :id", "needs its history", id=proposal.case, fate=fate.value
    )


ADD = (
    "INSERT INTO statuses (id, case_id, axis, before, after, moderator, proposal, at)"
    " VALUES ('x', :case, :axis, :before, :after, :by, :proposal, 1)"
)
GRAVE = [
    ("fate", "missing", "captive_confirmed"), ("fate", "missing", "death_reported"), ("fate", "missing", "released"),
    ("fate", "captive_confirmed", "missing"), ("fate", "death_reported", "missing"),
    ("fate", "died_official", "returned_home"), ("case", "open", "merged_into"),
]  # fmt: skip


@pytest.mark.parametrize(("axis", "before", "after"), GRAVE)
async def test_no_grave_line_is_written_without_a_proposal_that_two_agreed_on(
    storage: Storage, axis: str, before: str, after: str
) -> None:
    who, proposal = await scene(storage)
    for named in (None, proposal.id):
        await refused(
            storage, ADD, "takes two people",
            case=proposal.case, axis=axis, before=before, after=after, by=who.first.id, proposal=named,
        )  # fmt: skip


async def test_an_agreed_proposal_carries_its_own_line_and_no_other(storage: Storage, clock: FixedClock) -> None:
    who, proposal = await scene(storage)
    async with storage.work() as work:
        await approved(work, who.second, proposal)
        other = await case_of_a_family(work, who.first, 7_000_123_457)
    for case, after in ((other.id, "captive_confirmed"), (proposal.case, "released")):
        await refused(
            storage, ADD, "takes two people",
            case=case, axis="fate", before="missing", after=after, by=who.first.id, proposal=proposal.id,
        )  # fmt: skip
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
    await refused(
        storage, ADD, "takes two people|there already",
        case=proposal.case, axis="fate", before="missing", after="captive_confirmed", by=who.first.id,
        proposal=proposal.id,
    )  # fmt: skip


async def test_history_is_only_ever_added_to(storage: Storage) -> None:
    who, proposal = await scene(storage)
    values = {
        "case": proposal.case, "axis": "case", "before": "open", "after": "dormant", "by": who.first.id,
        "proposal": None,
    }  # fmt: skip
    await run(storage, ADD, **values)
    for statement in ("UPDATE statuses SET after = 'open'", "DELETE FROM statuses", "DELETE FROM quotes"):
        await refused(storage, statement, "append-only")


async def test_a_case_goes_on_in_another_only_where_two_agreed_on_that_one(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, into, third = [await case_of_a_family(work, who.first, 7_000_123_456 + each) for each in range(3)]
        merge = await merges.propose(work, RULES, who.first, case.id, into.id)
    joined = "UPDATE cases SET state = 'merged_into', merged_into = :into WHERE id = :case"
    await refused(storage, joined, "a merge takes two people", case=case.id, into=into.id)
    async with storage.work() as work:
        await approved(work, who.second, merge)
    await refused(storage, joined, "a merge takes two people", case=case.id, into=third.id)
    other = "UPDATE proposals SET into_case = :into WHERE id = :id"
    await refused(storage, other, "stays what it was", id=merge.id, into=third.id)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, merge.id)
    await refused(storage, joined, "a merge takes two people", case=case.id, into=third.id)


@pytest.mark.parametrize(
    "table",
    [
        "verdicts", "audit", "statuses", "proposals", "cases", "verifications", "deliveries", "sharings", "disclosures",
    ],
)  # fmt: skip
async def test_no_row_takes_the_place_of_another(sqlite_storage: Storage, sqlite_url: str, table: str) -> None:
    """By the hand of whoever opens the file with another program, in which REPLACE fires no trigger of a deletion."""
    who, proposal = await scene(sqlite_storage)
    async with sqlite_storage.work() as work:
        word = await item(work, who.first, await as_it_stands(work, proposal.case), EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.first, proposal.case, to(Fate.BELIEVED_CAPTIVE, word))
        [tied] = await work.cases.relatives(proposal.case)
        await at_level(work, who.first, tied, Level.SHOWN)
        await work.sharings.add(Sharing(report=tied.report, body=Body.ICRC, given=True, at=work.now))
        passed = Disclosure(
            report=tied.report, body=Body.ICRC, what=next(iter(Passed)), moderator=who.first.id, at=work.now
        )
        await work.disclosures.add(passed)
    missing = {"cases": "UPDATE c SET fate = 'missing'", "proposals": "UPDATE c SET after = 'released'"}.get(table)
    with closing(sqlite3.connect(sqlite_url)) as conn:
        conn.execute(f"CREATE TEMPORARY TABLE c AS SELECT * FROM {table}")  # noqa: S608 - a fixed list
        conn.execute(missing or "UPDATE c SET at = at + 1")
        with pytest.raises(sqlite3.IntegrityError, match="there already"):
            conn.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM c")  # noqa: S608 - as above


async def test_a_case_begins_with_nothing_decided(storage: Storage) -> None:
    add = (
        "INSERT INTO cases (id, reference, state, fate, opened_at, change, changed_at)"
        " VALUES ('y', 'y', 'open', :fate, 1, 1, 1)"
    )
    await refused(storage, add, "nothing decided", fate="died_official")
    await run(storage, add, fate="missing")


async def test_there_is_no_notice_of_a_death_and_the_database_takes_none(storage: Storage) -> None:
    assert {kind.value for kind in NoticeKind} == set(NOTICES)
    assert not [kind for kind in NOTICES if any(word in kind for word in DEATH)]
    _, proposal = await scene(storage)
    async with storage.work() as work:
        [tied] = await work.cases.relatives(proposal.case)
        [notice, *_] = await work.notices.of_report(tied.report)
    for word in ("death", "condolence", Fate.DIED_OFFICIAL.value[:16], ""):
        await refused(storage, "UPDATE notices SET kind = :kind WHERE id = :id", "no notice", kind=word, id=notice.id)
        await refused(
            storage,
            "INSERT INTO notices (id, kind, account, report, state, raised_at)"
            " SELECT 'z', :kind, account, report, state, raised_at FROM notices WHERE id = :id",
            "no notice",
            kind=word,
            id=notice.id,
        )
