"""What is planted."""

from typing import Final

NAME: Final = "Таємниченко"
PHONE: Final = "+380 44 765 43 21"
CHAT: Final = 5_876_543_210
TOKEN: Final = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 (it opens nothing)
SECRET: Final = "s" * 20 + "invented-secret-of-a-test"
EVERYTHING: Final[tuple[str | int, ...]] = (
    NAME, PHONE, PHONE.replace(" ", ""), CHAT, TOKEN, TOKEN.partition(":")[2], SECRET,
)  # fmt: skip
