"""A walk at random through a town of its own, until it meets what must never be."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import hypothesis
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.services.machine.town import Town

Place = TypeVar("Place", bound=Town)


class AtOnce(ThreadPoolExecutor):
    """Does at once what would wait for a disk in a thread: in a walk nobody else has anything to do meanwhile."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - its own words
        """Do it, and return what came of it."""
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever waits for it is told
            done.set_exception(error)
        return done


def seed_of(config: pytest.Config, part: int) -> str | None:
    """Return the seed of one part of a long walk: where one is told for all, each part still goes its own way."""
    told = config.getoption("--hypothesis-seed")
    return None if told is None else f"{told}, part {part}"


def walk(  # noqa: PLR0913 - who walks, where, and how, each named
    town: Callable[[asyncio.Runner, Path], Place],
    machine: Callable[[Place], RuleBasedStateMachine],
    template: Path,
    folder: Path,
    how: settings,
    *,
    seed: str | None = None,
) -> None:
    """Walk through one town after another, each on a copy of an empty database; `seed` says which way."""
    with asyncio.Runner() as runner:
        runner.get_loop().set_default_executor(AtOnce())

        def begun() -> RuleBasedStateMachine:
            place = town(runner, folder / "dodomu.db")
            place.open(template)
            return machine(place)

        if seed is not None:
            begun = hypothesis.seed(seed)(begun)
        run_state_machine_as_test(begun, settings=how)  # type: ignore[arg-type]  # it calls what it is given
