"""The workshop behind the scenes: the table the page shows, the record of calls, a fresh beginning."""

from tests.sandbox.conftest import TOKEN, Scene
from tests.sandbox.phone import Phone


async def test_the_table_tells_whose_phones_lie_there_and_what_time_it_is(scene: Scene) -> None:
    laid = {"phones": [{"title": "Family", "people": [scene.person.id]}]}
    await scene.client.post("/sandbox/table", json=laid)
    await scene.fault("clock", seconds=3600)
    table = (await scene.client.get("/sandbox/table")).json()
    assert table["phones"] == laid["phones"]
    assert table["people"][str(scene.person.id)]["first_name"] == "Olena"
    assert table["now"] == scene.clock.now + 3600


async def test_begun_anew_everybody_and_every_chat_is_gone(scene: Scene) -> None:
    await scene.fault("cut", times=None)
    before = (await scene.client.get("/sandbox/table")).json()["life"]
    await scene.client.post("/sandbox/anew")
    assert (await scene.client.get("/sandbox/people")).json() == {"people": []}
    assert (await scene.client.get("/sandbox/table")).json()["life"] != before
    assert await scene.updates() == []
    assert (await scene.call("sendMessage", chat_id=scene.person.id, text="?")).json()["error_code"] == 400


async def test_a_bot_that_outlives_its_sandbox_meets_no_number_again(scene: Scene) -> None:
    async def numbers() -> tuple[int, int]:
        message = await scene.person.send("hello")
        return message, (await scene.confirm())[-1]["update_id"]

    before = await numbers()
    scene.clock.now += 60
    await scene.client.post("/sandbox/anew")
    await scene.result("getMe")
    await scene.client.post("/sandbox/people", json={"id": scene.person.id, "first_name": "Olena"})
    scene.person = Phone(scene.client, scene.person.id, "Olena")
    assert all(now > then for now, then in zip(await numbers(), before, strict=True))


async def test_disarming_leaves_the_clock_where_it_is(scene: Scene) -> None:
    await scene.fault("clock", seconds=3600)
    await scene.fault("cut")
    await scene.client.delete("/sandbox/faults")
    assert (await scene.client.get("/sandbox/faults")).json() == {"armed": []}
    assert (await scene.client.get("/sandbox/table")).json()["now"] == scene.clock.now + 3600


async def test_a_fault_for_several_methods_spares_the_others_and_is_on_record(scene: Scene) -> None:
    await scene.fault("status", methods=["sendMessage", "editMessageText"], times=2)
    assert (await scene.call("getMe")).is_success
    assert (await scene.call("sendMessage", chat_id=scene.person.id, text="lost")).status_code == 502
    assert (await scene.client.get("/sandbox/faults")).json()["armed"][0]["times"] == 1
    calls = (await scene.client.get("/sandbox/calls/notable")).json()["calls"]
    assert [(call["called"], call["code"], call["fault"]) for call in calls[:2]] == [
        ("sendMessage", 502, "status"),
        ("getMe", 200, ""),
    ]
    assert "getupdates" not in {call["method"] for call in calls}
    assert TOKEN not in str(calls)
    assert "lost" not in str(calls)


async def test_what_comes_long_after_the_last_touch_came_unasked(scene: Scene) -> None:
    await scene.say("an answer")
    scene.clock.now += 60
    await scene.say("news")
    await scene.person.send("thanks")
    await scene.say("another answer")
    shown = {message["text"]: message["unasked"] for message in await scene.person.messages()}
    assert [shown[text] for text in ("an answer", "news", "another answer")] == [False, True, False]
