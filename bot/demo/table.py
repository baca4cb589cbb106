"""What lies on the demo's table: three phones, the people who hold them, and a leaflet."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import httpx

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class Moderator:
    """An invented moderator, as the table names one."""

    id: int
    name: str
    role: str


@cache
def read() -> Json:
    """Return the table as it is written down."""
    return tomllib.loads(files("bot.demo").joinpath("table.toml").read_text("utf-8"))


def people() -> list[Json]:
    """Return everybody who holds a phone."""
    return [person for phone in read()["phones"] for person in phone["people"]]


def moderators() -> list[Moderator]:
    """Return those who are let in as moderators."""
    return [Moderator(one["id"], one["first_name"], one["role"]) for one in people() if "role" in one]


async def lay(hand: httpx.AsyncClient) -> None:
    """Give everybody an account and lay the phones out."""
    for person in people():
        await hand.post("/sandbox/people", json=person)
    phones = [{**phone, "people": [person["id"] for person in phone["people"]]} for phone in read()["phones"]]
    await hand.post("/sandbox/table", json={"phones": phones, "leaflet": read()["leaflet"]})


async def let_in(hand: httpx.AsyncClient, links: Mapping[int, str]) -> None:
    """Have those who have start `links` press them."""
    for number, link in links.items():
        await hand.post(f"/sandbox/people/{number}/start", json={"payload": link})
