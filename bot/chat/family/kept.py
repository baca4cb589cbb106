"""My data. On a phone that may be inspected nothing of it is ever shown."""

from bot.chat.family import payloads as to
from bot.chat.family.screens import kept as screens
from bot.chat.family.standing import stand
from bot.chat.here import Here
from bot.services import kept


async def my_data(here: Here, _: to.MyData) -> None:
    """Tell what is kept."""
    mine = await kept.of(here.work, here.account)
    await (stand(here, None) if mine is None else here.show(screens.my_data(mine)))


async def my_answers(here: Here, press: to.MyAnswers) -> None:
    """Show everything the family has told us."""
    mine = await kept.of(here.work, here.account)
    await (stand(here, None) if mine is None else here.show(screens.my_answers(mine, here.words, press.page)))
