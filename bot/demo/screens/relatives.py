"""Relatives as moderators see them, who knows of whom, and what they told, with invented people."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.moderators.screens import acquaintances, relatives, statements
from bot.chat.screen import Screen
from bot.demo.drafts import NOW
from bot.demo.screens.invented import CASE, MARKO, OLENA, REPORT, RULES
from bot.domain.relative import REACHES, Acquaintance, ContactRole, Ground, Kinship, Level, Relative, Source
from bot.domain.relative import Verification as Step
from bot.i18n import translators
from bot.questionnaire.answers import Answer, State
from bot.questionnaire.statements import STATED
from bot.questionnaire.steps.reporter import RELATION
from bot.services.relatives import Kin, Other, Relatives
from bot.services.statements import Statement, Statements

TIE = Relative(id="i" * 22, case=CASE.id, account=REPORT.account, report=REPORT.id)
ELSE = replace(REPORT, id="s" * 22, number="QPWL-7731")
THEIRS = replace(TIE, id="j" * 22, account="b" * 22, report=ELSE.id)
SAFE = replace(RULES, safe_path={"uk": "Вигаданий шлях.", "en": "Invented path."})


def _known(source: Source) -> Other:
    pair = Acquaintance(case=CASE.id, one="a" * 22, other="b" * 22, source=source, by=OLENA.id, at=NOW)
    return Other(report=ELSE, tie=THEIRS, known=pair)


def _step(number: int, ground: Ground) -> Step:
    return Step(
        id=f"y{number:021}", report=REPORT.id, before=Level.ACCOUNT, after=REACHES[ground], ground=ground,
        moderator=OLENA.id, at=NOW, words="Вигадані слова.",
    )  # fmt: skip


KIN = Kin(
    report=REPORT,
    kinship=Kinship.KIN,
    relation=RELATION.choices[0].label,
    level=Level.ACCOUNT,
    steps=[(_step(number, ground), MARKO) for number, ground in enumerate(Ground)],
    tie=TIE,
    case=CASE,
    others=[Other(report=ELSE, tie=THEIRS), replace(_known(Source.BOTH), tie=replace(THEIRS, account=REPORT.account))],
    grounds=[ground for ground in Ground if REACHES[ground]],
    verifies=True,
    senior=True,
)
BARE = Kin(report=ELSE, kinship=Kinship.OTHER, relation=None, level=Level.ACCOUNT, steps=())


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    both = Relatives(case=CASE, kin=[KIN, BARE], verifies=True, senior=True)
    yield "relatives/all", relatives.every(both)
    yield "relatives/alone", relatives.every(replace(both, case=replace(CASE, decides_alone=True)))
    yield "relatives/bare", relatives.one(BARE, RULES, language, NOW)
    for kind in Kinship:
        yield f"relatives/{kind}", relatives.one(replace(KIN, kinship=kind), SAFE, language, NOW)
    for level in Level:
        there = replace(KIN, level=level, wrote=True, grounds=())
        yield f"relatives/level {level}", relatives.one(there, SAFE, language, NOW)
    for role in ContactRole:
        there = replace(KIN, role=role, level=Level.SHOWN)
        yield f"relatives/role {role}", relatives.one(there, SAFE, language, NOW)
        yield f"relatives/becomes {role}", relatives.role(KIN, role)
    yield "relatives/lowering", relatives.lowering(KIN)
    for ground in Ground:
        yield f"relatives/because {ground}", relatives.sure(KIN, ground)
    yield "relatives/in words", relatives.sure(KIN, Ground.PAPERS, "Вигадані слова.")
    yield from _acquaintances()
    yield from _statements(both, language)


def _acquaintances() -> Iterator[tuple[str, Screen]]:
    yield "acquaintances/others", acquaintances.others(KIN)
    yield "acquaintances/how", acquaintances.beside(KIN, KIN.others[0], NOW)
    for source in Source:
        yield f"acquaintances/{source}", acquaintances.beside(KIN, _known(source), NOW)
    yield "acquaintances/differ", acquaintances.differ(KIN, _known(Source.BOTH))


def _statements(both: Relatives, language: str) -> Iterator[tuple[str, Screen]]:
    told = [
        Statement(step=step, said=[(KIN, _said("Вигадане")), (BARE, _said(second))])
        for step, second in zip(STATED, ("Вигадане", "Інше вигадане"), strict=False)
    ]
    for name, shown in (("differ", told), ("alike", told[:1]), ("one", [])):
        seen = Statements(relatives=both, told=shown)
        for number, screen in enumerate(statements.side_by_side(seen, translators()[language], NOW), 1):
            yield f"statements/{name} {number}", screen


def _said(value: str) -> Answer:
    return Answer(State.GIVEN, value, None, NOW, "uk")
