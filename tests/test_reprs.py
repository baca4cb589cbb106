"""What holds names, numbers or secrets never shows them by itself: not in a traceback, not in a debugger's log."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import Field, fields, is_dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import SecretStr

import bot
from bot.chat.buttons import Payload
from bot.chat.gateway import Gateway
from bot.chat.here import Here
from bot.domain.account import Account
from bot.services.rules import Rules
from bot.settings import Settings
from bot.storage.keys import make
from bot.words import msg
from tests.leaks.planted import EVERYTHING, NAME, PHONE, SECRET, TOKEN

#: Texts that name nobody: ids, states, codes.
PLAIN: Final = {
    "id", "account", "draft", "report", "review", "case", "category", "notice", "moderator", "focus", "claimed_by",
    "barred", "to", "into", "other",
    "step", "choice", "state", "key", "kind", "code", "reason", "question", "language", "safety", "version", "consent",
    "ending", "item", "missing", "plural", "context", "ids", "doubt", "word", "channel", "outcome", "next",
    "whom", "extent", "axis", "before", "after", "proposal", "by", "ended_by", "merged_into", "mac", "why", "purpose",
    "answer", "ground", "role", "beside", "source",
}  # fmt: skip
#: What the program, or the organisation, says of itself.
PUBLIC: Final = {
    "bot.questionnaire.flow", "bot.questionnaire.regions", "bot.services.rules", "bot.matching.keys", "bot.chat.routes",
    "bot.chat.moderators.writing", "bot.storage.guards",
}  # fmt: skip
CONTENT: Final = re.compile(r"\b(str|bytes|object)\b")


def shown() -> Iterator[tuple[type[Any], Field[Any]]]:
    """Walk every field that some dataclass of the house shows."""
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if module.name.startswith("bot.sandbox") or module.name in PUBLIC | {"bot.__main__"}:
            continue
        for kind in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(kind) and is_dataclass(kind) and kind.__module__ == module.name:
                shows = getattr(kind, "__dataclass_params__").repr  # noqa: B009 (no stub knows it)
                yield from ((kind, one) for one in fields(kind) if shows and one.repr)


def test_no_field_that_may_hold_content_is_shown() -> None:
    names = [
        f"{kind.__module__}.{kind.__qualname__}.{one.name}"
        for kind, one in shown()
        if one.name not in PLAIN and CONTENT.search(str(one.type))
    ]
    assert names == []


def test_a_payload_holds_ids_only() -> None:
    found = {one.name for kind, one in shown() if issubclass(kind, Payload) and "str" in str(one.type)}
    assert found <= PLAIN


@pytest.mark.parametrize("one", ["settings", "gateway", "here", "keys", "text"])
def test_what_holds_secrets_does_not_tell_them(one: str, tmp_path: Path) -> None:
    account = Account(id="a")
    makers: dict[str, Callable[[], object]] = {
        "settings": lambda: Settings(
            token=SecretStr(TOKEN),
            webhook_secret=SecretStr(SECRET),
            database_url=SecretStr(f"postgresql://{NAME}:{PHONE}@db/dodomu"),
        ),
        "gateway": lambda: Gateway(TOKEN),
        "here": lambda: Here(NAME, account, Rules(organisation="")),
        "keys": lambda: make(tmp_path / "keys"),
        "text": lambda: msg("{name} {phone}", name=NAME, phone=PHONE),
    }
    held = makers[one]()
    told = repr(held) + str(held) + f"{held!r:>200}" + "".join(map(repr, (held, (held,), {"held": held})))
    assert not [planted for planted in EVERYTHING if str(planted) in told]
    if one == "keys":
        assert (tmp_path / "keys").read_text("ascii").split('"')[-2] not in told
