"""What a worker does: it takes longer than anybody waits for a page."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db import OperationalError
from django.utils import timezone
from django_tasks import task
from django_tasks_db.utils import is_locked_database_exception

from venturi.web.insight import copy, kept, pages, report, stages
from venturi.web.insight.questions import Question
from venturi.web.insight.rights import rights_of
from venturi.web.operations.moment import without_waiting
from venturi.web.people.models import Person

MAKERS: dict[str, Callable[..., int]] = {
    report.KIND: report.make,
    **{page.key: partial(pages.make, page) for page in pages.PAGES.values()},
    stages.KIND: stages.make,
}


def have_made(kind: str, question: Question, *, by: Person) -> None:
    """Have an answer made, unless that is being done."""
    if kept.making(kind, question) is None:
        kept.note(kind, question, kept.Making("Waiting for a worker"))
        try:
            make.enqueue(kind, by.pk, question.said)
        except OperationalError:
            kept.note(kind, question, None)
            raise


def begin_to_make(kind: str, question: Question, *, by: Person) -> kept.Making | None:
    """The same for a page that waits for nobody; how far it is. While somebody writes, the next look asks again."""
    try:
        with without_waiting():
            have_made(kind, question, by=by)
    except OperationalError as error:
        if not is_locked_database_exception(error):
            raise
        return kept.Making("Waiting until others have written")
    return kept.making(kind, question)


@task()
def make(kind: str, person: int, said: dict[str, Any]) -> int:
    """The answer for whoever has the rights that this person has now; the number of the last entry in it."""
    rights = rights_of(Person.objects.get(pk=person), on=timezone.now().date())
    question = Question(rights, **said | {"as_of": date.fromisoformat(said["as_of"])})
    tell = partial(_tell, kind, question)
    tell("Copying what changed", 0, 0)
    try:
        copy.refresh()
        return MAKERS[kind](question, progress=tell)
    finally:
        kept.note(kind, question, None)


def _tell(kind: str, question: Question, step: str, done: float, of: float) -> None:
    kept.note(kind, question, kept.Making(step, int(done), int(of)))
