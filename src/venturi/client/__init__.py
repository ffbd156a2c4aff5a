"""A workspace from Python, through its API.

from venturi import Client

with Client("https://sales.example.com", token) as client:
    for deal in client.deals(outcome="open"):
        print(deal.name, deal.amount, deal.currency)
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from venturi.client import records
from venturi.client.finance import Finance
from venturi.client.records import Account, Activity, Contact, Deal, Line, Record, Stakeholder, Task
from venturi.client.requests import Connection

__all__ = ["Account", "Activity", "Client", "Contact", "Deal", "Line", "Record", "Stakeholder", "Task"]

R = TypeVar("R", bound=Record)
M = TypeVar("M", Deal, Account, Contact)
TIMEOUT = 30.0
_DIGITS = re.compile(r"[0-9]+")


class Client(Finance):
    """Speaks for the person of a personal token, who may do what they may on the pages, within its scope.

    ``url``: where the workspace is, as in the browser. ``transport``: of httpx, for tests. Requests are sent again
    when nobody answered; what writes is done once however often it is sent. Raises `venturi.errors.RequestRefused`
    with every issue, and `VenturiError` where httpx is missing.

    A record is what was answered: changing, moving or removing it says at which version it was seen, and is refused
    (status 412) when somebody else changed it since.
    """

    def __init__(self, url: str, token: str, *, timeout: float = TIMEOUT, transport: Any = None) -> None:
        self._connection = Connection(url, token, timeout=timeout, transport=transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._connection.close()

    def deals(self, **asked: Any) -> Iterator[Deal]:
        """The deals one sees, by id: ``outcome="open"``, ``stage_id``, ``owner_id``, ``expected_from`` and so on."""
        return self._many(Deal, asked)

    def deal(self, key: int) -> Deal:
        """One deal, by its id."""
        return self._one(Deal, key)

    def open_deal(self, *, stage_id: int, name: str, **known: Any) -> Deal:
        """A deal comes to be; ``known``: ``amount``, ``currency``, ``account_id``, ``next_step`` and so on."""
        return self._make(Deal, {"stage_id": stage_id, "name": name, **known})

    def move(
        self,
        deal: Deal,
        stage_id: int,
        *,
        reason: str | None = None,
        competitor: str | None = None,
        at: datetime | None = None,
    ) -> Deal:
        """The deal moves into a stage; into one of kind lost, with a reason."""
        said = {"stage_id": stage_id, "reason": reason, "competitor": competitor, "at": at}
        return self._act(deal, "moves", said)

    def delete(self, deal: Deal, *, reason: str) -> Deal:
        """Nobody sees the deal any more; its history stays. What comes back is for `restore`."""
        response = self._connection.ask("DELETE", f"/deals/{deal.id}", version=deal.version, reason=reason)
        return replace(deal, version=int(_DIGITS.findall(response.headers["ETag"])[0]))

    def restore(self, deal: Deal, *, reason: str) -> Deal:
        """A deal that `delete` gave back is there again, as it was."""
        return self._act(deal, "restorations", {"reason": reason})

    def stakeholders(self, **asked: Any) -> Iterator[Stakeholder]:
        """Who plays which part: ``deal_id``, ``contact_id``."""
        return self._many(Stakeholder, asked)

    def name_stakeholder(self, deal: Deal, contact: Contact, **known: Any) -> Stakeholder:
        """A contact gets a role on a deal: ``role``, ``attitude``, ``has_access``."""
        return self._make(Stakeholder, {"deal_id": deal.id, "contact_id": contact.id, **known})

    def accounts(self, **asked: Any) -> Iterator[Account]:
        """The accounts one sees: ``owner_id``, ``key``."""
        return self._many(Account, asked)

    def account(self, key: int) -> Account:
        """One account, by its id."""
        return self._one(Account, key)

    def make_account(self, *, name: str, **known: Any) -> Account:
        """An account comes to be: ``region``, ``segment``, ``owner_id``, ``key``."""
        return self._make(Account, {"name": name, **known})

    def contacts(self, **asked: Any) -> Iterator[Contact]:
        """The contacts one sees: ``account_id``, ``key``."""
        return self._many(Contact, asked)

    def make_contact(self, *, name: str, account_id: int, **known: Any) -> Contact:
        """A contact comes to be: ``position``, ``email``, ``phone``, ``key``."""
        return self._make(Contact, {"name": name, "account_id": account_id, **known})

    def activities(self, **asked: Any) -> Iterator[Activity]:
        """The activities one sees: ``deal_id``, ``account_id``, ``kind``, ``since``, ``until``."""
        return self._many(Activity, asked)

    def record_activity(self, *, kind: str, **known: Any) -> Activity:
        """A call, a meeting, an email or a note, about a ``deal_id`` or an ``account_id``."""
        return self._make(Activity, {"kind": kind, **known})

    def tasks(self, **asked: Any) -> Iterator[Task]:
        """The tasks one sees: ``person_id``, ``deal_id``, ``due_until``."""
        return self._many(Task, asked)

    def make_task(self, *, text: str, **known: Any) -> Task:
        """Somebody is to do something about a ``deal_id`` or an ``account_id``: ``due_on``, ``person_id``."""
        return self._make(Task, {"text": text, **known})

    def finish(self, task: Task, *, at: datetime | None = None) -> Task:
        """The task is done, since a moment, or now."""
        return self._act(task, "completions", {"at": at})

    def pipelines(self) -> Iterator[records.Pipeline]:
        """All pipelines."""
        return self._many(records.Pipeline, {})

    def stages(self, **asked: Any) -> Iterator[records.Stage]:
        """The stages: ``pipeline_id``, ``kind``."""
        return self._many(records.Stage, asked)

    def people(self, **asked: Any) -> Iterator[records.Person]:
        """The people on our side."""
        return self._many(records.Person, asked)

    def teams(self) -> Iterator[records.Team]:
        """All teams."""
        return self._many(records.Team, {})

    def change(self, record: R, **fields: Any) -> R:
        """Fields of a record get other values; ``None`` empties one."""
        said = self._connection.send("PATCH", f"/{record.path}/{record.id}", fields, version=record.version)
        return type(record).read(said)

    def merge(self, record: M, into: M, *, reason: str | None = None) -> M:
        """A deal, an account or a contact turned out to be another one, which comes back; a deal with a reason."""
        said = {"into_id": into.id, **({"reason": reason} if reason is not None else {})}
        return self._act(record, "merges", said)

    def remove(self, record: Record) -> None:
        """Nobody sees the record any more; its history stays. Deals are deleted with a reason, see `delete`."""
        self._connection.send("DELETE", f"/{record.path}/{record.id}", version=record.version)

    def history(self, record: Record) -> Iterator[Line]:
        """Everything that ever happened to a record, the latest first; the next page is asked for when it is needed."""
        return (records.line(one) for one in self._connection.pages(f"/{record.path}/{record.id}/history", {}))

    def _one(self, kind: type[R], key: int) -> R:
        return kind.read(self._connection.send("GET", f"/{kind.path}/{key}"))

    def _act(self, record: R, verb: str, said: dict[str, Any]) -> R:
        path = f"/{record.path}/{record.id}/{verb}"
        return type(record).read(self._connection.send("POST", path, said, version=record.version))
