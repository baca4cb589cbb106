"""The letters an approver types: whoever typed them has looked at the right person."""

from typing import Final

from bot.domain.person import Person

#: So many letters are typed.
LETTERS: Final = 3
#: So many wrong ones in a row, and that person approves the proposal no more.
MOST_WRONG: Final = 5
#: Signs inside a name that people leave out.
_LEFT_OUT: Final = str.maketrans("", "", "’ʼ'`´‘- ")


def asked_for(person: Person) -> str:
    """Return the first letters of the patronymic, of the surname where there is none, else of what there is."""
    name = person.patronymic or person.surname or person.given or next(iter(person.other_names), "")
    return _plain(name)[:LETTERS]


def same(typed: str, letters: str) -> bool:
    """Whether the typed letters are those; more than was asked for is no mistake, where no name is known none are."""
    plain = _plain(typed)
    return plain[: len(letters)] == letters if letters else not plain


def _plain(name: str) -> str:
    return name.translate(_LEFT_OUT).casefold()
