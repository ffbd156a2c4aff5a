"""Activities, tasks and stakeholders in the API."""

from typing import Annotated, Any, ClassVar, Literal

from django.db.models import QuerySet
from django.utils import timezone
from pydantic import Field

from venturi.web.activities import services
from venturi.web.activities.models import Activity, Task
from venturi.web.api import histories
from venturi.web.api.accounts import Key, accounts, contacts
from venturi.web.api.deals import seen as deals
from venturi.web.api.kinds import AskedId, Day, Flag, Id, Moment, called, unsaid, words
from venturi.web.api.nouns import Noun, Verb, referred
from venturi.web.api.people import known_person
from venturi.web.api.shapes import Asked, Change, Shape
from venturi.web.people.models import Person
from venturi.web.trail.models import Via

Kind = Literal["call", "meeting", "email", "note"]
Direction = Literal["in", "out"]
NOTE = 10_000


class ActivityShape(Shape):
    """A call, a meeting, an email or a note."""

    key: str
    deal_id: Id | None
    account_id: Id | None
    kind: Kind
    direction: Direction | None = Field(description="Who spoke to whom first: they came to us, or we went out to them.")
    by_buyer: bool | None = Field(description="Whether the buyer acted. Null: nobody said.")
    at: Moment
    person_id: Id | None
    contact_id: Id | None
    note: str | None


class ActivityChanges(Change):
    """What is told otherwise; what it is about stays."""

    kind: Kind = unsaid()
    at: Moment = unsaid()
    direction: Direction | None = None
    by_buyer: Flag | None = None
    contact_id: Id | None = None
    person_id: Id | None = None
    note: Annotated[str, words(NOTE, "They ask for two more weeks.")] | None = None


class NewActivity(ActivityChanges):
    """An activity about a deal or an account, one of the two. Without a moment, now."""

    kind: Kind
    deal_id: Id | None = None
    account_id: Id | None = None
    key: Key | None = Field(None, description="What files call it; nobody else's.")


class AskedActivities(Asked):
    """Which activities."""

    lookups: ClassVar = {"since": "at__gte", "until": "at__lt"}

    deal_id: AskedId | None = None
    account_id: AskedId | None = None
    person_id: AskedId | None = None
    kind: Kind | None = None
    since: Moment | None = None
    until: Moment | None = None


class TaskShape(Shape):
    """Something that somebody is to do."""

    deal_id: Id | None
    account_id: Id | None
    person_id: Id
    text: str = Field(examples=["Send the offer"])
    due_on: Day | None
    done_at: Moment | None = Field(description="Null while it is not done.")


class TaskChanges(Change):
    """Fields that get another value; those that are not sent stay."""

    text: Annotated[str, called(500, "Send the offer")] = unsaid()
    due_on: Day | None = None
    person_id: Id = unsaid()


class NewTask(TaskChanges):
    """A task about a deal or an account, one of the two. Without a person, yours."""

    text: Annotated[str, called(500, "Send the offer")]
    deal_id: Id | None = None
    account_id: Id | None = None


class Finish(Change):
    """Since when it is done; without a moment, since now."""

    at: Moment | None = None


class Nothing(Change):
    """Nothing more has to be said."""


class AskedTasks(Asked):
    """Which tasks."""

    lookups: ClassVar = {"due_until": "due_on__lte"}

    deal_id: AskedId | None = None
    account_id: AskedId | None = None
    person_id: AskedId | None = None
    due_until: Day | None = None


def activities(person: Person) -> "QuerySet[Activity]":
    """The activities that a person sees today."""
    return Activity.objects.visible_to(person, on=timezone.now().date())


def tasks(person: Person) -> "QuerySet[Task]":
    """The tasks that a person sees today."""
    return Task.objects.visible_to(person, on=timezone.now().date())


def about(by: Person, values: dict[str, Any]) -> dict[str, Any]:
    """The same with records instead of their ids."""
    found = {one: referred(by, values, one, among) for one, among in (("deal", deals), ("account", accounts))}
    return {**values, **found, "person": known_person(values.pop("person_id", None), "person_id")}


def record(by: Person, body: NewActivity) -> Activity:
    """It happened."""
    values = about(by, body.given(Activity))
    values.pop("person_id", None)
    values["contact"] = referred(by, values, "contact", contacts)
    return services.record_activity(by=by, via=Via.API, **values)


def changed(activity: Activity, body: ActivityChanges, by: Person, version: int) -> Activity:
    """It is told otherwise."""
    values = body.given(Activity)
    known_person(values.get("person_id"), "person_id")
    referred(by, dict(values), "contact", contacts)
    return services.change_activity(activity, values, by=by, version=version, via=Via.API)


def made_task(by: Person, body: NewTask) -> Task:
    """Somebody is to do it."""
    values = about(by, body.given(Task))
    values.pop("person_id", None)
    return services.make_task(by=by, via=Via.API, **values)


def changed_task(task: Task, body: TaskChanges, by: Person, version: int) -> Task:
    """It is to be done otherwise."""
    values = body.given(Task)
    known_person(values.get("person_id"), "person_id")
    return services.change_task(task, values, by=by, version=version, via=Via.API)


def finished(task: Task, body: Finish, by: Person, version: int) -> Task:
    """It is done."""
    return services.finish_task(task, by=by, at=body.at, version=version, via=Via.API)


def reopened(task: Task, _: Nothing, by: Person, version: int) -> Task:
    """It is to be done after all."""
    return services.reopen_task(task, by=by, version=version, via=Via.API)


ACTIVITIES = Noun(
    one="activity",
    many="activities",
    about="Calls, meetings, emails and notes about deals and accounts that you may see.",
    shape=ActivityShape,
    seen=activities,
    asked=AskedActivities,
    new=NewActivity,
    make=record,
    change=Verb(summary="Change an activity", body=ActivityChanges, act=changed),
    remove=lambda one, _, by, version: services.remove_activity(one, by=by, version=version, via=Via.API),
    history=histories.of_record(ActivityShape),
)
TASKS = Noun(
    one="task",
    many="tasks",
    about="What is to be done: your tasks, those of the people you lead, and those about what you may see.",
    shape=TaskShape,
    seen=tasks,
    asked=AskedTasks,
    new=NewTask,
    make=made_task,
    change=Verb(summary="Change a task", body=TaskChanges, act=changed_task),
    verbs={
        "completions": Verb(summary="Say that a task is done", body=Finish, act=finished),
        "reopenings": Verb(summary="Say that a task is to be done after all", body=Nothing, act=reopened),
    },
    remove=lambda one, _, by, version: services.remove_task(one, by=by, version=version, via=Via.API),
    history=histories.of_record(TaskShape),
)
