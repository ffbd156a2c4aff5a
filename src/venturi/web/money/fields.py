"""Amounts are stored as whole ten-thousandths: SQLite has no decimals and would make floats of them."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

if TYPE_CHECKING:
    # What is given to it and what comes out of it; Django's own fields say so only to the type checker, too.
    _Whole = models.Field[Decimal | int | None, Decimal | None]
else:
    _Whole = models.BigIntegerField
PLACES = 4
LARGEST = Decimal(10) ** 14


class AmountField(_Whole):
    """Money with four decimals, a `Decimal` in Python; null: never set."""

    description = "Amount"

    def to_python(self, value: Any) -> Decimal | None:
        """The amount that was given."""
        return None if value is None else Decimal(str(value))

    def from_db_value(self, value: int | None, *_: Any) -> Decimal | None:
        """The amount that is stored."""
        return None if value is None else Decimal(value).scaleb(-PLACES)

    def get_prep_value(self, value: Any) -> int | None:
        """What is stored of it; raises ``ValidationError`` for what does not fit."""
        amount = self.to_python(value)
        if amount is None:
            return None
        whole = amount.scaleb(PLACES)
        if not amount.is_finite() or whole != whole.to_integral_value() or abs(amount) >= LARGEST:
            raise ValidationError(f"{value} is not an amount with up to four decimals below 100,000 billion.")
        return int(whole)

    def formfield(self, **options: Any) -> Any:
        """A field for decimals."""
        from django import forms

        return models.Field.formfield(self, form_class=forms.DecimalField, decimal_places=PLACES, **options)
