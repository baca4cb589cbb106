"""Language, safety, consent, menu."""

from bot.chat.buttons import one_of
from bot.chat.family import payloads as to
from bot.chat.family.screens import reports, welcome
from bot.chat.family.standing import show_turn, stand
from bot.chat.here import Here
from bot.domain.account import Safety
from bot.domain.errors import Foreign
from bot.i18n import LANGUAGES
from bot.questionnaire import consent
from bot.services import drafts, opening, privacy


async def speak(here: Here, press: to.Speak) -> None:
    """Speak another language; an open question stays."""
    if press.language not in LANGUAGES:
        raise Foreign
    here.now_is(await privacy.choose_language(here.work, here.account, press.language))
    await stand(here, None)


async def change_language(here: Here, _: to.ChangeLanguage) -> None:
    """Ask for the language again."""
    await here.show(welcome.language())


async def ask_safety(here: Here, _: to.AskSafety) -> None:
    """Ask again whether somebody could inspect the phone."""
    await here.show(welcome.safety())


async def declare(here: Here, press: to.Declare) -> None:
    """Keep whether somebody could inspect the phone."""
    safety = one_of(Safety, press.safety)
    if safety is Safety.NOTED:
        raise Foreign
    here.now_is(await privacy.declare_safety(here.work, here.account, safety))
    if here.account.safety is Safety.NOTED:
        # Whoever asks again may have somebody else to report; nothing of what was sent is told.
        await here.show(welcome.inspected())
    else:
        await stand(here, None)


async def leave_it(here: Here, _: to.LeaveIt) -> None:
    """End here: somebody in safety makes the report."""
    await drafts.pause(here.work, here.account)
    await here.show(welcome.leave_it())


async def write_briefly(here: Here, _: to.WriteBriefly) -> None:
    """Show the short consent."""
    await here.show(welcome.ask_consent(consent.BRIEF, here.rules))


async def agree(here: Here, press: to.Agree) -> None:
    """Keep the consent, and go on."""
    turn = await opening.agree(here.work, here.account, here.rules, press.version)
    here.now_is(await here.work.accounts.get(here.account.id))
    await (stand(here, None) if turn is None else show_turn(here, turn))


async def read_more(here: Here, _: to.ReadMore) -> None:
    """Tell at length what happens to the answers."""
    await here.show(welcome.read_more(here.rules))


async def disagree(here: Here, _: to.Disagree) -> None:
    """Take a No."""
    await here.show(welcome.disagreed())


async def go_on(here: Here, _: to.GoOn) -> None:
    """Show where the family stands."""
    await stand(here, None)


async def menu(here: Here, _: to.Menu) -> None:
    """Put an open draft aside and show the menu."""
    await drafts.pause(here.work, here.account)
    here.aside(None)
    await stand(here, None)


async def new_report(here: Here, press: to.NewReport) -> None:
    """Begin a report; where one is unfinished, ask first."""
    turn, waiting = await opening.report(here.work, here.account, here.rules, sure=bool(press.sure))
    await (here.show(reports.unfinished(waiting, here.rules)) if turn is None else show_turn(here, turn))
