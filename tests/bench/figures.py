"""What was measured, as a table for people and as JSON for machines."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

Figure = float | str | None
Figures = Mapping[str, Figure]


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the smallest value that `share` of them do not exceed, None of none."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(name: str, seconds: Sequence[float]) -> dict[str, Figure]:
    """Return p50, p95, p99 and the longest of some latencies, in milliseconds."""
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    found = {label: percentile(seconds, share) for label, share in shares.items()}
    return {f"{name}, {label}, ms": None if at is None else round(at * 1000, 1) for label, at in found.items()}


def table(figures: Figures) -> str:
    """Return a line for each figure."""
    width = max(map(len, figures))
    return "\n".join(f"{name:<{width}}  {value}" for name, value in figures.items())


def write(figures: Figures, path: Path) -> None:
    """Write the figures as JSON."""
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
