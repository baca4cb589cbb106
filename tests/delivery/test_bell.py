"""Waiting for work: at once after a pause, together in a hurry, and now and then unasked."""

import asyncio

from bot.delivery.bell import Bell

APART = 0.05


def clock() -> float:
    return asyncio.get_running_loop().time()


async def test_whoever_rings_after_a_pause_is_heard_at_once() -> None:
    bell, begun = Bell(10, apart=APART), clock()
    bell.ring()
    await bell.heard()
    assert clock() - begun < APART


async def test_what_is_rung_in_quick_succession_is_heard_once_and_a_little_apart() -> None:
    bell, begun = Bell(3 * APART, apart=APART), clock()
    bell.ring()
    await bell.heard()
    bell.ring()
    asyncio.get_running_loop().call_later(APART / 2, bell.ring)
    await bell.heard()
    assert clock() - begun >= APART
    begun = clock()
    await bell.heard()
    assert clock() - begun >= 3 * APART


async def test_a_bell_that_nobody_rings_is_heard_after_a_while() -> None:
    begun = clock()
    await Bell(APART).heard()
    assert clock() - begun >= APART
