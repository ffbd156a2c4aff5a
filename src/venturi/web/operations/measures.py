"""What is measured of the running workspace, for Prometheus. No label names a person, a deal or an address."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client import REGISTRY, CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from venturi.web.operations.presence import alive
from venturi.web.trail.models import Head

SEVERAL = "PROMETHEUS_MULTIPROC_DIR"
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
# The pages are to answer within 300 ms.
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10)
QUERIES = (0, 2, 5, 10, 15, 20, 30, 50, 100)

took = Histogram("venturi_request_seconds", "Seconds until an answer.", ("view", "method", "status"), buckets=SECONDS)
asked = Histogram("venturi_request_queries", "Queries of the database for an answer.", ("view",), buckets=QUERIES)


def measured(view: str, method: str, status: int, seconds: float, queries: int) -> None:
    """One request was answered."""
    took.labels(view, method if method in METHODS else "other", str(status)).observe(seconds)
    asked.labels(view).observe(queries)


class State(Collector):
    """What the database says when it is asked."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Tasks by their state, the end of the trail, the workers."""
        counts = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
        tasks = GaugeMetricFamily("venturi_tasks", "Tasks by their state.", labels=["state"])
        for state in TaskResultStatus:
            tasks.add_metric([state.value.lower()], counts.get(state.value, 0))
        yield tasks
        head = Head.objects.first()
        yield GaugeMetricFamily("venturi_trail_entries", "Sealed entries of the trail.", head.number if head else 0)
        yield GaugeMetricFamily("venturi_workers", "Workers that are alive.", len(alive()))
        yield from _copy(head.number if head else 0)


def _copy(last: int) -> Iterator[GaugeMetricFamily]:
    """How old the copy is that numbers are computed of; nothing where there is none, or none that can be read."""
    # Loaded here: what only counts requests has no use for the library.
    from venturi.store.faults import StoreError
    from venturi.web.insight.copy import known, recorded_at

    try:
        there = known()
    except StoreError:
        return
    if there is None:
        return
    since = recorded_at(there.number + 1) if last > there.number else None
    seconds = (timezone.now() - since).total_seconds() if since else 0
    yield GaugeMetricFamily("venturi_copy_entries_behind", "Sealed entries not in the copy.", last - there.number)
    yield GaugeMetricFamily("venturi_copy_seconds_behind", "Age of the oldest entry not in the copy.", seconds)


def exposition() -> bytes:
    """Everything that is measured, of all processes of the server, as Prometheus reads it."""
    registry = CollectorRegistry()
    registry.register(State())
    told = REGISTRY
    if SEVERAL in os.environ:
        told = CollectorRegistry()
        MultiProcessCollector(told)
    return generate_latest(told) + generate_latest(registry)


def begin() -> None:
    """Before the processes of a server start: a folder in which they count together, without what others left."""
    folder = settings.DATA / "metrics"
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("*.db"):
        left.unlink()
    os.environ[SEVERAL] = str(folder)
