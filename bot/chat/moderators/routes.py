"""Which handler answers what a moderator presses, types or sends."""

from collections.abc import Mapping

from bot.chat.buttons import Payload
from bot.chat.form import payloads as form
from bot.chat.moderators import (
    behalf,
    calls,
    card,
    compose,
    duty,
    links,
    notes,
    promises,
    queue,
    reasons,
    reveal,
    start,
    tasks,
    verdict,
)
from bot.chat.moderators import payloads as on
from bot.chat.moderators.payloads import keeping as keep
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.payloads import notes as on_note
from bot.chat.moderators.payloads import tasks as on_task
from bot.chat.moderators.refusals import Answer, answered, spoken
from bot.chat.routes import Routes

PRESSES: Mapping[type[Payload], Answer] = {
    on.Language: start.choose_language,
    on.Languages: start.ask_language_pressed,
    on.Help: start.guide_pressed,
    on.Queue: queue.show_page,
    on.Alarm: queue.answer_alarm,
    on.Aside: queue.aside,
    on.Duty: duty.press,
    on.Card: card.look,
    on.Take: card.take,
    on.GiveBack: card.give_back,
    on.HandOver: notes.hand_over,
    on.HandTo: notes.hand_to,
    on_note.AddNote: notes.add,
    on_note.Ready: notes.choose,
    on_note.Rewrite: notes.rewrite,
    on_note.Unwrite: notes.cancel,
    keep.PassOn: card.pass_on,
    keep.Promise: promises.ask,
    keep.PromiseIn: promises.make,
    on.Raise: card.lift,
    on.Reveal: reveal.reveal,
    on.Choices: reveal.choices,
    on.Compare: links.compare,
    on_link.Because: links.because,
    on_link.Words: links.words,
    on_link.Link: links.link,
    on_link.Unlink: links.unlink,
    on_link.UnlinkNow: links.unlink_now,
    on_link.Unsay: reasons.unsay,
    on.NewCase: verdict.new_case,
    on_link.Another: verdict.another,
    on.Hold: verdict.hold,
    on.Reasons: verdict.reasons,
    on.Reason: verdict.reason,
    on.Reject: verdict.reject,
    on.Settle: verdict.settle,
    on_task.Done: tasks.done,
    on_task.Filed: tasks.filed,
    on.Call: calls.call,
    on.CameOf: calls.came_of,
    on.Log: calls.log,
    on.NewReport: behalf.new_report,
    on.ReadConsent: behalf.read_consent,
    on.Heard: behalf.heard,
    on.Add: behalf.add,
    on.Again: behalf.review_again,
    **behalf.PRESSES.table,
    form.Resume: behalf.resume,
    form.Pause: behalf.pause,
    form.Discard: behalf.discard,
    form.SendNow: behalf.send,
    form.SendChanges: behalf.send_changes,
    on.Ask: compose.ask,
    on.Preview: compose.preview,
    on.Own: compose.own,
    on.Change: compose.change,
    on.Cancel: compose.cancel,
    on.Send: compose.send,
}
COMMANDS: Mapping[str, Answer] = {
    "start": start.start,
    "queue": queue.open_queue,
    "report": behalf.command,
    "duty": duty.command,
    "help": start.guide,
    "language": start.ask_language,
    "cancel": compose.stop,
}

ROUTES = Routes(
    presses={kind: answered(handler) for kind, handler in PRESSES.items()},
    # Whoever opens a dead link may be anybody: that refusal is the router's to tell.
    commands={name: spoken(handler) for name, handler in COMMANDS.items()} | {"join": start.join},
    typed=spoken(compose.typed),
    unknown=spoken(start.unknown),
    media=spoken(compose.media),
    phone=spoken(compose.media),
    place=spoken(compose.media),
    edited=spoken(compose.edited),
    again=compose.again,
)
