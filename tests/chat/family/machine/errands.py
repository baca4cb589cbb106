"""What a family does besides answering: it sends, corrects, discards, begins again, and opens a sibling's report."""

from datetime import timedelta

from bot.questionnaire import flow
from bot.questionnaire.answers import Answers
from bot.questionnaire.form import FULL
from bot.words import Text, msg, nmsg
from tests.chat.family.family import RULES
from tests.chat.family.machine.belonging import BRANCHING, ONE_CHILD
from tests.chat.family.machine.remembered import Said, Sent, Sheet
from tests.chat.family.machine.walker import NEXT, Walker

BACK, PAUSE, LATER, NOT_YET = msg("⬅ Back"), msg("Pause"), msg("Save for later"), msg("Not yet")
KEEP, EARLY, ENOUGH = msg("Leave as it is"), msg("Send now, add more later"), msg("That is all for now")
SEND, SEND_NOW, CHANGES = msg("Send to a moderator"), msg("Yes, send"), msg("Send the changes")
REPORT, ADD, MINE = msg("Report a person I am looking for"), msg("Add or correct"), msg("My reports")
NEXT_CHILD, ANEW, MENU = msg("Report the next child"), msg("Begin a new report"), msg("To the menu")
DELETE, CLOSE, DISCARD = msg("Delete"), msg("Close"), msg("Discard the changes")
TOO_MANY = msg("That is all we can take for today. What you wrote is saved; please go on tomorrow.")
#: So many reports and forms are enough to lose one's way among.
MANY = 3


async def begins(walker: Walker) -> None:
    """Begin a report, beside whatever is unfinished."""
    await walker.family.types("/cancel")
    await walker.press(REPORT)
    if walker.stands(ANEW):
        await walker.press(ANEW)
    await _opened(walker, Sheet())


async def _opened(walker: Walker, sheet: Sheet) -> None:
    """Remember the form that was opened, unless it was open already."""
    focus = (await walker.family.account()).focus
    assert focus is not None
    walker.sheets.setdefault(focus, sheet)
    await walker.look()


async def goes_on(walker: Walker, pick: int) -> None:
    """Go on with one of the forms put aside, even from the questions of whoever is to be called."""
    await walker.family.types("/cancel", "/start")
    if len(walker.sheets) > 1 and walker.focus is None:
        delete = walker.says(DELETE)
        there = [label for label in walker.family.labels if label not in {delete, walker.says(ANEW), walker.says(MENU)}]
        await walker.family.presses(there[pick % len(there)])
    await walker.look()
    assert not walker.sheets or walker.focus is not None


async def puts_aside(walker: Walker) -> None:
    """Pause: nothing of it is lost, not even what is no answer yet."""
    await walker.to_the_form()
    there = [label for label in (PAUSE, LATER, NOT_YET) if walker.stands(label)]
    if there:
        await walker.press(there[0])
        await walker.look()


async def changes_one(walker: Walker, pick: int) -> None:
    """Ask one answered question again, from the check; mostly one on which others hang."""
    await walker.to_the_form()
    told = [step for step in FULL.steps if step.key in walker.sheet.told]
    branching = [step for step in told if step.key in BRANCHING]
    there = branching if branching and pick % 4 else told
    step = there[pick % len(there)]
    title = next(part.title for part in FULL.parts if step in part.steps)
    assert title is not None
    while not walker.stands(title):
        await walker.press(NEXT)
    await walker.press(title, step.label)
    walker.sheet.put_down()
    await walker.look()
    assert walker.step is step


async def leaves_as_it_is(walker: Walker) -> None:
    """Leave the answer that was to be changed."""
    await walker.to_the_form()
    if walker.stands(KEEP):
        await walker.press(KEEP)
        walker.sheet.put_down()
        await walker.look()


async def thinks_better_of_it(walker: Walker, pick: int, *, twice: bool) -> None:
    """Look at an answer that might be changed, and return to the check."""
    await changes_one(walker, pick)
    await walker.leaves(BACK, twice=twice)
    assert walker.step is None


async def discards(walker: Walker) -> None:
    """Delete what is not sent."""
    await walker.to_the_form()
    focus = walker.focus
    assert focus is not None
    if walker.stands(CLOSE):
        await walker.press(CLOSE)
    elif walker.stands(DISCARD):
        await walker.press(DISCARD, msg("Yes, discard"))
    else:
        await walker.press(DELETE, msg("Yes, delete"))
    del walker.sheets[focus]
    await walker.look()
    assert walker.focus is None


async def sends(walker: Walker, *, twice: bool = False) -> None:
    """Send what is on the check: the report holds what was said, a change also what was said before."""
    await walker.to_the_form()
    await (_sends_changes(walker) if walker.sheet.before is not None else _sends_report(walker, twice=twice))


