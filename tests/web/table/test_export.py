"""The table as a file: exact, of all that is asked for, and nothing in it is a formula."""

import csv
import io
import tracemalloc
import zipfile
from datetime import date
from decimal import Decimal

import fastexcel
import pytest
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.data import exports
from venturi.web.deals import services
from venturi.web.deals.models import Deal
from venturi.web.table import export
from venturi.web.table.columns import BY_KEY

EVIL = '=HYPERLINK("evil","click")'
COLUMNS = ["name", "amount", "expected_close_on", "next_step", "stage", "created_at", "source", "days"]
BARE = ["next_step", "amount", "source"]


@pytest.fixture
def planted(deal, cast):
    services.change_fields(deal, {"name": EVIL, "next_step": "- call", "source": "inbound"}, by=cast.anna)
    return deal


def as_csv(client, **asked):
    body = b"".join(client.get(reverse("table-csv"), asked).streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body, newline="")))


def as_xlsx(client, **asked):
    body = b"".join(client.get(reverse("table-xlsx"), asked).streaming_content)
    return fastexcel.read_excel(body).load_sheet(0).to_arrow().to_pydict()


def test_a_csv_is_exact_and_its_texts_are_no_formulas(page, planted):
    [head, row] = as_csv(page("anna"), c=COLUMNS)
    assert head[:6] == ["Deal", "Stage", "Amount", "Currency", "Expected close", "Next step"]
    assert row[:6] == [f"'{EVIL}", "Discovery", "12000.5", "EUR", "2026-06-30", "'- call"]
    assert row[7:] == ["Inbound", "2026-03-02 09:00"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_every_sign_that_a_formula_begins_with_is_defused(sign, page, deal, cast):
    services.change_fields(deal, {"next_step": f"{sign}1+1"}, by=cast.anna)
    assert as_csv(page("anna"), c=BARE)[1][-2] == f"'{sign}1+1"


@pytest.mark.parametrize(("text", "told"), [("+49 30 1234", "'+49 30 1234"), ("-12.5", "-12.5"), ("-1+1", "'-1+1")])
def test_a_text_is_told_alike_in_every_export(text, told, page, deal, cast):
    services.change_fields(deal, {"next_step": text}, by=cast.anna)
    assert as_csv(page("anna"), c=BARE)[1][-2] == told
    with zipfile.ZipFile(exports.write("all", amounts=True)) as archive:
        assert f",{told}," in archive.read("deals.csv").decode()


def test_a_negative_amount_stays_a_number(page, deal):
    # Nobody types one; a file may bring it.
    Deal.objects.update(amount=Decimal("-5"))
    assert as_csv(page("anna"), c=["amount"])[1] == ["Flow meters", "-5", "EUR"]


def test_a_workbook_is_exact_and_its_texts_are_no_formulas(page, planted):
    told = as_xlsx(page("anna"), c=COLUMNS)
    assert told["Deal"] == [EVIL]
    assert told["Next step"] == ["- call"]
    assert told["Amount"] == [12000.5]
    assert told["Currency"] == ["EUR"]
    assert [one.isoformat()[:10] for one in told["Expected close"]] == ["2026-06-30"]


def test_an_amount_with_more_digits_than_a_spreadsheet_has_stays_exact_as_a_text(page, deal, cast):
    services.change_fields(deal, {"amount": Decimal("98765432109876.5432")}, by=cast.anna)
    assert as_xlsx(page("anna"), c=["amount"])["Amount"] == ["98765432109876.5432"]


def test_a_file_has_all_that_is_filtered_in_its_order_and_nothing_else(page, deal, cast, stages):
    for number in range(60):
        known = {"name": f"Deal {number:02}", "owner_id": cast.anna.pk}
        services.open_deal(stages["Proposal"], by=cast.anna, at=OPENED, **known)
    rows = as_csv(page("anna"), stage=stages["Proposal"].pk, sort="-name", c=["stage"])[1:]
    assert rows == [[f"Deal {number:02}", "Proposal"] for number in reversed(range(60))]
    assert as_csv(page("jack"), outcome="all")[1:] == []
    assert len(as_xlsx(page("gil"), stage=stages["Proposal"].pk)["Deal"]) == 60


def test_a_file_of_a_filter_that_makes_no_sense_is_no_file(page, deal):
    for name in ("table-csv", "table-xlsx"):
        response = page("anna").get(reverse(name), {"close_from": "tomorrow"})
        assert response.status_code == 422
        assert "Content-Disposition" not in response.headers


def test_what_does_not_fit_into_a_workbook_is_said(page, deal, monkeypatch):
    monkeypatch.setattr(export, "MOST_ROWS", 1)
    response = page("anna").get(reverse("table-xlsx"))
    assert response.status_code == 422
    assert "workbook-too-long" in response.content.decode()


def test_rows_are_written_as_they_are_read(cast, stages, monkeypatch):
    """Three times as many deals take no more memory."""
    monkeypatch.setattr(export, "AT_ONCE", 500)
    now = OPENED
    about = {"pipeline": stages["Won"].pipeline, "stage": stages["Discovery"], "owner": cast.anna}
    moments = {"created_at": now, "stage_entered_at": now, "last_at": now}
    Deal.objects.bulk_create(
        [Deal(key=str(one), name=f"Deal {one} " + "x" * 200, **about, **moments) for one in range(6_000)],
        batch_size=2_000,
    )
    columns = [BY_KEY["name"], BY_KEY["stage"]]

    def most(count):
        tracemalloc.start()
        deals = Deal.objects.filter(pk__lt=Deal.objects.order_by("pk").first().pk + count).order_by("pk")
        size = sum(len(part) for part in export.as_csv(deals, columns, now=now))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size, peak

    (small, little), (large, much) = most(2_000), most(6_000)
    assert large > 2.9 * small
    assert much < 1.3 * little


def test_dates_and_moments_are_iso_in_the_time_zone_of_the_workspace(page, deal, settings, cast):
    settings.TIME_ZONE = "Asia/Tokyo"
    services.change_fields(deal, {"next_step_on": date(2026, 7, 1)}, by=cast.anna)
    [_, row] = as_csv(page("anna"), c=["next_step_on", "created_at"])
    assert row == ["Flow meters", "2026-07-01", "2026-03-02 18:00"]
