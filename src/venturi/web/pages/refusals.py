"""What was refused stands at the field that it is about, and that field is where one goes on typing."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from venturi.errors import Issue


def placed(form: forms.Form, issues: Iterable[Issue] = ()) -> list[Issue]:
    """Put each issue at its field of a form that was sent; those that are about none of its fields.

    The first field with something to say of it has the focus when the form is shown again.
    """
    rest = []
    for issue in issues:
        name = _field(form, issue)
        if name is None:
            rest.append(issue)
        else:
            form.add_error(name, _said(issue))
    wrong = next((name for name in form.fields if name in form.errors), None)
    if wrong is not None:
        for name, field in form.fields.items():
            field.widget.attrs["autofocus"] = name == wrong
    return rest


def _field(form: forms.Form, issue: Issue) -> str | None:
    """The visible field that an issue is about: it is called like it, without what says that it names a record."""
    names = (issue.column or "", (issue.column or "").removesuffix("_id"))
    return next((name for name in names if name in form.fields and not form[name].is_hidden), None)


def _said(issue: Issue) -> ValidationError:
    return ValidationError(format_html("{} {} <code>{}</code>", issue.message, issue.remedy, issue.code), issue.code)
