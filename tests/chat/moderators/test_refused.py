"""Whoever is refused something stands in the audit, with what was tried and by which door."""

from bot.domain.audit import Asked, Entry
from bot.domain.roles import Role
from tests.chat.family.family import Family
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_card import holding


async def refused(desk: Desk, by: Family | None = None) -> Entry:
    """Return the newest refusal, and check whose it is."""
    async with desk.world.storage.reading() as work:
        [act] = await work.audit.find(Asked(act="refused", limit=1))
    if by is not None:
        assert act.actor == (await desk.who(by)).id
    return act


async def test_a_button_that_comes_too_late_is_named_by_its_tag(desk: Desk) -> None:
    await desk.report()
    loser = await (await desk.moderator("Taras Invented")).types("/queue")
    await holding(desk)
    await loser.presses("Take 1")
    act = await refused(desk, loser)
    assert (act.subject, act.detail) == ("AlreadyClaimed", {"door": "mt"})


async def test_a_forged_button_is_nobodys(desk: Desk) -> None:
    chat = await desk.moderator()
    await chat.press_data("never:made")
    act = await refused(desk)
    assert (act.subject, act.detail) == ("Foreign", {"door": "unknown"})


async def test_what_nobody_made_is_answered_as_what_is_about_nothing(desk: Desk) -> None:
    chat = await desk.moderator(role=Role.SENIOR)
    home = (await chat.types("/start")).everything
    nothing = [f"{tag}:{'x' * 22}" for tag in ("mc", "m3", "ww", "ks", "k1", "po", "gz", "fR")]
    for data in ("never:made", "fm", f"gk:{'x' * 22}:{'y' * 22}", *nothing):
        await chat.press_data(data)
        await refused(desk, chat)
        assert chat.toast == "This button does not work any more. Please open /queue."
        assert chat.everything == home


async def test_before_a_code_nonsense_is_answered_as_everything_else_is(desk: Desk) -> None:
    chat = await (await desk.stranger().types(f"/start {await desk.invite()}")).presses("English")
    for data in ("never:made", f"mc:{'x' * 22}"):
        await chat.press_data(data)
        assert (chat.toast, chat.everything) == (None, "Please write the code from your app.")
        assert (await refused(desk, chat)).subject == "CodeNeeded"


async def test_a_command_that_the_role_does_not_have_is_named(desk: Desk) -> None:
    chat = await desk.moderator(role=Role.AUDITOR)
    await chat.types("/duty on")
    act = await refused(desk, chat)
    assert (act.subject, act.detail) == ("NotAllowed", {"door": "/duty"})


async def test_what_was_typed_is_never_in_it(desk: Desk) -> None:
    chat = await desk.moderator(role=Role.SENIOR)
    await chat.types("/purpose")
    await chat.presses("50")
    await chat.types("Картка 4149 4999 9999 9993")
    await chat.types("/вигадана команда")
    async with desk.world.storage.reading() as work:
        told = [f"{one.subject} {one.detail}" for one in await work.audit.find(Asked(limit=99))]
    assert not [line for line in told if "4149" in line or "вигадана" in line]
