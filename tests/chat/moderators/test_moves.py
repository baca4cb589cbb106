"""A case is moved: what it needs is told, what carries it is ticked, and nothing is lost on a refusal."""

import pytest

from bot.chat.buttons import pack
from bot.chat.moderators.payloads import cases as on
from bot.domain.case import CaseState, Fate, Legal, Place
from bot.domain.notice import NoticeKind
from bot.domain.proposal import ProposalState
from bot.domain.roles import Role
from bot.services import evidence
from tests.chat.family.family import Family
from tests.chat.moderators.at_case import (
    at_case,
    beside,
    decided,
    evidence_of,
    history_of,
    keeps,
    proposals_of,
    released,
    reported_dead,
    the_case,
)
from tests.chat.moderators.desk import Desk

NEUTRAL = "Nothing was decided. Please look at the case again, or ask a senior about this case."


async def confirming(desk: Desk) -> Family:
    """Return a moderator who is about to propose that a captivity is confirmed, on a letter seen."""
    chat = await at_case(desk)
    await chat.presses("→ captivity confirmed", "Add evidence", "Papers", "A letter of the ICRC")
    return await chat.presses("Original seen: no", "As usual", "Keep")


async def test_captivity_believed_is_eight_taps_at_most_from_the_decided_report(desk: Desk) -> None:
    chat = await decided(desk)
    taps = ["Case", "Add evidence", "A released captive", "As usual", "Keep", "→ believed captive", "Decide"]
    for tap in taps:
        await chat.presses(tap)
    assert len(taps) <= 8
    assert (await the_case(desk)).fate is Fate.BELIEVED_CAPTIVE
    [line] = await history_of(desk)
    assert line.quotes == tuple(item.id for item in await evidence_of(desk))
    async with desk.world.storage.reading() as work:
        told = [one.kind for one in await work.notices.of_case(line.case)]
    assert told == [NoticeKind.BELIEVED]


