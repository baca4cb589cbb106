"""Moderators verify relatives, say what each is to the case, and who of them knows of whom."""

from bot.chat.buttons import pack
from bot.chat.moderators.payloads import relatives as on
from bot.domain.message import Message
from bot.domain.notice import NoticeKind
from bot.domain.relative import ContactRole, Ground, Level
from bot.domain.report import Report
from bot.domain.review import Cause, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Role
from bot.services import queue
from tests.chat.family.family import Family, parted
from tests.chat.moderators.at_case import at_case, the_case
from tests.chat.moderators.desk import Desk
from tests.services.kin import family, tie, verified

WORDS = "Seen at the office, by two of us."


async def asked(desk: Desk, role: Role = Role.VERIFIER) -> tuple[Family, Report]:
    """Return a moderator who has revealed the task to verify the family of a report."""
    item = await desk.report()
    async with desk.world.storage.work() as work:
        await queue.end(work, await desk.item(item))
        await queue.enter(
            work, desk.world.rules, ReviewKind.KINSHIP, Cause.CONFIRM_KINSHIP, item.account, report=item.report
        )
    chat = await (await desk.moderator(role=role)).types("/queue")
    assert "the family asks to confirm that it is one" in chat.screen
    return await chat.presses("Take 1", "Reveal"), await desk.about(item)


async def with_two_more(desk: Desk, role: Role = Role.VERIFIER) -> tuple[Family, list[Report]]:
    """Return a moderator at the relatives of a case with three, two of which are verified."""
    chat = await at_case(desk, role)
    case = await the_case(desk)
    verifier = await desk.who(await desk.moderator("Vira Invented", Role.VERIFIER))
    async with desk.world.storage.work() as work:
        found = [await family(work, case, 7_000_000_000 + each) for each in (1, 2)]
        for each in found:
            await verified(work, verifier, each)
    return await chat.presses("Relatives"), found


async def level(desk: Desk, report: str) -> Level:
    """Return how far the family of a report is verified."""
    async with desk.world.storage.reading() as work:
        return await work.verifications.level(report)


async def role(desk: Desk, report: Report) -> ContactRole:
    """Return what the family of a report is to its case."""
    async with desk.world.storage.reading() as work:
        return (await tie(work, report)).role


async def test_from_the_task_a_kinship_is_verified_in_three_presses_and_the_task_is_settled(desk: Desk) -> None:
    chat, report = await asked(desk)
    assert "Log a call" in chat.labels
    await chat.presses("Verify the kinship")
    assert f"Report No. {report.number}" in chat.screen
    assert "Brother or sister" in chat.screen
    await chat.presses("Papers were seen")
    assert await level(desk, report.id) is Level.ACCOUNT
    await chat.presses("Yes, verify")
    assert "V2, kinship shown" in chat.screen
    assert await level(desk, report.id) is Level.SHOWN
    async with desk.world.storage.reading() as work:
        [_, item] = sorted(await work.reviews.of_report(report.id), key=lambda one: one.kind is ReviewKind.KINSHIP)
        assert item.state is ReviewState.DONE
        assert [one.kind for one in await work.verdicts.of(item.id)] == [VerdictKind.SETTLED]
    assert "Decided: settled" in chat.everything


async def test_no_screen_of_a_relative_names_anybody(desk: Desk) -> None:
    chat, _ = await asked(desk)
    await chat.presses("Verify the kinship")
    for step in ("Papers were seen", "Back"):
        assert "Вигаданенко" not in chat.screen
        assert "Ярина" not in chat.screen
        await chat.presses(step)


async def test_own_words_are_kept_with_the_step_and_what_is_forbidden_is_not(desk: Desk) -> None:
    chat, report = await asked(desk)
    await chat.presses("Verify the kinship", "Called back", "Add my own words")
    await chat.types("АА 123456")
    assert "how you know it" in chat.screen
    await chat.types(WORDS)
    assert WORDS in chat.screen
    await chat.presses("Yes, verify")
    async with desk.world.storage.reading() as work:
        [step] = await work.verifications.of_report(report.id)
    assert (step.ground, step.words) == (Ground.CALLED_BACK, WORDS)


