"""What takes two people, on two moderators' phones: listed, looked at, approved by letters, withdrawn, told."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from bot.domain.account import Account
from bot.domain.behalf import Behalf, Channel
from bot.domain.case import Case, CaseState, Fate
from bot.domain.evidence import BEST, EvidenceKind
from bot.domain.moves import Axis
from bot.domain.person import Person
from bot.domain.proposal import Proposal, ProposalState
from bot.domain.review import Cause
from bot.domain.roles import Role
from bot.domain.status import Wish
from bot.services import evidence, merges, proposals, review, search, statuses, verdicts
from bot.services.evidence import Facts
from tests.chat.family.family import Family
from tests.chat.moderators.desk import PERSON, Desk

NAME = "Вигаданенко"
#: The first three letters of the surname: no patronymic is known.
LETTERS = "виг"
#: What is written of the evidence, and why it is proposed.
SEEN, WHY = "Лист бачили в оригіналі.", "Лист від сьомого березня."
CALL = "A decision waits for a second person."
OTHER = replace(PERSON, given="Остапко", patronymic="Іванович")


@dataclass(slots=True)
class Two:
    """Somebody who proposes, somebody who may approve, and what waits between them."""

    desk: Desk
    first: Family
    second: Family
    case: Case
    proposal: Proposal

    async def now(self) -> Proposal:
        """Return the proposal as it stands."""
        async with self.desk.world.storage.reading() as work:
            found = await work.proposals.get(self.proposal.id)
        assert found is not None
        return found

    async def fate(self) -> Fate:
        """Return the fate of the case as it stands."""
        async with self.desk.world.storage.reading() as work:
            found = await work.cases.get(self.case.id)
        assert found is not None
        return found.fate

    async def opened(self, chat: Family | None = None) -> Family:
        """Return a chat in which the proposal's card was opened from the list."""
        chat = chat or self.second
        await chat.types("/approvals")
        return await chat.presses(f"1. {self.case.reference}")

    async def looked(self) -> Family:
        """Return the second one's chat, who has looked."""
        return await (await self.opened()).presses("Look")

    async def sure(self) -> Family:
        """Return the second one's chat, who has typed the letters."""
        return await (await (await self.looked()).presses("Approve")).types(LETTERS)

    async def approved(self) -> Family:
        """Return the second one's chat, who has approved."""
        return await (await self.sure()).presses("Confirm")


async def case_of(desk: Desk, person: Person = PERSON) -> Case:
    """Return a case that a family's report was made."""
    item = await desk.report()
    judge = await desk.who(await desk.moderator("Taras Invented"))
    async with desk.world.storage.work() as work:
        await review.claim(work, desk.world.rules, judge, item.id)
        await verdicts.new_case(work, judge, item.id)
        case = await work.cases.get(await work.cases.of_report(item.report or "") or "")
        assert case is not None
        return await work.cases.save(replace(case, person=person))


def facts(kind: EvidenceKind, *, confidential: bool = False) -> Facts:
    """Return what is told of an item of evidence, as good as its kind can be."""
    return Facts(
        kind=kind, grade=BEST[kind], received_on=date(2026, 3, 4), seen=True, confidential=confidential, words=SEEN
    )


async def two(desk: Desk, *, death: bool = False, compared: bool = True, confidential: bool = False) -> Two:
    """Return two colleagues, the first of whom proposes that a captivity is confirmed, or that a death is reported."""
    case, role = await case_of(desk), Role.SENIOR if death else Role.VERIFIER
    first, second = await desk.moderator("Ivan Invented", role), await desk.moderator("Olena Invented", role)
    kind, after = (
        (EvidenceKind.FAMILY, Fate.DEATH_REPORTED) if death else (EvidenceKind.ICRC_LETTER, Fate.CAPTIVE_CONFIRMED)
    )
    by, rules = await desk.who(first), desk.world.rules
    async with desk.world.storage.work() as work:
        item = await evidence.add(work, rules, by, case.id, facts(kind, confidential=confidential))
        wish = Wish(axis=Axis.FATE, after=after.value, quotes=(item.id,), words=WHY)
        made = await proposals.propose(work, rules, by, case.id, wish)
        if compared:
            await search.keep_alike(work, made.id, [])
    return Two(desk, first, second, case, made)


# The list


async def test_what_waits_stands_on_home_in_the_queue_and_in_the_list_without_a_name(desk: Desk) -> None:
    both = await two(desk)
    await both.second.types("/start")
    assert "To approve: 1" in both.second.labels
    await both.second.types("/queue")
    await both.second.presses("To approve: 1")
    assert "For you to approve:" in both.second.screen
    assert both.case.reference in both.second.screen
    assert "whereabouts unknown → captivity confirmed" in both.second.screen
    assert "Ivan Invented" in both.second.screen
    assert NAME not in both.second.everything


async def test_ones_own_proposal_waits_under_ones_own_and_calls_nobody_on_home(desk: Desk) -> None:
    both = await two(desk)
    await both.first.types("/start")
    assert not [label for label in both.first.labels if label.startswith("To approve")]
    await both.first.types("/approvals")
    assert "Proposed by you, waiting for a colleague:" in both.first.screen
    await both.opened(both.first)
    assert "You proposed this yourself. Another colleague approves." in both.first.screen
    assert "Approve" not in both.first.labels


async def test_where_nothing_waits_the_list_says_so(desk: Desk) -> None:
    chat = await (await desk.moderator(role=Role.VERIFIER)).types("/approvals")
    assert "Nothing waits for a second person." in chat.screen


async def test_what_speaks_of_a_death_is_for_seniors_alone(desk: Desk) -> None:
    both = await two(desk, death=True)
    other = await (await desk.moderator("Marko Invented", Role.VERIFIER)).types("/approvals")
    assert "Nothing waits for a second person." in other.screen
    await other.press_data(f"po:{both.proposal.id}")
    await other.press_data(f"pk:{both.proposal.id}")
    await other.press_data(f"pa:{both.proposal.id}:1")
    await desk.after(minutes=1)
    await desk.after(hours=13)
    assert both.case.reference not in other.everything
    assert "death" not in other.everything
    assert CALL not in other.everything
    await both.opened()
    assert "unconfirmed report of death" in both.second.screen


async def test_a_role_that_approves_nothing_sees_no_list(desk: Desk) -> None:
    await two(desk)
    intake = await (await desk.moderator("Anna Invented", Role.INTAKE)).types("/approvals")
    assert "your role does not allow it" in intake.screen


async def test_a_role_that_approves_nothing_is_shown_nothing_of_a_proposal_it_is_refused(desk: Desk) -> None:
    both = await two(desk)
    intake = await desk.moderator("Anna Invented", Role.INTAKE)
    await intake.press_data(f"po:{both.proposal.id}")
    assert "your role does not allow it" in (intake.toast or "")
    assert both.case.reference not in intake.everything


# The look


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


