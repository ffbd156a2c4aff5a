"""Kinds of values: how they are read from a request, and how they are written in an answer and its description."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StrictBool, StrictInt, WithJsonSchema

from venturi.web.trail.texts import as_text

LARGEST = 2**63 - 1
_ID = re.compile(r"[1-9][0-9]{0,18}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?([Zz]|[+-][0-9]{2}:[0-9]{2})", re.ASCII
)
AMOUNT = r"^-?[0-9]{1,14}(\.[0-9]{1,4})?$"
RATE = r"^[0-9]{1,9}(\.[0-9]{1,9})?$"
# Zones are added to moments and taken off again: neither end of time may be passed.
EARLIEST, LATEST = 1900, 2200


def _number(value: Any) -> int:
    if not (isinstance(value, str) and _ID.fullmatch(value)):
        raise ValueError("an id is a whole number above 0")
    return int(value)


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise ValueError("a day is written as 2026-12-31")
    return date.fromisoformat(value)


def _moment(value: Any) -> Any:
    if isinstance(value, datetime):
        return value
    if not (isinstance(value, str) and _MOMENT.fullmatch(value)):
        raise ValueError("a moment is written with its zone, as 2026-12-31T09:30:00Z")
    if not EARLIEST <= int(value[:4]) <= LATEST:
        raise ValueError(f"moments lie between {EARLIEST} and {LATEST}")
    return datetime.fromisoformat(value.upper()).astimezone(UTC)


def _decimal(pattern: str) -> Any:
    def read(value: Any) -> Any:
        if isinstance(value, Decimal):
            return value
        # `$` would let a newline through.
        if not (isinstance(value, str) and re.fullmatch(pattern[1:-1], value, re.ASCII)):
            raise ValueError('an amount is a number in quotation marks, such as "12000.50"')
        return Decimal(value)

    return BeforeValidator(read)


def _email(value: str) -> str:
    try:
        validate_email(value)
    except ValidationError as error:
        raise ValueError("this is no address of email") from error
    return value


def _exact(pattern: str, example: str) -> Any:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": [example]})


_AS_TEXT = PlainSerializer(as_text, return_type=str)
# In a body; more than sixty-four bits no database keeps.
Id = Annotated[StrictInt, Field(ge=1, le=LARGEST, examples=[12])]
Flag = StrictBool
# In an address, where everything is text.
_WHOLE = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": LARGEST, "examples": [12]})
AskedId = Annotated[int, BeforeValidator(_number), Field(ge=1, le=LARGEST), _WHOLE]
Day = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-06-30"]})
]
_WRITTEN = {"type": "string", "format": "date-time", "examples": ["2026-03-02T09:00:00Z"]}
Moment = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema(_WRITTEN)]
Amount = Annotated[Decimal, _decimal(AMOUNT), _AS_TEXT, _exact(AMOUNT, "12000.50")]
Rate = Annotated[Decimal, _decimal(RATE), _AS_TEXT, _exact(RATE, "1.0845")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["EUR"])]
# As people type it: the gate knows which there are, and keeps them in capitals.
TypedCurrency = Annotated[str, Field(pattern=r"^[A-Za-z]{3}$", examples=["EUR"])]
_ADDRESS = WithJsonSchema({"type": "string", "format": "email", "maxLength": 254, "examples": ["w.weaver@example.com"]})
Email = Annotated[str, Field(max_length=254), AfterValidator(_email), _ADDRESS]


def words(longest: int, *examples: str) -> Any:
    """Text of so many characters; the database keeps everything but NUL."""
    return Field(max_length=longest, pattern=r"^[^\x00]*$", examples=list(examples) or ["text"])


def called(longest: int, *examples: str) -> Any:
    """Text that is not blank."""
    blank = r"^[^\x00]*[^\x00-\x20][^\x00]*$"
    return Field(max_length=longest, min_length=1, pattern=blank, examples=list(examples) or ["text"])


def unsaid(**about: Any) -> Any:
    """May be left out, and is not null."""
    return Field(default=None, **about)
