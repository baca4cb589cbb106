"""Telephone numbers and e-mail addresses as families type them."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat

from bot.questionnaire.readers.contacts import read_contact
from bot.questionnaire.readers.reading import Read, Unreadable

HOME = "+380501234567"


@pytest.mark.parametrize(
    "typed",
    ["0501234567", "050 123 45 67", "050-123-45-67", "(050) 123-45-67", "050.123.45.67", "+380501234567",
     "380501234567",     "38 (050) 123-45-67", "8-050-123-45-67", "8 050 1234567", "80501234567", "00380501234567",
     "0038 050 1234567",
     "050/123/45/67", "тел.: 050 123 45 67", "0 50 123 45 67 Марія", "+3 8 0 5 0 1 2 3 4 5 6 7", "501234567",
     "+38\u00a0050\u00a0123\u00a045\u00a067", "０５０１２３４５６７", "tel:+380501234567", "+38-050-123-45-67",
     "О50 123 45 67", "05O1234567", "o5o 123 45 67", "050-123-45-б7",
     "8 (050) 123 45 67", "+380 (0) 50 123 45 67", "0_50_123_45_67", "з 9 до 18 050 123 45 67", "50 123 45 67",
     "зателефонуйте 050 123 45 67 після 18:00", "050 123 45 67 (9-18)", "моб.: 050 1234567 (вайбер)"],
)  # fmt: skip
def test_a_ukrainian_number_is_read_however_it_is_typed(typed: str) -> None:
    read = read_contact(typed)
    assert isinstance(read, Read)
    assert (read.value, read.soft) == (HOME, None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+48 601 123 456", "+48601123456"),
        ("0048601123456", "+48601123456"),
        ("+49 151 23456789", "+4915123456789"),
        ("+1 (212) 555-2368", "+12125552368"),
        ("8(044)234-56-78", "+380442345678"),
        ("a.b@example.com", "a.b@example.com"),
        ("моя пошта: a.b@example.com, тел 0501234567", "+380501234567, a.b@example.com"),
        ("050 123 45 67 або 067 123 45 67", "+380501234567, +380671234567"),
        ("0501234567, 050 123-45-67", "+380501234567"),
        ("двічі 050 123 45 67 067 123 45 67", "+380501234567, +380671234567"),
        ("0501234567/0671234567", "+380501234567, +380671234567"),
        ("050 123 45 67; +48 601 123 456", "+380501234567, +48601123456"),
        ("48 601 123 456", "+48601123456"),
        ("48601123456", "+48601123456"),
        ("00420 601123456", "+420601123456"),
        ("420601123456", "+420601123456"),
        ("0049 151 23456789", "+4915123456789"),
        ("ABC@Example.COM", "ABC@Example.COM"),
        ("olena@gmal.com", "olena@gmal.com"),
        ("olena@gmail.con", "olena@gmail.con"),
        ("Olena.Petrenko @ example.com", "Olena.Petrenko@example.com"),
        ("olena@example .com", "olena@example.com"),
        ("0501234567 olena@example.com", "+380501234567, olena@example.com"),
        ("mailto:olena@example.com.", "olena@example.com"),
        ("ім'я@пошта.укр".replace("'", ""), "імя@пошта.укр"),
    ],
)
def test_foreign_numbers_and_addresses_are_read(typed: str, kept: str) -> None:
    read = read_contact(typed)
    assert isinstance(read, Read)
    assert (read.value, read.soft) == (kept, None)


@pytest.mark.parametrize(
    "typed",
    [
        "79123456789",
        "7 912 345-67-89",
        "+7 978 123 45 67",
        "8-978-123-45-67",
        "071 123 45 67",
        "+380721234567",
        "+7 949 123 45 67",
        "+7 912 345 67 89",
        "8 912 345-67-89",
        "89123456789",
        "0651234567",
        "+380692123456",
        "062 312 34 56",
    ],
)
def test_a_number_that_may_be_listened_to_is_asked_about(typed: str) -> None:
    read = read_contact(typed)
    assert isinstance(read, Read)
    assert read.soft is not None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("601 123 456 (Польща)", "+380601123456"),
        ("olena@gmail,com", "olena@gmail.com"),
        ("olena собака gmail.com", "olena@gmail.com"),
        ("olena(at)gmail.com", "olena@gmail.com"),
        ("olena petrenko@example.com", "petrenko@example.com"),
    ],
)
def test_a_contact_that_was_mended_or_looks_odd_is_told_back(typed: str, kept: str) -> None:
    read = read_contact(typed)
    assert isinstance(read, Read)
    assert read.value == kept
    assert read.soft is not None
    assert read.soft.id == "We understood it as: {contact}. Is that right?"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "не маю",
        "3012345678",
        "015123456789",
        "050123456",
        "@olena_p",
        "лише телеграм",
        "050",
        "050-123-45",
        "2345678",
        "https://example.org/abc",
        "@",
        "a@b",
        "1" * 300,
    ],
)
def test_what_is_no_contact_gets_an_example(typed: str) -> None:
    assert isinstance(read_contact(typed), Unreadable)


examples = st.sampled_from([phonenumbers.example_number(region) for region in sorted(phonenumbers.SUPPORTED_REGIONS)])


@given(examples, st.sampled_from([PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164, PhoneNumberFormat.RFC3966]))
def test_every_number_of_the_world_is_kept_as_e164(number: phonenumbers.PhoneNumber, form: int) -> None:
    read = read_contact(phonenumbers.format_number(number, form))
    assert isinstance(read, Read)
    assert read.value == phonenumbers.format_number(number, PhoneNumberFormat.E164)


@given(st.text(max_size=220) | st.text("+0123456789()-. @a", max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert isinstance(read_contact(text), Read | Unreadable)
