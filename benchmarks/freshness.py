"""``python -m benchmarks.freshness``: how long a page of numbers takes after a write, and what of it is what.

    python -m benchmarks.freshness                  # the demo company of 2,400 deals
    python -m benchmarks.freshness --deals 140000   # a quarter of an hour, most of it loading
    python -m benchmarks.freshness --deals 140000 --keep FOLDER   # loads it the first time, and no more

Prints a table in seconds: of the clock, and of the processor. The baseline is the copy made anew.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any

DEALS, MANY = 2_400, 1_000
SELLER, EVERYBODY = "anna@example.com", "admin@example.com"


def main() -> int:
    """Load the company into a workspace of its own, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deals", type=int, default=DEALS)
    parser.add_argument("--keep", type=Path, help="a folder for the workspace, which is left there")
    asked = parser.parse_args()
    deals = asked.deals
    with nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VENTURI_DATA": str(folder), "VENTURI_TRYING": "true"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "venturi.web.config.settings"
        os.environ.pop("DATABASE_URL", None)
        _load(deals)
        print(f"| {deals:,} deals | seconds | of the processor | × the copy made anew |\n|---|---:|---:|---:|")
        base = 0.0
        for name, before, act in _acts():
            before()
            wall, cpu = _timed(act)
            base = base or wall
            print(f"| {name} | {wall:.2f} | {cpu:.2f} | {wall / base:.2f} |", flush=True)
    return 0


def _load(deals: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from venturi.web.deals.models import Deal
    from venturi.web.demo.load import load
    from venturi.web.insight import copy

    call_command("migrate", interactive=False, verbosity=0)
    if not Deal.objects.exists():
        load(until=timezone.now().date() - timedelta(days=1), deals=deals)
    # What an earlier measurement left.
    shutil.rmtree(copy.folder(), ignore_errors=True)


def _acts() -> list[tuple[str, Callable[[], Any], Callable[[], Any]]]:
    """What is measured: its name, what happens before, and the act."""
    from django.utils import timezone

    from venturi.web.deals import services
    from venturi.web.deals.models import Deal
    from venturi.web.insight import copy, pages
    from venturi.web.insight.questions import Question
    from venturi.web.insight.rights import rights_of
    from venturi.web.people.models import Person

    today = timezone.now().date()
    admin = Person.objects.get(email=EVERYBODY)

    def change(number: int) -> None:
        for deal in Deal.objects.filter(deleted=False).order_by("-pk")[:number]:
            services.change_fields(deal, {"next_step": f"Call, {time.time_ns()}"}, by=admin)

    def asked(email: str, page: pages.Page = pages.OVERVIEW) -> Callable[[], Any]:
        rights = rights_of(Person.objects.get(email=email), on=today)
        return lambda: pages.make(page, Question(rights=rights, as_of=today))

    def change_and_copy() -> None:
        change(1)
        copy.refresh()

    everybody, again = asked(EVERYBODY), "again after a change"
    others = [(page, asked(EVERYBODY, page)) for page in pages.PAGES.values() if page != pages.OVERVIEW]
    return [
        ("the copy made anew", lambda: None, copy.refresh),
        ("one change taken in", lambda: change(1), copy.refresh),
        (f"{MANY:,} changed deals taken in", lambda: change(MANY), copy.refresh),
        ("overview of everybody's deals, the first time", lambda: None, everybody),
        (f"overview of everybody's deals, {again}", change_and_copy, everybody),
        ("overview of one salesperson's deals, the first time", lambda: None, asked(SELLER)),
        (f"overview of one salesperson's deals, {again}", change_and_copy, asked(SELLER)),
        *((f"{page.name}, again", make, make) for page, make in others),
    ]


def _timed(act: Callable[[], Any]) -> tuple[float, float]:
    start, cpu = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - start, time.process_time() - cpu


if __name__ == "__main__":
    sys.exit(main())
