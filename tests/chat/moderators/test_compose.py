"""A question to a family, there and back."""

from datetime import timedelta

from bot.chat.news import TEXTS
from bot.chat.screen import Screen, message
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import Report, ReportState
from bot.domain.review import Review, ReviewState
from bot.i18n import LANGUAGES, translators
from bot.questionnaire.questions import QUESTIONS, as_read
from bot.services import review
from bot.words import Text
from tests.chat.family.family import RULES, Family, parted
from tests.chat.moderators.desk import PERSON, Desk
from tests.chat.moderators.test_verdict import revealing
from tests.fakes import START

OWN = "Чи є у людини молодша сестра?"


async def asking(desk: Desk) -> Family:
    """Return a moderator who chooses what to ask."""
    return await (await revealing(desk)).presses("Ask the family")


async def question(desk: Desk, item: Review) -> Notice:
    """Return the question that the family will be told."""
    async with desk.world.storage.reading() as work:
        found = await work.notices.of_report(item.report or "")
    return next(notice for notice in found if notice.kind is NoticeKind.QUESTION)


async def test_a_ready_question_is_seen_in_the_familys_language_before_it_leaves(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await asking(desk)).presses("Date of birth")
    read = translators()["uk"]
    assert "The family will read this (Українська):" in chat.screen
    for part in as_read("birth", (await desk.about(item)).number):
        assert read.plain(part) in chat.screen
    assert (await desk.item(item)).state is ReviewState.CLAIMED
    await chat.presses("Send")
    assert (await desk.item(item)).state is ReviewState.ASKED
    assert (await desk.about(item)).state is ReportState.NEEDS_CLARIFICATION
    assert (await question(desk, item)).facts["question"] == "birth"


def read(notice: Notice, report: Report) -> tuple[Text, ...]:
    """Return what the family reads."""
    return TEXTS[notice.kind](notice, report, RULES)


async def test_what_the_moderator_sees_is_what_the_family_reads(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await asking(desk)).presses("In my own words")
    await chat.types(OWN)
    shown = chat.screen
    await chat.presses("Send")
    told = read(await question(desk, item), await desk.about(item))
    assert shown.endswith(parted(message(Screen(told), translators()["uk"]).html))


async def test_own_words_are_typed_seen_changed_and_sent(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await asking(desk)).presses("In my own words")
    assert "in one message" in chat.screen
    await chat.types("Перша думка?")
    assert "Перша думка?" in chat.screen
    await chat.presses("Change")
    assert "in one message" in chat.screen
    await chat.types(OWN)
    await chat.presses("Send")
    assert "on its way to the family" in chat.screen
    assert (await question(desk, item)).facts["question"] == OWN
    assert await chat.drafts() == []


async def test_forbidden_content_in_own_words_is_refused_and_not_kept(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await asking(desk)).presses("In my own words")
    await chat.types("Чи це він: 48.123456, 37.654321?")
    assert "Send" not in chat.labels
    assert "48.123456" not in chat.everything
    [draft] = await chat.drafts()
    assert draft.answers == {}
    assert draft.pending is None
    assert (await desk.item(item)).state is ReviewState.CLAIMED


async def test_own_words_can_be_given_up_by_button_and_by_command(desk: Desk) -> None:
    await desk.report()
    chat = await (await asking(desk)).presses("In my own words", "Cancel")
    assert "Nothing was sent." in chat.screen
    assert "New case" in chat.labels
    await chat.types("hello")
    assert "Nothing is being written now" in chat.screen
    await chat.presses("Reveal", "Ask the family", "In my own words")
    await chat.types("/cancel")
    assert "Nothing was sent." in chat.screen
    assert await chat.drafts() == []


async def test_own_words_survive_the_end_of_the_claim(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await asking(desk)).presses("In my own words")
    await chat.types(OWN)
    await desk.after(minutes=31)
    await chat.presses("Take", "Reveal", "Ask the family", "In my own words")
    assert OWN in chat.screen
    await chat.presses("Send")
    assert (await desk.item(item)).state is ReviewState.ASKED


async def test_what_is_revealed_leaves_while_a_question_is_written_and_the_question_stays(desk: Desk) -> None:
    await desk.report()
    chat = await (await asking(desk)).presses("In my own words")
    await desk.after(minutes=6)
    assert "Вигаданенко" not in chat.everything
    assert "in one message" in chat.screen


async def test_while_writing_pictures_and_edits_change_nothing(desk: Desk) -> None:
    await desk.report()
    chat = await (await asking(desk)).presses("In my own words")
    await chat.sends_photo()
    assert "Only text is taken here" in chat.screen
    assert "in one message" in chat.screen
    await chat.types(OWN, "one more")
    assert "use the buttons" in chat.screen
    assert OWN in chat.screen


async def test_a_second_press_on_send_asks_nothing_twice(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await asking(desk)).presses("Place")
    press = chat.data("Send")
    await chat.press_data(press)
    await chat.press_data(press)
    async with desk.world.storage.reading() as work:
        assert len(await work.verdicts.of(item.id)) == 1


async def test_the_answer_brings_the_review_back(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await asking(desk)).presses("Place", "Send")
    await chat.types("/queue")
    assert "Nothing waits." in chat.screen
    await chat.presses("Set aside: 1")
    assert "waits for the family" in chat.screen
    async with desk.world.storage.work() as work:
        await review.replied(work, desk.world.rules, item.report or "", item.id, "У Чугуєві.")
    assert (await desk.item(item)).state is ReviewState.OPEN
    assert (await desk.about(item)).state is ReportState.IN_REVIEW
    await chat.types("/queue")
    assert "new report · the family has answered" in chat.screen
    await chat.presses("Take 1", "Reveal")
    assert "Answered to a question: У Чугуєві." in chat.everything
    assert "a question to the family · Olena Invented" in chat.everything
    assert "asked: In which town" in chat.everything


async def test_an_answer_that_comes_while_the_item_is_read_kills_the_buttons_of_before(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await asking(desk)).presses("Place", "Send")
    await chat.types("/queue")
    await chat.presses("Set aside: 1", "Take 1", "Reveal")
    press = chat.data("New case")
    async with desk.world.storage.work() as work:
        await review.replied(work, desk.world.rules, item.report or "", item.id, "У Чугуєві.")
    await chat.press_data(press)
    assert "Something has changed" in str(chat.toast)
    await chat.presses("Reveal")
    assert "У Чугуєві." in chat.everything


def test_every_ready_question_is_worded_the_same_for_moderator_and_family() -> None:
    report = Report(
        id="r", number="1234-5678", account="a", form="full", state=ReportState.NEEDS_CLARIFICATION,
        sent_at=START - timedelta(days=1), person=PERSON,
    )  # fmt: skip
    for key in QUESTIONS:
        notice = Notice(
            id="n", number="2846-1357", kind=NoticeKind.QUESTION, account="a", report="r", state=NoticeState.OPENED,
            raised_at=START, facts={"question": key},
        )  # fmt: skip
        for language in LANGUAGES:
            words = translators()[language]
            assert [words.plain(part) for part in as_read(key, report.number)] == [
                words.plain(part) for part in read(notice, report)
            ]
