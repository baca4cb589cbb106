"""What it takes to say each fate, before any move to it: how many people, and on what evidence (domain 2)."""

from collections.abc import Mapping
from typing import Final

from bot.domain.case import Fate
from bot.domain.evidence import Basis, EvidenceKind, graded

#: What a move rests on that needs no evidence.
NOTHING: Final = Basis()
_ANY: Final = Basis((graded("F6"),))
#: One captive who was released, an identified video, or better.
SOME: Final = Basis((graded("C3"),))
#: Two of them, a letter of the person's own, or better.
SURE: Final = Basis((graded("B2"),))
_KIND: Final = EvidenceKind

#: What it takes to say each fate (domain 2): how many people, a senior among them, resting on what.
STANDARDS: Final[Mapping[Fate, tuple[int, bool, Basis]]] = {
    Fate.MISSING: (1, False, NOTHING),
    Fate.BELIEVED_CAPTIVE: (1, False, SOME),
    Fate.CAPTIVE_CONFIRMED: (
        2,
        False,
        Basis(
            (
                frozenset({_KIND.ICRC_LETTER}),
                frozenset({_KIND.NIB_NOTICE}),
                frozenset({_KIND.COURT_DECISION}),
            )
        ),
    ),
    Fate.SEPARATED_LOCATED: (2, False, SURE),
    Fate.RELEASED: (2, False, Basis((frozenset({_KIND.OFFICIAL}), frozenset({_KIND.OWN_WORDS, _KIND.FAMILY})))),
    Fate.ESCAPED: (2, False, Basis((frozenset({_KIND.OWN_WORDS, _KIND.FAMILY}),))),
    Fate.RETURNED_HOME: (1, False, Basis((frozenset({_KIND.FAMILY}),))),
    Fate.DEATH_REPORTED: (2, True, _ANY),
    Fate.DIED_OFFICIAL: (2, True, Basis((frozenset({_KIND.OFFICIAL_DOCUMENT, _KIND.IN_PERSON}),))),
    Fate.REMAINS_REPATRIATED: (2, True, Basis((frozenset({_KIND.OFFICIAL_DOCUMENT}),))),
    Fate.REMAINS_IDENTIFIED: (2, True, Basis((frozenset({_KIND.OFFICIAL_DOCUMENT}),))),
}
