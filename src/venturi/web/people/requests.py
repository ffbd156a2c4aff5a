"""Who asks: every page but the sign-in is for somebody who signed in."""

from django.http import HttpRequest

from venturi.web.people.models import Person


def who(request: HttpRequest) -> Person:
    """The person who is signed in. While a page is only read, whom they see is looked up once."""
    assert isinstance(request.user, Person), "a page that needs no signing in asked who it is"
    if request.method == "GET" and request.user.remembered is None:
        request.user.remembered = {}
    return request.user
