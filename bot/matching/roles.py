"""Which word of a name is what, where the text does not say."""

from bot.matching.givens import RELATED, meanings
from bot.matching.patronymics import looks_like_patronymic

#: Words that families write around a name.
NOISE = frozenset(
    {
        "дівоче", "дівочe", "девичья", "девичье", "урожд", "уроджена", "рожд", "колишнє", "колишня",
        "попереднє", "прізвище", "фамилия", "фамілія", "імя", "им'я", "ім'я", "имя", "розыскиваю",
        "розшукую", "шукаю", "ищу", "розшукується", "розыскивается", "пропав", "пропала", "maiden", "nee",
        "née", "formerly", "former", "surname", "name", "або", "или", "or", "born",
    }
)  # fmt: skip

#: First letters of Azerbaijani oglu and qizi, a word of their own after the father's name.
OGLU = frozenset({"ог", "ки", "кы", "og", "qi", "ky"})

Roles = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def roles(words: tuple[str, ...]) -> Roles:
    """Return surname, given name and patronymic of one written name; a lone word may be either of the first two."""
    rest = [word for word in words if word not in NOISE]
    patronymic = _patronymic(rest)
    given = _given(rest, patronymic)
    surname = tuple(word for word in rest if word not in given and word not in patronymic)
    if not surname and len(given) > 1:
        surname, given = given[:1], given[1:]
    return surname, given, patronymic


def _patronymic(words: list[str]) -> tuple[str, ...]:
    if len(words) < 3:  # noqa: PLR2004 - two words are a surname on -ич and a given name
        return ()
    for place in range(len(words) - 1, 0, -1):
        word, before = words[place], words[place - 1]
        # «Ruslan M. Sydorovych»: after an initial stands a surname.
        if looks_like_patronymic(word) and len(before) > 1:
            return (before, word) if word[:2] in OGLU else (word,)
    initials = [word for word in words if len(word) == 1]
    return (initials[-1],) if initials and len(words) - len(initials) <= 2 else ()  # noqa: PLR2004 - two whole words


def _given(words: list[str], patronymic: tuple[str, ...]) -> tuple[str, ...]:
    rest = [word for word in words if word not in patronymic]
    if patronymic and words.index(patronymic[0]) and words[words.index(patronymic[0]) - 1] in rest:
        return (words[words.index(patronymic[0]) - 1],)
    known = [word for word in rest if _is_given(word)]
    if known:
        return (known[0] if len(known) < len(rest) or len(rest) == 1 else known[-1],)
    initials = [word for word in rest if len(word) == 1]
    if initials:
        return (initials[0],)
    return (rest[0],) if len(rest) > 1 else ()


def _is_given(word: str) -> bool:
    return max(meanings(word).values(), default=0.0) > RELATED
