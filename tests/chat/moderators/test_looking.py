"""Whoever approves looks first: at the person, the evidence, the words, and the cases most alike."""

from bot.domain.case import CaseState
from bot.domain.proposal import ProposalState
from bot.domain.roles import Role
from bot.services import search
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.two import NAME, OTHER, SEEN, WHY, case_of, merging, two
from tests.services.deciding import LETTERS, as_it_stands


async def test_a_look_shows_the_person_the_evidence_and_the_proposers_words_and_is_logged(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.opened()
    assert "Approve" not in chat.labels
    await chat.presses("Look")
    for told in (
        f"Surname: {NAME}", "A letter of the ICRC", "A1", "saw the original: Ivan Invented", SEEN,
        "Independent sources: 1", WHY, "No other case in the base looks like this person.",
    ):  # fmt: skip
        assert told in chat.everything
    assert all(m.protected for _, m in chat._ours() if NAME in m.html)  # noqa: SLF001 - nothing else tells it
    assert "will be removed after 5" in chat.screen
    assert "Approve" in chat.labels
    assert "look" in await desk.acts()


async def test_the_cases_most_alike_stand_beside_the_right_one_and_what_differs_is_marked(desk: Desk) -> None:
    both = await two(desk)
    alike = [await case_of(desk, OTHER), await case_of(desk)]
    async with desk.world.storage.work() as work:
        await search.keep_alike(work, both.proposal.id, [each.id for each in alike])
    chat = await both.looked()
    for each in alike:
        assert f"Looks alike: case {each.reference}" in chat.everything
    assert "≠ <b>Given name: Остап | Остапко</b>" in chat.everything
    assert f"\nSurname: {NAME} | {NAME}" in chat.everything
    assert "\nPatronymic: — | Іванович" in chat.everything


async def test_a_look_before_the_cases_are_compared_approves_nothing(desk: Desk) -> None:
    both = await two(desk, compared=False)
    chat = await both.looked()
    assert "The cases are still being compared" in chat.everything
    assert "Approve" not in chat.labels
    async with desk.world.storage.work() as work:
        await search.keep_alike(work, both.proposal.id, [])
    await chat.press_data(f"pa:{both.proposal.id}:{(await both.now()).version}")
    assert "look at the person and the evidence first" in str(chat.toast)
    await chat.presses("Look")
    assert "Approve" in chat.labels


async def test_who_has_not_looked_does_not_approve_however_the_button_came(desk: Desk) -> None:
    both = await two(desk)
    version = (await both.now()).version
    chat = await both.opened()
    for tag in ("pa", "py"):
        await chat.press_data(f"{tag}:{both.proposal.id}:{version}")
        assert "look at the person and the evidence first" in str(chat.toast)
    assert (await both.now()).state is ProposalState.OPEN


async def test_what_was_looked_at_goes_with_the_decision_from_every_phone(desk: Desk) -> None:
    both = await two(desk)
    third = await desk.moderator("Marko Invented", Role.VERIFIER)
    await (await both.opened(third)).presses("Look")
    assert NAME in third.everything
    await both.approved()
    await desk.after(minutes=1)
    for chat in (both.second, third):
        assert NAME not in chat.everything
    assert "Approved: Olena Invented." in third.screen
    assert "Approve" not in third.labels


async def test_a_merge_is_looked_at_side_by_side_with_what_holds_either_case(desk: Desk) -> None:
    both, into = await merging(desk)
    chat = await both.looked()
    assert f"one person with case {into.reference}" in chat.screen
    assert "Are these one person?" in chat.everything
    assert "≠ <b>Given name: Остап | Остапко</b>" in chat.everything
    assert chat.everything.count("Messages are stopped: two cases may be one person") == 2
    assert "Той самий рік і те саме місто." in chat.everything
    await chat.presses("Approve")
    await chat.types(LETTERS)
    await chat.presses("Confirm")
    await desk.after(minutes=31)
    async with desk.world.storage.reading() as work:
        merged = await as_it_stands(work, both.case)
    assert (merged.state, merged.merged_into) == (CaseState.MERGED, into.id)
