"""How the words of a description are written."""

import re

from django.template import Library
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = Library()
_CODE = re.compile(r"`{1,2}([^`]+)`{1,2}")


@register.filter
def code(text: str) -> SafeString:
    """What stands between backticks, as code."""
    return mark_safe(_CODE.sub(r"<code>\1</code>", escape(text)))
