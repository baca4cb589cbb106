"""When a family is called that has said when."""

from datetime import datetime

import pytest

from bot.domain.hours import KYIV
from bot.domain.talk import TalkAnswer, call_by


@pytest.mark.parametrize(
    ("said", "now", "due"),
    [
        (TalkAnswer.MORNING, (4, 8, 59), (4, 12)),
        (TalkAnswer.MORNING, (4, 9, 0), (5, 12)),
        (TalkAnswer.DAYTIME, (4, 9, 0), (4, 17)),
        (TalkAnswer.EVENING, (4, 16, 59), (4, 20)),
        (TalkAnswer.EVENING, (4, 18, 0), (5, 20)),
        (TalkAnswer.WRITE, (4, 9, 0), None),
        (TalkAnswer.NOT_NOW, (4, 9, 0), None),
    ],
)
def test_a_family_is_called_at_the_next_such_time_of_day(
    said: TalkAnswer, now: tuple[int, int, int], due: tuple[int, int] | None
) -> None:
    moment = datetime(2026, 3, *now, tzinfo=KYIV)
    assert call_by(said, moment) == (None if due is None else datetime(2026, 3, *due, tzinfo=KYIV))
