"""The first screens: language, safety, consent, the menu."""

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.form.questions import BACK
from bot.chat.screen import Screen
from bot.domain.account import Account, Doubt, Safety
from bot.i18n import LANGUAGES
from bot.questionnaire import consent
from bot.services.guidance import OWN
from bot.services.rules import Rules
from bot.words import Text, msg, nmsg

NO = msg("No")
ADD_OR_CORRECT, FOUND = msg("Add or correct"), msg("The person has been found")
MENU = Press(msg("To the menu"), to.Menu())
GO_ON = Press(msg("Go on"), to.GoOn())
MY_REPORTS = Press(msg("My reports"), to.MyReports(0))


def onward(account: Account) -> Press:
    """Return the way on: to the question that stands open, or to the menu."""
    return MENU if account.focus is None else GO_ON


def language(note: Text | None = None) -> Screen:
    """Ask for the language, in all of them at once."""
    buttons = tuple(Press(name, to.Speak(code)) for code, name in LANGUAGES.items())
    return Screen((note, msg("Добрий день. Оберіть мову. / Hello. Choose a language.")), (buttons,))


def safety(note: Text | None = None) -> Screen:
    """Ask whether somebody could inspect the phone."""
    question = msg(
        "Could someone inspect your phone? For example, you are in occupied territory, in Russia, or will soon "
        "pass a checkpoint or filtration."
    )
    return Screen(
        (note, question),
        (
            (Press(NO, to.Declare(Safety.SAFE)), Press(msg("Yes"), to.Declare(Safety.INSPECTED))),
            (Press(msg("I do not know"), to.Declare(Safety.UNSURE)),),
        ),
    )


def inspected(note: Text | None = None, *, sent: bool = False) -> Screen:
    """Advise whoever may be searched; what was `sent` before is still to be found."""
    advice = msg(
        "Then it is better that someone you trust, who is safe, makes the report. If there is no one, write only "
        "the surname, given name, year of birth and region. We will send nothing first."
    )
    return Screen(
        (note, advice),
        one_each(
            Press(msg("I will do that"), to.LeaveIt()),
            Press(msg("I will write briefly"), to.WriteBriefly()),
            MY_REPORTS if sent else None,
            Press(BACK, to.AskSafety()),
        ),
    )


def leave_it() -> Screen:
    """End here: somebody in safety makes the report. What was kept before is not told: the phone may be inspected."""
    return Screen((msg("All right. You can come back at any time: /start."),))


def still() -> Screen:
    """Say as little as there is to say where a short report was sent: one line, whatever was written or pressed."""
    return Screen((msg("Nothing is needed from you now. What is written here now is not kept."),))


def ask_consent(version: str, rules: Rules, note: Text | None = None) -> Screen:
    """Ask for consent to this version."""
    yes, no = Press(msg("Yes, I agree"), to.Agree(version)), Press(NO, to.Disagree())
    more = Press(msg("More"), to.ReadMore())
    rows = ((yes,), (no,)) if version == consent.BRIEF else ((yes,), (more, no))
    return Screen((note, consent.text(version, rules.organisation)), rows)


def read_more(rules: Rules) -> Screen:
    """Tell at length what happens to the answers, then ask."""
    yes, no = Press(msg("Yes, I agree"), to.Agree(consent.FULL)), Press(NO, to.Disagree())
    return Screen((consent.more(rules.organisation, rules.draft.days),), ((yes,), (Press(BACK, to.GoOn()), no)))


def disagreed() -> Screen:
    """Say where else to turn."""
    return Screen(
        (
            msg(
                "All right. We have kept no answers about the person. Where else you can turn: /contacts. "
                "No consent is needed for that."
            ),
        ),
        one_each(Press(msg("Where to turn"), to.WhereToTurn(OWN, 0))),
    )


def expired(rules: Rules) -> Text:
    """Say that something begun was erased unsent, and that nothing else is lost."""
    return nmsg(
        "What you had begun and not sent is erased: it was not touched for {n} day. What you have sent is kept, and "
        "you can begin again at any time.",
        "What you had begun and not sent is erased: it was not touched for {n} days. What you have sent is kept, and "
        "you can begin again at any time.",
        rules.draft.days,
    )


def menu(note: Text | None = None, lost: Text | None = None, *, waiting: bool = False) -> Screen:
    """Offer the roads there are, under what was `lost`; news that is `waiting` was not pushed: only here it is told."""
    news = msg("A message waits for you in My reports.") if waiting else None
    return Screen(
        (note, lost, news, msg("What would you like to do?")),
        one_each(
            Press(msg("Report a person I am looking for"), to.NewReport(0)),
            MY_REPORTS,
            Press(ADD_OR_CORRECT, to.AddOrCorrect("")),
            Press(FOUND, to.Found("")),
            Press(msg("Where to turn"), to.WhereToTurn(OWN, 0)),
            Press(msg("Support"), to.Support()),
            Press(msg("Beware of fraud"), to.Fraud()),
            Press(msg("My data"), to.MyData()),
            Press(msg("Language"), to.ChangeLanguage()),
        ),
    )


def who(note: Text | None = None) -> Screen:
    """Ask who is here after a long silence: the same words to everybody, and none about anybody."""
    asked = msg("It has been a long time. Please tell us who is here now.")
    return Screen(
        (note, asked),
        one_each(
            Press(msg("The same person"), to.Who(Doubt.SAME)),
            Press(msg("Somebody else"), to.Who(Doubt.OTHER)),
        ),
    )


def closed() -> Screen:
    """Say when earlier reports and messages open for somebody who is not the person of before."""
    told = msg("Earlier reports and messages open once a person from our team has spoken with you.")
    return Screen((told,), one_each(Press(msg("Please contact me"), to.ContactMe()), MENU))
