"""A case as each of its readers may see it: to seniors all of it, to others no word of a death."""

import random
from contextlib import suppress

import pytest

from bot.chat.moderators.screens import case as screens
from bot.chat.screen import message
from bot.domain.case import Case, Fate, HoldKind
from bot.domain.errors import Foreign, NotAllowed, Refusal
from bot.domain.evidence import EvidenceKind
from bot.domain.message import Message
from bot.domain.moves import Axis, sensible
from bot.domain.review import Cause
from bot.domain.roles import Moderator, Role
from bot.domain.status import Wish
from bot.domain.takers import sees
from bot.i18n import LANGUAGES, translators
from bot.services import approvals, casebook, evidence, holds, links, merges, proposals, statuses, tasks
from bot.services.case_view import CaseView
from bot.storage.work import Storage, Work
from tests.fakes import START, FixedClock
from tests.services.deciding import (
    People,
    approved,
    as_it_stands,
    case_of_a_family,
    item,
    people,
    proposed,
    to,
)
from tests.services.people import RULES, moderator


async def believed(work: Work, who: People) -> Case:
    """Return a case whose person is believed captive, of which the relatives are still to be told."""
    case = await case_of_a_family(work, who.first)
    witness = await item(work, who.first, case, EvidenceKind.RELEASED_CAPTIVE, words="Вигадані слова.")
    return await statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, witness))


