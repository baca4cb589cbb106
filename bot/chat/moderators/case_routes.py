"""Which handler answers the buttons about cases, by the door that one comes through."""

from collections.abc import Mapping
from typing import Final

from bot.chat.buttons import Payload
from bot.chat.moderators import (
    acquaintances,
    case_notes,
    cases,
    casework,
    deliveries,
    disclosures,
    evidence,
    moves,
    relatives,
)
from bot.chat.moderators.doors import Answer
from bot.chat.moderators.payloads import cases as on
from bot.chat.moderators.payloads import disclosures as on_disclosure
from bot.chat.moderators.payloads import relatives as on_relative
from bot.chat.moderators.payloads.deliveries import Deliveries

RELATIVES: Final[Mapping[type[Payload], Answer]] = {
    on_relative.Relatives: relatives.every,
    on_relative.Relative: relatives.bring,
    on_relative.Again: relatives.again,
}
VERIFY: Final[Mapping[type[Payload], Answer]] = {
    on_relative.Lowering: relatives.lowering,
    on_relative.Because: relatives.because,
    on_relative.Words: relatives.words,
    on_relative.Verify: relatives.verify,
    on_relative.Appoint: relatives.appoint,
    on_relative.Others: acquaintances.others,
    on_relative.Beside: acquaintances.beside,
    on_relative.Record: acquaintances.record,
    on_relative.Forget: acquaintances.forget,
    on_relative.Differ: acquaintances.differ,
}
ALONE: Final[Mapping[type[Payload], Answer]] = {on_relative.Alone: relatives.alone}
SEE: Final[Mapping[type[Payload], Answer]] = {
    on.Case: cases.bring,
    on.Card: cases.card,
    on.Again: casework.show,
    on.Cases: cases.leave,
    on.History: cases.history,
    on.AllMoves: cases.all_moves,
    on.Axis: cases.axis,
    on.Items: cases.evidence_list,
    **RELATIVES,
}
REVEAL: Final[Mapping[type[Payload], Answer]] = {
    on.Reveal: cases.reveal,
    on_relative.Statements: relatives.statements,
}
HOLD: Final[Mapping[type[Payload], Answer]] = {on.Hold: cases.hold}
EVIDENCE: Final[Mapping[type[Payload], Answer]] = {
    on.TakeBack: cases.take_back,
    on.Evidence: evidence.begin,
    on.Kinds: evidence.kinds,
    on.Kind: evidence.kind,
    on.Sure: evidence.sure,
    on.Weaker: evidence.weaker,
    on.Source: evidence.source,
    on.Information: evidence.information,
    on.Origins: evidence.origins,
    on.SameAs: evidence.same_as,
    on.Seen: evidence.seen,
    on.Confide: evidence.confide,
    on.EvidenceBack: evidence.back,
    on.Keep: evidence.keep,
    # A move has a day as well.
    on.Day: casework.day,
    on.NoDay: casework.no_day,
}
MOVE: Final[Mapping[type[Payload], Answer]] = {
    on.Move: moves.begin,
    on.Quote: moves.quote,
    on.MoveBack: moves.back,
    on.Decide: moves.decide,
    on.Correct: moves.correct,
}
NOTE: Final[Mapping[type[Payload], Answer]] = {
    on.AddNote: case_notes.add,
    on.Unwrite: case_notes.unwrite,
}
DISCLOSE: Final[Mapping[type[Payload], Answer]] = {
    on_disclosure.Disclosures: disclosures.of_case,
    on_disclosure.Report: disclosures.of_report,
    on_disclosure.To: disclosures.to,
    on_disclosure.Disclose: disclosures.disclose,
}
SENSITIVE: Final[Mapping[type[Payload], Answer]] = {
    on.Sensitive: case_notes.sensitive,
    Deliveries: deliveries.show,
}
