"""Where a family can turn: the bodies the organisation lists, and which of them fit a family now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

#: What may have happened, as the form's question names it; a contact may be for some of these only.
CATEGORIES: Final = ("service", "detained", "child", "sentenced", "lost", "moved")
#: What news may have told it since: captivity is confirmed; the person is back.
CONFIRMED, BACK = "confirmed", "back"
SITUATIONS: Final = (*CATEGORIES, CONFIRMED, BACK)
#: What a family may have done already, as the form's question names it; a contact may stand for one of these.
STEPS: Final = (
    "police", "register", "bureau", "headquarters", "icrc", "commissioner", "security", "ombudsperson", "children",
    "dna", "lawyer", "courts",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Contact:
    """A body a family can turn to: verified by the operator, with source and date. Texts are by language."""

    name: Mapping[str, str]
    lines: Mapping[str, str]
    source: str
    verified_on: date
    #: The `SITUATIONS` it is for; none: all in which somebody is looked for.
    categories: frozenset[str] = frozenset()
    #: Which of `STEPS` is done once the family has been there.
    step: str | None = None
    #: The lines for whoever is outside Ukraine, where they are others.
    abroad: Mapping[str, str] = field(default_factory=dict)
    #: It helps only so many days after the last contact.
    within_days: int | None = None
    #: What to bring or to have at hand.
    bring: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Situation:
    """What guidance hangs on. Nothing known: all fits that is for whoever looks for somebody."""

    categories: frozenset[str] = frozenset()
    taken: Collection[str] = ()
    #: Days since the last contact, as few as they may be; None where it is not known.
    days_since: int | None = None

    @property
    def confirmed(self) -> bool:
        """Whether the family has read that captivity is confirmed; who looks at everything is in every situation."""
        return CONFIRMED in self.categories and BACK not in self.categories

    @property
    def over(self) -> bool:
        """Whether nobody is looked for any more."""
        return self.categories == {BACK}


@dataclass(frozen=True, slots=True, repr=False)
class Guidance:
    """What fits a family now: where it has not been yet, and where it has."""

    ahead: tuple[Contact, ...] = ()
    done: tuple[Contact, ...] = ()


def fitting(contacts: Sequence[Contact], situation: Situation) -> Guidance:
    """Return the contacts that fit a situation, in the organisation's order.

    What a confirmed captivity opens comes first for whoever has read of it: that news points here.
    """
    fit = [contact for contact in contacts if _fits(contact, situation)]
    if situation.confirmed:
        fit.sort(key=lambda contact: CONFIRMED not in contact.categories)
    return Guidance(
        ahead=tuple(contact for contact in fit if contact.step not in situation.taken),
        done=tuple(contact for contact in fit if contact.step in situation.taken),
    )


def _fits(contact: Contact, situation: Situation) -> bool:
    asked = situation.categories or frozenset(CATEGORIES)
    meant = bool(contact.categories & asked) or (not contact.categories and not situation.over)
    last, limit = situation.days_since, contact.within_days
    return meant and (last is None or limit is None or last <= limit)
