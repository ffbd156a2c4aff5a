"""The files of a real company, where they are."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

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
