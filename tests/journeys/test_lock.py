"""A moderator's account is in other hands: a colleague locks it in the middle of its work."""

from tests.journeys import roads
from tests.journeys.house import House
from tests.journeys.roads import hear, report, see, take


async def test_a_moderator_locked_in_mid_work_loses_everything_and_the_colleague_goes_on(house: House) -> None:
    family, stolen, colleague = await house.family(), await house.moderator("Marta"), await house.moderator("Petro")
    await report(family, roads.SHORTLY)
    await take(stolen)
    await hear(stolen, "Surname: Hryhorenko")
    decide = roads.data_of(await hear(stolen, "What is shown above will be removed"), "New case")
    await colleague.send("/colleagues")
    for label in ("Lock: Marta", "Yes, lock"):
        await see(colleague, "Marta")
        await colleague.press(label)
    await hear(colleague, "Marta is locked.")
    await stolen.wait(lambda messages: not messages, what="empty chat")
    answer = await stolen.press_data(1, decide)
    assert "does not work any more" in answer["text"]
    await take(colleague)
    await hear(colleague, "Surname: Hryhorenko")


async def test_a_code_seen_over_the_shoulder_opens_nothing_again(house: House) -> None:
    token, secret = await house.invite("Marta")
    phone = await house.person("Marta")
    await phone.start(token)
    await phone.press("English")
    await hear(phone, "write the code")
    code = house.code(secret)
    await phone.send(code)
    await hear(phone, "Marta, role:")
    await phone.send(code)
    await hear(phone, "This code was used before.")
    await phone.wait(lambda messages: code not in str(messages), what="chat without the code")
