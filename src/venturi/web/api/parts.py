"""Parts of the description that many doors share: headers, parameters, and what can be wrong."""

from typing import Any

from venturi.errors import Issue
from venturi.web.api.keys import PATTERN
from venturi.web.api.problems import JSON

TEXT = """\
The workspace for programs: the same records, rules and rights as on its pages.

**Who asks.** A personal token, made on the page of tokens, in the header `Authorization: Bearer vnt_…`. It may do what
its person may, within its scope: one that may read changes nothing. No cookie opens anything here.

**Versions.** Each record has an `ETag`, its version. Who changes it sends that back in `If-Match`: had somebody
else changed it meanwhile, nothing happens, and the answer (412) says who did what.

**Once.** A request that writes may come with an `Idempotency-Key`. Sent again with the same key within 24 hours, it is
not done again: it is answered with the record as it is then, as far as you may see it.

**Pages.** Lists come by id, histories the latest first. `next` is the `cursor` of the next page, null at the end.

**Values.** Amounts are text with a point and come with their currency; null: nobody said; absent: you may not see
amounts. Days are `2026-12-31`; moments are in UTC and end in `Z`. Fields that are not described are refused.

**Errors.** All have one shape: `issues`, each with a stable `code`, what happened and what to do.

**Rate.** A token has so many requests a minute; every answer says in `RateLimit-…` how many are left.
"""


def _header(about: str, schema: dict[str, Any], *, required: bool = True) -> dict[str, Any]:
    return {"description": about, "required": required, "schema": schema}


_COUNT = {"type": "integer", "minimum": 0}
_ETAG = {"type": "string", "pattern": r'^"[1-9][0-9]{0,9}(-reduced)?"$', "examples": ['"3"']}
HEADERS = {
    "ETag": _header("The version of the record.", _ETAG),
    "Location": _header("The address of the new record.", {"type": "string", "examples": ["/api/v1/deals/12"]}),
    "RateLimit-Limit": _header("Requests that the token has in a minute.", _COUNT),
    "RateLimit-Remaining": _header("Requests that are left in this minute.", _COUNT),
    "RateLimit-Reset": _header("Seconds until the next minute.", _COUNT),
    "Retry-After": _header("Seconds to wait.", _COUNT),
    "WWW-Authenticate": _header("How to say who asks.", {"type": "string", "examples": ['Bearer realm="Venturi"']}),
}
_SENT_ETAG = {"type": "string", "pattern": r'^(W/)?"[1-9][0-9]{0,9}(-reduced)?"$', "examples": ['"3"']}
PARAMETERS = {
    "IfMatch": {
        "in": "header",
        "name": "If-Match",
        "required": True,
        "description": "The ETag of the record as you saw it.",
        "schema": _SENT_ETAG,
    },
    "IfNoneMatch": {
        "in": "header",
        "name": "If-None-Match",
        "required": False,
        "description": "The ETag that you have: when it still holds, the answer is 304.",
        "schema": {"type": "string", "examples": ['"3"']},
    },
    "IdempotencyKey": {
        "in": "header",
        "name": "Idempotency-Key",
        "required": False,
        "description": "A random text. The same request with the same key is done once.",
        "schema": {"type": "string", "pattern": f"^{PATTERN}$", "examples": ["0b9e5a52-6f0c-4c55-9a38-0f2f6a1c8d11"]},
    },
}


def _response(about: str, example: str, *, headers: tuple[str, ...] = ()) -> dict[str, Any]:
    message, remedy, code = example.split("|")
    issue = Issue(code=code, message=message, remedy=remedy)
    content = {"schema": {"$ref": "#/components/schemas/Issues"}, "example": {"issues": [issue.as_dict()]}}
    found: dict[str, Any] = {"description": about, "content": {JSON: content}}
    if headers:
        found["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in headers}
    return found


RESPONSES = {
    "400": _response(
        "The body cannot be read.", "The body cannot be read.|Send one JSON document in UTF-8.|body-unreadable"
    ),
    "401": _response(
        "No token, or one that is not known, expired or revoked.",
        "There is no token, or it is not known, expired or revoked.|Make one on the page of tokens.|token-missing",
        headers=("WWW-Authenticate",),
    ),
    "403": _response(
        "The token may not write, or its person may not change this record.",
        'The token "Export" may only read.|Make one that may write, too.|scope-missing',
    ),
    "404": _response(
        "There is no such record, or you may not see it.",
        "There is no such record.|Look at the list it should be in.|record-absent",
    ),
    "406": _response(
        "You accept no JSON.",
        'Answers are in application/json, and the request accepts "text/csv".|Leave Accept out.|format-not-acceptable',
    ),
    "409": _response(
        "Somebody wrote the same at the same moment.",
        "Somebody else wrote the same at this moment.|Look at what is there now.|written-meanwhile",
    ),
    "412": _response(
        "Somebody else changed the record.",
        '"Flow meters" was changed since you opened it: Renate Vogel (move, 14:02).|'
        "Look at what it is now, and do it again if it still holds.|changed-meanwhile",
    ),
    "413": _response("The body is too large.", "The body is larger than 2.5 MB.|Send it in parts.|body-too-large"),
    "415": _response(
        "The body is no JSON.", 'The body is sent as "text/csv".|Send JSON, with its Content-Type.|format-unknown'
    ),
    "422": _response(
        "What was sent is not as described, or the rules do not let it through.",
        '"Flow meters" was lost, and nobody said why.|Say why it was lost.|loss-without-reason',
    ),
    "428": _response(
        "`If-Match` is missing.",
        "The request does not say which version of the record it is about.|Send its ETag.|version-missing",
    ),
    "429": _response(
        "The token was used too often.",
        "This token was used 600 times this minute.|Wait 12 seconds.|rate-exceeded",
        headers=("Retry-After",),
    ),
    "503": _response(
        "The database has too much to do.",
        "The database has too much to do.|Send it again in a few seconds.|database-busy",
        headers=("Retry-After",),
    ),
}
