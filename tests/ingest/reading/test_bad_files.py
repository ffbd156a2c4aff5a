"""What cannot be read is refused with what it is and what to do, and nothing is left half-written."""

import gzip
import io
import random
import zipfile
from pathlib import Path

import pytest

from venturi.errors import ReadError, Severity
from venturi.ingest.reading import Limits, open_sources

NOISE = random.Random(7).randbytes(5000)


@pytest.mark.parametrize("name", ["deals.csv", "deals.json", "log.xes", "deals.parquet", "book.xlsx", "deals.csv.gz"])
def test_an_empty_file_says_so(refused, name):
    issue = refused(b"", name)
    assert (issue.code, issue.severity) == ("file-empty", Severity.STOP)


@pytest.mark.parametrize("content", ["\n\n\n", "   \n", "\ufeff", "\ufeff\n"])
def test_a_file_of_nothing_but_line_ends_is_empty(refused, content):
    assert refused(content).code == "file-empty"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + NOISE, "a PNG picture"),
        (b"%PDF-1.7\n" + NOISE, "a PDF document"),
        (b"SQLite format 3\x00" + NOISE, "an SQLite database"),
        (b"7z\xbc\xaf\x27\x1c" + NOISE, "a 7-Zip archive"),
        (NOISE, "binary data"),
        (b"\0" * 5000, "binary data"),
        (b"<!DOCTYPE html><html><table><tr><td>1</table>", "a web page"),
        (b"<?xml version='1.0'?><rows><row/></rows>", "an XML file"),
    ],
)
def test_a_file_that_is_no_table_is_named(refused, content, said):
    issue = refused(content)
    assert issue.code == "file-not-readable"
    assert said in issue.message


def test_a_web_page_named_as_a_workbook_is_named(refused):
    assert "a web page" in refused(b"<html><table></table></html>", "report.xls").message


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path):
    with pytest.raises(ReadError, match="file-missing"):
        open_sources(tmp_path / "nothing.csv", workdir=tmp_path / "work")
    with pytest.raises(ReadError, match="file-is-folder"):
        open_sources(tmp_path, workdir=tmp_path / "work")


def test_an_archive_without_a_workbook_is_named(refused):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("deals.csv", "a,b\n1,2\n")
    assert "a ZIP archive" in refused(out.getvalue()).message


def test_text_named_as_a_workbook_is_read_as_text(opened):
    read = opened("a,b\n1,2\n", "deals.xls")
    assert read.rows == [("1", "2")]
    assert read.issue("name-misleads").severity is Severity.WARNING


def test_a_gzip_bomb_stops_at_the_limit(refused):
    bomb = gzip.compress(b"a,b\n" + b"0," * 50_000_000)
    issue = refused(bomb, "deals.csv.gz", limits=Limits(ratio_from=10_000_000))
    assert issue.code == "unpacks-too-large"


@pytest.mark.parametrize("name", ["deals.csv.gz", "log.xes.gz", "deals.json.gz"])
def test_a_truncated_gzip_file_is_not_taken_for_whole(refused, name):
    content = gzip.compress(b"a,b\n" + b"".join(b"%d,x\n" % i for i in range(50_000)))
    assert refused(content[: len(content) // 2], name).code == "file-truncated"


def test_a_damaged_gzip_file_is_told(refused):
    content = bytearray(gzip.compress(NOISE))
    content[40:60] = b"\xff" * 20
    assert refused(bytes(content), "deals.csv.gz").code in {"file-damaged", "file-not-readable"}


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("name", ["d.csv", "d.json", "d.xes", "d.parquet", "d.xlsx", "d.csv.gz"])
def test_noise_after_any_beginning_never_ends_in_a_traceback(tmp_path: Path, name: str, seed: int):
    chance = random.Random(seed)
    starts = [
        b"",
        b"PK\x03\x04",
        b"PAR1",
        b"\x1f\x8b\x08\0",
        b"a,b\n1,2\n",
        b'[{"a":',
        b"<log><trace>",
        b"\xff\xfe",
        b'"',
    ]
    noise = chance.randbytes(chance.choice([1, 7, 300]))
    text = bytes(chance.choice(b'ab,;"\n\r\t\\{}[]:1') for _ in range(200))
    path = tmp_path / name
    path.write_bytes(chance.choice(starts) + chance.choice([noise, text]))
    sources, issues = [], []
    try:
        sources = open_sources(path, workdir=tmp_path / "work")
    except ReadError as error:
        issues = error.issues
    assert sources or issues
    assert all(source.columns for source in sources)
    assert all(issue.file and issue.remedy and issue.code for issue in issues)
