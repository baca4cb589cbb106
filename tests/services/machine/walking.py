"""A walk at random through a town of its own, until it meets what must never be."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.services.machine.town import Town

Place = TypeVar("Place", bound=Town)


def walk(
    town: Callable[[asyncio.Runner, Path], Place],
    machine: Callable[[Place], RuleBasedStateMachine],
    template: Path,
    folder: Path,
    how: settings,
) -> None:
    """Walk through one town after another, each on a copy of an empty database."""
    with asyncio.Runner() as runner:

        def begun() -> RuleBasedStateMachine:
            place = town(runner, folder / "dodomu.db")
            place.open(template)
            return machine(place)

        run_state_machine_as_test(begun, settings=how)  # type: ignore[arg-type]  # it calls what it is given