async def test_words_given_up_leave_the_relative_as_it_was(desk: Desk) -> None:
    chat, report = await asked(desk)
    await chat.presses("Verify the kinship", "Called back", "Add my own words", "Cancel")
    assert f"Report No. {report.number}" in chat.screen
    assert await level(desk, report.id) is Level.ACCOUNT


async def test_a_call_back_leaves_the_task_where_it_is(desk: Desk) -> None:
    chat, report = await asked(desk)
    await chat.presses("Verify the kinship", "Called back", "Yes, verify")
    async with desk.world.storage.reading() as work:
        states = {one.kind: one.state for one in await work.reviews.of_report(report.id)}
    assert states[ReviewKind.KINSHIP] is ReviewState.CLAIMED


async def test_a_second_press_and_a_second_moderator_find_that_it_was_done(desk: Desk) -> None:
    chat, report = await asked(desk)
    await chat.presses("Verify the kinship", "Papers were seen")
    other = await desk.moderator("Danylo Invented", Role.SENIOR)
    await other.press_data(pack(on.Relative(report.id)))
    await other.presses("A partner confirms")
    press = chat.data("Yes, verify")
    await chat.presses("Yes, verify")
    for phone, again in ((chat, press), (other, other.data("Yes, verify"))):
        await phone.press_data(again)
        assert phone.toast == "Something has changed since. Please look at the card again."
        assert "V2, kinship shown" in phone.screen
    async with desk.world.storage.reading() as work:
        assert len(await work.verifications.of_report(report.id)) == 1


async def test_a_kinship_is_lowered_for_a_reason_of_the_list(desk: Desk) -> None:
    chat, found = await with_two_more(desk)
    await chat.presses(f"No. {found[0].number}", "Lower")
    assert "Why is the kinship no longer verified?" in chat.screen
    await chat.presses("Somebody else may write", "Yes, lower")
    assert "The kinship is lowered." in chat.screen
    assert await level(desk, found[0].id) is Level.ACCOUNT
    assert await level(desk, found[1].id) is Level.SHOWN


async def test_an_intake_moderator_sees_relatives_and_decides_nothing(desk: Desk) -> None:
    chat, report = await asked(desk, Role.INTAKE)
    assert "Verify the kinship" not in chat.labels
    await chat.press_data(pack(on.Relative(report.id)))
    assert f"Report No. {report.number}" in chat.screen
    assert chat.labels == ["Queue"]
    await chat.press_data(pack(on.Verify(report.id, Ground.PAPERS.value, 0)))
    assert chat.toast == "This is not possible here, or your role does not allow it."
    assert await level(desk, report.id) is Level.ACCOUNT


async def test_who_is_no_kin_by_law_is_called_by_a_verifier_and_verified_by_a_senior(desk: Desk) -> None:
    chat = await at_case(desk)
    async with desk.world.storage.work() as work:
        friend = await family(work, await the_case(desk), 7_000_000_001, "friend")
    await chat.presses("Relatives", f"No. {friend.number}")
    assert "a senior decides" in chat.screen
    assert "Papers were seen" not in chat.labels
    await chat.press_data(pack(on.Verify(friend.id, Ground.PAPERS.value, 0)))
    assert await level(desk, friend.id) is Level.ACCOUNT
    senior = await desk.moderator("Iryna Invented", Role.SENIOR)
    await senior.press_data(pack(on.Relative(friend.id)))
    await senior.presses("Papers were seen", "Yes, verify")
    assert await level(desk, friend.id) is Level.SHOWN


