"""Basis: what the tables of a folder describe. Known to every tool, and so without any of their libraries."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

BASIS = "basis.json"


@dataclass(frozen=True, slots=True)
class Basis:
    """Until when, in which currency and zone."""

    as_of: datetime
    currency: str | None
    zone: str

    @classmethod
    def of(cls, folder: Path) -> "Basis":
        told = json.loads((folder / BASIS).read_text("utf-8"))
        return cls(datetime.fromisoformat(told["as_of"]), told["currency"], told["zone"])
