"""Moderators say that two cases are one person, or two: compared, proposed, parted, each asked once more."""

from collections.abc import Sequence

from bot.domain.candidate import Candidate
from bot.domain.case import Case, CaseState
from bot.domain.person import Person
from bot.domain.review import Cause, Review
from bot.domain.roles import Role
from tests.chat.family.family import Family
from tests.chat.moderators.at_case import merged
from tests.chat.moderators.desk import PERSON, Desk
from tests.services.deciding import as_it_stands

WORDS = "One birth certificate, seen twice."


async def beside(desk: Desk, *people: Person) -> tuple[Review, Sequence[Case]]:
    """Return the item of a report that may be any of these people's cases, the likeliest first."""
    item = await desk.report()
    cases = [await desk.candidate(item, person) for person in people]
    async with desk.world.storage.work() as work:
        kept = [Candidate(case.id, 0.9 - place / 10, "possible", ()) for place, case in enumerate(cases)]
        await work.reviews.keep(item.id, kept)
    return item, cases


async def verifier(desk: Desk, name: str = "Vira Invented") -> Family:
    """Return a verifier who has revealed the first item of the queue."""
    chat = await (await desk.moderator(name, Role.VERIFIER)).types("/queue")
    return await chat.presses("Take 1", "Reveal")


async def case_of(desk: Desk, case: Case) -> Case:
    """Return a case as it stands."""
    async with desk.world.storage.reading() as work:
        return await as_it_stands(work, case)


async def test_two_candidates_are_compared_for_five_minutes_and_proposed_as_one(desk: Desk) -> None:
    _, (one, other) = await beside(desk, PERSON, Person(surname="Вигаданчук", given="Остап"))
    chat = await (await verifier(desk)).presses("Compare cases 1 and 2")
    assert "Surname: Вигаданенко | Вигаданчук" in chat.screen
    assert "Fate: whereabouts unknown | whereabouts unknown" in chat.screen
    await chat.presses(f"One person: {one.reference} goes on")
    assert f"{one.reference} goes on for both" in chat.screen
    assert (await case_of(desk, other)).state is CaseState.OPEN
    await chat.presses("Add my own words")
    await chat.types(WORDS)
    assert f"In your words: {WORDS}" in chat.screen
    await chat.presses("Propose")
    assert "Proposed: one person. A colleague approves it." in chat.screen
    assert "Вигаданчук" not in chat.screen
    async with desk.world.storage.reading() as work:
        [proposal] = await work.proposals.waiting()
    assert (proposal.case, proposal.into, proposal.words) == (other.id, one.id, WORDS)
    assert await chat.drafts() == []


async def test_what_is_compared_is_removed_after_five_minutes_and_the_look_is_logged(desk: Desk) -> None:
    await beside(desk, PERSON, Person(surname="Вигаданчук"))
    chat = await (await verifier(desk)).presses("Compare cases 1 and 2")
    assert "Вигаданчук" in chat.everything
    await desk.after(minutes=6)
    assert "Вигаданчук" not in chat.everything
    assert (await desk.acts()).count("compare") == 1


async def test_of_more_candidates_two_are_chosen(desk: Desk) -> None:
    _, cases = await beside(desk, PERSON, Person(surname="Вигаданчук"), Person(surname="Вигаданюк"))
    chat = await (await verifier(desk)).presses("Compare two of the cases")
    assert chat.labels == ["1 and 2", "1 and 3", "2 and 3", "Back"]
    await chat.presses("2 and 3")
    assert "Surname: Вигаданчук | Вигаданюк" in chat.screen
    assert cases[1].reference in chat.screen


async def test_two_people_are_judged_so_and_a_report_that_matches_both_says_so_until_it_is_taken_back(
    desk: Desk,
) -> None:
    item, _ = await beside(desk, PERSON, Person(surname="Вигаданчук"))
    conflict = "Matches two cases that were judged different people: 1 and 2."
    chat = await verifier(desk)
    assert conflict not in chat.everything
    await chat.presses("Compare cases 1 and 2", "They are different people")
    assert "Kept: they are two different people." in chat.screen
    await chat.presses("Compare cases 1 and 2")
    assert "They were judged to be two different people." in chat.screen
    await chat.presses("Reveal again")
    assert chat.everything.count(conflict) == 2  # what was revealed, and the card
    await chat.presses("Link to 2")
    assert conflict in chat.screen
    await chat.presses("Papers were seen")
    assert conflict in chat.screen
    await chat.presses("No, back", "Compare cases 1 and 2", "Take this judgement back")
    assert "The judgement is taken back." in chat.screen
    await chat.presses("Reveal again")
    assert conflict not in chat.everything
    assert {"distinct", "distinct.back"} <= set(await desk.acts())
    assert (await desk.item(item)).claimed_by is not None


async def test_intake_neither_compares_cases_nor_merges_them(desk: Desk) -> None:
    item, (one, other) = await beside(desk, PERSON, PERSON)
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal")
    assert "Compare cases 1 and 2" not in chat.labels
    for data in (f"ge:{item.id}:1:2", f"gg:{one.id}:{other.id}", f"gj:{one.id}:{other.id}", f"go:{one.id}:{other.id}"):
        await chat.press_data(data)
        assert chat.toast == "This is not possible here, or your role does not allow it."
    async with desk.world.storage.reading() as work:
        assert await work.proposals.waiting() == []


async def test_a_merge_is_undone_from_the_case_and_confirmed_by_another_in_its_task(desk: Desk) -> None:
    _, (case, into) = await beside(desk, PERSON, PERSON)
    await merged(desk, case, into)
    chat = await desk.moderator("Vira Invented", Role.VERIFIER)
    await chat.press_data(f"k0:{case.id}")
    assert f"Goes on in case {into.reference}" in chat.screen
    await chat.presses("Undo the merge")
    assert (await case_of(desk, case)).state is CaseState.MERGED
    await chat.presses("Yes, undo the merge")
    assert "The merge is undone. A colleague confirms it." in chat.screen
    assert (await case_of(desk, case)).state is CaseState.OPEN
    await chat.press_data(f"gB:{case.id}")
    assert chat.toast == "You made the first step yourself. Another colleague makes the second."
    async with desk.world.storage.reading() as work:
        [task] = [one for one in await work.reviews.of_case(case.id) if one.cause is Cause.PARTED]
    other = await desk.moderator("Ihor Invented", Role.VERIFIER)
    await other.press_data(f"mt:{task.id}")
    await other.presses("Reveal", "Confirm the parting")
    assert "The parting is confirmed. Messages go again." in other.screen
    async with desk.world.storage.reading() as work:
        assert await work.holds.standing(case.id) == []
        assert await work.holds.standing(into.id) == []


async def test_a_second_press_on_an_undoing_undoes_nothing_twice(desk: Desk) -> None:
    _, (case, into) = await beside(desk, PERSON, PERSON)
    await merged(desk, case, into)
    chat = await desk.moderator("Vira Invented", Role.VERIFIER)
    await chat.press_data(f"gz:{case.id}")
    press = chat.data("Yes, undo the merge")
    await chat.press_data(press)
    await chat.press_data(press)
    assert chat.toast == "Something has changed since. Please look at the card again."
    assert (await desk.acts()).count("part") == 1
