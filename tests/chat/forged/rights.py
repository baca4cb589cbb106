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
from bot.chat.moderators.payloads import approvals as on_approval
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.payloads import merges as on_merge
from bot.chat.moderators.payloads import notes as on_note
from bot.chat.moderators.payloads import purposes as on_purpose
from bot.chat.moderators.routes import PRESSES
from bot.domain.errors import (
    AlreadyClaimed,
    AlreadyDecided,
    CodeNeeded,
    Foreign,
    NotAllowed,
    NotClaimed,
    NotLooked,
    ReasonNeeded,
    SamePerson,
    Stale,
    TooMany,
)
from bot.domain.moves import VALUES, Axis
from bot.domain.proposal import ProposalState
from bot.domain.purpose import SIZES, PurposeState
from bot.domain.review import ReviewState
from bot.domain.roles import Act
from bot.questionnaire import flow
from bot.questionnaire.form import FORMS
from bot.services import queue
from bot.services.drafts import Turn
from tests.chat.forged.scene import Presser, Scene
from tests.chat.forged.values import CHOSEN, NOUNS, NUMBERS, keys, known, visible

Refusals = frozenset[type[Exception]]

ACTS: Final[Mapping[type[Payload], Act]] = {kind: act for act, kinds in PRESSES.items() for kind in kinds}
#: About an item, for whoever may see it, and until it is decided: everything else about an item takes its holder.
SEEN: Final = frozenset({on.Card, on_note.AddNote, on_note.Unwrite})
UNDECIDED: Final = frozenset({on.Take, on.Raise})
#: Own words are written anew: here nobody has begun any.
BEGUN: Final = frozenset({on.Change, on_note.Rewrite})
#: What is filled in about a case is gone on with: here nobody has begun any.
FILLED: Final = frozenset({
    on_case.Quote, on_case.Day, on_case.NoDay, on_case.MoveBack, on_case.Decide, on_case.Correct, on_case.Kinds,
    on_case.Kind, on_case.Sure, on_case.Weaker, on_case.Source, on_case.Information, on_case.Origins, on_case.SameAs,
    on_case.Seen, on_case.Confide, on_case.EvidenceBack, on_case.Keep,
})  # fmt: skip
#: Here no merge was made or undone, and no two cases were judged different.
UNMERGED: Final = frozenset({on_merge.Unjudge, on_merge.Part, on_merge.PartNow, on_merge.Confirm})
#: A question to seniors is answered by others than who asked it.
FOR_OTHERS: Final = frozenset({on_purpose.Agree, on_purpose.Decline})
#: Where nothing stands for something: which one is asked, or it is one's own words.
EMPTY: Final = frozenset({to.AddOrCorrect, to.Found, on.Send, on_case.Cases, on_case.SameAs})
#: Under a question; a repeated press finds it answered and changes nothing.
REPEATED: Final = frozenset({to.Back})


class Calm(Exception):
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
    of_anybody = (*_filled(scene, pressed), *_one_case(scene, pressed))
    wrong = (_named, _held, _asked, _proposed)
    return frozenset({*of_anybody, *(one for find in wrong for one in find(scene, presser, pressed))})


def _of_family(scene: Scene, presser: Presser, pressed: Payload) -> Iterator[type[Exception]]:
    if scene.reports.get(getattr(pressed, "draft", "")) == presser.account.id:
        return  # it was sent, and any press finds the receipt
    yield from _named(scene, presser, pressed)
    draft = scene.drafts.get(getattr(pressed, "draft", ""))
    if draft is None or draft.account != presser.account.id or not hasattr(pressed, "step"):
        return
    asked = Turn(draft=draft).step
    assert asked is not None
    on_screen = draft.id == presser.account.focus
    answered = pressed.step in draft.answers
    if isinstance(pressed, to.Change):
        answered = flow.goto(FORMS[draft.form], draft, pressed.step) is not None
    offered = not hasattr(pressed, "choice") or asked.choice(pressed.choice) is not None
    fits = on_screen and (answered or (pressed.step == asked.key and offered))
    if not fits and type(pressed) not in REPEATED:
        yield from (Stale, Foreign)


def _named(scene: Scene, presser: Presser, pressed: Payload) -> Iterator[type[Exception]]:
    """Yield what is wrong with the ids and keys that a button names."""
    for name, value in told(pressed):
        if (value == "" and type(pressed) in EMPTY) or (name == "step" and type(pressed) in REPEATED):
            continue
        if name in NOUNS and value not in known(scene, name, presser):
            yield from (Calm,) if _ends(pressed) else (Foreign, NotAllowed) if name == "to" else (Foreign,)
        elif isinstance(value, str) and (listed := keys(type(pressed), name)) and value not in listed:
            yield from (Foreign, Stale)
        elif name in CHOSEN and value not in NUMBERS[name]:
            yield Foreign


