"""A sentence for people, before it is in any language.

Logic returns `Text`; only the translator (`bot.i18n`) turns one into `str`, so an untranslated
sentence is a type error. Extraction finds the calls of `msg`, `nmsg` and `pmsg`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence by its English original, with the values that fill its `{…}`.

    A value may itself be a `Text`, a date (told in words) or a plain string (escaped when shown). Values may name
    somebody, so a sentence never shows them by itself.
    """

    id: str
    values: Mapping[str, "Value"] = field(default_factory=dict, repr=False)
    plural: str | None = None
    count: int | None = None
    context: str | None = None

    def filled(self, **values: "Value") -> "Text":
        """Return this sentence with more of its `{…}` filled; what it holds already stays."""
        return replace(self, values={**values, **self.values})


Value = Text | str | int | date | datetime | tuple[Text, ...]


def msg(original: str, /, **values: Value) -> Text:
    """Return the sentence whose English original is `original`."""
    return Text(original, values)


def nmsg(one: str, many: str, count: int, /, **values: Value) -> Text:
    """Return a sentence that changes with `count`; the catalogue holds each language's plurals."""
    return Text(one, {"n": count, **values}, plural=many, count=count)


def pmsg(context: str, original: str, /, **values: Value) -> Text:
    """Return a sentence whose original means something else in another `context`."""
    return Text(original, values, context=context)
