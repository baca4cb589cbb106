"""What the fields of a payload may hold: ids of things, keys of lists, numbers. A new field finds its place here."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from bot.chat.buttons import Payload
from bot.chat.family.payloads import Agree
from bot.chat.moderators.payloads import links
from bot.chat.moderators.payloads.cases import Source as SourceIs
from bot.chat.moderators.payloads.tasks import Filed
from bot.domain.account import Doubt, Safety
from bot.domain.behalf import Channel
from bot.domain.call import Next, Outcome
from bot.domain.evidence import EvidenceKind, Information, Source
from bot.domain.guidance import SITUATIONS
from bot.domain.moves import VALUES, Axis
from bot.domain.purpose import SIZES
from bot.domain.relative import ContactRole, Ground
from bot.domain.relative import Source as Knowing
from bot.domain.review import Filing, LinkReason, RejectReason, Review
from bot.domain.roles import Act
from bot.domain.sharing import Body, Passed
from bot.domain.talk import TalkAnswer
from bot.domain.word import Word
from bot.i18n import LANGUAGES
from bot.questionnaire import consent
from bot.questionnaire.answers import State
from bot.questionnaire.form import FORMS
from bot.questionnaire.notes import READY
from bot.questionnaire.questions import QUESTIONS
from bot.services.promise import CHOICES as DAYS
from tests.chat.forged.scene import Presser, Scene

_STEPS: Final = [step for form in FORMS.values() for step in form.steps]
#: Fields that name a thing by its id.
NOUNS: Final = frozenset(
    {
        "draft",
        "report",
        "notice",
        "review",
        "case",
        "purpose",
        "moderator",
        "to",
        "proposal",
        "item",
        "other",
        "into",
        "beside",
    }
)
#: Of these, those of which every family has its own.
OWNED: Final = frozenset({"draft", "report", "notice"})
#: Fields that name one of a list.
KEYS: Final[Mapping[str, Sequence[str]]] = {
    "step": sorted({step.key for step in _STEPS}),
    "choice": sorted({choice.key for step in _STEPS for choice in step.choices}),
    "state": list(State),
    "language": list(LANGUAGES),
    "code": list(LANGUAGES),
    "safety": list(Safety),
    "doubt": list(Doubt),
    "category": ["own", "all", *SITUATIONS],
    "reason": list(RejectReason),
    "question": list(QUESTIONS),
    "outcome": list(Outcome),
    "next": list(Next),
    "channel": list(Channel),
    "key": list(READY),
    "axis": list(Axis),
    "after": sorted({value for values in VALUES.values() for value in values}),
    "kind": list(EvidenceKind),
    "ground": list(Ground),
    "role": list(ContactRole),
    "source": list(Knowing),
    "whom": list(Body),
    "word": list(Word),
    "answer": list(TalkAnswer),
    "extent": list(Passed),
    "consent": [consent.FULL, consent.BRIEF],
}
#: Where one name is of two lists.
OF_KIND: Final[Mapping[type[Payload], Mapping[str, Sequence[str]]]] = {
    Filed: {"reason": list(Filing)},
    **{kind: {"reason": list(LinkReason)} for kind in (links.Because, links.Link, links.Words)},
    SourceIs: {"code": list(Source)},
    Agree: {"version": [consent.FULL, consent.BRIEF]},
}
#: Fields that hold a number.
NUMBERS: Final[Mapping[str, Sequence[int]]] = {
    "page": (0, 1, 2),
    "part": (0, 1, 2),
    "size": SIZES,
    "days": DAYS,
    "figure": [int(each) for each in Information],
    "people": (1, 2),
    "place": (0, 1),
    "first": (1, 2),
    "second": (1, 2),
    **dict.fromkeys(("on", "yes", "sure", "abroad", "now", "move", "more"), (0, 1)),
}
#: Of these, those of which only some are offered.
CHOSEN: Final = frozenset({"size", "days", "figure"})


def keys(kind: type[Payload], name: str) -> Sequence[str]:
    """Return what a field of this kind of button may hold that names one of a list."""
    return OF_KIND.get(kind, {}).get(name) or KEYS.get(name, ())


def things(scene: Scene, name: str) -> Collection[str]:
    """Return every id that a field of this name may hold."""
    return {
        "draft": [*scene.drafts, *scene.reports],
        "report": scene.reports,
        "notice": scene.notices,
        "review": scene.reviews,
        "case": scene.cases,
        "other": scene.cases,
        "into": scene.cases,
        "beside": scene.reports,
        "item": scene.evidence,
        "proposal": scene.proposals,
        "purpose": scene.purposes,
        "moderator": scene.moderators,
        "to": scene.moderators,
    }[name]


def known(scene: Scene, name: str, presser: Presser) -> Collection[str]:
    """Return those that this presser may name: a family its own, a moderator everything that is not for others."""
    found = things(scene, name)
    if name == "review":
        return [each for each in found if visible(scene, presser, each)]
    if name == "draft" or (name in OWNED and presser.moderator is None):
        return [each for each in found if _owner(scene, name, each) == presser.account.id]
    return found


def _owner(scene: Scene, name: str, thing: str) -> str | None:
    """Return whose a thing is. A report has the id of the draft that it was."""
    if name == "notice":
        return scene.notices[thing]
    return scene.drafts[thing].account if thing in scene.drafts else scene.reports[thing]


def visible(scene: Scene, presser: Presser, review: str) -> Review | None:
    """Return the item, where this presser may know of it."""
    found = scene.reviews.get(review)
    if found is None or presser.moderator is None or not presser.session:
        return None
    act = Act.SEE_DEATH if found.lead else Act.SEE_QUEUE
    return found if presser.moderator.role.may(act) else None
