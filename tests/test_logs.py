"""Whatever goes wrong, and however loudly it is told: no content reaches a log."""

import asyncio
import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot import logs
from bot.i18n import MissingPlaceholder, Translator
from bot.words import Text

NAME, PHONE, TOKEN = "Планетарченко", "+380 44 123 45 67", "1000001:AAplainly-invented-token-of-a-test-01"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that is logged, at DEBUG."""
    hook, root = sys.excepthook, logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.setup("DEBUG", stream)
    yield stream
    structlog.reset_defaults()
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)


def told(lines: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_an_event_is_one_line_with_its_listed_fields(lines: io.StringIO) -> None:
    structlog.get_logger().info("update.parked", seq=7, tries=3, text=NAME)
    (line,) = told(lines)
    assert line["event"] == "update.parked"
    assert (line["seq"], line["tries"], line["level"]) == (7, 3, "info")
    assert "text" not in line


def test_an_exception_is_told_by_type_and_our_own_frames_only(lines: io.StringIO) -> None:
    try:
        Translator("en").html(Text("{day}", {"name": NAME}))
    except MissingPlaceholder:
        structlog.get_logger().exception("failed")
    (line,) = told(lines)
    assert line["error"] == "MissingPlaceholder"
    assert str(line["frames"]).startswith("bot/i18n.py:")
    assert "tests" not in str(line["frames"])


def test_a_library_is_heard_without_its_words(lines: io.StringIO) -> None:
    logging.getLogger("telegram.Bot").error("Calling %s with %s", TOKEN, NAME, exc_info=ValueError(PHONE))
    logging.getLogger("telegram.Bot").debug("Calling %s", TOKEN)
    logging.getLogger("httpx").info("POST https://api.telegram.org/bot%s/sendMessage", TOKEN)
    (line,) = told(lines)
    assert (line["logger"], line["error"]) == ("telegram.Bot", "ValueError")
    assert not any(planted in lines.getvalue() for planted in (NAME, PHONE, TOKEN))


async def test_a_task_that_nobody_waited_for_tells_no_content(lines: io.StringIO) -> None:
    async def fail() -> None:
        raise ValueError(NAME)

    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_exception_handler({"message": NAME, "exception": task.exception(), "task": task})
    assert told(lines)[0]["logger"] == "asyncio"
    assert NAME not in lines.getvalue()


def test_what_nobody_caught_is_told_without_its_message(lines: io.StringIO) -> None:
    sys.excepthook(ValueError, ValueError(NAME), None)
    assert told(lines)[0]["error"] == "ValueError"
    assert NAME not in lines.getvalue()


@pytest.mark.parametrize("secret", [TOKEN, PHONE, "380441234567", "5000000001", "044 123-45-67"])
def test_what_looks_like_a_secret_is_blotted_out_even_in_a_listed_field(lines: io.StringIO, secret: str) -> None:
    structlog.get_logger().info("odd", code=f"before {secret} after")
    assert secret not in lines.getvalue()
    assert told(lines)[0]["code"] == f"before {logs.BLOT} after"


def test_random_ids_and_codes_stay_readable(lines: io.StringIO) -> None:
    structlog.get_logger().info("fine", review="Zk3x9-12345678901234567", code="400.entities", status=502)
    (line,) = told(lines)
    assert (line["review"], line["code"], line["status"]) == ("Zk3x9-12345678901234567", "400.entities", 502)


@given(st.integers(min_value=10**8, max_value=10**14))
def test_no_chat_number_survives_in_a_text(number: int) -> None:
    assert str(number) not in str(logs.blotted(None, "", {"code": f"chat {number}!"}))