async def test_what_was_looked_at_goes_after_five_minutes_and_the_card_stays(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.looked()
    await desk.after(minutes=6)
    assert NAME not in chat.everything
    assert "What was revealed has been removed." in chat.screen
    assert "Approve" in chat.labels


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


# The letters


async def test_two_people_confirm_a_captivity_and_it_takes_effect_when_it_has_cooled_off(desk: Desk) -> None:
    both = await two(desk)
    chat = await (await both.looked()).presses("Approve")
    assert "Write the first three letters of the patronymic" in chat.screen
    await chat.types(LETTERS)
    assert LETTERS not in chat.everything.split("\n")
    assert "You approve: whereabouts unknown → captivity confirmed." in chat.screen
    assert (await both.now()).state is ProposalState.OPEN
    await chat.presses("Confirm")
    assert "You have approved." in chat.screen
    assert "until then it can be withdrawn" in chat.screen
    assert await chat.drafts() == []
    await desk.after(minutes=29)
    assert await both.fate() is Fate.MISSING
    await desk.after(minutes=2)
    assert await both.fate() is Fate.CAPTIVE_CONFIRMED
    await desk.after(seconds=1)
    for phone in (both.first, both.second):
        assert f"A decision on case {both.case.reference} has taken effect." in phone.screen


async def test_a_second_press_on_confirm_approves_once(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    press = chat.data("Confirm")
    await chat.press_data(press)
    leaves = (await both.now()).leaves_at
    await chat.press_data(press)
    assert "Something has changed since" in str(chat.toast)
    assert "Approved: Olena Invented." in chat.screen
    assert (await both.now()).leaves_at == leaves
    assert (await desk.acts()).count("approve") == 1


async def test_letters_survive_a_restart_and_whatever_else_is_done(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    await chat.types("/queue")
    await both.opened()
    await chat.presses("Approve")
    assert "You approve:" in chat.screen
    await chat.sends_photo()
    assert "Only text is taken here" in chat.screen
    assert "You approve:" in chat.screen
    await chat.presses("Confirm")
    assert (await both.now()).state is ProposalState.APPROVED


async def test_wrong_letters_are_told_and_not_kept(desk: Desk) -> None:
    both = await two(desk)
    chat = await (await both.looked()).presses("Approve")
    await chat.types("оста")
    assert "These are not the letters." in chat.screen
    assert "Write the first three letters" in chat.screen
    [draft] = await chat.drafts()
    assert draft.answers == {}
    await chat.types(LETTERS)
    assert "Confirm" in chat.labels


async def test_after_five_wrong_tries_in_a_row_a_person_approves_this_no_more_and_seniors_are_called(
    desk: Desk,
) -> None:
    both = await two(desk)
    senior = await (await desk.moderator("Oksana Invented", Role.SENIOR)).presses("Begin duty")
    chat = await (await both.looked()).presses("Approve")
    await chat.types(*["оста"] * 4, LETTERS, "/cancel")
    await chat.presses("Approve")
    await chat.types(*["оста"] * 4)
    assert "These are not the letters." in chat.screen
    await chat.types("оста")
    assert "Another colleague decides; a senior is told." in chat.screen
    assert "Approve" not in chat.labels
    assert await chat.drafts() == []
    await chat.press_data(f"pa:{both.proposal.id}:{(await both.now()).version}")
    assert "Five times these were not the letters" in str(chat.toast)
    assert {"wrong_letters", "barred"} <= set(await desk.acts())
    await desk.after(minutes=1)
    assert "An urgent item is waiting in the queue." in senior.everything
    await senior.types("/queue")
    assert "five times a colleague could not name the person" in senior.screen
    await both.opened(senior)
    await senior.presses("Look", "Approve")
    await senior.types(LETTERS)
    assert "Confirm" in senior.labels


async def test_an_approval_takes_a_fresh_code_and_the_letters_wait_for_it(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    who = await desk.who(chat)
    async with desk.world.storage.work() as work:
        session = await work.sessions.get(who.id)
        assert session is not None
        await work.sessions.open(replace(session, fresh_until=work.now))
    desk.world.clock.move(seconds=30)
    await chat.presses("Confirm")
    assert "Please write the code from your app." in chat.screen
    assert (await both.now()).state is ProposalState.OPEN
    await desk.shows_code(chat)
    assert "Waits for a second person" in chat.screen
    await chat.presses("Approve")
    assert "You approve:" in chat.screen
    await chat.presses("Confirm")
    assert (await both.now()).state is ProposalState.APPROVED


async def test_letters_can_be_given_up_by_button_and_by_command(desk: Desk) -> None:
    both = await two(desk)
    chat = await (await both.looked()).presses("Approve", "Cancel")
    assert "Nothing was approved." in chat.screen
    await chat.presses("Approve")
    await chat.types(LETTERS, "/cancel")
    assert "Nothing was approved." in chat.screen
    assert await chat.drafts() == []
    assert (await both.now()).state is ProposalState.OPEN


async def test_of_two_who_approve_the_second_is_told_and_sees_the_card(desk: Desk) -> None:
    both = await two(desk)
    third = await desk.moderator("Marko Invented", Role.VERIFIER)
    await (await both.opened(third)).presses("Look", "Approve")
    await third.types(LETTERS)
    await both.approved()
    await third.presses("Confirm")
    assert "Something has changed since" in str(third.toast)
    assert "Approved: Olena Invented." in third.screen
    assert (await both.now()).approver == (await desk.who(both.second)).id


# Withdrawing


@pytest.mark.parametrize("who", ["first", "second", "senior"])
async def test_until_it_takes_effect_either_of_the_two_or_a_senior_withdraws_it(desk: Desk, who: str) -> None:
    both = await two(desk)
    senior = await desk.moderator("Oksana Invented", Role.SENIOR)
    await both.approved()
    chat = {"first": both.first, "second": both.second, "senior": senior}[who]
    await both.opened(chat)
    await chat.presses("Withdraw")
    assert "Withdraw this?" in chat.screen
    assert (await both.now()).state is ProposalState.APPROVED
    await chat.presses("Yes, withdraw")
    assert "Nothing has changed." in chat.screen
    await desk.after(hours=1)
    assert await both.fate() is Fate.MISSING
    others = {both.first.chat, both.second.chat} - {chat.chat}
    for phone in (both.first, both.second):
        if phone.chat in others:
            assert f"A proposal on case {both.case.reference} was withdrawn." in phone.screen


async def test_nobody_else_withdraws(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.opened()
    assert "Withdraw" not in chat.labels
    await chat.press_data(f"pw:{both.proposal.id}:{(await both.now()).version}:1")
    assert "your role does not allow it" in str(chat.toast)
    assert (await both.now()).state is ProposalState.OPEN


async def test_an_approval_is_pushed_to_the_proposer_who_withdraws_from_the_push(desk: Desk) -> None:
    both = await two(desk)
    await both.approved()
    await desk.after(seconds=1)
    assert f"A decision on case {both.case.reference} was approved and takes effect at" in both.first.screen
    assert "captiv" not in both.first.screen
    await both.first.presses("Withdraw", "Yes, withdraw")
    assert (await both.now()).state is ProposalState.WITHDRAWN


# Pushes


async def test_who_is_on_duty_is_called_first_the_others_after_twelve_hours_and_all_once_more(desk: Desk) -> None:
    both = await two(desk)
    on_duty = await (await desk.moderator("Marko Invented", Role.VERIFIER)).presses("Begin duty")
    auditor = await desk.moderator("Anna Invented", Role.AUDITOR)
    await desk.after(seconds=1)
    assert CALL in on_duty.screen
    assert CALL not in both.second.everything
    await on_duty.presses("Open")
    assert both.case.reference in on_duty.screen
    await desk.after(hours=12)
    assert CALL in both.second.screen
    await both.second.presses("Open")
    await desk.after(hours=36)
    assert CALL in both.second.screen
    assert both.second.everything.count(CALL) == 1
    for nobody in (both.first, auditor):
        assert CALL not in nobody.everything


async def test_nobody_is_called_to_what_has_been_decided_and_the_call_goes(desk: Desk) -> None:
    both = await two(desk)
    third = await (await desk.moderator("Marko Invented", Role.VERIFIER)).presses("Begin duty")
    await desk.after(seconds=1)
    assert CALL in third.everything
    await both.approved()
    await desk.after(seconds=1)
    assert CALL not in third.everything
    await desk.after(hours=13)
    assert CALL not in third.everything


async def test_whoever_is_locked_hears_nothing(desk: Desk) -> None:
    both = await two(desk)
    who = await desk.who(both.first)
    async with desk.world.storage.work() as work:
        await work.moderators.save(replace(who, active=False))
    before = both.first.everything
    await both.approved()
    await desk.after(minutes=31)
    await desk.after(seconds=1)
    assert both.first.everything == before
    assert await both.fate() is Fate.MISSING
    assert "was ended: what it rests on has changed" in both.second.screen


async def test_what_nobody_approves_expires_and_its_proposer_is_told(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    both.desk.world.clock.move(timedelta(hours=72))
    await chat.presses("Confirm")
    assert "This proposal has expired." in str(chat.toast)
    await desk.after(seconds=1)
    await desk.after(seconds=1)
    assert "has expired: nobody approved it in time" in both.first.screen
    assert "Expired:" in chat.screen
    assert "Approve" not in chat.labels
    assert await chat.drafts() == []
    await both.first.presses("Open")
    assert "it can be proposed anew" in both.first.screen


# Refusals


async def test_the_proposer_is_refused_as_approver_also_after_being_let_in_again(desk: Desk) -> None:
    both = await two(desk)
    version = (await both.now()).version
    chat = await (await both.opened(both.first)).presses("Look")
    await chat.press_data(f"pa:{both.proposal.id}:{version}")
    assert "You made the first step yourself." in str(chat.toast)
    assert "Waits for a second person" in chat.screen
    who = await desk.who(chat)
    async with desk.world.storage.work() as work:
        await work.moderators.save(replace(who, active=False))
    await chat.types(f"/start {await desk.invite(Role.SENIOR, 'Ivan Invented')}")
    await desk.shows_code(chat)
    await (await both.opened(chat)).presses("Look")
    assert "Approve" not in chat.labels
    await chat.press_data(f"pa:{both.proposal.id}:{version}")
    assert "You made the first step yourself." in str(chat.toast)


async def test_whoever_may_not_see_all_the_evidence_leaves_the_approval_to_a_senior(desk: Desk) -> None:
    both = await two(desk, confidential=True)
    await both.second.types("/approvals")
    assert "Nothing waits for a second person." in both.second.screen
    await both.second.press_data(f"pk:{both.proposal.id}")
    assert "Not shown, for seniors alone: 1." in both.second.everything
    assert SEEN not in both.second.everything
    await both.second.press_data(f"pa:{both.proposal.id}:{(await both.now()).version}")
    assert "your role does not allow it" in str(both.second.toast)
    senior = await both.opened(await desk.moderator("Oksana Invented", Role.SENIOR))
    await senior.presses("Look")
    assert SEEN in senior.everything
    assert "Approve" in senior.labels


async def test_whoever_speaks_for_a_relative_of_the_case_is_called_to_nothing_and_refused(desk: Desk) -> None:
    both = await two(desk)
    who = await desk.who(both.second)
    async with desk.world.storage.work() as work:
        [tied] = await work.cases.relatives(both.case.id)
        report = await work.reports.get(tied.report)
        account = Account(id=work.ids.new())
        await work.accounts.add(account)
        assert report is not None
        spoken = Behalf(moderator=who.id, channel=Channel.PHONE, consent="full-1", heard_at=work.now)
        again = replace(report, id=work.ids.new(), number=work.ids.number(), account=account.id, behalf=spoken)
        await work.reports.add(again, {})
        await work.cases.link(replace(tied, id=work.ids.new(), account=account.id, report=again.id))
    chat = await both.second.types("/approvals")
    assert "Nothing waits for a second person." in chat.screen
    await desk.after(hours=13)
    assert CALL not in chat.everything
    await chat.press_data(f"pk:{both.proposal.id}")
    await chat.press_data(f"pa:{both.proposal.id}:{(await both.now()).version}")
    assert "You speak for a relative of this case." in str(chat.toast)
    assert "Waits for a second person" in chat.screen


async def test_from_a_cases_card_a_proposal_is_one_press_away(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.opened()
    await chat.presses(f"Case {both.case.reference}", "Proposal: Fate")
    assert "Please look at the person and the evidence first." in chat.screen


async def test_evidence_taken_back_while_somebody_looks_is_told_and_nothing_is_approved(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    by = await desk.who(both.first)
    async with desk.world.storage.work() as work:
        await evidence.take_back(work, desk.world.rules, by, both.proposal.quotes[0])
    await chat.presses("Confirm")
    assert "was taken back meanwhile" in str(chat.toast)
    assert "was taken back meanwhile" in chat.screen
    assert (await both.now()).state is ProposalState.OPEN


async def test_a_case_that_moved_on_while_somebody_looks_is_told(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    by = await desk.who(both.first)
    async with desk.world.storage.work() as work:
        word = await evidence.add(work, desk.world.rules, by, both.case.id, facts(EvidenceKind.FAMILY))
        wish = Wish(axis=Axis.FATE, after=Fate.BELIEVED_CAPTIVE.value, quotes=(word.id,))
        await statuses.change(work, desk.world.rules, by, both.case.id, wish)
    await chat.presses("Confirm")
    assert "Nothing was decided." in str(chat.toast)
    assert both.case.reference in chat.screen
    assert await both.fate() is Fate.BELIEVED_CAPTIVE


# Two cases that are one person


async def merging(desk: Desk) -> tuple[Two, Case]:
    """Return two colleagues, the first of whom proposes that two cases are one person; and the one that goes on."""
    case, into = await case_of(desk), await case_of(desk, OTHER)
    first = await desk.moderator("Ivan Invented", Role.VERIFIER)
    second = await desk.moderator("Olena Invented", Role.VERIFIER)
    by = await desk.who(first)
    async with desk.world.storage.work() as work:
        made = await merges.propose(work, desk.world.rules, by, case.id, into.id, "Той самий рік і те саме місто.")
        await search.keep_alike(work, made.id, [])
    return Two(desk, first, second, case, made), into


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
        merged = await work.cases.get(both.case.id)
    assert merged is not None
    assert (merged.state, merged.merged_into) == (CaseState.MERGED, into.id)


async def test_a_merge_whose_case_was_merged_elsewhere_is_told(desk: Desk) -> None:
    both, into = await merging(desk)
    chat = await both.sure()
    third = await case_of(desk)
    async with desk.world.storage.work() as work:
        found = await work.cases.get(into.id)
        assert found is not None
        await work.cases.save(replace(found, merged_into=third.id))
    await chat.presses("Confirm")
    assert "One of the two cases was merged meanwhile." in str(chat.toast)


async def test_a_task_of_wrong_letters_is_for_seniors_alone(desk: Desk) -> None:
    both = await two(desk)
    chat = await (await both.looked()).presses("Approve")
    await chat.types(*["оста"] * 5)
    async with desk.world.storage.reading() as work:
        [task] = [each for each in await work.reviews.of_case(both.case.id) if each.cause is Cause.LETTERS]
    assert task.lead
    await chat.types("/queue")
    assert "five times" not in chat.screen
