"""Where to turn: the bodies the organisation has verified, and what helps while one waits."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.chat.buttons import Press, Rows, one_each
from bot.chat.family import payloads as to
from bot.chat.form.questions import pager
from bot.chat.screen import Screen, parts
from bot.domain.account import Account
from bot.domain.guidance import BACK, CATEGORIES, Contact, Guidance, Situation, fitting
from bot.i18n import Translator
from bot.questionnaire.form import FULL, label_of
from bot.services.guidance import ALL
from bot.services.rules import Rules
from bot.words import Text, msg, nmsg

#: Characters on one page: a few contacts, to be read in large type on a small phone.
PAGE = 550
#: The question whose choices are the categories.
WHAT = next(step for step in FULL.steps if step.key == "what")
#: So many contacts stand in the receipt.
FIRST = 3
RETURNED = msg("After a return")
NUMBERS = msg("Ambulance: 103. Police: 102. Any emergency: 112.")
WAITING = msg(
    "What helps while you wait:\n"
    "• write down every date, whom you spoke with and the number of each request;\n"
    "• keep messages, photos and papers, and copies of them in another place;\n"
    "• if no answer comes, ask again in writing and note the date;\n"
    "• where you have applied, tell when your phone number or address changes."
)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class View:
    """Who looks at which contacts: the category of the buttons, what it means for this family, the page."""

    account: Account
    category: str
    situation: Situation
    page: int = 0


def where_to_turn(view: View, rules: Rules, words: Translator, onward: Press) -> Screen:
    """List what fits; where nothing is known of the family, ask for the situation first."""
    if not rules.contacts:
        return Screen((_nothing(rules), WAITING, NUMBERS), _around(onward))
    if not view.situation.categories and any(one.categories for one in rules.contacts):
        return situations(rules, onward)
    found = fitting(rules.contacts, view.situation)
    lines = _lines(found, view, words.language) or [_nothing(rules)]
    pages = parts([*lines, *(() if view.situation.over else (WAITING,)), NUMBERS], words, PAGE)
    page = min(max(view.page, 0), len(pages) - 1)
    last = page == len(pages) - 1
    return Screen(
        (
            _chosen(view),
            *pages[page],
            _abroad(view.account),
            msg("Page {n} of {all}", n=page + 1, all=len(pages)) if len(pages) > 1 else None,
            msg("Where are you now?"),
        ),
        (
            *pager(lambda other: to.WhereToTurn(view.category, other), page, len(pages), 1),
            _here_or_there(view),
            *one_each(Press(msg("Another situation"), to.Situations())),
            *(_around(onward) if last else one_each(onward)),
        ),
    )


def _abroad(account: Account) -> Text | None:
    note = msg("Short numbers and numbers that begin with 0 800 usually work only inside Ukraine.")
    return note if account.abroad else None


def _around(onward: Press) -> Rows:
    return one_each(Press(msg("Support"), to.Support()), Press(msg("Beware of fraud"), to.Fraud()), onward)


def situations(rules: Rules, onward: Press) -> Screen:
    """Ask what happened; nobody needs a report for that."""
    asked = msg("What do you think happened? Choose the closest, and we will show where to turn.")
    kinds = [Press(label_of(WHAT, key), to.WhereToTurn(key, 0)) for key in CATEGORIES]
    back, everything = Press(RETURNED, to.WhereToTurn(BACK, 0)), Press(msg("Show everything"), to.WhereToTurn(ALL, 0))
    lines = (asked if rules.contacts else _nothing(rules), NUMBERS)
    return Screen(lines, one_each(*kinds, back, everything, onward))


def _nothing(rules: Rules) -> Text:
    return msg("{org} has not listed any verified contacts here yet.", org=rules.organisation)


def _chosen(view: View) -> Text:
    # That captivity is confirmed is said nowhere but in its own news; after it the old question is answered.
    if view.category == ALL or view.situation.confirmed:
        return msg("<b>Where to turn</b>")
    asked = tuple(label_of(WHAT, key) for key in CATEGORIES if key in view.situation.categories)
    return msg("<b>Where to turn</b>\n{what}", what=(RETURNED,) if view.situation.over else asked)


def _lines(found: Guidance, view: View, language: str) -> list[Text]:
    """Return what fits, a paragraph each: where the family has not been yet, and where it has."""
    ahead = [_in_full(contact, view.account, language) for contact in found.ahead]
    done = [_briefly(contact, view.account, language) for contact in found.done]
    if not done:
        return ahead
    none_left = msg("You have already turned to everybody listed here.")
    return [*(ahead or [none_left]), msg("<b>Already done</b>. To ask again, or for an answer:"), *done]


def _in_full(contact: Contact, account: Account, language: str) -> Text:
    days = contact.within_days
    urgent = nmsg("Only within {n} day of the last contact.", "Only within {n} days of the last contact.", days or 0)
    bring = msg("What is needed: {bring}", bring=_of(contact.bring, language)) if contact.bring else None
    checked = msg("<i>Checked on {date}</i>", date=contact.verified_on)
    told = (_briefly(contact, account, language), urgent if days else None, bring, checked)
    return msg("{lines}", lines=tuple(line for line in told if line is not None))


def _briefly(contact: Contact, account: Account, language: str) -> Text:
    lines = contact.abroad if account.abroad and contact.abroad else contact.lines
    return msg("<b>{name}</b>\n{line}", name=_of(contact.name, language), line=_of(lines, language))


def _of(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()))


def _here_or_there(view: View) -> tuple[Press, ...]:
    """Return both places; the one that was said is ticked."""
    known = view.account.abroad
    inside, outside = msg("In Ukraine"), msg("Abroad")
    return (
        Press(msg("✓ {label}", label=inside) if known is False else inside, to.BeAbroad(0, view.category)),
        Press(msg("✓ {label}", label=outside) if known else outside, to.BeAbroad(1, view.category)),
    )


def first_steps(situation: Situation, account: Account, rules: Rules, language: str) -> tuple[Text, ...]:
    """Return the first few contacts for the receipt; what helps while waiting where there are none ahead."""
    ahead = fitting(rules.contacts, situation).ahead[:FIRST]
    return tuple(_briefly(contact, account, language) for contact in ahead) or (WAITING,)
