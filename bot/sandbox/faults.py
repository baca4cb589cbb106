"""Faults on demand: what is to go wrong, for which call, and how often."""

from dataclasses import dataclass, field
from typing import Any, Final, Self

Json = dict[str, Any]

KINDS: Final = ("retry_after", "status", "cut", "drop", "half", "slow", "away")


@dataclass(slots=True)
class Fault:
    """One fault, armed until it struck often enough."""

    kind: str
    #: Only calls of these methods, in lower case; none is any.
    methods: frozenset[str] = frozenset()
    #: Only calls to this chat; empty is any.
    chat_id: str = ""
    #: How often it strikes; None is until cleared.
    times: int | None = 1
    #: So many matching calls are let through first.
    after: int = 0
    seconds: float = 1.0
    status: int = 502
    description: str = ""
    html: bool = False

    @classmethod
    def read(cls, told: Json) -> Self:
        """Read a fault as it was asked for, for one `method` or for several `methods`."""
        if told.get("kind") not in KINDS:
            message = f"unknown kind of fault: {told.get('kind')!r}"
            raise ValueError(message)
        # whoever says nothing of times means an outage to last and anything else to happen once
        plain = {name: value for name, value in told.items() if name not in {"method", "methods"}}
        fault = cls(**{"times": None if told["kind"] == "away" else 1, **plain})
        named = [told.get("method", ""), *told.get("methods", ())]
        fault.methods = frozenset(name.lower() for name in named if name)
        fault.chat_id = str(fault.chat_id or "")
        return fault

    def card(self) -> Json:
        """Describe what is armed."""
        return {"kind": self.kind, "times": self.times, "seconds": self.seconds, "status": self.status}

    def meets(self, method: str, chat_id: str) -> bool:
        """Say whether it strikes at this call, and count it."""
        if (self.methods and method not in self.methods) or (self.chat_id and self.chat_id != chat_id):
            return False
        if self.after > 0:
            self.after -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


@dataclass(slots=True)
class Faults:
    """All that is armed."""

    armed: list[Fault] = field(default_factory=list)

    def strike(self, method: str, chat_id: str) -> list[Fault]:
        """Return what strikes at a call: any slowness, and at most one fault besides."""
        struck: list[Fault] = []
        for fault in self.armed:
            hit = fault.kind == "slow" or not any(other.kind != "slow" for other in struck)
            if hit and fault.meets(method, chat_id):
                struck.append(fault)
        self.armed = [fault for fault in self.armed if fault.times is None or fault.times > 0]
        return struck

    def clear(self) -> None:
        """Disarm everything."""
        self.armed.clear()
