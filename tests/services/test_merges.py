"""Two cases are one person: two people say so, one step undoes it, and nothing is lost on the way."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from sqlalchemy import Table, select

from bot.domain.candidate import Candidate
from bot.domain.case import Case, CaseState, Fate, HoldKind
from bot.domain.errors import (
    AlreadyProposed,
    ForbiddenContent,
    Foreign,
    JudgedDifferent,
    MergedInto,
    NotAllowed,
    SamePerson,
    Stale,
)
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.person import Person
from bot.domain.proposal import Proposal
from bot.domain.review import Cause, LinkReason, ReviewState, VerdictKind
from bot.matching.index import Index
from bot.services import (
    approvals,
    cases,
    claims,
    distinctions,
    evidence,
    holds,
    informing,
    looks,
    merges,
    pairs,
    reports,
    reveal,
    review,
    search,
    statuses,
    tasks,
    verdicts,
)
from bot.storage import tables
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import (
    LETTERS,
    People,
    approved,
    as_it_stands,
    case_of_a_family,
    fits_its_history,
    item,
    people,
    to,
)
from tests.services.people import RULES, account_of, moderator, sent
from tests.services.telling import believed, told
from tests.services.test_races import together
from tests.storage.builders import CHAT, PERSON

#: Tables whose rows are the cases', and what of a row may differ: how often it was touched.
KEPT: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (tables.cases, ("version", "change", "changed_at", "person")),
    (tables.relatives, ()),
    (tables.reports, ()),
    (tables.evidence, ()),
    (tables.quotes, ()),
    (tables.notices, ()),
)


async def two(work: Work, who: People) -> tuple[Case, Case]:
    """Return two cases, each with a family."""
    return await case_of_a_family(work, who.first), await case_of_a_family(work, who.first, CHAT + 1)


async def approve(storage: Storage, clock: FixedClock, proposal: Proposal, who: People) -> None:
    """Have a second person approve a merge, and time bring it about."""
    async with storage.work() as work:
        await approved(work, who.second, proposal)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)


async def merge(storage: Storage, clock: FixedClock, who: People, case: Case, into: Case) -> None:
    """Have two people merge two cases."""
    async with storage.work() as work:
        proposal = await merges.propose(work, RULES, who.first, case.id, into.id)
    await approve(storage, clock, proposal, who)


async def begun(storage: Storage) -> tuple[People, Case, Case]:
    """Return who decides, and two cases."""
    async with storage.work() as work:
        who = await people(work)
        return who, *await two(work, who)


async def snapshot(storage: Storage) -> Mapping[str, Sequence[Any]]:
    """Return every row of the cases, read past the house's own code; who a case is about, opened."""
    found: dict[str, Sequence[Any]] = {}
    async with storage.engine.connect() as conn:
        for table, but in KEPT:
            columns = [column for column in table.c if column.name not in but]
            rows = await conn.execute(select(*columns).order_by(*table.primary_key))
            found[table.name] = [tuple(row) for row in rows if getattr(row, "state", None) != NoticeState.DROPPED]
    async with storage.reading() as work:
        found["people"] = [(one.id, one.person) for one in sorted(await work.cases.latest(99), key=lambda one: one.id)]
        found["promises"] = [(row[0], (await work.reports.get(row[0])).promised) for row in found["reports"]]  # type: ignore[union-attr]  # it is there
    return found


async def test_a_merge_takes_two_people_and_holds_both_cases_until_then(storage: Storage, clock: FixedClock) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        proposal = await merges.propose(work, RULES, who.first, case.id, into.id, "One birth certificate.")
        assert [await holds.held(work, each) for each in (case, into)] == [True, True]
        with pytest.raises(SamePerson):
            await approvals.approve(work, RULES, who.first, proposal.id, LETTERS)
    await approve(storage, clock, proposal, who)
    async with storage.work() as work:
        gone, goes_on = await as_it_stands(work, case), await as_it_stands(work, into)
        assert (gone.state, gone.merged_into, goes_on.state) == (CaseState.MERGED, into.id, CaseState.OPEN)
        assert not await holds.held(work, goes_on)
        [line] = await work.statuses.of_case(case.id)
        assert (line.words, line.proposal) == ("One birth certificate.", proposal.id)
        assert await fits_its_history(work, case)


