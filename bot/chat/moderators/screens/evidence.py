"""An item of evidence: as one line, and told in three steps."""

from collections.abc import Sequence

from bot.chat.buttons import Payload, Press, Rows, in_rows, one_each
from bot.chat.moderators.axes import KINDS
from bot.chat.moderators.payloads import cases as on
from bot.chat.moderators.told import as_written, joined, lines
from bot.chat.screen import Screen
from bot.domain.evidence import BEST, PAPERS, EvidenceKind, Information, Source
from bot.domain.person import PartialDate
from bot.questionnaire.answers import Answers
from bot.questionnaire.case_forms import EVIDENCE, TOLD
from bot.questionnaire.readers.told_back import in_words
from bot.services import casework, evidence
from bot.services.case_view import CaseView, Item
from bot.services.evidence_draft import EvidenceDraft
from bot.words import Text, msg

SOURCES = {
    Source.A: msg("A: reliable"),
    Source.B: msg("B: usually reliable"),
    Source.C: msg("C: fairly reliable"),
    Source.D: msg("D: not usually reliable"),
    Source.E: msg("E: unreliable"),
    Source.F: msg("F: cannot be judged"),
}
INFORMATION = {
    Information.CONFIRMED: msg("1: confirmed"),
    Information.PROBABLE: msg("2: probable"),
    Information.POSSIBLE: msg("3: possible"),
    Information.DOUBTFUL: msg("4: doubtful"),
    Information.IMPROBABLE: msg("5: improbable"),
    Information.UNJUDGED: msg("6: cannot be judged"),
}
#: Items on one page.
PAGE = 8


def line(item: Item) -> Text:
    """Tell an item in one line: its number, what it is, how sure, of which day, who added it, and what is special."""
    told = item.evidence
    whole = joined(
        KINDS[told.kind],
        as_written(str(told.worth)),
        _original(told.kind, seen=told.seen_by is not None),
        _day(told.fact_on) if told.fact_on else msg("received {day}", day=f"{told.received_on:%d.%m.%Y}"),
        as_written(item.added_by.name) if item.added_by else None,
        msg("same source as No. {n}", n=item.same_as) if item.same_as else None,
        msg("for seniors") if told.confidential else None,
        None if told.counts else msg("taken back"),
    )
    return msg("{n}. {item}", n=item.number, item=whole)


def _original(kind: EvidenceKind, *, seen: bool) -> Text | None:
    """Tell of a paper whether one of us has seen it; of anything else only where one has."""
    if seen:
        return msg("original seen")
    return msg("original not seen") if kind in PAPERS else None


def _day(day: PartialDate | None) -> Text:
    return as_written("—") if day is None else in_words(day)


def numbers(told: Sequence[int]) -> str:
    """Return the numbers of items in a row."""
    return ", ".join(map(str, told))