async def test_a_move_tells_what_it_needs_in_plain_words(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("→ captivity confirmed")
    assert "Two people decide: you propose, a colleague approves." in chat.screen
    for way in ("A letter of the ICRC", "A notice of the NIB", "A court decision"):
        assert f"– {way}, original seen" in chat.screen
    assert chat.labels[0] == "Propose"


async def test_what_carries_a_move_is_ticked_already_and_nothing_else(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A rumour")
    desk.world.clock.move(minutes=1)
    await keeps(chat, "The family says so")
    await chat.presses("→ believed captive")
    assert ["No. 1: F6", "✓ No. 2: C3"] in chat.rows
    await chat.presses("✓ No. 2: C3")
    assert "What is ticked does not carry it yet." in chat.screen
    await chat.presses("Decide")
    assert "The evidence does not carry this status yet." in chat.screen
    await chat.presses("No. 1: F6", "No. 2: C3", "Decide")
    [line] = await history_of(desk)
    assert len(line.quotes) == 2


async def test_two_released_captives_carry_together_what_neither_does(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    desk.world.clock.move(minutes=1)
    await keeps(chat, "A released captive")
    await chat.presses("→ located, not returned")
    assert ["✓ No. 1: B3", "✓ No. 2: B3"] in chat.rows
    assert "What is ticked carries it." in chat.screen


async def test_evidence_added_under_a_move_leads_back_to_it_and_is_ticked(desk: Desk) -> None:
    chat = await at_case(desk)
    await chat.presses("→ captivity confirmed")
    await chat.types("Лист показали нам.")
    await chat.presses("Add evidence", "Papers", "A letter of the ICRC", "Original seen: no", "As usual", "Keep")
    assert "The evidence is kept." in chat.screen
    assert "In your words: Лист показали нам." in chat.screen
    assert "✓ No. 1: A1" in chat.labels
    await chat.presses("Propose")
    assert "It waits for a second person" in chat.screen
    assert "captivity confirmed (Olena Invented)" in chat.screen
    [proposal] = await proposals_of(desk)
    assert (proposal.words, proposal.state) == ("Лист показали нам.", ProposalState.OPEN)
    assert (await the_case(desk)).fate is Fate.MISSING


async def test_evidence_given_up_under_a_move_leads_back_to_it(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("→ captivity confirmed", "Add evidence", "Back")
    assert "whereabouts unknown → captivity confirmed" in chat.screen


async def test_a_reason_is_asked_for_where_one_is_needed_and_nothing_is_lost(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    await chat.presses("→ believed captive", "Decide", "All moves", "Fate", "→ whereabouts unknown")
    assert "A reason in your own words is needed." in chat.screen
    await chat.presses("Day of the fact")
    await chat.types("14.03.2023")
    await chat.presses("Decide")
    assert "This needs a reason in your own words." in chat.screen
    assert "Day of the fact: 14\u00a0March 2023" in chat.screen
    await chat.types("Свідок помилявся.")
    await chat.presses("Decide")
    assert (await the_case(desk)).fate is Fate.MISSING
    line = (await history_of(desk))[-1]
    assert (line.words, line.fact_on is not None) == ("Свідок помилявся.", True)
    assert "as of 14\u00a0March 2023" in chat.screen
    assert "помилявся" not in chat.screen


async def test_forbidden_words_are_refused_and_the_move_stays_as_it_was(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("→ captivity confirmed")
    await chat.types("Перша причина.")
    await chat.types("Картка 4111 1111 1111 1111")
    assert "4111" not in chat.everything
    assert "In your words: Перша причина." in chat.screen


async def test_a_half_told_move_is_gone_on_with_after_a_restart(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("→ captivity confirmed")
    await chat.types("Причина.")
    chat.messages.clear()
    await chat.press_data(pack(on.Case((await the_case(desk)).id)))
    await chat.presses("→ captivity confirmed")
    assert "In your words: Причина." in chat.screen
    await chat.presses("Back", "→ believed captive")
    assert "Причина." not in chat.screen


async def test_a_second_press_on_decide_moves_nothing_twice(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    await chat.presses("→ believed captive")
    again = chat.data("Decide")
    await chat.presses("Decide")
    await chat.press_data(again)
    assert chat.toast == "Something has changed since. Please look at the card again."
    assert len(await history_of(desk)) == 1
    await chat.presses("All moves", "Fate", "→ whereabouts unknown")
    await chat.types("Причина.")
    await chat.press_data(again)
    assert (await the_case(desk)).fate is Fate.BELIEVED_CAPTIVE


async def test_of_two_at_one_card_the_later_looks_again_and_loses_nothing(desk: Desk) -> None:
    first = await keeps(await at_case(desk), "A released captive")
    second = await beside(desk)
    await first.presses("→ believed captive")
    await second.presses("All moves", "Fate", "→ safe, with family")
    await second.types("Так каже родина.")
    await first.presses("Decide")
    await second.presses("Decide")
    assert second.toast == NEUTRAL
    assert "believed captive → safe, with family" in second.screen
    assert "In your words: Так каже родина." in second.screen
    assert (await the_case(desk)).fate is Fate.BELIEVED_CAPTIVE


async def test_the_same_move_by_two_is_made_once(desk: Desk) -> None:
    first = await keeps(await at_case(desk), "A released captive")
    second = await beside(desk)
    await first.presses("→ believed captive")
    await second.presses("→ believed captive")
    await first.presses("Decide")
    await second.presses("Decide")
    assert second.toast == NEUTRAL
    assert len(await history_of(desk)) == 1
    assert "Add evidence" in second.labels
    assert "→ captivity confirmed" in second.labels


async def test_evidence_taken_back_meanwhile_is_quoted_no_more(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    await chat.presses("→ believed captive")
    [item] = await evidence_of(desk)
    me = await desk.who(chat)
    async with desk.world.storage.work() as work:
        await evidence.take_back(work, desk.world.rules, me, item.id)
    await chat.presses("Decide")
    assert (await the_case(desk)).fate is Fate.MISSING
    assert "What is ticked does not carry it yet." in chat.screen or "No evidence yet." in chat.screen


async def test_from_the_card_what_waits_is_opened_and_not_begun_again(desk: Desk) -> None:
    chat = await (await confirming(desk)).presses("Propose")
    assert "→ captivity confirmed" not in chat.labels
    await chat.presses("Proposal: Fate")
    assert "You proposed this yourself." in chat.screen


async def test_what_waits_already_is_not_proposed_twice(desk: Desk) -> None:
    chat = await (await confirming(desk)).presses("Propose")
    assert "→ captivity confirmed" not in chat.labels
    await chat.presses("All moves", "Fate", "→ captivity confirmed", "Propose")
    assert chat.toast == "A proposal on this case already waits for a second person. Please look at it first."
    assert "whereabouts unknown → captivity confirmed" in chat.screen
    assert len(await proposals_of(desk)) == 1


async def test_a_forged_press_does_not_let_one_person_decide_what_takes_two(desk: Desk) -> None:
    chat = await confirming(desk)
    case = await the_case(desk)
    [draft] = await chat.drafts()
    await chat.press_data(pack(on.Decide(case.id, draft.id, 1)))
    assert chat.toast == "This is decided by two people. Please propose it: a colleague approves."
    assert await history_of(desk) == []
    assert await proposals_of(desk) == []


@pytest.mark.parametrize(
    ("axis", "after"),
    [("fate", "death_reported"), ("fate", "died_official"), ("legal", "nonsense"), ("report", "linked")],
)
async def test_a_forged_move_opens_nothing(desk: Desk, axis: str, after: str) -> None:
    chat = await at_case(desk)
    await chat.press_data(pack(on.Move((await the_case(desk)).id, axis, after)))
    assert chat.toast is not None
    assert await chat.drafts() == []
    assert "death" not in chat.everything


async def test_an_item_that_is_not_there_is_not_quoted(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("→ believed captive")
    await chat.press_data(pack(on.Quote((await the_case(desk)).id, "x" * 22, 1)))
    assert chat.toast == "This button does not work any more. Please open /queue."
    assert "whereabouts unknown → believed captive" in chat.screen


async def test_the_place_is_told_in_sealed_words_and_a_transfer_is_another_place(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    await chat.presses("All moves", "Place", "→ place reported")
    assert "Please write the place in one message." in chat.screen
    await chat.types("Вигадане місто")
    await chat.presses("Decide")
    assert "Вигадане місто" not in chat.screen
    assert (await the_case(desk)).place is Place.REPORTED
    await chat.presses("All moves", "Place", "→ transferred")
    await chat.types("Інше вигадане місто")
    await chat.presses("Decide: it has changed")
    assert "place reported: transferred" in chat.screen
    await chat.presses("Reveal")
    assert "Інше вигадане місто" in chat.everything
    assert [line.words for line in await history_of(desk)] == ["Вигадане місто", "Інше вигадане місто"]


async def test_of_a_place_it_is_said_whether_somebody_left_it_or_it_was_wrong(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    await chat.presses("All moves", "Place", "→ place reported")
    assert "Decide" in chat.labels
    await chat.presses("Decide", "All moves", "Place", "→ place unknown")
    assert "Was what stood before wrong from the first?" in chat.screen
    assert chat.labels[:2] == ["Decide: it has changed", "Decide: it was wrong"]
    await chat.presses("Decide: it was wrong")
    assert "This needs a reason in your own words." in chat.screen
    await chat.types("Свідок помилявся.")
    await chat.presses("Decide: it was wrong")
    assert "place reported → place unknown · what stood before was wrong" in chat.screen
    assert (await the_case(desk)).place is Place.UNKNOWN
    assert "status.wrong" in await desk.acts()


async def test_of_a_return_it_is_said_whether_the_person_was_taken_again_or_it_was_none(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "The family says so")
    await chat.presses("All moves", "Fate", "→ safe, with family", "Decide", "All moves", "Fate", "→ believed captive")
    assert "Was what stood before wrong from the first?" in chat.screen
    assert "That takes a reason in your own words." in chat.screen
    assert chat.labels[:2] == ["Decide: it has changed", "Propose: it was wrong"]
    await chat.types("Її знову затримали.")
    await chat.presses("Decide: it has changed")
    assert "safe, with family → believed captive" in chat.screen
    assert "what stood before was wrong" not in chat.screen
    assert (await the_case(desk)).fate is Fate.BELIEVED_CAPTIVE


async def test_what_two_people_said_is_proposed_as_wrong_and_the_second_is_told_so(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "The family says so")
    await keeps(chat, "The person called or came")
    await released(desk)
    await chat.presses("All moves", "Fate", "→ believed captive")
    assert "One person decides." in chat.screen
    assert "That is decided by two people." in chat.screen
    assert chat.labels[:2] == ["Decide: it has changed", "Propose: it was wrong"]
    [draft] = await chat.drafts()
    await chat.press_data(pack(on.Correct((await the_case(desk)).id, draft.id, 1)))
    assert chat.toast == "This is decided by two people. Please propose it: a colleague approves."
    await chat.types("Це була інша людина.")
    await chat.presses("Propose: it was wrong")
    assert (await the_case(desk)).fate is Fate.RELEASED
    second = await (await beside(desk)).presses("Proposal: Fate")
    assert "released or exchanged → believed captive · what stood before was wrong" in second.screen


async def test_what_cannot_be_either_is_not_called_wrong_by_a_forged_button(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    await chat.presses("→ believed captive")
    [draft] = await chat.drafts()
    await chat.press_data(pack(on.Correct((await the_case(desk)).id, draft.id, 1)))
    assert (await the_case(desk)).fate is Fate.MISSING


async def test_proceedings_and_the_case_itself_move_the_same_way(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    await chat.presses("All moves", "Proceedings", "→ charged", "Decide")
    assert (await the_case(desk)).legal is Legal.CHARGED
    await chat.presses("All moves", "The case itself", "→ case closed: resolved", "Decide")
    assert (await the_case(desk)).state is CaseState.CLOSED_RESOLVED
    await chat.presses("All moves", "The case itself", "→ case open", "Decide")
    assert (await the_case(desk)).state is CaseState.OPEN


async def test_anything_else_is_a_seniors_with_a_written_reason(desk: Desk) -> None:
    chat = await at_case(desk)
    await chat.presses("All moves", "Proceedings")
    assert "Anything else" not in chat.labels
    senior = await beside(desk, "Iryna Invented", Role.SENIOR)
    await keeps(senior, "A released captive")
    await senior.presses("All moves", "Fate", "Anything else")
    assert "Anything else takes a senior and a written reason." in senior.screen
    await senior.presses("Back", "Proceedings", "→ sentenced", "Decide")
    await senior.presses("All moves", "Proceedings", "Anything else", "→ charged", "Decide")
    assert "This needs a reason in your own words." in senior.screen
    await senior.types("Вирок скасовано.")
    await senior.presses("Decide")
    assert (await the_case(desk)).legal is Legal.CHARGED


async def test_a_senior_proposes_a_death_and_others_are_told_of_nothing(desk: Desk) -> None:
    await at_case(desk)
    senior = await beside(desk, "Iryna Invented", Role.SENIOR)
    await senior.presses("Add evidence", "A rumour", "Seniors only: no", "As usual", "Keep")
    assert "death" not in " ".join(senior.labels)
    await senior.presses("All moves", "Fate", "→ unconfirmed report of death")
    assert "One of the two is a senior." in senior.screen
    await senior.presses("Propose")
    assert "Messages are stopped: hard news" in senior.screen
    other = await beside(desk, "Danylo Invented")
    assert "death" not in other.everything
    assert "Messages are stopped: a senior stopped them" in other.screen


@pytest.mark.parametrize("agreed", [False, True])
async def test_where_a_death_is_spoken_of_others_are_told_that_seniors_look_after_the_case(
    desk: Desk,
    agreed: bool,  # noqa: FBT001 - whether two have agreed
) -> None:
    chat = await confirming(desk)
    await reported_dead(desk, agreed=agreed)
    await chat.presses("Propose")
    assert (
        chat.toast == "A senior looks after this case now. Please tell a senior what you know; evidence can be added."
    )
    assert len(await proposals_of(desk)) == 1
    assert "death" not in chat.everything
