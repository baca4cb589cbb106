"""Whatever is not somebody's to press is refused, changes nothing, tells nothing apart, and is noted."""

import os
import secrets
from collections.abc import Iterable
from itertools import islice
from typing import Final

import pytest

from bot.chat.buttons import Payload, pack, payload
from bot.chat.moderators import payloads as on
from bot.domain.errors import Foreign
from bot.storage.keys import Keys
from tests.chat.forged.judge import Judge
from tests.chat.forged.presses import KINDS, Pressed, Presses
from tests.chat.forged.scene import Scene
from tests.chat.forged.witness import Witness

#: The same presses in every run of the suite.
SUITE: Final = 2026
#: So many presses are made between two looks at everything, where there are very many.
STRIDE: Final = 20


@payload("unfit")
class Unfit(Payload):
    """A button about a thing that no scene holds."""

    comet: str


async def all_refused(
    scene: Scene, witness: Witness, presses: Iterable[Pressed], stride: int = 1
) -> set[tuple[str, str]]:
    """Press them all; return the sort and the tag of each."""
    judge = await Judge.warm(scene, witness)
    before, since, done = witness.standing(), [], set()
    for number, pressed in enumerate(presses, 1):
        since.append(pressed)
        try:
            judge.judges(pressed, await witness.press(pressed.presser, pressed.data))
        except Exception as trouble:
            trouble.add_note(f"press {number}: {pressed}")
            raise
        done.add((pressed.sort, pressed.data.partition(":")[0]))
        if number % stride == 0:
            assert witness.standing() == before, f"accepted, up to press {number}: {[str(each) for each in since]}"
            since.clear()
    assert witness.standing() == before, f"accepted: {[str(each) for each in since]}"
    return done


async def test_two_thousand_buttons_that_must_not_work_do_not(scene: Scene, sqlite_url: str, keys: Keys) -> None:
    with Witness(scene, sqlite_url, keys) as witness:
        done = await all_refused(scene, witness, islice(Presses(scene, SUITE), 2_000))
    assert {sort for sort, _ in done} == {"forged", "mutated", "foreign", "expired"}
    assert len({tag for sort, tag in done if sort == "foreign"}) == len(KINDS)


@pytest.mark.long
async def test_a_hundred_thousand_buttons_that_must_not_work_do_not(scene: Scene, sqlite_url: str, keys: Keys) -> None:
    seed = int(os.environ.get("DODOMU_PRESSES") or secrets.randbelow(2**32))
    print(f"DODOMU_PRESSES={seed}")  # noqa: T201 - pressed again with it
    with Witness(scene, sqlite_url, keys) as witness:
        await all_refused(scene, witness, islice(Presses(scene, seed), 100_000), STRIDE)


async def test_a_link_that_is_spent_or_old_or_never_was_lets_nobody_in(
    scene: Scene, sqlite_url: str, keys: Keys
) -> None:
    world, stranger = scene.desk.world, scene.pressers[2]
    old = await scene.desk.invite()
    world.clock.move(world.rules.invite)
    spent = await scene.desk.invite()
    async with world.storage.work() as work:
        assert await work.moderators.spend(spent, work.now)
    with Witness(scene, sqlite_url, keys) as witness:
        await witness.type(stranger, f"/start {'y' * 22}")
        before = witness.standing()
        came = [await witness.type(stranger, f"/start {token}") for token in (spent, old, "x" * 22)]
        assert witness.standing() == before
    assert "Це посилання вже використано" in came[0].shown[0].message.html
    assert came[0].noted[0].subject == "InviteSpent"
    assert came == [came[0]] * 3


async def test_a_button_that_is_accepted_is_noticed(scene: Scene, sqlite_url: str, keys: Keys) -> None:
    holder = next(one for one in scene.pressers if one.name == "holder")
    held = next(one for one in scene.reviews.values() if one.claimed_by == holder.id)
    pressed = Pressed("foreign", holder, pack(on.GiveBack(held.id)), frozenset({Foreign}))
    with Witness(scene, sqlite_url, keys) as witness:
        judge = await Judge.warm(scene, witness)
        before = witness.standing()
        with pytest.raises(AssertionError, match="answered None"):
            judge.judges(pressed, await witness.press(holder, pressed.data))
        assert witness.standing() != before


async def test_a_new_kind_of_button_that_is_not_told_of_here_is_named(scene: Scene) -> None:
    with pytest.raises(AssertionError, match=r"Unfit\.comet: nothing in the scene fits"):
        next(iter(Presses(scene, SUITE, kinds=[Unfit])))