async def test_the_case_that_goes_on_speaks_for_the_families_and_the_evidence_of_both(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        letter = await item(work, who.first, case, EvidenceKind.LETTER)
    await merge(storage, clock, who, case, into)
    async with storage.work() as work:
        assert len(await cases.tied(work, into.id)) == 2
        await statuses.change(work, RULES, who.first, into.id, to(Fate.BELIEVED_CAPTIVE, letter))
        task = await tasks.enter(work, RULES, Cause.FATE_CHANGED, into.id, lead=True)
        await claims.take(work, RULES, who.senior, task.id)
        shown = await reveal.reveal(work, RULES, who.senior, task.id)
    assert len(shown.tied) == 2


async def test_what_is_new_on_a_merged_case_is_refused_with_the_way_to_the_one_that_goes_on(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        last = await case_of_a_family(work, who.first, CHAT + 2)
        letter = await item(work, who.first, case, EvidenceKind.LETTER)
    await merge(storage, clock, who, case, into)
    await merge(storage, clock, who, into, last)
    async with storage.work() as work:
        for deed in (
            item(work, who.first, case, EvidenceKind.FAMILY),
            statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, letter)),
            merges.propose(work, RULES, who.first, case.id, last.id),
            distinctions.judge(work, who.first, case.id, last.id),
        ):
            with pytest.raises(MergedInto) as refused:
                await deed
            assert refused.value.case == last.id


async def test_after_a_merge_is_undone_every_row_is_where_it_was(storage: Storage, clock: FixedClock) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        for each in (case, into):
            await item(work, who.first, each, EvidenceKind.LETTER)
        word = await item(work, who.first, into, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.first, into.id, to(Fate.BELIEVED_CAPTIVE, word))
    before = await snapshot(storage)
    await merge(storage, clock, who, case, into)
    assert await snapshot(storage) != before
    async with storage.work() as work:
        await merges.part(work, RULES, who.first, case.id)
    assert await snapshot(storage) == before


async def test_both_stay_held_until_another_confirms_the_parting(storage: Storage, clock: FixedClock) -> None:
    who, case, into = await begun(storage)
    await merge(storage, clock, who, case, into)
    async with storage.work() as work:
        parted = await merges.part(work, RULES, who.first, case.id)
        with pytest.raises(Stale):
            await merges.part(work, RULES, who.second, case.id)
        assert [await holds.held(work, each) for each in (parted, into)] == [True, True]
        [task] = [one for one in await work.reviews.of_case(case.id) if one.cause is Cause.PARTED]
        with pytest.raises(SamePerson):
            await merges.confirm(work, who.first, case.id)
        await claims.take(work, RULES, who.second, task.id)
        with pytest.raises(NotAllowed):
            await tasks.settle(work, who.second, task.id)
        await merges.confirm(work, who.second, case.id)
        assert [await holds.held(work, each) for each in (parted, into)] == [False, False]
        done = await work.reviews.get(task.id)
        [verdict] = await work.verdicts.of(task.id)
        with pytest.raises(Stale):
            await merges.confirm(work, who.senior, case.id)
    assert done is not None
    assert done.state is ReviewState.DONE
    assert (verdict.kind, verdict.moderator) == (VerdictKind.SETTLED, who.second.id)


async def test_two_partings_from_one_case_are_confirmed_each_by_itself(storage: Storage, clock: FixedClock) -> None:
    who, one, root = await begun(storage)
    async with storage.work() as work:
        other = await case_of_a_family(work, who.first, CHAT + 2)
    await merge(storage, clock, who, one, root)
    await merge(storage, clock, who, other, root)
    async with storage.work() as work:
        await merges.part(work, RULES, who.first, one.id)
        await merges.part(work, RULES, who.first, other.id)
        await merges.confirm(work, who.second, one.id)
        assert [hold.kind for hold in await work.holds.standing(root.id)] == [HoldKind.PARTED]
        assert await work.holds.standing(one.id) == []
        await merges.confirm(work, who.second, other.id)
        assert await work.holds.standing(root.id) == []


@pytest.mark.parametrize("first", [0, 1])
async def test_a_chain_speaks_with_one_voice_and_comes_apart_in_any_order(
    storage: Storage, clock: FixedClock, first: int
) -> None:
    who, one, middle = await begun(storage)
    async with storage.work() as work:
        last = await case_of_a_family(work, who.first, CHAT + 2)
    before = await snapshot(storage)
    await merge(storage, clock, who, one, middle)
    await merge(storage, clock, who, middle, last)
    async with storage.work() as work:
        assert len(await cases.tied(work, last.id)) == 3
        assert [(await work.cases.root(each.id)).id for each in (one, middle, last)] == [last.id] * 3  # type: ignore[union-attr]  # each is there
        letter = await item(work, who.first, last, EvidenceKind.LETTER)
        await evidence.take_back(work, RULES, who.first, letter.id)
    order = [one, middle][first:] + [one, middle][:first]
    async with storage.work() as work:
        await merges.part(work, RULES, who.first, order[0].id)
        stands = await as_it_stands(work, order[1])
        assert stands.state is CaseState.MERGED
        await merges.part(work, RULES, who.first, order[1].id)
    after = await snapshot(storage)
    assert {name: rows for name, rows in after.items() if name != "evidence"} == {
        name: rows for name, rows in before.items() if name != "evidence"
    }


