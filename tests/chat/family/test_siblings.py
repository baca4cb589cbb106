"""A report for each child: prefilled with what brothers and sisters share, each sent apart."""

from collections.abc import Mapping

from bot.i18n import translators
from bot.questionnaire.answers import State
from tests.chat.family.family import RULES, Family
from tests.chat.family.test_branches import C, D, reached
from tests.chat.family.walking import Saying, answer, standing, walk

ENGLISH = translators()["en"]
#: What is asked of each child anew.
NEXT: Mapping[str, Saying] = {
    "surname": "Вигаданенко", "given": "Соломія", "patronymic": State.NONE, "other_names": State.DECLINED,
    "sex": "female", "birth": "02.05.2014", "renamed": "no", "own_words": State.DECLINED, "marks": State.DECLINED,
}  # fmt: skip


async def sent(family: Family, how_many: Saying = "2") -> Family:
    await reached(family, C, {"what": "child", "birth": "14.03.2010", "how_many": how_many})
    return await family.presses("Send to a moderator", "Yes, send")


async def test_the_receipt_offers_a_report_for_each_brother_and_sister(family: Family) -> None:
    await sent(family)
    assert "2 reports are left" in family.screen.replace("\u00a0", " ")
    assert "Report the next child" in family.labels


async def test_what_the_children_share_is_filled_in_and_the_child_is_asked_about(family: Family) -> None:
    await sent(family)
    account = await family.account()
    async with family.world.storage.reading() as work:
        [first] = await work.reports.of(account.id)
        told = await work.reports.answers(first.id)
    await family.presses("Report the next child")
    assert "What the children share is filled in already" in family.screen
    asked = []
    draft, step = await standing(family)
    while step is not None:
        asked.append(step.key)
        before = draft.answers
        await answer(family, ENGLISH, step, NEXT[step.key])
        draft, step = await standing(family)
        assert set(before) <= set(draft.answers)
    assert asked == list(NEXT)
    shared = set(told) - set(NEXT) - {"new_name"}
    assert {key: draft.answers[key].value for key in shared} == {key: told[key].value for key in shared}
    assert {"relation", "region", "settlement", "represents", "taken_to", "contact", "sharing"} <= shared


async def test_every_sent_child_leaves_one_less_until_none_is_left(family: Family) -> None:
    await sent(family)
    for left in ("1 report is left", None):
        await family.presses("Report the next child")
        await walk(family, ENGLISH, NEXT)
        await family.presses("Send to a moderator", "Yes, send")
        assert "was received on" in family.screen
        assert left is None or left in family.screen.replace("\u00a0", " ")
    assert "Report the next child" not in family.labels
    account = await family.account()
    async with family.world.storage.reading() as work:
        reports = await work.reports.of(account.id)
    first = next(report for report in reports if report.sibling_of is None)
    assert {report.sibling_of for report in reports if report.id != first.id} == {first.id}
    assert {report.person.given for report in reports} == {"Остап", "Соломія"}


async def test_a_second_press_opens_no_second_report(family: Family) -> None:
    await sent(family)
    press = family.data("Report the next child")
    await family.press_data(press)
    await family.press_data(press)
    assert len(await family.drafts()) == 1


async def test_the_next_child_can_be_left_and_found_again_in_my_reports(family: Family) -> None:
    await sent(family)
    await family.presses("To the menu", "My reports", "No. ")
    assert "Report the next child" in family.labels
    await family.presses("Report the next child")
    await family.types("Вигаданенко")
    await family.presses("Pause", "To the menu", "My reports", "No. ", "Report the next child")
    assert "Given name?" in family.screen
    assert len(await family.drafts()) == 1


async def test_brothers_and_sisters_do_not_use_up_the_reports_of_a_day(family: Family) -> None:
    await sent(family, "4")
    for _ in range(4):
        await family.presses("Report the next child")
        await walk(family, ENGLISH, NEXT)
        await family.presses("Send to a moderator", "Yes, send")
        assert "was received on" in family.screen


async def test_where_the_number_is_not_known_one_more_report_is_offered(family: Family) -> None:
    await sent(family, State.UNKNOWN)
    assert "1 report is left" in family.screen.replace("\u00a0", " ")


async def test_a_child_taken_along_with_a_tried_minor_keeps_what_they_share(family: Family) -> None:
    await reached(family, D, C, {"what": "sentenced", "birth": "14.03.2010"})
    await family.presses("Send to a moderator", "Yes, send", "Report the next child")
    draft = await walk(family, ENGLISH, {**NEXT, "medicine_d": "no"})
    assert {"represents", "cared", "siblings", "stage"} <= set(draft.answers)


async def test_nobody_else_can_open_the_report_of_a_brother_or_sister(family: Family) -> None:
    await sent(family)
    press = family.data("Report the next child")
    stranger = family.world.family(5_000_000_077)
    await stranger.begins()
    await stranger.press_data(press)
    assert stranger.toast is not None
    assert await stranger.drafts() == []
    assert "Вигаданенко" not in stranger.everything


async def test_reports_sent_and_deleted_over_and_over_use_up_the_day(family: Family) -> None:
    await sent(family, "1")
    for _ in range(RULES.reports_a_day):
        await family.presses("Report the next child")
        await walk(family, ENGLISH, NEXT)
        await family.presses("Send to a moderator", "Yes, send", "To the menu", "My reports", "No. ")
        await family.presses("Delete this report", "Yes, delete", "My reports", "No. ")
    await family.presses("Report the next child")
    await walk(family, ENGLISH, NEXT)
    await family.presses("Send to a moderator", "Yes, send")
    assert "What you wrote is saved" in (family.toast or "")
    assert len(await family.drafts()) == 1
