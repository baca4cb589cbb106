"""An item's card: taken, revealed, given back, handed over, raised."""

from dataclasses import replace

import pytest

from bot.chat.moderators.screens.card import MOST
from bot.domain.notice import NoticeKind
from bot.domain.report import ReportState
from bot.domain.review import Cause, Priority, ReviewKind, ReviewState
from bot.services import queue
from tests.chat.family.family import Family
from tests.chat.moderators.desk import ANSWERS, Desk

NAMES = ("Вигаданенко", "Остап", "Ярина", "+380000000001")


async def holding(desk: Desk, name: str = "Olena Invented") -> Family:
    """Return a moderator who has taken the first item."""
    return await (await (await desk.moderator(name)).types("/queue")).presses("Take 1")


async def test_a_card_shows_no_name(desk: Desk) -> None:
    await desk.report()
    chat = await holding(desk)
    assert "P2 · A report to review" in chat.screen
    assert "new report" in chat.screen
    assert "You hold this item until 12:30" in chat.screen
    assert not [name for name in NAMES if name in chat.everything]


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("Остап", "Марко", "Соломія"), "different people reported from this account: 3"),
        (("Остап", "Марко", "остап"), None),
    ],
)
async def test_an_account_that_reports_many_people_is_pointed_out_and_not_refused(
    desk: Desk, names: tuple[str, ...], line: str | None
) -> None:
    family = await desk.family()
    for name in names:
        given = replace(ANSWERS["given"], value=name)
        await desk.report(family=family, answers={**ANSWERS, "given": given})
    chat = await holding(desk)
    told = [each for each in chat.screen.splitlines() if "reported from this account" in each]
    assert told == ([] if line is None else [line])
    assert "You hold this item until" in chat.screen


@pytest.mark.parametrize("sent", [0, 1, 2, 11])
async def test_a_family_to_contact_is_known_by_the_numbers_of_its_reports(desk: Desk, sent: int) -> None:
    family = await desk.family()
    items = [await desk.report(family=family) for _ in range(sent)]
    numbers = [(await desk.about(item)).number for item in items]
    async with desk.world.storage.work() as work:
        await queue.enter(work, desk.world.rules, ReviewKind.CONTACT, Cause.DANGER, family.id)
    chat = await holding(desk)
    assert "A family to contact" in chat.screen
    assert sum(f"No. {number}" in chat.screen for number in numbers) == min(sent, MOST)
    assert ("reports from this account" in chat.screen) is bool(sent)
    assert ("…" in chat.screen) is (sent > MOST)


async def test_the_first_claim_tells_the_family_that_it_was_read(desk: Desk) -> None:
    item = await desk.report()
    chat = await holding(desk)
    assert (await desk.about(item)).state is ReportState.IN_REVIEW
    await chat.presses("Give back", "Take")
    async with desk.world.storage.reading() as work:
        notices = await work.notices.of_report(item.report or "")
    assert [notice.kind for notice in notices] == [NoticeKind.READ]


async def test_a_family_that_is_never_written_to_is_not_told(desk: Desk) -> None:
    item = await desk.report(silent=True)
    chat = await holding(desk)
    async with desk.world.storage.reading() as work:
        assert await work.notices.of_report(item.report or "") == []
    await chat.presses("Reveal")
    assert "Ask the family" not in chat.labels
    assert "New case" in chat.labels


async def test_reveal_shows_the_whole_report_with_what_is_unknown_not_given_and_not_asked_apart(desk: Desk) -> None:
    await desk.report()
    chat = await (await holding(desk)).presses("Reveal")
    for line in (
        "Surname: Вигаданенко",
        "as written: вигаданенко",
        "Your relation: Brother or sister",
        "<i>not known to the family: Patronymic</i>",
        "<i>not given: Sex</i>",
        "Born: 14\u00a0March 1989",
        "as written: 14.03.89",
        "<i>not asked: What happened, Last contact, Region, Settlement</i>",
        "Your name: Ярина",
        "language: Українська",
        "No case in the base looks like this person.",
    ):
        assert line in chat.everything
    revealed = [m for m in chat.messages.values() if not isinstance(m, str) and "Вигаданенко" in m.html]
    assert revealed
    assert all(message.protected for message in revealed)