async def test_a_case_tells_where_it_stands_how_it_came_there_and_on_what(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await believed(work, who)
    clock.move(minutes=1)
    async with storage.work() as work:
        proposal = await proposed(work, who.first, case)
        await approved(work, who.second, proposal)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        seen = await casebook.of(work, who.first, case.id)
        again = await proposals.propose(
            work, RULES, who.second, case.id, Wish(axis=Axis.FATE, after=Fate.MISSING, words="Помилка.")
        )
        waits = await casebook.of(work, who.first, case.id)
    assert seen.case.fate is Fate.CAPTIVE_CONFIRMED
    assert [line.status.after for line in seen.history] == [Fate.CAPTIVE_CONFIRMED, Fate.BELIEVED_CAPTIVE]
    newest, oldest = seen.history
    assert (newest.moderator, newest.approver, newest.quotes) == (who.first, who.second, [2])
    assert (oldest.moderator, oldest.approver, oldest.quotes) == (who.first, None, [1])
    assert [each.number for each in seen.evidence] == [1, 2]
    assert [each.number for each in seen.reports] != []
    assert list(seen.tasks) == []
    assert [(one.id, by) for one, by in waits.proposals] == [(again.id, who.second)]


async def test_the_same_source_is_told_by_the_number_of_its_first_item(
    sqlite_storage: Storage, clock: FixedClock
) -> None:
    async with sqlite_storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        first = await item(work, who.first, case, EvidenceKind.RUMOUR)
    clock.move(minutes=1)
    async with sqlite_storage.work() as work:
        await item(work, who.second, case, EvidenceKind.LIST)
    clock.move(minutes=1)
    async with sqlite_storage.work() as work:
        await item(work, who.second, case, EvidenceKind.RUMOUR, same_as=first.id)
        seen = await casebook.of(work, who.first, case.id)
    assert [each.same_as for each in seen.evidence] == [None, None, 1]


async def test_what_is_confidential_stands_before_seniors_and_whoever_added_it(
    sqlite_storage: Storage, clock: FixedClock
) -> None:
    async with sqlite_storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await item(work, who.first, case, EvidenceKind.LETTER, confidential=True)
    clock.move(minutes=1)
    async with sqlite_storage.work() as work:
        await item(work, who.second, case, EvidenceKind.FAMILY)
        numbers = {
            by.id: [(each.number, each.evidence.kind) for each in (await casebook.of(work, by, case.id)).evidence]
            for by in (who.first, who.second, who.senior)
        }
    both = [(1, EvidenceKind.LETTER), (2, EvidenceKind.FAMILY)]
    assert numbers == {who.first.id: both, who.second.id: [(1, EvidenceKind.FAMILY)], who.senior.id: both}


async def test_evidence_taken_back_shakes_what_rests_on_it(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        who = await people(work)
        case = await believed(work, who)
        assert not (await casebook.of(work, who.first, case.id)).shaken
        [witness] = await work.evidence.of_case(case.id)
        await evidence.take_back(work, RULES, who.second, witness.id)
        seen = await casebook.of(work, who.first, case.id)
    assert seen.shaken
    assert not seen.evidence[0].evidence.counts


async def test_what_the_evidence_carries_is_offered_first_and_a_death_to_nobody(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        usual = await casebook.of(work, who.senior, case.id)
        await item(work, who.first, case, EvidenceKind.OFFICIAL)
        carried = await casebook.of(work, who.senior, case.id)
    assert [one.after for one in usual.next] == [
        Fate.BELIEVED_CAPTIVE,
        Fate.CAPTIVE_CONFIRMED,
        Fate.SEPARATED_LOCATED,
    ]
    assert [one.after for one in carried.next] == [Fate.BELIEVED_CAPTIVE, Fate.SEPARATED_LOCATED, Fate.RELEASED]


@pytest.mark.parametrize("axis", [Axis.FATE, Axis.LEGAL, Axis.PLACE, Axis.CASE])
async def test_beyond_the_table_a_senior_may_go_anywhere_else(sqlite_storage: Storage, axis: Axis) -> None:
    async with sqlite_storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        seen = await casebook.of(work, who.senior, case.id)
    known = {one.after for one in casebook.offered(seen, who.senior, axis)}
    others = casebook.others(seen, axis)
    assert all(one.lead and one.reason for one in others)
    assert not known & {one.after for one in others}
    assert all(casebook.may(who.first, one) for one in casebook.offered(seen, who.first, axis))


async def test_a_merged_case_leads_to_the_one_that_goes_on(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        other = await case_of_a_family(work, who.first, chat=7_000_123_457)
        await item(work, who.first, case, EvidenceKind.FAMILY)
        merge = await merges.propose(work, RULES, who.first, case.id, other.id)
        await approved(work, who.second, merge)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, merge.id)
        merged = await casebook.of(work, who.first, case.id)
        goes_on = await casebook.of(work, who.first, other.id)
    assert merged.into is not None
    assert (merged.into.id, list(merged.next)) == (other.id, [])
    assert [each.id for each in goes_on.merged] == [case.id]
    assert [each.evidence.case for each in goes_on.evidence] == [case.id]


async def test_a_role_that_decides_nothing_sees_no_case(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        auditor = await moderator(work, 9, Role.AUDITOR)
        for look in (casebook.of(work, auditor, case.id), casebook.recent(work, auditor)):
            with pytest.raises(NotAllowed):
                await look
        with pytest.raises(Foreign):
            await casebook.of(work, who.first, "x" * 22)


async def test_the_cases_with_tasks_stand_before_those_one_worked_on_last(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        first, second, third = [await case_of_a_family(work, who.first, chat=7_000_123_400 + n) for n in range(3)]
    clock.move(minutes=1)
    async with storage.work() as work:
        await item(work, who.first, first, EvidenceKind.FAMILY)
        await tasks.enter(work, RULES, Cause.SHAKEN, third.id)
        listed = [brief.case.id for brief in await casebook.recent(work, who.first)]
        others = [brief.case.id for brief in await casebook.recent(work, who.second)]
    assert listed[:2] == [third.id, first.id]
    assert set(listed) == {first.id, second.id, third.id}
    assert others == [third.id]


def shown(seen: CaseView, me: Moderator) -> list[Message]:
    """Return every screen of a case in every language, at one and the same hour."""
    axes = [screens.axis(seen, me, axis, more=False) for axis in (Axis.FATE, Axis.PLACE, Axis.LEGAL, Axis.CASE)]
    made = [screens.card(seen, START), screens.history(seen, 0, START), screens.all_moves(seen), *axes]
    return [message(screen, translators()[language]) for screen in made for language in LANGUAGES]


async def as_shown(work: Work, me: Moderator, case: Case) -> list[Message]:
    """Return what this moderator sees of a case, and in the list of cases."""
    seen = await casebook.of(work, me, case.id)
    briefs = [each for each in await casebook.recent(work, me) if each.case.id == case.id]
    listed = [message(screens.cases(briefs, [], START), words) for words in translators().values()]
    return [*shown(seen, me), *listed]


async def reported(
    storage: Storage, clock: FixedClock, who: People, case: Case, fate: Fate, *kinds: EvidenceKind
) -> None:
    """Have two seniors say a fate, through all its steps."""
    async with storage.work() as work:
        papers = [await item(work, who.senior, case, kind, confidential=True) for kind in kinds]
        wish = to(fate, *papers, words="Вигадана причина.")
        proposal = await proposals.propose(work, RULES, who.senior, case.id, wish)
        await approved(work, who.other, proposal)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        assert (await as_it_stands(work, case)).fate is fate


async def test_whoever_is_no_senior_sees_no_trace_of_a_death(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await believed(work, who)
        free = await as_shown(work, who.first, case)
        await holds.stop(work, who.senior, case.id)
        before = await as_shown(work, who.first, case)
        await holds.lift(work, who.senior, case.id)
        assert await as_shown(work, who.first, case) == free
        told = await casebook.of(work, who.senior, case.id)
        rumour = await item(work, who.senior, case, EvidenceKind.RUMOUR, confidential=True)
        proposal = await proposals.propose(work, RULES, who.senior, case.id, to(Fate.DEATH_REPORTED, rumour))
        assert await as_shown(work, who.first, case) == before
        await approvals.withdraw(work, who.senior, proposal.id)
        assert await as_shown(work, who.first, case) == before
    await reported(storage, clock, who, case, Fate.DEATH_REPORTED, EvidenceKind.RUMOUR)
    papers = (EvidenceKind.OFFICIAL_DOCUMENT, EvidenceKind.IN_PERSON)
    await reported(storage, clock, who, case, Fate.DIED_OFFICIAL, *papers)
    async with storage.work() as work:
        assert await as_shown(work, who.first, case) == before
        seen = await casebook.of(work, who.senior, case.id)
    assert seen.case.fate is Fate.DIED_OFFICIAL
    assert seen.next[0].after == Fate.BELIEVED_CAPTIVE
    assert len(seen.history) == len(told.history) + 2
    assert HoldKind.HARD_NEWS in {hold.kind for hold in seen.holds}
    assert Cause.TELL_OTHERS in {task.cause for task in seen.tasks}


async def test_a_death_that_was_wrong_leaves_no_trace_either(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await believed(work, who)
        before = await as_shown(work, who.first, case)
    await reported(storage, clock, who, case, Fate.DEATH_REPORTED, EvidenceKind.RUMOUR)
    await reported(storage, clock, who, case, Fate.BELIEVED_CAPTIVE, EvidenceKind.RELEASED_CAPTIVE)
    async with storage.work() as work:
        assert await as_shown(work, who.first, case) == before
    await reported(storage, clock, who, case, Fate.DEATH_REPORTED, EvidenceKind.RUMOUR)
    await reported(storage, clock, who, case, Fate.CAPTIVE_CONFIRMED, EvidenceKind.ICRC_LETTER)
    async with storage.work() as work:
        seen = await casebook.of(work, who.first, case.id)
    newest = seen.history[0].status
    assert (newest.before, newest.after, newest.words) == (Fate.BELIEVED_CAPTIVE, Fate.CAPTIVE_CONFIRMED, None)
    assert seen.case.fate is Fate.CAPTIVE_CONFIRMED


async def add_paper(work: Work, by: Moderator, case: Case, chance: random.Random) -> None:
    kinds = (EvidenceKind.RUMOUR, EvidenceKind.OFFICIAL_DOCUMENT, EvidenceKind.IN_PERSON)
    await item(work, by, case, chance.choice(kinds), confidential=True)


async def propose(work: Work, by: Moderator, case: Case, chance: random.Random) -> None:
    """Propose a death, what follows on it, or the way back from it."""
    there = await as_it_stands(work, case)
    after = [one.after for one in sensible(Axis.FATE, there.fate) if one.leads_only]
    fate = chance.choice([Fate(each) for each in after if Fate(each).of_death] + [case.fate] * there.fate.of_death)
    items = [one for one in await work.evidence.of_case(case.id) if one.counts]
    await proposals.propose(work, RULES, by, case.id, to(fate, *items, words="Вигадана причина."))


async def agree(work: Work, by: Moderator, case: Case, _: random.Random) -> None:
    for one in await work.proposals.of_case(case.id):
        if one.state.waits:
            await approved(work, by, one)


async def withdraw(work: Work, by: Moderator, case: Case, _: random.Random) -> None:
    for one in await work.proposals.of_case(case.id):
        if one.state.waits:
            await approvals.withdraw(work, by, one.id)


async def let_time_pass(work: Work, _: Moderator, case: Case, __: random.Random) -> None:
    for one in await work.proposals.of_case(case.id):
        await approvals.come(work, RULES, one.id)


async def take_back(work: Work, by: Moderator, case: Case, chance: random.Random) -> None:
    own = [one for one in await work.evidence.of_case(case.id) if one.confidential]
    if own:
        await evidence.take_back(work, RULES, by, chance.choice(own).id)


async def lift(work: Work, by: Moderator, case: Case, _: random.Random) -> None:
    await holds.lift(work, by, case.id)


ACTS = (add_paper, propose, propose, agree, agree, agree, let_time_pass, let_time_pass, withdraw, take_back, lift)


async def test_whatever_seniors_do_about_a_death_others_see_the_same_bytes(
    sqlite_storage: Storage, clock: FixedClock
) -> None:
    """Any acts in any order: others see at most that a senior stopped the messages, as for any other reason."""
    chance, stood = random.Random(4), set()
    async with sqlite_storage.work() as work:
        who = await people(work)
        case = await believed(work, who)
        await add_paper(work, who.senior, case, chance)
        free = await as_shown(work, who.first, case)
        await holds.stop(work, who.senior, case.id)
        stopped = await as_shown(work, who.first, case)
        await holds.lift(work, who.senior, case.id)
    assert free != stopped
    for _ in range(200):
        clock.move(minutes=31)
        with suppress(Refusal):
            async with sqlite_storage.work() as work:
                await chance.choice(ACTS)(work, chance.choice((who.senior, who.other)), case, chance)
        async with sqlite_storage.reading() as work:
            stood.add((await as_it_stands(work, case)).fate)
            held = await work.holds.standing(case.id)
            assert await as_shown(work, who.first, case) == (stopped if held else free)
    assert stood >= {Fate.BELIEVED_CAPTIVE, Fate.DEATH_REPORTED, Fate.DIED_OFFICIAL}


UNDONE = [("evidence", []), ("link", []), ("merge", [Cause.PARTED])]


@pytest.mark.parametrize("dead", [False, True])
@pytest.mark.parametrize(("what", "left"), UNDONE, ids=[what for what, _ in UNDONE])
async def test_what_others_undo_on_a_case_leaves_them_the_same_tasks_where_a_death_is_spoken_of(
    storage: Storage, clock: FixedClock, what: str, left: list[Cause], *, dead: bool
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, other = await believed(work, who), await case_of_a_family(work, who.first, 7_000_123_457)
        merge = await merges.propose(work, RULES, who.first, other.id, case.id)
        await approved(work, who.second, merge)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, merge.id)
    if dead:
        await reported(storage, clock, who, case, Fate.DEATH_REPORTED, EvidenceKind.RUMOUR)
    async with storage.work() as work:
        await undo(work, who.first, case, other, what)
        items = [one for each in (case, other) for one in await work.reviews.of_case(each.id)]
    assert [one.cause for one in items if sees(who.second, one)] == left


async def undo(work: Work, by: Moderator, case: Case, other: Case, what: str) -> None:
    """Take back what the fate of a case rests on, a family's link to it, or what was merged into it."""
    if what == "merge":
        await merges.part(work, RULES, by, other.id)
    elif what == "link":
        [tied] = await work.cases.relatives(case.id)
        await links.undo(work, RULES, by, case.id, tied.report, "Двоюрідний брат.")
    else:
        [witness, *_] = await work.evidence.of_case(case.id)
        await evidence.take_back(work, RULES, by, witness.id)
