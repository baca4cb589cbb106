"""Faults on demand, as a real HTTP client meets them."""

import asyncio
import time

import httpx
import pytest

from tests.sandbox.conftest import Scene


async def texts(scene: Scene) -> list[str]:
    return [message["text"] for message in await scene.person.messages() if message["from_bot"]]


async def test_a_flood_answer_names_the_seconds_and_has_no_effect(scene: Scene) -> None:
    await scene.fault("retry_after", method="sendMessage", seconds=7)
    answer = await scene.call("sendMessage", chat_id=scene.person.id, text="lost")
    assert answer.status_code == 429
    assert answer.json()["parameters"] == {"retry_after": 7}
    assert answer.json()["description"] == "Too Many Requests: retry after 7"
    await scene.say("heard")
    assert await texts(scene) == ["heard"]


@pytest.mark.parametrize("html", [False, True])
async def test_a_bad_gateway_answers_in_json_or_as_the_proxy_does(scene: Scene, html: bool) -> None:  # noqa: FBT001 (a column of the table)
    await scene.fault("status", status=502, html=html)
    answer = await scene.call("sendMessage", chat_id=scene.person.id, text="lost")
    assert answer.status_code == 502
    if html:
        assert "<h1>502 Bad Gateway</h1>" in answer.text
    else:
        assert answer.json() == {"ok": False, "error_code": 502, "description": "Bad Gateway"}
    assert await texts(scene) == []


async def test_a_cut_connection_answers_nothing_and_does_nothing(scene: Scene) -> None:
    await scene.fault("cut")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await scene.say("lost")
    assert await texts(scene) == []


async def test_a_dropped_call_is_delivered_though_nobody_is_told(scene: Scene) -> None:
    await scene.fault("drop")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await scene.say("delivered then dropped")
    assert await texts(scene) == ["delivered then dropped"]


async def test_half_an_answer_is_no_answer(scene: Scene) -> None:
    await scene.fault("half")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await scene.say("delivered")
    assert await texts(scene) == ["delivered"]


async def test_a_slow_call_arrives_late(scene: Scene) -> None:
    await scene.fault("slow", seconds=0.2)
    begin = time.monotonic()
    await scene.say("late")
    assert time.monotonic() - begin >= 0.2


async def test_telegram_away_refuses_everybody_until_it_is_back(scene: Scene) -> None:
    await scene.fault("away")
    for _ in range(3):
        with pytest.raises(httpx.TransportError):
            await scene.call("getMe")
    await scene.client.delete("/sandbox/faults")
    assert (await scene.call("getMe")).is_success


async def test_a_fault_strikes_only_its_method_its_chat_and_its_turn(scene: Scene) -> None:
    await scene.fault("status", status=500, method="sendMessage", chat_id=scene.person.id, after=1, times=2)
    codes = [(await scene.call("sendMessage", chat_id=scene.person.id, text="x")).status_code for _ in range(4)]
    assert codes == [200, 500, 500, 200]
    assert (await scene.call("getMe")).is_success


async def test_updates_told_once_are_told_again_on_demand(scene: Scene) -> None:
    await scene.person.send("once")
    told = await scene.confirm()
    assert (await scene.fault("redeliver", count=1))["again"] == 1
    assert await scene.updates(offset=told[-1]["update_id"] + 1) == told[-1:]
    assert await scene.updates() == []


async def test_an_odd_update_is_handed_on_as_it_is(scene: Scene) -> None:
    await scene.fault("malformed", update={"message": {"message_id": 1}})
    await scene.fault("malformed", update={"thought": "unheard of"})
    assert [set(update) - {"update_id"} for update in await scene.updates()] == [{"message"}, {"thought"}]


async def test_the_clock_can_be_put_forward(scene: Scene) -> None:
    number = await scene.say("old")
    await scene.fault("clock", seconds=49 * 60 * 60)
    refused = await scene.call("deleteMessage", chat_id=scene.person.id, message_id=number)
    assert refused.json()["description"] == "Bad Request: message can't be deleted for everyone"


async def test_an_unknown_fault_is_not_armed(scene: Scene) -> None:
    for odd in ({"kind": "gremlin"}, {"kind": "cut", "methd": "sendMessage"}, {}):
        assert (await scene.client.post("/sandbox/faults", json=odd)).status_code == 400


async def test_every_call_is_on_record_with_its_time_and_outcome(scene: Scene) -> None:
    begin = time.time()
    await scene.say("one")
    await scene.call("sendMessage", chat_id=1, text="two")
    calls = (await scene.client.get("/sandbox/calls", params={"since": begin, "method": "sendMessage"})).json()["calls"]
    assert [(call["chat_id"], call["code"]) for call in calls] == [(str(scene.person.id), 200), ("1", 400)]


async def test_many_callers_at_once_are_all_served(scene: Scene) -> None:
    await asyncio.gather(*(scene.say(str(number)) for number in range(100)))
    assert len(await texts(scene)) == 100
