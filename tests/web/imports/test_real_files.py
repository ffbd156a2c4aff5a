"""The files of a real company, where they are."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.imports.test_untold import answers, of_the_copy

import venturi as vt
from venturi.web.deals.models import Deal

MAVEN = Path(__file__).parents[4] / "shared" / "data" / "maven_crm"
NAMES = ("sales_pipeline", "accounts", "products", "sales_teams")


@pytest.mark.shared_data
@pytest.mark.skipif(not MAVEN.exists(), reason="../shared/data is not here")
def test_the_deals_of_maven_come_in(imported):
    files = [SimpleUploadedFile(f"{name}.csv", (MAVEN / f"{name}.csv").read_bytes()) for name in NAMES]
    one = imported(*files, currency="USD")
    assert one.counts()["deals"] == {"new": 8800, "changed": 0, "unchanged": 0, "rejected": 0}
    outcomes = {outcome: Deal.objects.filter(outcome=outcome).count() for outcome in ("won", "lost", "open")}
    assert outcomes == {"won": 4238, "lost": 2473, "open": 1589 + 500}
    won = Deal.objects.filter(outcome="won").values_list("amount", flat=True)
    assert sum(won) == 10_005_534
    assert one.counts()["accounts"]["new"] == 85


@pytest.mark.shared_data
@pytest.mark.thorough
@pytest.mark.skipif(not MAVEN.exists(), reason="../shared/data is not here")
def test_the_copy_answers_and_refuses_as_the_files_of_maven(imported):
    files = [SimpleUploadedFile(f"{name}.csv", (MAVEN / f"{name}.csv").read_bytes()) for name in NAMES]
    imported(*files, currency="USD")
    day = date(2017, 12, 31)
    with closing(vt.read(*(MAVEN / f"{name}.csv" for name in NAMES), as_of=day)) as dataset:
        theirs = answers(dataset)
    mine = of_the_copy(answers, as_of=day)
    assert {name: mine[name] for name in mine if mine[name] != theirs[name]} == {}
