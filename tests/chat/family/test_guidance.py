"""Where to turn, and support: for every family, whatever it has told us and wherever it is."""

from dataclasses import replace
from datetime import date

import pytest

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from bot.chat.family.screens import guidance as screens
from bot.chat.family.screens import hard
from bot.chat.family.screens import sent as sending
from bot.chat.family.screens.welcome import MENU
from bot.chat.screen import message
from bot.domain.account import Account
from bot.domain.case import Case
from bot.domain.guidance import BACK, CATEGORIES, STEPS, Contact, Situation
from bot.domain.person import Person
from bot.domain.report import Report, ReportState
from bot.guidance.contacts import MOST
from bot.i18n import translators
from bot.services import reach
from bot.services.rules import Rules
from tests.chat.family.family import RULES, Family, World
from tests.chat.family.test_check import sent
from tests.fakes import START
from tests.questionnaire.answered import given


def contact(name: str, *categories: str, step: str | None = None, within: int | None = None, **texts: str) -> Contact:
    """Return an invented contact; `abroad` and `bring` are texts in both languages."""
    told = {key: {"uk": f"{text} (uk)", "en": text} for key, text in texts.items()}
    return Contact(
        name={"uk": f"{name} (uk)", "en": name},
        lines={"uk": "0 800 000 009", "en": f"{name}: 0 800 000 009"},
        source="invented",
        verified_on=date(2026, 1, 2),
        categories=frozenset(categories),
        step=step,
        within_days=within,
        abroad=told.get("abroad", {}),
        bring=told.get("bring", {}),
    )


CONTACTS = (
    contact("Invented police", step="police", bring="a passport & a photo"),
    contact("Invented headquarters", "service", "detained", step="headquarters", abroad="+380 00 000 00 01"),
    contact("Invented portal", "child", step="children"),
    contact("Invented urgent group", "lost", step="courts", within=90),
    contact("Invented legal aid", step="lawyer", abroad="+380 00 000 00 02"),
    contact("Invented hotline"),
    contact("Invented treatment", "back"),
)


@pytest.fixture
def rules() -> Rules:
    """Return an organisation that has verified some contacts."""
    return replace(RULES, contacts=CONTACTS)


async def everything(family: Family) -> str:
    """Return all pages of the contacts that are on the screen."""
    pages = [family.screen]
    while "Next ▶" in family.labels:
        await family.presses("Next ▶")
        pages.append(family.screen)
    return "\n".join(pages)


async def told(family: Family, **answers: str | tuple[str, ...]) -> None:
    """Have more answers stand in the family's draft."""
    [draft] = await family.drafts()
    async with family.world.storage.work() as work:
        found = {**draft.answers, **{key: given(value) for key, value in answers.items()}}
        await work.drafts.save(replace(draft, answers=found))


async def test_somebody_who_has_only_just_come_is_asked_what_happened_and_told(family: Family) -> None:
    await family.types("/contacts")
    await family.presses("Служить")
    assert "Invented police (uk)" in family.screen
    assert "Invented headquarters (uk)" in family.screen
    account = await family.account()
    assert (account.language, account.safety, account.consent) == (None, None, None)


async def test_whoever_says_no_to_consent_is_shown_where_to_turn(family: Family) -> None:
    await family.types("/start")
    await family.presses("English", "No", "No", "Where to turn", "Show everything")
    shown = await everything(family)
    assert all(one.name["en"] in shown for one in CONTACTS)
    assert (await family.account()).consent is None


@pytest.mark.parametrize("category", CATEGORIES)
async def test_every_situation_has_its_contacts_and_they_have_their_day(family: Family, category: str) -> None:
    await family.begins()
    await family.press_data(pack(to.WhereToTurn(category, 0)))
    shown = await everything(family)
    for one in CONTACTS:
        assert (one.name["en"] in shown) == (not one.categories or category in one.categories)
    assert "Checked on 2\u00a0January 2026" in shown
    assert "What is needed: a passport &amp; a photo" in shown


async def test_whose_person_is_back_is_sent_nowhere_to_search(family: Family) -> None:
    await family.begins()
    await family.types("/contacts")
    await family.presses("After a return")
    shown = await everything(family)
    assert "Invented treatment" in shown
    assert not [one for one in CONTACTS if "back" not in one.categories and one.name["en"] in shown]
    assert "What helps while you wait" not in shown


