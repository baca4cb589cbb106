"""Evidence is told in three steps; nothing told is lost, and nothing is kept before it was looked at."""

from bot.chat.buttons import pack
from bot.chat.moderators.payloads import cases as on
from bot.domain.evidence import EvidenceKind, graded
from bot.domain.person import Precision
from tests.chat.moderators.at_case import at_case, beside, evidence_of, keeps, merged, the_case
from tests.chat.moderators.desk import PERSON, Desk


async def test_what_is_as_usual_takes_four_presses(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence")
    assert "Step 1 of 3" in chat.screen
    await chat.presses("A released captive")
    assert "Step 2 of 3" in chat.screen
    assert chat.labels[0] == "As usual: B3, own source"
    await chat.presses("As usual")
    assert "Step 3 of 3" in chat.screen
    assert await evidence_of(desk) == []
    await chat.presses("Keep")
    assert "The evidence is kept." in chat.screen
    [item] = await evidence_of(desk)
    assert (item.kind, item.grade, item.origin, item.seen_by) == (
        EvidenceKind.RELEASED_CAPTIVE,
        graded("B3"),
        item.id,
        None,
    )
    assert (item.confidential, item.words, item.fact_on) == (False, None, None)
    assert item.added_by == (await desk.who(chat)).id
    assert await chat.drafts() == []


async def test_people_come_before_papers(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence")
    assert chat.labels[0] == "The family says so"
    await chat.presses("Papers and official bodies")
    assert chat.labels[0] == "A letter of the ICRC"
    await chat.presses("What people tell")
    assert chat.labels[0] == "The family says so"


async def test_a_weaker_grade_is_two_presses_and_a_better_one_is_not_to_be_had(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "The family says so", "Weaker than that")
    assert not [label for label in chat.labels if label.startswith(("A:", "B:", "1:", "2:"))]
    await chat.presses("D: not usually reliable", "4: doubtful")
    assert "✓ D: not usually reliable" in chat.labels
    await chat.presses("Done: D4")
    assert chat.labels[0] == "Go on: D4, own source"
    case = await the_case(desk)
    await chat.press_data(pack(on.Source(case.id, "A")))
    assert chat.toast == "This button does not work any more. Please open /queue."
    for forged in (pack(on.Source(case.id, "Z")), pack(on.Information(case.id, 9))):
        await chat.press_data(forged)
    await chat.presses("Go on", "Keep")
    assert [item.grade for item in await evidence_of(desk)] == [graded("D4")]


async def test_the_same_source_is_chosen_from_what_is_there(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A rumour")
    desk.world.clock.move(minutes=1)
    await chat.presses("Add evidence", "A list or channel", "The same source as another")
    assert "1. A rumour · F6" in chat.screen
    await chat.presses("As No. 1")
    assert chat.labels[0] == "Go on: D4, as No. 1"
    await chat.presses("Go on", "Keep")
    first, second = await evidence_of(desk)
    assert second.origin == first.id
    assert "same source as No. 1" in chat.screen


async def test_a_source_is_its_own_again(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A rumour")
    desk.world.clock.move(minutes=1)
    await chat.presses("Add evidence", "A rumour", "The same source as another", "As No. 1")
    await chat.presses("The same source as another", "A source of its own", "As usual", "Keep")
    assert len({item.origin for item in await evidence_of(desk)}) == 2


async def test_an_item_of_another_case_is_no_source(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A rumour")
    [item] = await evidence_of(desk)
    desk.world.clock.move(minutes=1)
    other = await desk.candidate(await desk.report(), PERSON)
    await chat.press_data(pack(on.Case(other.id)))
    await chat.presses("Add evidence", "A rumour")
    await chat.press_data(pack(on.SameAs(other.id, item.id)))
    assert chat.toast == "This button does not work any more. Please open /queue."
    assert "Step 2 of 3" in chat.screen


async def test_a_paper_is_as_good_as_its_kind_where_somebody_has_seen_the_original(desk: Desk) -> None:
    chat = await at_case(desk)
    await chat.presses("Add evidence", "Papers", "A letter of the ICRC")
    assert "counts as B2 at most" in chat.screen
    await chat.presses("Original seen: no")
    assert "counts as B2" not in chat.screen
    await chat.presses("As usual", "Keep")
    [item] = await evidence_of(desk)
    assert item.seen_by == (await desk.who(chat)).id
    assert "A letter of the ICRC · A1 · original seen" in chat.screen


async def test_the_day_and_the_words_are_told_in_any_order_and_may_be_left_out(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A released captive", "As usual")
    await chat.types("Разом були в одній камері.")
    assert "In your words: Разом були в одній камері." in chat.screen
    await chat.presses("Day of the fact")
    await chat.types("колись")
    assert "We could not read the date." in chat.screen
    await chat.types("березень 2023")
    assert "Day of the fact: March 2023" in chat.screen
    await chat.types("Разом були в камері влітку.")
    assert "Разом були в камері влітку." in chat.screen
    assert "March 2023" in chat.screen
    await chat.presses("Day of the fact", "Skip")
    assert "March 2023" not in chat.screen
    await chat.presses("Day of the fact")
    await chat.types("14.03.2023")
    await chat.presses("Keep")
    [item] = await evidence_of(desk)
    assert item.words == "Разом були в камері влітку."
    assert item.fact_on is not None
    assert item.fact_on.precision is Precision.DAY


async def test_words_that_must_not_be_kept_are_refused_and_the_rest_stays(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A rumour", "As usual")
    await chat.types("Бачили в Х.")
    await chat.types("Координати 48.123456, 37.654321")
    assert "This looks like coordinates." in chat.screen
    assert "48.123456" not in chat.everything
    assert "In your words: Бачили в Х." in chat.screen
    [draft] = await chat.drafts()
    assert draft.pending is None
    await chat.presses("Keep")
    assert [item.words for item in await evidence_of(desk)] == ["Бачили в Х."]


async def test_each_step_leads_back_and_nothing_told_is_lost(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A rumour", "Original seen: no", "As usual")
    await chat.types("Вигадані слова.")
    await chat.presses("Back")
    assert "Step 2 of 3" in chat.screen
    assert "Original seen: yes" in chat.labels
    await chat.presses("Back")
    assert "Step 1 of 3" in chat.screen
    await chat.presses("Back")
    assert "No evidence yet." in chat.screen
    await chat.presses("Add evidence", "A list or channel")
    assert chat.labels[0] == "As usual: D4, own source"
    await chat.presses("As usual")
    assert "Вигадані слова." in chat.screen


async def test_a_half_told_item_is_gone_on_with_after_a_restart(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A rumour", "As usual")
    await chat.types("Вигадані слова.")
    chat.messages.clear()
    await chat.types("/queue")
    await chat.press_data(pack(on.Case((await the_case(desk)).id)))
    await chat.presses("Add evidence")
    assert "Вигадані слова." in chat.screen
    await chat.presses("Keep")
    assert len(await evidence_of(desk)) == 1


async def test_a_second_press_on_keep_keeps_nothing_twice(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A rumour", "As usual")
    again = chat.data("Keep")
    await chat.presses("Keep")
    await chat.press_data(again)
    assert len(await evidence_of(desk)) == 1
    assert "Case" in chat.screen
    await chat.presses("Add evidence", "A rumour", "As usual")
    await chat.press_data(again)
    assert len(await evidence_of(desk)) == 1


async def test_a_kind_pressed_twice_is_told_once(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence")
    rumour, video = chat.data("A rumour"), chat.data("A video or photo")
    await chat.press_data(rumour)
    await chat.press_data(rumour)
    assert chat.toast is None
    assert "Step 2 of 3" in chat.screen
    await chat.press_data(video)
    assert chat.toast is not None
    assert "A rumour" in chat.screen


async def test_nothing_is_kept_by_a_button_of_a_step_that_was_never_reached(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence")
    case = await the_case(desk)
    [draft] = await chat.drafts()
    for forged in (
        on.Keep(case.id, draft.id), on.Sure(case.id), on.Weaker(case.id), on.Origins(case.id), on.Seen(case.id, 1),
        on.Confide(case.id, 1), on.Source(case.id, "F"), on.Information(case.id, 6), on.Kind(case.id, "gossip"),
        on.NoDay(case.id, 0),
    ):  # fmt: skip
        await chat.press_data(pack(forged))
        assert "Step 1 of 3" in chat.screen
    assert await evidence_of(desk) == []


async def test_a_colleagues_item_is_not_ones_own(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A rumour", "As usual")
    keep = chat.data("Keep")
    other = await beside(desk)
    await other.press_data(keep)
    assert other.toast == "Something has changed since. Please look at the card again."
    assert await evidence_of(desk) == []


async def test_typed_words_go_to_the_case_and_cancel_puts_it_aside(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A rumour", "As usual")
    await chat.sends_photo()
    assert "Only text is taken here." in chat.screen
    await chat.types("/cancel")
    assert "Put aside. What is written waits here." in chat.screen
    await chat.types("слова до нічого")
    assert "Nothing is being written now." in chat.screen
    await chat.presses("Add evidence")
    assert "Step 3 of 3" in chat.everything


async def test_nothing_is_added_to_a_case_that_goes_on_in_another(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A rumour", "As usual")
    case, keep = await the_case(desk), chat.data("Keep")
    other = await desk.candidate(await desk.report())
    await merged(desk, case, other)
    await chat.press_data(keep)
    assert chat.toast == f"Case {other.reference} goes on for this one. What is new belongs there."
    assert f"Goes on in case {other.reference}" in chat.screen
    async with desk.world.storage.reading() as work:
        assert await work.evidence.of_case(case.id) == []
    assert len(await chat.drafts()) == 1
