"""Decimals are stored as whole numbers of their last place: SQLite has no decimals and would make floats of them."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

if TYPE_CHECKING:
    # What is given to it and what comes out of it; Django's own fields say so only to the type checker, too.
    _Whole = models.Field[Decimal | int | None, Decimal | None]
else:
    _Whole = models.BigIntegerField
# What sixty-four bits hold.
DIGITS = 18


class ExactField(_Whole):
    """Decimals with a fixed number of places, a `Decimal` in Python; null: never set."""

    places: int

    def to_python(self, value: Any) -> Decimal | None:
        """What was given."""
        return None if value is None else Decimal(str(value))

    def from_db_value(self, value: int | None, *_: Any) -> Decimal | None:
        """What is stored."""
        return None if value is None else Decimal(value).scaleb(-self.places)

    def get_prep_value(self, value: Any) -> int | None:
        """What is stored of it; raises ``ValidationError`` for what does not fit."""
        number = self.to_python(value)
        if number is None:
            return None
        largest = Decimal(10) ** (DIGITS - self.places)
        whole = number.scaleb(self.places)
        if not number.is_finite() or whole != whole.to_integral_value() or abs(number) >= largest:
            raise ValidationError(f"{value} is not a number with up to {self.places} decimals below {largest:,f}.")
        return int(whole)

    def formfield(self, **options: Any) -> Any:
        """A field for decimals."""
        from django import forms

        about: dict[str, Any] = {"decimal_places": self.places, "max_digits": DIGITS, **options}
        return models.Field.formfield(self, form_class=forms.DecimalField, **about)


class AmountField(ExactField):
    """Money with four decimals."""

    description = "Amount"
    places = 4


class RateField(ExactField):
    """A rate of exchange with nine decimals."""

    description = "Rate of exchange"
    places = 9
