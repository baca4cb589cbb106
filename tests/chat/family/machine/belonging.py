"""Which questions belong to which answers: written out by hand from the specification, not from the form."""

from collections.abc import Mapping

from bot.questionnaire.answers import State
from tests.chat.family.machine.remembered import Said

Told = Mapping[str, Said]

EVERYBODY = frozenset({
    "adult", "relation", "surname", "given", "patronymic", "other_names", "sex", "birth", "what", "last_contact",
    "region", "settlement", "own_words", "marks", "turned_to", "reporter", "contact", "safe_contact", "sharing",
})  # fmt: skip
#: C.3, by the answer to Q8; "I do not know" is E.
BRANCH = {
    "service": "notified signs",
    "detained": "taken_when taken_where taken_by seen held reply_ru medicine",
    "sentenced": "stage court decided prison lawyer hearing medicine_d letters",
    "lost": "home around beside",
    "moved": "moved_to papers",
}
CHILD = frozenset(["represents", "cared", "taken_to", "in_touch", "siblings", "renamed"])
#: Asked of every child anew; the rest is shared by brothers and sisters.
ONE_CHILD = frozenset({
    "surname", "given", "known_as", "patronymic", "other_names", "sex", "birth", "age_when", "renamed", "new_name",
    "medicine", "medicine_d", "own_words", "marks",
})  # fmt: skip
#: Answers on which other questions hang.
BRANCHING = frozenset({
    "surname", "given", "birth", "age_when", "what", "last_contact", "region", "signs", "held", "stage", "prison",
    "cared", "represents", "siblings", "renamed", "home",
})  # fmt: skip
SIGNS = {"confirmed", "call", "image", "account", "other"}
AGES = {"35", "15"}
#: Births under 16 at every last contact that is said here.
CHILDREN = {"14.03.2011", "15"}
#: A birth that is a child's at some last contacts only.
YOUNG, THEN_A_CHILD = "2005", {"березень 2022", "25.12.2023"}


def value(told: Told, key: str) -> object:
    """Return what was answered; None where it was not known, not told or not asked."""
    return told[key].value if key in told else None


def words(told: Told, key: str) -> str | None:
    """Return the words of an answer that says something."""
    return told[key].raw if key in told and told[key].state is State.GIVEN else None


def is_child(told: Told) -> bool:
    """Whether the person is under 18 at the last contact."""
    birth = words(told, "birth")
    return birth in CHILDREN or (birth == YOUNG and words(told, "last_contact") in THEN_A_CHILD)


def too_young(told: Told) -> bool:
    """Whether somebody in service is under 16."""
    return value(told, "what") == "service" and words(told, "birth") in CHILDREN


def belonging(told: Told, *, sibling: bool) -> frozenset[str]:
    """Return the questions that belong to what was told; `sibling`: begun with what another child shares."""
    what = value(told, "what")
    unsure = "what" in told and told["what"].state is State.UNKNOWN
    branch = frozenset(BRANCH.get("lost" if unsure else str(what), "").split())
    unborn = sibling and "represents" in told and "birth" not in told
    child = what == "child" or (what != "not_here" and (is_child(told) or unborn))
    return EVERYBODY | branch | (CHILD if child else frozenset()) | _following(told)


def _following(told: Told) -> frozenset[str]:
    """Return what is asked only after some answer to another question."""
    signs = value(told, "signs")
    nameless = "surname" in told and "given" in told and not value(told, "surname") and not value(told, "given")
    any_sign = isinstance(signs, tuple) and not SIGNS.isdisjoint(signs)
    sentenced = value(told, "what") == "sentenced"
    holds = {
        "known_as": nameless,
        "age_when": words(told, "birth") in AGES,
        "signs_told": any_sign,
        "signs_when": any_sign,
        "held_where": value(told, "held") == "yes",
        "term": sentenced and value(told, "stage") not in {"detained", "charged"},
        "prison_when": value(told, "prison") is not None,
        "institution": "institution" in {value(told, "cared"), value(told, "represents")},
        "how_many": value(told, "siblings") == "yes",
        "new_name": value(told, "renamed") == "yes",
        "home_town": value(told, "home") not in {None, "same"},
    }
    return frozenset(key for key, holding in holds.items() if holding)


def settled(told: Told, *, sibling: bool) -> dict[str, Said]:
    """Return what is left once everything is dropped that belongs no more; one may take another with it."""
    left = dict(told)
    while True:
        there = belonging(left, sibling=sibling)
        gone = {key for key in left if key not in there}
        # "Same as last contact" says nothing any more.
        gone |= {key for key, at in SAME.items() if value(left, key) == "same" and value(left, at) is None}
        if not gone:
            return left
        left = {key: said for key, said in left.items() if key not in gone}


SAME = {"taken_when": "last_contact", "home": "region"}