def items(view: CaseView, page: int, heading: Text) -> Screen:
    """Show a page of the evidence; what counts can be taken back."""
    page = max(0, min(page, (len(view.evidence) - 1) // PAGE))
    shown = view.evidence[page * PAGE : (page + 1) * PAGE]
    case = view.case.id
    presses = [
        Press(msg("Take back {n}", n=item.number), on.TakeBack(case, item.evidence.id, 0))
        for item in shown
        if item.evidence.counts
    ]
    before = Press(msg("Earlier"), on.Items(case, page - 1)) if page else None
    after = Press(msg("Further"), on.Items(case, page + 1)) if (page + 1) * PAGE < len(view.evidence) else None
    turning = tuple(press for press in (before, after) if press is not None)
    told = lines(*(line(item) for item in shown)) if shown else msg("No evidence yet.")
    return Screen((heading, told), (*in_rows(presses, 2), turning, _to_card(case)))


def take_back(view: CaseView, item: Item, heading: Text) -> Screen:
    """Ask once more before an item is taken back."""
    asked = msg("Should this item count no more? It stays in the record. What rests on it is looked at again.")
    sure = Press(msg("Yes, take it back"), on.TakeBack(view.case.id, item.evidence.id, 1))
    return Screen((heading, line(item), asked), ((sure,), (Press(msg("Back"), on.Items(view.case.id, 0)),)))


def _to_card(case: str) -> tuple[Press, ...]:
    return (Press(msg("Back"), on.Card(case)),)


def form(there: EvidenceDraft, heading: Text) -> Screen:
    """Show the step at which an item is told."""
    match there.asked:
        case "kind":
            return kinds(there, heading, 0)
        case "sure":
            return sure(there, heading)
        case "day":
            return day(there.view.case.id, heading, there.note, move=0)
    return look(there, heading)


def kinds(there: EvidenceDraft, heading: Text, page: int) -> Screen:
    """Ask what it is: first what people tell, then papers and what bodies say."""
    case, choices = there.view.case.id, EVIDENCE.steps[0].choices
    shown = choices[TOLD:] if page else choices[:TOLD]
    presses = [Press(choice.label, on.Kind(case, choice.key)) for choice in shown]
    other = (
        Press(msg("◀ What people tell"), on.Kinds(case, 0))
        if page
        else Press(msg("Papers and official bodies ▶"), on.Kinds(case, 1))
    )
    step = msg("Step {place} of {steps}", place=1, steps=3)
    return Screen((there.note, lines(heading, step), EVIDENCE.steps[0].ask), one_each(*presses, other, _back(case)))


def sure(there: EvidenceDraft, heading: Text) -> Screen:
    """Ask how sure it is and from whom: one press where all is as usual."""
    case = there.view.case.id
    step = msg("Step {place} of {steps}", place=2, steps=3)
    seen = Press(_yes_no(msg("Original seen"), there.seen), on.Seen(case, int(not there.seen)))
    alone = Press(_yes_no(msg("Seniors only"), there.confidential), on.Confide(case, int(not there.confidential)))
    return Screen(
        (there.note, lines(heading, step), lines(KINDS[there.kind], *_told(there)), EVIDENCE.steps[1].ask),
        one_each(
            Press(_as_set(there), on.Sure(case)),
            Press(msg("Weaker than that"), on.Weaker(case)),
            Press(msg("The same source as another"), on.Origins(case)) if there.sources else None,
            seen,
            alone if there.kind not in evidence.OF_DEATH else None,
            _back(case),
        ),
    )


def _yes_no(what: Text, said: bool) -> Text:  # noqa: FBT001 - what was said of it
    return msg("{what}: yes", what=what) if said else msg("{what}: no", what=what)


def _as_set(there: EvidenceDraft) -> Text:
    """Return the button that takes everything as it is set, with what it counts for."""
    grade = str(there.worth)
    if there.usual:
        return msg("As usual: {grade}, own source", grade=grade)
    if there.same_as is None:
        return msg("Go on: {grade}, own source", grade=grade)
    return msg("Go on: {grade}, as No. {n}", grade=grade, n=there.same_as.number)


def _told(there: EvidenceDraft) -> list[Text]:
    """Tell how sure it is, and for whom."""
    kind, grade = there.kind, there.worth
    source = msg("same source as No. {n}", n=there.same_as.number) if there.same_as else msg("a source of its own")
    alone = msg("for seniors") if there.confidential else None
    return [joined(as_written(str(grade)), source, _original(kind, seen=there.seen), alone), *_unseen(there)]


def _unseen(there: EvidenceDraft) -> list[Text]:
    if there.kind not in PAPERS or there.seen:
        return []
    return [msg("A paper of which nobody here has seen the original counts as B2 at most.")]


def weaker(there: EvidenceDraft, heading: Text) -> Screen:
    """Ask how reliable the source is, and how credible what it says."""
    case, best = there.view.case.id, BEST[there.kind]
    sources = [
        Press(_ticked(SOURCES[each], each is there.grade.source), on.Source(case, each.value))
        for each in Source
        if each >= best.source
    ]
    figures = [
        Press(_ticked(INFORMATION[each], each is there.grade.information), on.Information(case, int(each)))
        for each in Information
        if each >= best.information
    ]
    asked = msg("How reliable is the source, and how credible is what it says?")
    done = Press(msg("Done: {grade}", grade=str(there.grade)), on.Evidence(case))
    return Screen((heading, KINDS[there.kind], asked), (*one_each(*sources), *one_each(*figures), (done,)))


def _ticked(label: Text, on_: bool) -> Text:  # noqa: FBT001 - whether it is ticked
    return msg("✓ {label}", label=label) if on_ else label


def origins(there: EvidenceDraft, heading: Text) -> Screen:
    """Ask to which earlier item's source it goes back: the same rumour from five people counts once."""
    case = there.view.case.id
    asked = msg("From whom did the others hear it? What goes back to one source counts once.")
    told = lines(*(line(item) for item in there.sources))
    presses = [Press(msg("As No. {n}", n=item.number), on.SameAs(case, item.evidence.id)) for item in there.sources]
    own = Press(msg("A source of its own"), on.SameAs(case, ""))
    return Screen((heading, told, asked), (*in_rows(presses, 2), (own,), (Press(msg("Back"), on.Evidence(case)),)))


def look(there: EvidenceDraft, heading: Text) -> Screen:
    """Show the item once more before it is kept; typed words become its words."""
    case, draft = there.view.case.id, there.draft
    step = msg("Step {place} of {steps}", place=3, steps=3)
    return Screen(
        (
            there.note,
            lines(heading, step),
            lines(
                KINDS[there.kind],
                *_told(there),
                *day_and_words(draft.answers),
            ),
            EVIDENCE.steps[2].ask,
        ),
        (
            (Press(msg("Keep"), on.Keep(case, draft.id)),),
            (Press(msg("Day of the fact"), on.Day(case, 0)),),
            (_back(case),),
        ),
    )


def day_and_words(answers: Answers) -> list[Text]:
    """Tell the day of a fact, and the moderator's own words."""
    return [
        msg("{label}: {answer}", label=msg("Day of the fact"), answer=_day(casework.day(answers))),
        msg("{label}: {answer}", label=msg("In your words"), answer=casework.words(answers) or "—"),
    ]


def day(case: str, heading: Text, note: Text | None, *, move: int) -> Screen:
    """Ask for the day of the fact."""
    back: Payload = on.MoveBack(case) if move else on.EvidenceBack(case)
    rows: Rows = one_each(Press(msg("Skip"), on.NoDay(case, move)), Press(msg("Back"), back))
    return Screen((note, heading, EVIDENCE.steps[3].ask), rows)


def _back(case: str) -> Press:
    return Press(msg("Back"), on.EvidenceBack(case))
