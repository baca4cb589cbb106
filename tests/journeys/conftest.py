"""The house of every journey."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.house import House, built


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Yield a running bot with a sandbox of its own; it is a Wednesday, noon in Kyiv."""
    async with built(tmp_path) as made:
        yield made