async def test_each_candidate_stands_beside_the_report_with_every_clue(desk: Desk) -> None:
    item = await desk.report()
    case = await desk.candidate(item)
    chat = await (await holding(desk)).presses("Reveal")
    assert f"<b>Candidate 1</b>: strong likeness. Case {case.reference}" in chat.everything
    assert "Surname: Вигаданенко | Вигаданенко" in chat.everything
    assert "Settlement: — | —" in chat.everything
    assert "for: Surname is the same" in chat.everything
    assert "against: Dates of birth differ by up to three years" in chat.everything


async def test_while_cases_are_compared_the_moderator_is_told_to_look_again(desk: Desk) -> None:
    await desk.report(matched=False)
    chat = await (await holding(desk)).presses("Reveal")
    assert "still being compared" in chat.everything


async def test_reveal_is_logged_each_time_counted_once_and_removed_after_five_minutes(desk: Desk) -> None:
    await desk.report()
    chat = await (await holding(desk)).presses("Reveal")
    assert "will be removed after 5" in chat.screen
    await desk.after(minutes=5, seconds=1)
    assert not [name for name in NAMES if name in chat.everything]
    assert "What was revealed has been removed" in chat.screen
    await chat.presses("Reveal")
    assert "Вигаданенко" in chat.everything
    acts = await desk.acts()
    assert (acts.count("reveal"), acts.count("reveal.again")) == (1, 1)


async def test_revealing_twice_shows_it_once(desk: Desk) -> None:
    await desk.report()
    chat = await (await holding(desk)).presses("Reveal", "Reveal again")
    assert chat.everything.count("Surname: Вигаданенко") == 1


async def test_what_is_revealed_is_removed_at_the_verdict(desk: Desk) -> None:
    await desk.report()
    chat = await (await holding(desk)).presses("Reveal", "New case")
    assert not [name for name in NAMES if name in chat.everything]
    assert "Decided: a new case · Olena Invented" in chat.screen


async def test_a_long_report_comes_in_parts_that_telegram_takes(desk: Desk) -> None:
    item = await desk.report()
    async with desk.world.storage.work() as work:
        for _ in range(6):
            await work.reports.add_reply(item.report or "", "🕯" * 750)
    chat = await (await holding(desk)).presses("Reveal")
    parts = [m.html for m in chat.messages.values() if not isinstance(m, str) and m.protected]
    assert len(parts) > 2
    assert all(len(part.encode("utf-16-le")) // 2 <= 4096 for part in parts)
    await chat.presses("New case")
    assert not [m for m in chat.messages.values() if not isinstance(m, str) and m.protected]


async def test_the_losing_moderator_is_told_who_holds_it(desk: Desk) -> None:
    await desk.report()
    loser = await (await desk.moderator("Taras Invented")).types("/queue")
    await holding(desk)
    await loser.presses("Take 1")
    assert loser.toast == "Olena Invented holds this item now."
    assert "Olena Invented holds this item until" in loser.screen
    assert loser.labels == ["Queue"]


async def test_taking_twice_is_harmless(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await desk.moderator()).types("/queue")
    press = chat.data("Take 1")
    await chat.presses("Take 1", "Reveal")
    await chat.press_data(press)
    assert (await desk.item(item)).version == 1
    assert (await desk.acts()).count("claim") == 1


async def test_an_item_is_handed_over_to_a_colleague_in_whose_chat_it_appears(desk: Desk) -> None:
    item = await desk.report()
    colleague = await desk.moderator("Taras Invented")
    await desk.moderator("Auditor Invented", role=(await desk.who(colleague)).role.AUDITOR)
    chat = await (await holding(desk)).presses("Reveal", "Hand over", "Nothing was promised yet")
    assert "Your note: Nothing was promised yet" in chat.screen
    assert chat.labels == ["Taras Invented", "Change", "Cancel"]
    await chat.presses("Taras Invented")
    assert "Taras Invented holds this item" in chat.screen
    assert "Вигаданенко" not in chat.everything
    assert "Olena Invented hands this item over to you." in colleague.screen
    assert "You hold this item until" in colleague.screen
    assert "note by Olena Invented, 12:01: Nothing was promised yet" in colleague.screen
    assert (await desk.item(item)).claimed_by == (await desk.who(colleague)).id


async def test_leaving_the_handing_over_brings_the_decisions_again_without_another_look(desk: Desk) -> None:
    await desk.report()
    await desk.moderator("Taras Invented")
    chat = await (await holding(desk)).presses("Reveal", "Hand over", "Cancel")
    assert "New case" in chat.labels
    assert (await desk.acts()).count("reveal") == 1


async def test_where_nobody_else_may_take_it_the_moderator_is_told(desk: Desk) -> None:
    await desk.report()
    chat = await (await holding(desk)).presses("Hand over")
    assert "Nobody else can take this item now." in chat.screen


async def test_a_claim_ends_after_half_an_hour_and_the_card_says_so(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await holding(desk)).presses("Reveal")
    stale = chat.data("New case")
    await desk.after(minutes=31)
    assert "Your time with this item is over" in chat.screen
    assert "Вигаданенко" not in chat.everything
    assert (await desk.item(item)).state is ReviewState.OPEN
    await chat.press_data(stale)
    assert chat.toast == "You do not hold this item now. Please take it again."


async def test_a_button_from_before_the_item_was_taken_again_is_dead(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await holding(desk)).presses("Reveal")
    stale = chat.data("New case")
    await chat.presses("Give back", "Take")
    await chat.press_data(stale)
    assert chat.toast == "Something has changed since. Please look at the card again."
    assert (await desk.item(item)).state is ReviewState.CLAIMED


async def test_any_item_can_be_raised_and_is_pushed(desk: Desk) -> None:
    item = await desk.report()
    watch = await (await desk.moderator("Taras Invented")).types("/duty on")
    chat = await holding(desk)
    await chat.presses("Raise to P0")
    assert "P0 · A report to review" in chat.screen
    assert "raised by a moderator" in chat.screen
    assert "Raise to P0" not in chat.labels
    await chat.presses("Give back")
    await desk.after()
    assert "An urgent item" in watch.screen
    assert (await desk.item(item)).priority is Priority.P0


async def test_forged_foreign_and_unknown_buttons_all_say_the_same(desk: Desk) -> None:
    item = await desk.report()
    chat = await holding(desk)
    told = set()
    for data in (
        f"mt:{'x' * 22}",
        f"mg:{item.id}:nonsense:1",
        f"m6:{item.id}:nonsense:1",
        f"m7:{item.id}:spoken:nonsense:1",
        "m9:nonsense",
        "ml:xx",
        f"m1:{item.id}:no:1",
    ):
        await chat.press_data(data)
        told.add(chat.toast)
    assert told == {"This button does not work any more. Please open /queue."}
    assert (await desk.item(item)).state is ReviewState.CLAIMED


async def test_a_family_cannot_press_a_moderators_button(desk: Desk) -> None:
    item = await desk.report()
    chat = await desk.stranger().types("/start")
    await chat.press_data(f"mt:{item.id}")
    assert (await desk.item(item)).state is ReviewState.OPEN


async def test_the_refused_are_in_the_audit(desk: Desk) -> None:
    await desk.report()
    loser = await (await desk.moderator("Taras Invented")).types("/queue")
    await holding(desk)
    await loser.presses("Take 1")
    assert "refused" in await desk.acts()


def test_the_answers_of_these_tests_name_somebody() -> None:
    assert ANSWERS["surname"].value in NAMES
