"""One sealed column: a value of the house, there and back, bound to its place and its row."""

from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.storage.cipher import Cipher

Value = TypeVar("Value")


class SealedShape(Exception):
    """What was unsealed is not what its place should hold; says where, never what."""

    def __init__(self, place: str, row: str) -> None:
        """Name the column by its label, and the row by its id."""
        super().__init__(f"{place} {row}")


class Sealed(Generic[Value]):
    """One sealed column. A shape only ever gains fields with defaults, so that old rows still open."""

    def __init__(self, place: str, shape: type[Value] | TypeAdapter[Value]) -> None:
        """Name the column by `place`, a label such as "case.person" that outlives every rename."""
        self._place = place
        self._shape = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)

    def close(self, cipher: Cipher, row: str, value: Value) -> bytes:
        """Return `value` sealed for `row`."""
        return cipher.seal(self._shape.dump_json(value), f"{self._place}\0{row}")

    def open(self, cipher: Cipher, row: str, sealed: bytes) -> Value:
        """Return what was sealed for `row`. Raise SealBroken, or SealedShape where no such value is inside."""
        plain = cipher.unseal(sealed, f"{self._place}\0{row}")
        try:
            return self._shape.validate_json(plain)
        except ValidationError:
            raise SealedShape(self._place, row) from None
