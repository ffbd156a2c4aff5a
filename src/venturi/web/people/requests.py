"""Who asks: every page but the sign-in is for somebody who signed in."""

from django.http import HttpRequest

from venturi.web.people.models import Person


def who(request: HttpRequest) -> Person:
    """The person who is signed in."""
    assert isinstance(request.user, Person), "a page that needs no signing in asked who it is"
    return request.user
