import csv
import gzip
import io
import random
from pathlib import Path

import pytest

from venturi.errors import Severity
from venturi.ingest.reading import Limits, ReadOptions, encoding, open_sources, plain


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "\x1f", "~"])
def test_the_delimiter_is_found_from_the_content(opened, delimiter):
    text = "\n".join(delimiter.join(row) for row in [["Id", "Stage", "Amount"], ["1", "Won", "5"], ["2", "Lost", "7"]])
    read = opened(text)
    assert read.columns == ["Id", "Stage", "Amount"]
    assert read.rows == [("1", "Won", "5"), ("2", "Lost", "7")]


def test_decimal_commas_do_not_make_columns(opened):
    read = opened("id;amount;rate\n1;2,5;0,1\n2;3,25;0,2\n")
    assert read.source.details["delimiter"] == "semicolon"
    assert read.rows == [("1", "2,5", "0,1"), ("2", "3,25", "0,2")]


def test_commas_and_semicolons_in_text_do_not_make_columns(opened):
    read = opened('id,name,note\n1,"Acme, Inc",a; b; c\n2,Beta,d; e\n')
    assert read.rows == [("1", "Acme, Inc", "a; b; c"), ("2", "Beta", "d; e")]


def test_one_column_is_a_table(opened):
    assert opened("Deal Id\n006A\n006B\n").rows == [("006A",), ("006B",)]


def test_the_delimiter_can_be_said(opened):
    assert opened("a:b\n1:2\n", delimiter=":").rows == [("1", "2")]


def test_the_separator_line_of_excel_is_obeyed(opened):
    read = opened("sep=;\na;b\n1,5;2\n")
    assert (read.columns, read.rows, read.numbers) == (["a", "b"], [("1,5", "2")], [3])


def test_title_lines_above_the_header_are_left_out_and_told(opened):
    read = opened("Pipeline report\n\nid,stage,amount\n1,Won,5\n2,Lost,6\n")
    assert read.columns == ["id", "stage", "amount"]
    assert read.numbers == [4, 5]
    assert read.issue("lines-above-header").row == 3


