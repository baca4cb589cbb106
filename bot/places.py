"""Where catalogues and migrations lie, in a clone and when installed."""

from pathlib import Path


def place(name: str) -> Path:
    """Return the folder `name` ("locales", "migrations"): inside the package, or beside it in a clone."""
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parent.parent / name
