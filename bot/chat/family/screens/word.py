"""The usual word: how often it comes, and the buttons under it."""

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.family import payloads as to
from bot.chat.screen import Screen
from bot.domain.hours import KYIV
from bot.domain.notice import Notice, NoticeKind
from bot.domain.report import Report
from bot.domain.word import Word
from bot.words import msg

BACK = msg("Back to the report")
#: How often, as it stands on a button.
CHOICES = {
    Word.MONTHLY: msg("Every month"),
    Word.QUARTERLY: msg("Every 90 days"),
    Word.NEVER: msg("Never"),
}
#: What is kept, as it is said after a choice and on the screen.
KEPT = {
    Word.MONTHLY: msg("Where nothing changes, we write once a month."),
    Word.QUARTERLY: msg("Where nothing changes, we write once in 90 days."),
    Word.NEVER: msg("Where nothing changes, we do not write."),
}


def choose(report: Report) -> Screen:
    """Show how often a family hears from us where nothing changes, and let it choose."""
    due = report.word_due
    day = None if due is None else due.astimezone(KYIV).date()
    return Screen(
        (
            msg("Report No. {no}", no=report.number),
            KEPT[report.word],
            None if day is None else msg("Next time: about {date}.", date=day),
            msg(
                "This choice is about times without news only. What we write when something changes does not "
                "depend on it."
            ),
        ),
        one_each(
            *(
                Press(label, to.ChooseWord(report.id, word.value))
                for word, label in CHOICES.items()
                if word != report.word
            ),
            Press(msg("My case"), to.MyCase(report.id)),
        ),
    )


def answers(notice: Notice, report: Report) -> Rows:
    """Return the buttons under the word itself: few rows, so that the word stands above them on a small phone."""
    if notice.kind is not NoticeKind.NO_NEWS:
        return ()
    presses = [Press(msg("There is news"), to.AddOrCorrect(report.id)), Press(msg("Talk"), to.ContactMe())]
    if report.word is Word.MONTHLY:
        presses.append(Press(msg("Less often"), to.AnswerWord(notice.id, Word.QUARTERLY.value)))
    if report.word is not Word.NEVER:
        presses.append(Press(msg("Do not write"), to.AnswerWord(notice.id, Word.NEVER.value)))
    return in_rows(presses, 2)
