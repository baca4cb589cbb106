"""Sealed columns: what is inside opens in its own place only."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.answers import Answer, State
from bot.storage.cipher import Cipher, Lookup, SealBroken
from bot.storage.keys import Keys
from bot.storage.reports import ANSWERS, PERSON
from bot.storage.sealed import Sealed, SealedShape
from tests.conftest import KEYS
from tests.storage import builders

CIPHER = Cipher(KEYS)
#: Whole Unicode save the lone halves of pairs, which no keyboard sends.
WORDS = st.text(st.characters(exclude_categories=["Cs"]))
DATES = st.builds(
    PartialDate,
    earliest=st.dates(),
    latest=st.dates(max_value=date(9999, 12, 31)),
    precision=st.sampled_from(Precision),
)
VALUES = WORDS | st.lists(WORDS).map(tuple) | st.booleans() | DATES
GIVEN = st.builds(
    Answer,
    state=st.just(State.GIVEN),
    value=VALUES,
    raw=st.none() | WORDS,
    at=st.datetimes(timezones=st.just(UTC)),
    language=st.sampled_from(["uk", "en"]),
)
SILENT = st.sampled_from([State.UNKNOWN, State.DECLINED, State.NONE]).map(
    lambda state: Answer(state, None, None, datetime(2026, 1, 1, tzinfo=UTC), "uk")
)


@given(st.dictionaries(WORDS, GIVEN | SILENT))
def test_every_answer_comes_back_as_it_was_given(answers: dict[str, Answer]) -> None:
    assert ANSWERS.open(CIPHER, "row", ANSWERS.close(CIPHER, "row", answers)) == answers


def test_the_bytes_of_one_row_are_refused_in_another() -> None:
    sealed = PERSON.close(CIPHER, "one", builders.PERSON)
    with pytest.raises(SealBroken, match=r"report\.person two"):
        PERSON.open(CIPHER, "two", sealed)


def test_the_bytes_of_one_column_are_refused_in_another() -> None:
    sealed = Sealed("report.person", str).close(CIPHER, "one", "Остап")
    with pytest.raises(SealBroken):
        Sealed("case.person", str).open(CIPHER, "one", sealed)


@given(st.integers(0, 200), st.integers(1, 255))
def test_one_changed_bit_is_noticed(place: int, change: int) -> None:
    sealed = bytearray(PERSON.close(CIPHER, "one", builders.PERSON))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(SealBroken):
        PERSON.open(CIPHER, "one", bytes(sealed))


@given(st.binary(max_size=40))
def test_anything_else_is_refused_and_never_shown(junk: bytes) -> None:
    with pytest.raises(SealBroken) as trouble:
        PERSON.open(CIPHER, "one", junk)
    assert str(trouble.value) == "report.person one"


def test_an_older_key_still_opens_and_a_lost_one_does_not() -> None:
    rotated = Keys({**KEYS.sealing, 2: bytes(32)}, 2, KEYS.lookup, KEYS.audit)
    old = PERSON.close(CIPHER, "one", builders.PERSON)
    assert PERSON.open(Cipher(rotated), "one", old) == builders.PERSON
    new = PERSON.close(Cipher(rotated), "one", builders.PERSON)
    with pytest.raises(SealBroken):
        PERSON.open(CIPHER, "one", new)


def test_a_value_of_another_shape_is_told_by_its_place_alone() -> None:
    place: Sealed[int] = Sealed("account.chat", TypeAdapter(int))
    sealed = Sealed("account.chat", str).close(CIPHER, "one", "Вигаданенко")
    with pytest.raises(SealedShape) as trouble:
        place.open(CIPHER, "one", sealed)
    assert str(trouble.value) == "account.chat one"
    assert trouble.value.__suppress_context__


def test_look_ups_differ_by_kind_value_and_key() -> None:
    other = Lookup(replace(KEYS, lookup=bytes(32)))
    found = {
        Lookup(KEYS).of("chat", "1"),
        Lookup(KEYS).of("chat", "2"),
        Lookup(KEYS).of("phrase", "1"),
        other.of("chat", "1"),
    }
    assert len(found) == 4
    assert Lookup(KEYS).of("chat", "1") in found
