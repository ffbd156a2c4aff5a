"""How signing in differs from what allauth does by itself: nobody signs up, people are invited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No open door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an administrator makes people."""
        return False