def _ends(pressed: Payload) -> bool:
    """Whether a button throws away what is not sent."""
    return isinstance(pressed, to.Stop) or (isinstance(pressed, to.Discard) and pressed.sure != 0)


def _held(scene: Scene, presser: Presser, pressed: Payload) -> Iterator[type[Exception]]:
    """Yield what is wrong with who holds the item, and with the version."""
    review = visible(scene, presser, getattr(pressed, "review", ""))
    if review is None:
        return
    holder = queue.holder_of(review, scene.now)
    mine = presser.moderator is not None and holder == presser.moderator.id
    if type(pressed) in BEGUN:
        yield Stale
    elif type(pressed) in SEEN:
        return
    elif review.state is ReviewState.DONE:
        yield AlreadyDecided
    elif type(pressed) in UNDECIDED:
        if isinstance(pressed, on.Take) and holder is not None and not mine:
            yield AlreadyClaimed
    elif not mine:
        yield NotClaimed if holder is None else AlreadyClaimed
    elif getattr(pressed, "version", review.version) != review.version or isinstance(pressed, on.HandTo):
        yield Stale  # nobody here has written the note of a hand-over


def _filled(scene: Scene, pressed: Payload) -> Iterator[type[Exception]]:
    """Yield what is wrong with a button about a case: nothing is begun, an item is another case's, no such move."""
    case, item = getattr(pressed, "case", ""), getattr(pressed, "item", "")
    if case not in scene.cases:
        return
    if type(pressed) in FILLED:
        yield Stale
    if item in scene.evidence and scene.evidence[item] != case:
        yield Foreign
    if isinstance(pressed, on_case.Move) and pressed.axis in list(Axis) and pressed.after not in _ends_of(pressed.axis):
        yield Foreign


def _one_case(scene: Scene, pressed: Payload) -> Iterator[type[Exception]]:
    """Yield what is wrong with a button about a case and another, a case and a report, or two reports."""
    case = getattr(pressed, "case", "")
    if case and case in (getattr(pressed, "other", None), getattr(pressed, "into", None)):
        yield Foreign
    if hasattr(pressed, "beside"):
        yield Foreign  # no two families here are tied to one case
    if case in scene.cases and type(pressed) in UNMERGED:
        yield Stale
    if isinstance(pressed, on_link.Unlink | on_link.UnlinkNow):
        if (pressed.report, case) not in scene.linked:
            yield Stale
        if isinstance(pressed, on_link.UnlinkNow):
            yield ReasonNeeded  # nobody here has written one


def _ends_of(axis: str) -> list[str]:
    return [each.value for each in VALUES[Axis(axis)]]


def _asked(scene: Scene, presser: Presser, pressed: Payload) -> Iterator[type[Exception]]:
    """Yield what is wrong with a list that seniors are asked for."""
    assert presser.moderator is not None
    me = presser.moderator.id
    going = any(one.opener == me and one.ended_at is None for one in scene.purposes.values())
    if isinstance(pressed, on_purpose.Size) and pressed.size in SIZES and going:
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


def _proposed(scene: Scene, presser: Presser, pressed: Payload) -> Iterator[type[Exception]]:
    """Yield what is wrong with a button about a proposal, which another than its proposer approves."""
    proposal = scene.proposals.get(getattr(pressed, "proposal", ""))
    if proposal is None or presser.moderator is None:
        return
    me, approves = presser.moderator.id, isinstance(pressed, on_approval.Approve | on_approval.Agree)
    if getattr(pressed, "version", proposal.version) != proposal.version:
        yield Stale
    if approves:
        # Nobody here has looked at one.
        yield Stale if proposal.state is not ProposalState.OPEN else NotLooked
        if me == proposal.proposer:
            yield SamePerson
    people = (proposal.proposer, proposal.approver)
    if isinstance(pressed, on_approval.Withdraw) and not presser.moderator.role.may(Act.LEAD) and me not in people:
        yield NotAllowed


def told(pressed: Payload) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a payload with what they hold."""
    for one in fields(pressed):  # type: ignore[arg-type]  # every payload is a dataclass
        yield one.name, getattr(pressed, one.name)