@pytest.mark.parametrize(
    ("codec", "bom", "spoken"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", b"\xef\xbb\xbf", "UTF-8 with BOM"),
        ("utf-16-le", b"", "UTF-16 LE"),
        ("utf-16-be", b"", "UTF-16 BE"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
        ("cp1252", b"", "Windows-1252"),
    ],
)
def test_the_encoding_is_found_from_the_content(opened, codec, bom, spoken):
    read = opened(bom + "Id,Größe\n1,Müller & Söhne – €\n2,plain\n".encode(codec))
    assert read.source.details["encoding"] == spoken
    assert read.columns == ["Id", "Größe"]
    assert read.rows == [("1", "Müller & Söhne – €"), ("2", "plain")]
    assert read.codes() == (["encoding-guessed"] if spoken == "Windows-1252" else [])


def test_the_encoding_can_be_said(opened):
    assert opened("id,名前\n1,株式会社\n".encode("shift_jis"), encoding="shift_jis").rows == [("1", "株式会社")]


@pytest.mark.parametrize("encoding", ["utf8", "UTF-8", "utf-8-sig"])
def test_a_byte_order_mark_is_no_part_of_the_header_however_utf_8_is_spelled(opened, encoding):
    assert opened(b"\xef\xbb\xbfid,b\n1,2\n", encoding=encoding).source.columns[0].spelled == "id"


def test_an_encoding_that_does_not_exist_is_a_mistake_of_the_caller():
    with pytest.raises(LookupError):
        ReadOptions(encoding="utf-9")


def test_characters_that_the_said_encoding_does_not_have_are_counted(opened):
    read = opened("id,name\n1,Müller\n".encode("cp1252"), encoding="ascii")
    assert read.rows == [("1", "M\ufffdller")]
    assert read.issue("characters-unreadable").count == 1


def test_a_line_in_another_encoding_is_read_as_windows_1252_and_told_with_its_row(opened):
    lines = ["id,name", "1,Müller", "2,Köln", "3,Zürich"]
    content = b"\n".join(line.encode("cp1252" if line.startswith("2") else "utf-8") for line in lines)
    read = opened(content)
    assert read.rows == [("1", "Müller"), ("2", "Köln"), ("3", "Zürich")]
    issue = read.issue("encoding-mixed")
    assert (issue.row, issue.count, issue.records) == (3, 1, ("deals.csv:3",))


def test_bytes_that_windows_1252_leaves_open_do_not_stop_reading(opened):
    read = opened("a,ü\n1,é\n".encode() + b"2,\x81\x8d\x8f\x90\x9d\n")
    assert read.rows[1] == ("2", "\x81\x8d\x8f\x90\x9d")


def test_line_ends_may_be_mixed(opened):
    assert opened("a,b\r\n1,2\r3,4\n5,6").rows == [("1", "2"), ("3", "4"), ("5", "6")]


def test_line_ends_of_old_macintosh_files(opened):
    assert opened("a,b\r1,2\r3,4\r").rows == [("1", "2"), ("3", "4")]


def test_a_line_end_of_two_characters_is_not_cut_where_a_block_ends():
    blocks = list(encoding.blocks_of(io.BytesIO(b"a,b\r\n1,2\r\n"), size=4, limit=100))
    assert b"".join(blocks) == b"a,b\r\n1,2\r\n"
    assert all(not block.startswith(b"\n") for block in blocks)


def test_cells_hold_line_ends_and_doubled_quotation_marks(opened):
    read = opened('id,note\n1,"two\r\nlines, ""quoted"""\n2,x\n')
    assert read.rows == [("1", 'two\r\nlines, "quoted"'), ("2", "x")]
    assert read.numbers == [2, 3]


def test_separators_of_unicode_do_not_end_lines(opened):
    assert opened("a,b\n1,x\u2028y\x85z\x0b\n").rows == [("1", "x\u2028y\x85z\x0b")]


def test_text_is_not_trimmed_and_empty_is_null(opened):
    assert opened("id,name,x\n 007 ,  ,\n").rows == [(" 007 ", "  ", None)]


def test_duplicate_headers_are_numbered(opened):
    read = opened("Close Date,Close Date,close date\n1,2,3\n")
    assert read.columns == ["Close Date", "Close Date (2)", "close date (3)"]
    assert read.source.columns[2].spelled == "close date"
    assert read.codes() == ["duplicate-header", "duplicate-header"]
    assert read.source.issues[0].place == 'deals.csv, row 1, column "Close Date"'


def test_a_header_may_not_take_the_name_of_the_row_column(opened):
    assert opened("source_row,b\n1,2\n").columns == ["source_row (2)", "b"]


def test_blank_headers_get_a_name(opened):
    read = opened("id,,b\n1,2,3\n")
    assert read.columns == ["id", "Column 2", "b"]
    assert read.issue("blank-header").severity is Severity.NOTE


def test_a_short_row_is_taken_with_nulls(opened):
    read = opened("a,b,c\n1,2,3\n4\n5,6,7\n")
    assert read.rows[1] == ("4", None, None)
    assert read.issue("row-short").row == 3


def test_a_long_row_is_rejected_when_values_stand_outside(opened):
    read = opened("a,b\n1,2\n3,4,5\n6,7,,\n")
    assert read.rows == [("1", "2"), ("6", "7")]
    assert (read.source.rows_read, read.source.rows_rejected) == (3, 1)
    issue = read.issue("row-too-long")
    assert (issue.row, issue.severity) == (3, Severity.ERROR)
    assert '"5"' in issue.message


def test_blank_lines_are_numbered_and_are_no_records(opened):
    read = opened("a,b\n\n1,2\n,\n3,4\n\n")
    assert read.numbers == [3, 5]
    assert read.source.rows_read == 2
    assert read.issue("blank-row").row == 4


def test_header_only_says_so(opened):
    read = opened("id,stage,amount\n")
    assert (read.columns, read.rows) == (["id", "stage", "amount"], [])
    assert read.issue("no-records").remedy


def test_nul_characters_are_taken_out_and_told(opened):
    read = opened(b"id,name\n1,Ac\0me\n2,Beta\n")
    assert read.rows == [("1", "Acme"), ("2", "Beta")]
    assert read.issue("nul-removed").row == 2


def test_a_formula_stays_text_and_is_noted(opened):
    read = opened(
        'id,name\n1,=1+1\n2,"=HYPERLINK(""http://x"")"\n3,-5\n4,+49 170 123\n5,-2+3+cmd|x\n6,- item\n7,@SUM(A1)\n'
    )
    assert [row[1] for row in read.rows][:2] == ["=1+1", '=HYPERLINK("http://x")']
    issue = read.issue("formula-in-cell")
    assert (issue.row, issue.column, issue.count) == (2, "name", 4)
    assert issue.records == ("deals.csv:2", "deals.csv:3", "deals.csv:6", "deals.csv:8")


def test_dates_and_amounts_without_sense_are_left_to_the_mapping(opened):
    assert opened("d,a\n31/02/2026,-1e300\n").rows == [("31/02/2026", "-1e300")]


def test_a_cell_beyond_the_limit_rejects_its_row(opened):
    read = opened("id,note,x\n1,ok,1\n2," + "n" * 10_000_000 + ",2\n3,ok,3\n")
    assert [row[0] for row in read.rows] == ["1", "3"]
    issue = read.issue("cell-too-long")
    assert (issue.row, issue.column) == (3, "note")
    assert "10,000,000" in issue.message


def test_a_long_cell_over_several_lines_is_found_too(opened):
    note = '"' + "line\n" * 30 + '"'
    read = opened(f"id,note\n1,{note}\n2,x\n", limits=Limits(cell=100))
    assert read.rows == [("2", "x")]
    assert read.issue("cell-too-long").row == 2


def test_a_quotation_mark_that_is_never_closed_rejects_what_it_swallows(opened):
    read = opened('id,note\n1,x\n2,"open\n3,y\n4,z\n')
    assert read.rows == [("1", "x")]
    issue = read.issue("quote-unclosed")
    assert (issue.row, issue.count, read.source.rows_rejected) == (3, 3, 3)


def test_a_record_beyond_the_limit_is_left_out_and_reading_goes_on(opened):
    read = opened("id,note\n1,x\n2," + "y" * 5000 + "\n3,z\n", limits=Limits(cell=100, record=1000))
    assert [row[0] for row in read.rows] == ["1", "3"]
    assert read.issue("record-too-long").row == 3


def test_ten_thousand_columns_are_read(opened):
    header = ",".join(f"c{i}" for i in range(10_000))
    read = opened(f"{header}\n{','.join('1' * 10_000)}\n")
    assert len(read.columns) == 10_000


def test_more_columns_than_a_sheet_has_are_refused(refused):
    issue = refused(",".join(f"column {i}" * 20 for i in range(20_000)) + "\n1\n")
    assert issue.code == "too-many-columns"
    assert "20,000" in issue.message


def test_gzipped_text_is_read(opened):
    read = opened(gzip.compress(b"a,b\n1,2\n"), "deals.csv.gz")
    assert read.rows == [("1", "2")]


def test_text_with_many_line_ends_in_cells_takes_the_quick_way_too(opened, monkeypatch):
    parsed = []
    quick = plain.parse
    monkeypatch.setattr(plain, "parse", lambda *args, **kwargs: parsed.append(quick(*args, **kwargs)) or parsed[-1])
    note = '"' + "a line of a note\n" * 20 + '"'
    read = opened("id,note\n" + "".join(f"{i},{note}\n" for i in range(40_000)))
    assert len(read.rows) == 40_000
    assert len(parsed) >= 4
    assert all(table is not None for table in parsed)


def test_the_limit_of_single_issues_is_not_a_limit_of_the_count(opened):
    read = opened("a,b\n" + "1,2,3\n" * 1500)
    assert read.source.rows_rejected == 1500
    assert sum(issue.count for issue in read.source.issues if issue.code == "row-too-long") == 1500


def test_progress_ends_at_the_size_of_the_file(tmp_path: Path):
    path = tmp_path / "deals.csv"
    path.write_text("a,b\n" + "1,some text\n" * 400_000)
    told = []
    open_sources(path, workdir=tmp_path / "work", progress=lambda step, done, of: told.append((step, done, of)))
    assert len(told) >= 2
    assert told[-1] == ("Reading deals.csv", path.stat().st_size, path.stat().st_size)


def test_a_byte_order_mark_between_quotation_marks_is_not_lost_at_the_beginning_of_a_block():
    assert plain.parse('"\ufeff",0\n'.encode(), ["a", "b"], ",", longest=100) is None


def test_rows_of_nothing_but_delimiters_are_not_left_to_arrow():
    assert plain.parse(b"1,2\n,\n3,4\n", ["a", "b"], ",", longest=100) is None


def messy_table(seed: int, rows: int) -> str:
    """Many ordinary rows, and once in a while one that needs care."""
    chance = random.Random(seed)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["id", "name", "note"])
    for number in range(rows):
        note = chance.choice(["plain", "", "a, b", 'say "hi"'] * 1000 + ["two\nlines", "blank\n\nline", "=1+1"])
        writer.writerow([number, f"Müller {number}", note])
        if chance.random() < 0.001:
            out.write(chance.choice(["\r\n", ",,\r\n", f"{number},short\r\n", "1,2,3,4\r\n", '9,a"b,"c"d\r\n']))
    return out.getvalue()


def test_blocks_that_arrow_parses_give_the_same_as_the_careful_way(opened, monkeypatch):
    text = messy_table(3, 40_000)
    # Small blocks, so that quick and careful ones follow each other often.
    monkeypatch.setattr(encoding, "BLOCK", 8_000)
    parsed = []
    parse = plain.parse
    monkeypatch.setattr(plain, "parse", lambda *args, **kwargs: parsed.append(parse(*args, **kwargs)) or parsed[-1])
    quick = opened(text, "quick.csv")
    assert sum(table is None for table in parsed) > 10
    assert sum(table is not None for table in parsed) > 50
    monkeypatch.setattr(plain, "parse", lambda *args, **kwargs: None)
    careful = opened(text, "careful.csv")
    assert quick.rows == careful.rows
    assert quick.numbers == careful.numbers
    assert quick.source.rows_rejected == careful.source.rows_rejected > 0
    told = [[(i.code, i.row, i.count) for i in read.source.issues] for read in (quick, careful)]
    assert sorted(told[0]) == sorted(told[1])