async def test_where_nothing_is_listed_for_a_return_that_is_said(family: Family) -> None:
    await family.begins()
    searching, words = replace(RULES, contacts=CONTACTS[:-1]), translators()["en"]
    back = Situation(categories=frozenset({BACK}))
    view = screens.View(account=await family.account(), category=BACK, situation=back)
    shown = message(screens.where_to_turn(view, searching, words, MENU), words)
    assert "has not listed any verified contacts here yet" in shown.html


async def test_the_newest_report_chooses_and_another_situation_can_be_looked_at(family: Family) -> None:
    await sent(family)
    await family.presses("To the menu", "Where to turn")
    assert "No contact, cause unknown" in family.screen
    shown = await everything(family)
    assert "Invented police" in shown
    assert "Invented headquarters" not in shown
    await family.presses("Another situation", "Child separated from family")
    assert "Invented portal" in await everything(family)


async def test_a_report_not_yet_sent_chooses_too(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await told(family, what="service")
    await family.types("/contacts")
    assert "Invented headquarters" in family.screen
    await family.presses("Go on")
    assert "Which settlement" in family.screen


async def test_what_is_done_stands_last_and_is_still_at_hand(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await told(family, turned_to=("police",))
    await family.types("/contacts")
    shown = await everything(family)
    ahead, done = shown.split("Already done")
    assert "Invented police" in done
    assert "Invented police" not in ahead
    assert "Invented legal aid" in ahead


async def test_who_has_done_everything_is_still_told_something_useful(family: Family, world: World) -> None:
    await (await family.reports()).answers_to_region()
    await told(family, turned_to=STEPS)
    await family.types("/contacts")
    shown = await everything(family)
    assert "Invented hotline" in shown.split("Already done")[0]
    assert "What helps while you wait" in shown
    assert "Support" in family.labels
    assert all(one.name["en"] in shown for one in world.rules.contacts if "lost" in one.categories and not one.step)


async def test_an_urgent_way_is_shown_only_while_it_is_open(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.types("/contacts")
    assert "Invented urgent group" not in await everything(family)
    await family.types("/start")
    await family.presses("⬅ Back", "⬅ Back")
    await family.types("15.02.2026", "/contacts")
    shown = await everything(family)
    assert "Invented urgent group" in shown
    assert "Only within 90\u00a0days of the last contact." in shown


async def test_who_is_abroad_is_given_the_numbers_that_work_there_and_is_remembered(family: Family) -> None:
    await family.begins()
    await family.types("/contacts")
    await family.presses("Show everything")
    assert "Where are you now?" in family.screen
    await family.presses("Abroad")
    assert "✓ Abroad" in family.labels
    shown = await everything(family)
    assert "+380 00 000 00 01" in shown
    assert "Invented headquarters: 0 800" not in shown
    assert "Invented police: 0 800" in shown
    assert "work only inside Ukraine" in shown
    await family.types("/contacts")
    await family.presses("Show everything")
    assert (await family.account()).abroad is True
    await family.presses("In Ukraine")
    assert "Invented headquarters: 0 800" in await everything(family)


async def test_a_situation_that_there_is_none_of_keeps_nothing(family: Family) -> None:
    await family.begins()
    await family.press_data("ga:1:nowhere")
    assert "does not work any more" in (family.toast or "")
    assert (await family.account()).abroad is None


async def test_on_a_phone_that_may_be_inspected_nothing_shows_what_was_reported(family: Family, world: World) -> None:
    await sent(family)
    await family.types("/safety")
    await family.presses("I do not know")
    await family.types("/contacts")
    stranger = world.family(5_000_000_099)
    await stranger.types("/start")
    await stranger.presses("English", "I do not know")
    await stranger.types("/contacts")
    assert (family.screen, family.labels) == (stranger.screen, stranger.labels)


async def test_a_situation_that_no_button_ever_held_is_refused(family: Family) -> None:
    await family.begins()
    await family.press_data(pack(to.WhereToTurn("invented", 0)))
    assert family.toast is not None
    assert "does not work any more" in family.toast


async def test_support_tells_whom_to_talk_to_and_calls_a_person(family: Family) -> None:
    await family.begins()
    await family.presses("Support")
    for words in ("0 800 000 000 (invented)", "Child helpline: 0 800 000 001", "Any emergency: 112"):
        assert words in family.screen
    await family.presses("Please contact me")
    assert "To reach you, we need a phone number" in family.screen


async def test_the_receipt_holds_the_first_steps_the_warning_and_the_support_line(family: Family) -> None:
    await sent(family)
    assert "press 'Add or correct'. What can be done right now is below." in family.screen
    for name in ("Invented police", "Invented legal aid", "Invented hotline"):
        assert name in family.screen
    assert "Invented headquarters" not in family.screen
    assert "do not pay, keep the messages and call 102" in family.screen
    assert "0 800 000 000 (invented)" in family.screen
    await family.presses("Where to turn: everything")
    assert "What is needed: a passport" in family.screen


async def test_the_receipt_is_the_same_whether_or_not_the_base_holds_the_person(family: Family, world: World) -> None:
    async with world.storage.work() as work:
        person = Person(surname="Vyhadanenko", given="Ostap")
        await work.cases.add(Case(id=work.ids.new(), reference="0000-0001", person=person, opened_at=work.now))
    await sent(family)
    other = world.family(5_000_000_002)
    await (await other.reports()).answers_to_region()
    await told(other, surname="Inakshenko", given="Nestor")
    await other.presses("Send now, add more later", "Telegram only", "Skip", "Done")
    await other.presses("Send to a moderator", "Yes, send")
    assert other.labels == family.labels
    assert other.screen.split("was received on")[1] == family.screen.split("was received on")[1]


def longest() -> Rules:
    """Return an organisation that has filled every line to the brim."""
    full = {key: dict.fromkeys(("uk", "en"), "ж" * most) for key, most in MOST.items()}
    steps = [
        replace(
            CONTACTS[0], name=full["name"], lines=full["lines"], abroad=full["abroad"], bring=full["bring"],
            step=step, within_days=9999,
        )
        for step in STEPS
    ]  # fmt: skip
    return replace(RULES, contacts=tuple(steps), support_lines=full["support_lines"], accounts=("@invented",) * 5)


@pytest.mark.parametrize("rules", [longest()])
@pytest.mark.parametrize(("language", "following"), [("Українська", "Наступні ▶"), ("English", "Next ▶")])
async def test_every_page_fits_into_one_message_and_none_is_lost(family: Family, language: str, following: str) -> None:
    await family.begins(language)
    await family.types("/contacts")
    pages = [family.screen]
    while following in family.labels:
        await family.presses(following)
        pages.append(family.screen)
    assert all(len(page) < 4096 for page in pages)
    assert sum(page.count("<b>" + "ж" * MOST["name"]) for page in pages) == len(STEPS)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_longest_receipt_fits_into_one_message(language: str) -> None:
    rules, account = longest(), Account(id="a" * 22, language=language)
    report = Report(
        id="r" * 22, number="0000-0000", account=account.id, form="full", state=ReportState.SUBMITTED,
        sent_at=START, person=Person(),
    )  # fmt: skip
    steps = screens.first_steps(Situation(), account, rules, language)
    shown = message(sending.receipt(report, rules, hard.support(rules, language), steps, 3), translators()[language])
    assert len(steps) == screens.FIRST
    assert len(shown.html) < 4096


@pytest.mark.parametrize("rules", [RULES])
async def test_without_verified_contacts_that_is_said_and_something_helps_all_the_same(family: Family) -> None:
    await sent(family)
    assert "What helps while you wait" in family.screen
    await family.types("/contacts")
    assert "has not listed any verified contacts here yet" in family.screen
    assert "What helps while you wait" in family.screen
    assert "112" in family.screen


@pytest.mark.parametrize("answers", [(), ("Somebody else", "No", "Yes, I agree")])
async def test_where_a_family_was_is_told_to_nobody_who_may_be_another(
    family: Family, answers: tuple[str, ...]
) -> None:
    everything = pack(to.WhereToTurn("all", 0))
    await family.begins()
    await family.press_data(pack(to.BeAbroad(1, "all")))
    assert "✓ Abroad" in family.labels
    async with family.world.storage.work() as work:
        await reach.lost(work, RULES, await work.accounts.meet(family.chat), deleted=True)
    family.world.clock.move(days=1)
    await family.types("/start")
    await family.presses(*answers)
    await family.press_data(everything)
    assert "Abroad" in family.labels
