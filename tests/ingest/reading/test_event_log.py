import gzip
from datetime import UTC, datetime

import pytest

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
LOG = (
    HEAD
    + """
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <float key="statistics" value="1.5"><float key="inner" value="2"/></float>
  <trace>
    <string key="concept:name" value="173688"/>
    <int key="AMOUNT_REQ" value="20000"/>
    <event>
      <string key="concept:name" value="Submitted"><string key="inner" value="x"/></string>
      <string key="lifecycle:transition" value="COMPLETE"/>
      <date key="time:timestamp" value="2011-10-01T00:38:44.546+02:00"/>
    </event>
    <event>
      <string key="concept:name" value="Offer &amp; sent"/>
      <string key="org:resource" value="112"/>
      <date key="time:timestamp" value="2011-11-01T00:00:00.000+01:00"/>
      <float key="score" value="0.5"/>
      <boolean key="flag" value="true"/>
    </event>
  </trace>
  <trace><string key="concept:name" value="173691"/></trace>
</log>"""
)


def test_each_event_is_a_row_with_the_attributes_of_its_case(opened):
    read = opened(LOG, "log.xes")
    assert read.columns[:2] == ["case:concept:name", "case:AMOUNT_REQ"]
    first, second = (dict(zip(read.columns, row)) for row in read.rows)
    assert first["case:concept:name"] == "173688"
    assert (first["case:AMOUNT_REQ"], first["concept:name"], first["lifecycle:transition"]) == (
        20_000,
        "Submitted",
        "COMPLETE",
    )
    assert (second["concept:name"], second["score"], second["flag"]) == ("Offer & sent", 0.5, True)
    assert "inner" not in read.columns
    assert read.source.details == {"cases": "2", "events": "2"}


def test_moments_with_different_offsets_are_brought_to_utc(opened):
    read = opened(LOG, "log.xes")
    moments = [dict(zip(read.columns, row))["time:timestamp"] for row in read.rows]
    assert moments == [
        datetime(2011, 9, 30, 22, 38, 44, 546_000, tzinfo=UTC),
        datetime(2011, 10, 31, 23, 0, tzinfo=UTC),
    ]


def test_a_gzipped_log_is_the_same(opened):
    assert opened(gzip.compress(LOG.encode()), "log.xes.gz").rows == opened(LOG, "log.xes").rows


def test_a_log_is_known_by_its_content(opened):
    assert len(opened(LOG, "log.csv").rows) == 2


def event(attributes: str) -> str:
    return f"{HEAD}<log><trace><string key='concept:name' value='1'/><event>{attributes}</event></trace></log>"


def test_a_moment_without_offset_is_taken_as_utc_and_told(opened):
    read = opened(event("<date key='time:timestamp' value='2025-03-04T09:30:00'/>"), "log.xes")
    assert read.rows[0][1] == datetime(2025, 3, 4, 9, 30, tzinfo=UTC)
    assert read.issue("offset-missing").row == 2


@pytest.mark.parametrize(
    ("kind", "value"), [("date", "31/02/2026"), ("int", "x"), ("boolean", "maybe"), ("float", "-")]
)
def test_a_value_that_is_not_what_it_is_declared_as_is_left_empty_and_told(opened, kind, value):
    read = opened(event(f"<string key='a' value='1'/><{kind} key='b' value='{value}'/>"), "log.xes")
    assert dict(zip(read.columns, read.rows[0]))["b"] is None
    issue = read.issue("value-unreadable")
    assert (issue.row, issue.column) == (2, "b")
    assert value in issue.message


def test_events_without_moment_or_case_are_told(opened):
    read = opened(f"{HEAD}<log><event><string key='concept:name' value='x'/></event></log>", "log.xes")
    assert set(read.codes()) == {"case-unnamed", "event-without-moment"}
    assert read.source.rows_read == 1


BOMB = (
    HEAD
    + '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + "<log><trace><string key='concept:name' value='&b;'/></trace></log>"
)
THIEF = HEAD + '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]><log>&x;</log>'


@pytest.mark.parametrize("content", [BOMB, THIEF, f"{HEAD}<!DOCTYPE log><log/>"])
def test_entities_are_refused(refused, content):
    assert refused(content, "log.xes").code == "xml-entities-refused"


@pytest.mark.parametrize("content", [LOG[: len(LOG) // 2], LOG.replace("</trace>", "", 1), HEAD])
def test_a_log_that_breaks_off_is_refused(refused, content):
    assert refused(content, "log.xes").code == "file-damaged"


def test_other_xml_is_refused(refused):
    assert refused(HEAD + "<rows><row/></rows>", "log.xes").code == "file-not-readable"


def test_a_log_without_events_is_refused(refused):
    assert refused(HEAD + "<log><trace/></log>", "log.xes").code == "no-records"