async def _sends_report(walker: Walker, *, twice: bool) -> None:
    focus = walker.focus
    assert focus is not None
    await walker.press(SEND)
    await (walker.press_twice(SEND_NOW) if twice else walker.press(SEND_NOW))
    if walker.says(TOO_MANY) in f"{walker.family.screen} {walker.family.toast}":
        await walker.look()
        walker.family.world.clock.move(timedelta(days=1, minutes=1))
        await walker.to_the_form()
        await walker.press(SEND, SEND_NOW)
    sheet = walker.sheets.pop(focus)
    walker.sent[focus] = Sent(dict(sheet.told), sheet.sibling_of)
    await walker.look()
    assert walker.says(msg("Where to turn: everything")) in walker.family.labels


async def _sends_changes(walker: Walker) -> None:
    sheet, focus = walker.sheet, walker.focus
    assert focus is not None
    assert sheet.report is not None
    assert sheet.before is not None
    before, after = sheet.before, sheet.told
    differ = {key for key in {*before, *after} if _meaning(before.get(key)) != _meaning(after.get(key))}
    assert walker.stands(CHANGES) is bool(differ)
    if not differ:
        return
    report = walker.sent[sheet.report]
    if len(report.changes) % RULES.changes_a_day == RULES.changes_a_day - 1:
        walker.family.world.clock.move(timedelta(days=1, minutes=1))
    await walker.press_twice(CHANGES)
    del walker.sheets[focus]
    report.told = {key: said if key in differ else before[key] for key, said in after.items()}
    report.changes.append(
        ({k: v for k, v in before.items() if k in differ}, {k: v for k, v in after.items() if k in differ})
    )
    await walker.look()


def _meaning(said: Said | None) -> object:
    return said and said.meaning


async def corrects(walker: Walker, pick: int) -> None:
    """Open a sent report to be changed, or go on with the change begun."""
    await walker.family.types("/cancel")
    await walker.press(ADD)
    report = list(walker.sent)[pick % len(walker.sent)]
    if len(walker.sent) > 1:
        await walker.press(msg("No. {no}", no=await _number(walker, report)))
    sent = walker.sent[report]
    await _opened(walker, Sheet(dict(sent.told), before=dict(sent.told), report=report))


async def answers_more(walker: Walker) -> None:
    """Answer what a sent report has left open."""
    await walker.to_the_form()
    left = len(flow.applicable(FULL, await _kept(walker))) - len(walker.sheet.told)
    more = nmsg("Answer {n} more question", "Answer {n} more questions", left)
    if left and walker.stands(more):
        await walker.press(more)
        await walker.look()
        assert walker.step is not None


async def _kept(walker: Walker) -> Answers:
    async with walker.family.world.storage.reading() as work:
        draft = await work.drafts.get(walker.focus or "")
    assert draft is not None
    return draft.answers


async def _number(walker: Walker, report: str) -> str:
    async with walker.family.world.storage.reading() as work:
        found = await work.reports.get(report)
    assert found is not None
    return found.number


async def opens_next_child(walker: Walker, pick: int) -> None:
    """Open the report of a brother or sister: what the children share is said already, what is one child's is not."""
    report = list(walker.sent)[pick % len(walker.sent)]
    first = walker.sent[report].sibling_of or report
    await walker.family.types("/cancel")
    await walker.press(MINE, msg("No. {no}", no=await _number(walker, report)))
    assert walker.stands(NEXT_CHILD) is (_left(walker, first) > 0)
    if not walker.stands(NEXT_CHILD):
        await walker.look()
        return
    there = next((key for key, sheet in walker.sheets.items() if sheet.sibling_of == first), None)
    shared = {key: said for key, said in walker.sent[first].told.items() if key not in ONE_CHILD}
    await walker.press(NEXT_CHILD)
    await _opened(walker, Sheet(shared, sibling_of=first))
    assert there in {None, walker.focus}


def _left(walker: Walker, first: str) -> int:
    told = walker.sent[first].told
    if "siblings" not in told or told["siblings"].value != "yes":
        return 0
    count = told["how_many"].value if "how_many" in told else None
    return int(str(count or 1)) - sum(each.sibling_of == first for each in walker.sent.values())


async def speaks(walker: Walker) -> None:
    """Go on in the other language."""
    other = "uk" if walker.language == "en" else "en"
    await walker.family.types("/language")
    await walker.family.presses({"uk": "Українська", "en": "English"}[other])
    walker.language = other
    await walker.look()


def buttons() -> tuple[Text, ...]:
    """Return the buttons by which a question is left."""
    return BACK, EARLY, ENOUGH
