"""A column that a record is found by: what it is called, folded. Databases fold only what is ASCII, and not alike."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from venturi.web.names.folding import fold

# Between the columns that it is made of; no text holds it once folded.
BETWEEN = "\n"


class FoldedField(models.TextField[str, str]):
    """Columns of the same row, folded, one to a line. Always called ``folded``, written whenever the row is.

    Whatever writes rows past the models fills it with `folded_of`.
    """

    def __init__(self, *, of: Iterable[str] = (), **options: Any) -> None:
        super().__init__(**{"editable": False, **options})
        self.of = tuple(of)

    def deconstruct(self) -> Any:
        """How a migration makes it."""
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """What is written."""
        del add
        value = folded_of(getattr(model_instance, name) for name in self.of)
        setattr(model_instance, self.attname, value)
        return value


def folded_of(texts: Iterable[str | None]) -> str:
    """The texts of a row, folded, one to a line."""
    return BETWEEN.join(fold(text or "") for text in texts)


def kept_folded(model: type[models.Model]) -> list[str]:
    """The names of such columns of a model, which are written whenever one of theirs is."""
    return [field.name for field in model._meta.concrete_fields if isinstance(field, FoldedField)]
