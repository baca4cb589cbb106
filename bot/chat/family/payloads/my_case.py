"""My case, and to whom a report may be passed."""

from bot.chat.buttons import Payload, payload


@payload("fcm")
class MyCase(Payload):
    """Show the case of a report, as far as it was told."""

    report: str


@payload("fck")
class WhatWeKeep(Payload):
    """Tell what is kept in a case."""

    report: str


@payload("fcq")
class Quiet(Payload):
    """Have nobody write first, or let them again."""

    report: str
    on: int


@payload("fca")
class AnyHour(Payload):
    """Have good news come at any hour, or in waking hours only."""

    report: str
    on: int


@payload("fcs")
class Share(Payload):
    """Show to whom a report may be passed, and since when."""

    report: str


@payload("fcw")
class ShareWith(Payload):
    """Permit that a report is passed to a body, or take that back."""

    report: str
    whom: str
    on: int