async def test_of_two_cases_merged_into_each_other_at_once_one_goes_on(storage: Storage) -> None:
    who, one, other = await begun(storage)
    outcomes = await together(
        storage,
        lambda work: merges.propose(work, RULES, who.first, one.id, other.id),
        lambda work: merges.propose(work, RULES, who.second, other.id, one.id),
    )
    assert [type(outcome) for outcome in outcomes if outcome is not None] == [AlreadyProposed]
    async with storage.reading() as work:
        [waiting] = await work.proposals.waiting()
    assert {waiting.case, waiting.into} == {one.id, other.id}


async def test_a_report_linked_meanwhile_stays_with_the_case_that_went_on(storage: Storage, clock: FixedClock) -> None:
    who, case, into = await begun(storage)
    await merge(storage, clock, who, case, into)
    async with storage.work() as work:
        report, thing = await sent(work, chat=CHAT + 5)
        await work.reviews.keep(thing.id, [Candidate(case.id, 0.8, "strong", ())])
        await review.claim(work, RULES, who.first, thing.id)
        [beside] = await review.beside(work, thing) or ()
        assert (beside.case.id, beside.merged and beside.merged.id) == (into.id, case.id)
        await verdicts.link(work, who.first, thing.id, into.id, LinkReason.PAPERS)
        await merges.part(work, RULES, who.first, case.id)
        assert await work.cases.of_report(report.id) == into.id
        assert len(await cases.tied(work, case.id)) == 1


async def test_a_case_that_was_merged_meanwhile_is_not_linked_to(storage: Storage, clock: FixedClock) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        report, thing = await sent(work, chat=CHAT + 5)
        await work.reviews.keep(thing.id, [Candidate(case.id, 0.8, "strong", ())])
    await merge(storage, clock, who, case, into)
    async with storage.work() as work:
        await review.claim(work, RULES, who.first, thing.id)
        with pytest.raises(Stale):
            await verdicts.link(work, who.first, thing.id, case.id, LinkReason.PAPERS)
        assert await work.cases.of_report(report.id) is None


async def test_candidates_show_a_case_once_whoever_of_its_names_was_found(storage: Storage, clock: FixedClock) -> None:
    who, case, into = await begun(storage)
    await merge(storage, clock, who, case, into)
    index = Index()
    async with storage.work() as work:
        await search.follow(work, index, 0)
        report, thing = await sent(work, chat=CHAT + 5)
        await search.keep(work, report.id, search.find(index, PERSON))
        kept = await work.reviews.candidates(thing.id) or ()
        shown = await review.beside(work, thing) or ()
    assert {one.case for one in kept} == {case.id, into.id}
    assert [one.case.id for one in shown] == [into.id]


