import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from venturi.errors import ReadError
from venturi.ingest.reading import Limits, ReadOptions, open_sources

FORMATS = {"date": "yyyy-mm-dd", "moment": "dd/mm/yyyy hh:mm"}


def book(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        fill(workbook)
    return out.getvalue()


def sheet(*rows: list) -> bytes:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        page = workbook.add_worksheet("Q1")
        moment, day = (workbook.add_format({"num_format": FORMATS[name]}) for name in ("moment", "date"))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    page.write_datetime(number, column, value, moment)
                elif isinstance(value, date):
                    page.write_datetime(number, column, value, day)
                elif isinstance(value, str) and value.startswith("{"):
                    page.write_formula(number, column, "=" + value[1:].split("}")[0], None, value.split("}")[1])
                elif isinstance(value, str):
                    page.write_string(number, column, value)
                elif value is not None:
                    page.write(number, column, value)

    return book(fill)


def test_cells_become_text_without_damage(opened):
    read = opened(
        sheet(
            ["id", "amount", "moment", "day", "flag", "rate"],
            ["0012345678901234567", 1000, datetime(2025, 3, 4, 9, 30), date(2025, 3, 5), True, 0.000123456789],
            ["x", 1000.5, None, None, False, 2],
        ),
        "book.xlsx",
    )
    assert read.source.name == 'book.xlsx, sheet "Q1"'
    assert read.rows == [
        ("0012345678901234567", "1000", "2025-03-04 09:30:00", "2025-03-05 00:00:00", "true", "0.000123456789"),
        ("x", "1000.5", None, None, "false", "2"),
    ]


def test_rows_are_numbered_as_the_sheet_shows_them(opened):
    read = opened(sheet([], ["Report"], ["id", "stage", "amount"], ["1", "Won", 5], [], ["2", "Lost", 6]), "book.xlsx")
    assert read.columns == ["id", "stage", "amount"]
    assert read.numbers == [4, 6]
    assert read.issue("blank-row").row == 5


def test_a_formula_gives_the_value_that_was_computed_last(opened):
    read = opened(sheet(["id", "amount"], ["1", "{B9+1}42"], ["2", "{1/0}#DIV/0!"]), "book.xlsx")
    assert read.rows == [("1", "42"), ("2", None)]
    issue = read.issue("cell-error")
    assert (issue.row, issue.column) == (3, "amount")
    assert "Div0" in issue.message


def test_text_that_looks_like_a_formula_stays_text(opened):
    read = opened(sheet(["id", "note"], ["1", '=cmd|"/c calc"!A1']), "book.xlsx")
    assert read.rows == [("1", '=cmd|"/c calc"!A1')]
    assert (read.issue("formula-in-cell").row, read.issue("formula-in-cell").column) == (2, "note")


def test_each_visible_sheet_is_a_source_and_the_others_are_named(tmp_path: Path):
    def fill(workbook: xlsxwriter.Workbook) -> None:
        for name in ("Deals", "Empty", "Hidden", "History"):
            page = workbook.add_worksheet(name)
            if name != "Empty":
                page.write_row(0, 0, ["id", "stage"])
                page.write_row(1, 0, ["1", "Won"])
            if name == "Hidden":
                page.hide()

    (tmp_path / "book.xlsx").write_bytes(book(fill))
    sources = open_sources(tmp_path / "book.xlsx", workdir=tmp_path / "work")
    assert [source.details["sheet"] for source in sources] == ["Deals", "History"]
    skipped = [issue.message for issue in sources[0].issues if issue.code == "sheet-skipped"]
    assert ['"Empty" is empty' in skipped[0], '"Hidden" is hidden' in skipped[1]] == [True, True]


def test_a_sheet_can_be_named_even_a_hidden_one(opened, tmp_path: Path):
    def fill(workbook: xlsxwriter.Workbook) -> None:
        workbook.add_worksheet("A").write_row(0, 0, ["x"])
        page = workbook.add_worksheet("B")
        page.write_row(0, 0, ["id"])
        page.write_row(1, 0, ["1"])
        page.hide()

    assert opened(book(fill), "book.xlsx", sheet="B").rows == [("1",)]
    with pytest.raises(ReadError, match='Name one of "A", "B"'):
        open_sources(tmp_path / "book.xlsx", workdir=tmp_path / "work", options=ReadOptions(sheet="C"))


def test_columns_without_header_and_cells_are_no_columns(opened):
    read = opened(sheet(["id", "", "x", ""], ["1", None, "2", "3"]), "book.xlsx")
    assert read.columns == ["id", "x", "Column 3"]


def test_a_workbook_named_csv_is_read_as_what_it_is(opened):
    read = opened(sheet(["id", "stage"], ["1", "Won"]), "deals.csv")
    assert read.rows == [("1", "Won")]
    assert "is a workbook" in read.issue("name-misleads").message


def test_a_workbook_without_records_is_refused(refused):
    assert refused(book(lambda workbook: workbook.add_worksheet("A")), "book.xlsx").code == "no-records"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95, 0.999])
def test_a_truncated_workbook_is_refused(refused, share):
    whole = sheet(["id", "stage"], *[[str(i), "Won"] for i in range(500)])
    assert refused(whole[: int(len(whole) * share)], "book.xlsx").code == "file-damaged"


def test_a_workbook_with_damaged_content_is_refused(refused):
    whole = bytearray(sheet(["id", "stage"], *[[str(i), f"stage {i * 7919}"] for i in range(2000)]))
    whole[400:900] = b"\x55" * 500
    assert refused(bytes(whole), "book.xlsx").code == "file-damaged"


def packed(content: bytes, *, stated: int | None = None) -> bytes:
    """A workbook whose sheet unpacks to `content`, stating another size when asked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", content)
        if stated is not None:
            archive.infolist()[1].file_size = stated
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(refused):
    issue = refused(packed(b"0" * 100_000_000), "book.xlsx")
    assert issue.code == "unpacks-too-large"
    assert "100,000,0" in issue.message


def test_a_zip_bomb_that_states_a_small_size_is_refused(refused):
    issue = refused(packed(b"0" * 50_000_000, stated=1000), "book.xlsx")
    assert issue.code == "file-damaged"
    assert "another size than its directory states" in issue.message


def test_the_limit_for_workbooks_can_be_set(refused):
    whole = sheet(["id", "stage"], *[[str(i), "Won"] for i in range(500)])
    assert refused(whole, "book.xlsx", limits=Limits(workbook=10_000)).code == "unpacks-too-large"


def test_a_workbook_with_a_password_is_refused(refused):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
    assert refused(content, "book.xlsx").code == "file-encrypted"


def test_an_old_workbook_that_is_damaged_is_refused(refused):
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 1000, "book.xls").code == "file-damaged"


OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Deals">
<table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>amount</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>007</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell>
</table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_open_document_sheet_is_read(opened):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:x"/>')
        archive.writestr("content.xml", OPEN_DOCUMENT.replace(">\n<", "><"))
    assert opened(out.getvalue(), "deals.ods").rows == [("007", "12.5")]
