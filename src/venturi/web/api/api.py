"""The API as a whole: what is in it, and how it says what is wrong."""

import json
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.errors import ValidationErrorContext
from ninja.parser import Parser

from venturi.web.api.access import PersonalToken
from venturi.web.api.accounts import ACCOUNTS, CONTACTS
from venturi.web.api.activities import ACTIVITIES, TASKS
from venturi.web.api.deals import DEALS
from venturi.web.api.doors import open_doors
from venturi.web.api.finance import COSTS, TARGETS
from venturi.web.api.people import MEMBERSHIPS, PEOPLE, PLACES, TEAMS
from venturi.web.api.problems import Problem, answered, unfit
from venturi.web.api.process import PIPELINES, STAGES
from venturi.web.api.products import PRODUCTS
from venturi.web.api.rates import RATES
from venturi.web.api.stakeholders import STAKEHOLDERS

VERSION = "1.0.0"


class OneDocument(Parser):
    """JSON as the standard has it: in UTF-8, without NaN, and no name twice."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body; raises ``ValueError``, also for what is nested too deeply."""
        try:
            return json.loads(request.body.decode(), parse_constant=_no_number, object_pairs_hook=_once)
        except RecursionError as error:
            raise ValueError("it is nested too deeply") from error


class Api(NinjaAPI):
    """Errors in one shape, with the value that was wrong."""

    def validation_error_from_error_contexts(self, error_contexts: list[ValidationErrorContext[Any]]) -> Any:
        """What of the request is not as it is described, all of it at once."""
        issues = [
            issue
            for context in error_contexts
            for issue in unfit(context.pydantic_validation_error, context.model.__ninja_param_source__)
        ]
        return Problem(422, *issues)


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in an object")
    return found


NOUNS = (
    *(DEALS, STAKEHOLDERS, ACCOUNTS, CONTACTS, ACTIVITIES, TASKS),
    *(PIPELINES, STAGES, PEOPLE, TEAMS, MEMBERSHIPS, PLACES),
    *(PRODUCTS, TARGETS, COSTS, RATES),
)


def made() -> Api:
    """The API with all its doors."""
    found = Api(
        title="Venturi",
        version=VERSION,
        auth=PersonalToken(),
        parser=OneDocument(),
        docs_url=None,
        openapi_url=None,
        urls_namespace="api",
    )
    found.add_exception_handler(Exception, answered)
    for raised in tuple(found._exception_handlers):
        found.add_exception_handler(raised, answered)
    for noun in NOUNS:
        open_doors(found, noun)
    return found


api = made()
