"""My data. On a phone that may be inspected nothing of it is ever shown."""

from bot.chat.family import payloads as to
from bot.chat.family.screens import kept as screens
from bot.chat.family.standing import stand
from bot.chat.here import Here
from bot.domain.account import Safety
from bot.services import kept


async def my_data(here: Here, _: to.MyData) -> None:
    """Tell what is kept."""
    if here.account.safety is not Safety.SAFE:
        await stand(here, None)
    else:
        await here.show(screens.my_data(await kept.of(here.work, here.account)))


async def my_answers(here: Here, press: to.MyAnswers) -> None:
    """Show everything the family has told us."""
    if here.account.safety is not Safety.SAFE:
        await stand(here, None)
    else:
        await here.show(screens.my_answers(await kept.of(here.work, here.account), here.words, press.page))
