"""Which buttons show what a family told, or what a colleague keeps sealed: each leaves an act of its own in the audit.

Whoever writes a handler that shows content adds its button here; a test walks the desk, and fails where a screen shows
content and its button is not here, or leaves no such act in the transaction that reads.
"""

from collections.abc import Mapping
from typing import Final

from bot.chat.buttons import Payload
from bot.chat.form import payloads as form
from bot.chat.moderators import behalf
from bot.chat.moderators import payloads as on
from bot.chat.moderators.payloads import approvals as on_approval
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.payloads import merges as on_merge
from bot.chat.moderators.payloads import purposes as on_purpose
from bot.chat.moderators.payloads import relatives as on_relative

#: A look that is counted, and the same look once more.
LOOKS: Final = frozenset({"reveal", "reveal.again", "reveal.purpose"})
#: The same, or two side by side within a look that was counted.
COMPARED: Final = LOOKS | {"compare"}

READS: Final[Mapping[type[Payload], frozenset[str]]] = {
    on.Reveal: LOOKS,
    on.Compare: COMPARED,
    on_link.Because: COMPARED,
    on_merge.Pair: COMPARED,
    on_merge.Cases: COMPARED,
    on_case.Reveal: LOOKS,
    on_relative.Statements: LOOKS,
    on_approval.Look: frozenset({"look"}),
    on.Add: LOOKS,
    form.Resume: frozenset({"resume"}),
    on_purpose.Look: frozenset({"purpose.look"}),
}
#: Buttons under a form that stands open: what it holds was opened by the consent that was heard, `Add` or `Resume`.
IN_A_FORM: Final = frozenset({*behalf.PRESSES.table, form.Pause, form.Discard, form.SendNow, form.SendChanges})