async def test_a_source_told_of_in_a_merged_case_counts_once_in_the_one_that_goes_on(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        rumour = await item(work, who.first, case, EvidenceKind.RUMOUR)
        with pytest.raises(Foreign):
            await item(work, who.first, into, EvidenceKind.RUMOUR, same_as=rumour.id)
    await merge(storage, clock, who, case, into)
    async with storage.work() as work:
        again = await item(work, who.first, into, EvidenceKind.RUMOUR, same_as=rumour.id)
        assert again.origin == rumour.origin


@pytest.mark.parametrize("parts", [True, False])
async def test_a_fate_that_rests_on_a_merged_cases_evidence_is_looked_at_again_when_that_goes(
    storage: Storage, clock: FixedClock, *, parts: bool
) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        letter = await item(work, who.first, case, EvidenceKind.LETTER)
    await merge(storage, clock, who, case, into)
    async with storage.work() as work:
        await statuses.change(work, RULES, who.first, into.id, to(Fate.BELIEVED_CAPTIVE, letter))
        assert not await evidence.shaken(work, await as_it_stands(work, into))
        if parts:
            await merges.part(work, RULES, who.first, case.id)
        else:
            await evidence.take_back(work, RULES, who.first, letter.id)
        assert await evidence.shaken(work, await as_it_stands(work, into))
        assert Cause.SHAKEN in {one.cause for one in await work.reviews.of_case(into.id)}


async def test_families_that_may_have_heard_the_other_cases_fate_are_called_when_they_are_parted(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, into = await begun(storage)
    await merge(storage, clock, who, case, into)
    async with storage.work() as work:
        word = await item(work, who.first, into, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.first, into.id, to(Fate.BELIEVED_CAPTIVE, word))
        await merges.part(work, RULES, who.first, case.id)
        causes = {one.cause for one in await work.reviews.of_case(case.id)}
    assert causes == {Cause.PARTED, Cause.CORRECTION}


async def test_a_case_whose_families_all_left_while_it_was_merged_closes_when_it_is_parted(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, into = await begun(storage)
    await merge(storage, clock, who, case, into)
    async with storage.work() as work:
        for each in (case, into):
            [tie] = await work.cases.relatives(each.id)
            report = await work.reports.get(tie.report)
            assert report is not None
            await reports.withdraw(work, await account_of(work, report), RULES, report.id)
        assert (await as_it_stands(work, into)).person == Person()
        assert (await as_it_stands(work, case)).state is CaseState.MERGED
        await merges.part(work, RULES, who.first, case.id)
        for each in (case, into):
            assert (await as_it_stands(work, each)).state is CaseState.CLOSED_BY_FAMILY
            assert await fits_its_history(work, each)


async def test_a_merge_is_not_proposed_of_one_case_or_in_words_that_are_never_kept(storage: Storage) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        with pytest.raises(Foreign):
            await merges.propose(work, RULES, who.first, case.id, case.id)
        with pytest.raises(ForbiddenContent):
            await merges.propose(work, RULES, who.first, case.id, into.id, "48.123456, 37.654321")
        with pytest.raises(NotAllowed):
            await merges.propose(work, RULES, await moderator(work, 9), case.id, into.id)


async def test_cases_judged_different_are_not_merged_before_that_is_taken_back(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        other = await case_of_a_family(work, who.first, CHAT + 2)
        await distinctions.judge(work, who.first, into.id, case.id)
        await distinctions.judge(work, who.first, into.id, case.id)
        with pytest.raises(JudgedDifferent):
            await merges.propose(work, RULES, who.first, case.id, into.id)
    await merge(storage, clock, who, case, other)
    async with storage.work() as work:
        with pytest.raises(JudgedDifferent):
            await merges.propose(work, RULES, who.first, other.id, into.id)
        await distinctions.take_back(work, who.second, other.id, into.id)
        with pytest.raises(Stale):
            await distinctions.take_back(work, who.second, other.id, into.id)
        proposal = await merges.propose(work, RULES, who.first, other.id, into.id)
        with pytest.raises(AlreadyProposed):
            await distinctions.judge(work, who.second, into.id, other.id)
        await approvals.withdraw(work, who.first, proposal.id)
        await distinctions.judge(work, who.second, into.id, other.id)


async def test_a_report_that_matches_two_people_is_shown_as_such(storage: Storage) -> None:
    who, one, other = await begun(storage)
    async with storage.work() as work:
        third = await case_of_a_family(work, who.first, CHAT + 2)
        _, thing = await sent(work, chat=CHAT + 5)
        scored = ((one, 0.9), (third, 0.8), (other, 0.7))
        candidates = [Candidate(each.id, score, "possible", ()) for each, score in scored]
        await work.reviews.keep(thing.id, candidates)
        assert await review.conflicts(work, thing) == []
        await distinctions.judge(work, who.first, other.id, one.id)
        assert await review.conflicts(work, thing) == [(1, 3)]


async def test_two_cases_are_compared_as_each_may_see_them_and_the_look_is_counted(storage: Storage) -> None:
    who, one, other = await begun(storage)
    async with storage.work() as work:
        await item(work, who.first, one, EvidenceKind.LETTER)
        looked = (await looks.looked(work, who.first)).hour
        pair = await pairs.look(work, RULES, who.first, one.id, other.id)
        assert (pair.one.evidence, pair.other.evidence, pair.one.reports) == (1, 0, 1)
        assert not pair.merged
    async with storage.work() as work:
        assert (await looks.looked(work, who.first)).hour == looked + 2
        with pytest.raises(NotAllowed):
            await pairs.look(work, RULES, await moderator(work, 9), one.id, other.id)
        with pytest.raises(Foreign):
            await pairs.look(work, RULES, who.first, one.id, one.id)


async def test_what_a_person_decided_alone_binds_another_only_while_both_are_taken_for_one(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, into = await begun(storage)
    async with storage.work() as work:
        await informing.decide_alone(work, who.senior, case.id, alone=True)
    await merge(storage, clock, who, case, into)
    async with storage.work() as work:
        await believed(work, who, await as_it_stands(work, into))
        assert await told(work, into) == []
        await merges.part(work, RULES, who.first, case.id)
        assert [kind for kind, _ in await told(work, into)] == [NoticeKind.BELIEVED]
        assert await told(work, case) == []
