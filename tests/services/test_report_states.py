"""A report moves on as the domain page has it, and in no other way."""

import ast
from pathlib import Path

import pytest

import bot.services
from bot.domain.errors import Stale
from bot.domain.moves import MOVES, Axis
from bot.domain.report import ReportState
from bot.services import report_states
from bot.storage.work import Storage
from tests.storage import builders

SERVICES = Path(bot.services.__path__[0])
#: The one service that saves a report for another reason: it goes to another account, and is where it was.
ANOTHER_ACCOUNT = "three_words.py"


@pytest.mark.parametrize("after", ReportState)
async def test_a_report_moves_where_the_table_says_and_nowhere_else(
    sqlite_storage: Storage, after: ReportState
) -> None:
    async with sqlite_storage.work() as work:
        report = await builders.report(work)
        if after is not report.state and (Axis.REPORT, report.state, after) not in MOVES:
            with pytest.raises(Stale):
                await report_states.bring(work, report, after)
        else:
            assert (await report_states.bring(work, report, after)).state is after
            kept = await work.reports.get(report.id)
            assert kept is not None
            assert kept.state is after


def test_no_other_service_says_where_a_report_stands() -> None:
    saving = {path.name for path in SERVICES.glob("*.py") if _saves(path)}
    assert saving == {"report_states.py", ANOTHER_ACCOUNT}


def _saves(path: Path) -> bool:
    """Whether a file calls `….reports.save`."""
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == "save"
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "reports"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )
