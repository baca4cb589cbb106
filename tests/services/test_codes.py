"""The six digits of the app: as the standard has them, and a step early or late."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from bot.services import codes

#: The secret of RFC 6238's examples ("12345678901234567890"), whose eight digits end in ours.
RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NOW = datetime(2026, 3, 4, 10, 0, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")],
)
def test_the_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert codes.code(RFC, datetime.fromtimestamp(seconds, UTC)) == code


@pytest.mark.parametrize(("late", "taken"), [(-60, 0), (-30, 1), (0, 1), (30, 1), (60, 0)])
def test_a_phone_may_be_one_step_early_or_late(late: int, taken: int) -> None:
    shown = codes.code(RFC, NOW + timedelta(seconds=late))
    assert len(codes.steps(RFC, shown, NOW)) == taken


def test_what_the_app_reads_names_the_house_and_the_person() -> None:
    told = urlsplit(codes.uri(RFC, "Олена", "Вигадана спілка"))
    assert (told.scheme, told.netloc, unquote(told.path)) == ("otpauth", "totp", "/Вигадана спілка:Олена")
    assert parse_qs(told.query)["secret"] == [RFC]
