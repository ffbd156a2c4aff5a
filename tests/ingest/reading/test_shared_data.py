"""The real files of ../shared/data, where they are present: what its README knows about them is what is read."""

from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from venturi.ingest.reading import open_sources
from venturi.ingest.source import Source

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not there"),
]


def source(name: str, tmp_path: Path) -> Source:
    (found,) = open_sources(DATA / name, workdir=tmp_path)
    return found


@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("maven_crm/sales_pipeline.csv", 8_800, 8),
        ("pipedrive/deal_changes.csv", 15_406, 4),
        ("salesforce_export/Opportunity.csv", 219, 45),
        ("salesforce_export/Opportunity History.csv", 584, 4),
        ("salesforce_wide/opportunities_wide.csv", 3_215, 45),
        ("olist_funnel/olist_closed_deals_dataset.csv", 842, 14),
        ("olist_funnel/olist_marketing_qualified_leads_dataset.csv", 8_000, 4),
        ("pipeline_export_2024/CRM-and-Sales-Pipelines.csv", 3_000, 17),
        ("bpic2012/bpic2012_events.parquet", 262_200, 5),
        ("bpic2012/bpic2012_cases.parquet", 13_087, 3),
    ],
)
def test_every_row_of_a_table_is_read(tmp_path: Path, name: str, rows: int, columns: int):
    read = source(name, tmp_path)
    assert (read.rows_read, read.rows_rejected, len(read.columns)) == (rows, 0, columns)


@pytest.mark.parametrize(
    ("name", "cases", "events"),
    [("bpic2012/bpic2012.xes.gz", 13_087, 262_200), ("helpdesk/helpdesk.xes.gz", 4_580, 21_348)],
)
def test_every_event_of_a_log_is_read(tmp_path: Path, name: str, cases: int, events: int):
    read = source(name, tmp_path)
    assert read.rows_read == events
    staged = pq.read_table(read.staged, columns=["case:concept:name", "time:timestamp"])
    assert pc.count_distinct(staged["case:concept:name"]).as_py() == cases
    assert staged["time:timestamp"].null_count == 0


def test_duplicate_headers_of_the_wide_export_are_told(tmp_path: Path):
    read = source("salesforce_wide/opportunities_wide.csv", tmp_path)
    assert "Close Date (2)" in [column.name for column in read.columns]
    assert "duplicate-header" in [issue.code for issue in read.issues]