async def test_there_is_one_primary_contact_and_a_senior_alone_informs_somebody_again(desk: Desk) -> None:
    chat, found = await with_two_more(desk)
    for each in found:
        await chat.presses(f"No. {each.number}", "Primary contact", "Yes")
    assert [await role(desk, each) for each in found] == [ContactRole.OTHER, ContactRole.PRIMARY]
    await chat.presses("Do not inform")
    assert "Only a senior can take this back." in chat.screen
    await chat.presses("Yes")
    assert chat.labels == [
        "A partner confirms",
        "An official body confirms",
        "Lower",
        "Knows of other relatives",
        "Relatives of the case",
        "Queue",
    ]
    back = pack(on.Appoint(found[1].id, ContactRole.OTHER.value, 1))
    await chat.press_data(back)
    assert await role(desk, found[1]) is ContactRole.NOT_INFORMED
    senior = await desk.moderator("Iryna Invented", Role.SENIOR)
    await senior.press_data(pack(on.Relative(found[1].id)))
    await senior.presses("One of the relatives", "Yes")
    assert await role(desk, found[1]) is ContactRole.OTHER


async def test_from_one_relative_the_way_back_to_all_is_the_newest_message(desk: Desk) -> None:
    chat, found = await with_two_more(desk)
    await chat.presses(f"No. {found[1].number}", "Relatives of the case")
    assert f"3. No. {found[1].number}" in chat.screen.replace("\u00a0", " ")


async def test_a_senior_marks_a_person_who_decides_alone_and_everybody_sees_it(desk: Desk) -> None:
    chat = await (await at_case(desk, Role.SENIOR)).presses("Relatives", "The person decides alone")
    assert (await the_case(desk)).decides_alone
    await chat.presses("Back")
    assert "The person decides alone what families are told." in chat.screen
    verifier = await desk.moderator("Vira Invented", Role.VERIFIER)
    await verifier.press_data(pack(on.Relatives((await the_case(desk)).id)))
    assert "The person decides alone" in verifier.screen
    assert "Tell families as usual" not in verifier.labels
    await chat.presses("Relatives", "Tell families as usual")
    assert not (await the_case(desk)).decides_alone


async def test_two_are_recorded_as_knowing_of_each_other_and_both_are_told_that_they_differ(desk: Desk) -> None:
    chat, found = await with_two_more(desk)
    one, other = found
    await chat.presses(f"No. {one.number}", "Knows of other relatives", f"No. {other.number}")
    assert "The word of one is not enough." in chat.screen
    await chat.presses("They came or called together", "Tell both that they differ", "Yes, tell both")
    assert f"knows of report No. {other.number}" in chat.screen
    async with desk.world.storage.reading() as work:
        kinds = [[notice.kind for notice in await work.notices.of_report(each.id)] for each in found]
    assert kinds == [[NoticeKind.DIFFER], [NoticeKind.DIFFER]]
    await chat.press_data(pack(on.Differ(one.id, other.id, 1)))
    assert chat.toast == "Something has changed since. Please look at the card again."
    await chat.presses("Knows of other relatives", f"No. {other.number}", "They do not know")
    assert "knows of report" not in chat.screen


async def test_nobody_is_told_that_they_differ_by_a_forged_press(desk: Desk) -> None:
    chat, found = await with_two_more(desk)
    await chat.press_data(pack(on.Differ(found[0].id, found[1].id, 1)))
    async with desk.world.storage.reading() as work:
        assert [await work.notices.of_report(each.id) for each in found] == [[], []]


async def test_statements_stand_side_by_side_with_their_authors_as_a_counted_look_that_ends(desk: Desk) -> None:
    chat, found = await with_two_more(desk)
    looked = (await desk.acts()).count("reveal")
    await chat.presses("What they told, side by side")
    assert (await desk.acts()).count("reveal") == looked + 1
    told = [one for one in chat.messages.values() if isinstance(one, Message) and "Told differently" in one.html]
    assert len(told) == 1
    assert told[0].protected
    assert f"No. {found[0].number} · Mother or father: March 1989" in parted(told[0].html)
    assert "Brother or sister: 14\u00a0March 1989" in told[0].html
    assert "told alike: " in told[0].html
    await desk.after(minutes=6)
    assert "Told differently" not in chat.everything


async def test_one_report_alone_has_nothing_to_stand_beside(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Relatives")
    assert "What they told, side by side" not in chat.labels
    assert "What they told" not in chat.screen
