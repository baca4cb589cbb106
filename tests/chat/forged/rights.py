"""What must be refused, told apart from how the house does it: whose is what a button names, and where that stands.

A press for which nothing is told here may be accepted, so it is not pressed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from bot.chat.buttons import Payload, pack, parse
from bot.chat.family import payloads as to
from bot.chat.family.routes import ROUTES as FAMILY
from bot.chat.moderators import payloads as on
from bot.chat.moderators.doors import CODELESS
from bot.chat.moderators.payloads import purposes as on_purpose
from bot.chat.moderators.routes import PRESSES
from bot.domain.errors import (
    AlreadyClaimed,
    AlreadyDecided,
    CodeNeeded,
    Foreign,
    NotAllowed,
    NotClaimed,
    Refusal,
    SamePerson,
    Stale,
    TooMany,
)
from bot.domain.purpose import SIZES, PurposeState
from bot.domain.review import ReviewState
from bot.domain.roles import Act
from bot.services import queue
from bot.services.drafts import Turn
from tests.chat.forged.scene import Presser, Scene
from tests.chat.forged.values import NOUNS, keys, known, visible

Refusals = frozenset[type[Refusal]]

ACTS: Final[Mapping[type[Payload], Act]] = {kind: act for act, kinds in PRESSES.items() for kind in kinds}
#: About an item, for whoever may see it: everything else about an item takes its holder.
UNHELD: Final = frozenset({on.Card, on.Take, on.Raise})
#: A question to seniors is answered by others than who asked it.
FOR_OTHERS: Final = frozenset({on_purpose.Agree, on_purpose.Decline})
#: Under a question; a repeated press finds it answered and changes nothing.
REPEATED: Final = frozenset({to.Back})


class Calm(Refusal):
    """Answered as a second press is: a draft that is gone, another's, and one that never was look alike."""


def refusals(scene: Scene, presser: Presser, data: str) -> Refusals:
    """Return with which refusals a press may be met, none where it may be accepted."""
    pressed = parse(data)
    if pressed is None or pack(pressed) != data:
        return frozenset({Foreign if presser.session else CodeNeeded})
    if presser.moderator is None:
        theirs = type(pressed) in FAMILY.presses
        return frozenset(_of_family(scene, presser, pressed) if theirs else {Foreign})
    return _of_desk(scene, presser, pressed)


def _of_desk(scene: Scene, presser: Presser, pressed: Payload) -> Refusals:
    assert presser.moderator is not None
    act = ACTS.get(type(pressed))
    if not presser.session and act not in CODELESS:
        return frozenset({CodeNeeded})
    if act is None:
        return frozenset({Foreign})
    if not presser.moderator.role.may(act):
        return frozenset({NotAllowed})
    return frozenset(
        {*_named(scene, presser, pressed), *_held(scene, presser, pressed), *_asked(scene, presser, pressed)}
    )


def _of_family(scene: Scene, presser: Presser, pressed: Payload) -> Iterator[type[Refusal]]:
    yield from _named(scene, presser, pressed)
    draft = scene.drafts.get(getattr(pressed, "draft", ""))
    step = getattr(pressed, "step", None)
    if draft is None or step is None or draft.account != presser.account.id or type(pressed) in REPEATED:
        return
    there = Turn(draft=draft).step
    assert there is not None
    if (
        draft.id != presser.account.focus
        or (step != there.key and step not in draft.answers)
        or (step == there.key and there.choice(getattr(pressed, "choice", "")) is None and hasattr(pressed, "choice"))
    ):
        yield from (Stale, Foreign)


def _named(scene: Scene, presser: Presser, pressed: Payload) -> Iterator[type[Refusal]]:
    """Yield what is wrong with the ids and keys that a button names."""
    for name, value in told(pressed):
        if not value and isinstance(value, str):
            continue
        if name in NOUNS and value not in known(scene, name, presser):
            yield from (Calm,) if _ends(pressed) else (Foreign, NotAllowed) if name == "to" else (Foreign,)
        elif isinstance(value, str) and (listed := keys(type(pressed), name)) and value not in listed:
            yield from (Foreign, Stale)


def _ends(pressed: Payload) -> bool:
    """Whether a button throws away what is not sent."""
    return isinstance(pressed, to.Stop) or (isinstance(pressed, to.Discard) and pressed.sure != 0)


def _held(scene: Scene, presser: Presser, pressed: Payload) -> Iterator[type[Refusal]]:
    """Yield what is wrong with who holds the item, and with the version."""
    review = visible(scene, presser, getattr(pressed, "review", ""))
    if review is None:
        return
    holder = queue.holder_of(review, scene.now)
    mine = presser.moderator is not None and holder == presser.moderator.id
    if isinstance(pressed, on.Change):
        yield Stale  # nobody here writes a question
    elif review.state is ReviewState.DONE and type(pressed) is not on.Card:
        yield AlreadyDecided
    elif type(pressed) is on.Take and holder is not None and not mine:
        yield AlreadyClaimed
    elif type(pressed) not in UNHELD and not mine:
        yield NotClaimed if holder is None else AlreadyClaimed
    elif getattr(pressed, "version", review.version) != review.version:
        yield Stale


def _asked(scene: Scene, presser: Presser, pressed: Payload) -> Iterator[type[Refusal]]:
    """Yield what is wrong with a list that seniors are asked for."""
    assert presser.moderator is not None
    me = presser.moderator.id
    if isinstance(pressed, on_purpose.Size):
        if pressed.size not in SIZES:
            yield Foreign
        elif any(one.opener == me and one.ended_at is None for one in scene.purposes.values()):
            yield TooMany
    purpose = scene.purposes.get(getattr(pressed, "purpose", ""))
    if purpose is None:
        return
    if purpose.state(scene.now) is PurposeState.ENDED:
        yield Stale
    elif type(pressed) in FOR_OTHERS and purpose.opener == me:
        yield SamePerson
    elif isinstance(pressed, on_purpose.End) and me not in (purpose.opener, purpose.agreed):
        yield NotAllowed


def told(pressed: Payload) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a payload with what they hold."""
    for one in fields(pressed):  # type: ignore[arg-type]  # every payload is a dataclass
        yield one.name, getattr(pressed, one.name)
