"""Bad files are answered with what is wrong, where, and what to do; never with a traceback or half a result."""

import io
import random
import zipfile

import pytest
import xlsxwriter

HEADER = "Deal ID,Stage,Status,Amount,Created,Closed,Owner\n"
FINE = "".join(f"{n},Won,won,100,2025-01-10,2025-02-{10 + n:02d},Ann\n" for n in range(12))


def workbook(formula=None):
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet()
    for y, line in enumerate((HEADER + FINE).splitlines()):
        for x, value in enumerate(line.split(",")):
            sheet.write_string(y, x, value)
    if formula:
        sheet.write_formula(3, 3, formula, value="#DIV/0!")
    book.close()
    return content.getvalue()


def bomb():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 120_000_000)
    return content.getvalue()


def wide():
    names = ",".join(f"c{n}" for n in range(10_000))
    return f"{names}\n{','.join('1' * 10_000)}\n".encode()


# name → content, exit code, code of the issue, words of the place or the value
BAD = {
    "empty.csv": (b"", 1, "file-empty", "empty.csv"),
    "header.csv": (HEADER.encode(), 1, "no-records", "header.csv, row 1"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(900), 1, "file-not-readable", "a PNG picture"),
    "cut.xlsx": (workbook()[:3000], 1, "file-damaged", "cut.xlsx"),
    "bomb.xlsx": (bomb(), 1, "unpacks-too-large", "bomb.xlsx"),
    "wide.csv": (wide(), 1, "deals-missing", "wide.csv"),
    "weather.csv": (b"city,rain\nBerlin,5\nParis,7\n", 1, "deals-missing", "weather.csv"),
    "cell.csv": (
        (HEADER + FINE + f'99,Won,won,1,2025-01-10,2025-02-11,"{"x" * 10_000_000}"\n').encode(),
        0,
        "cell-too-long",
        'cell.csv, row 14, column "Owner"',
    ),
    "mixed.csv": (
        (HEADER + FINE + "98,Won,won,1,2025-01-10,2025-02-11,Jürgen\n").encode()
        + "97,Won,won,1,2025-01-10,2025-02-11,Jürgen\n".encode("latin-1"),
        0,
        "encoding-mixed",
        "mixed.csv, row 15",
    ),
    "twice.csv": (
        HEADER.replace("Owner", "Owner,Amount").encode() + FINE.replace("Ann", "Ann,5").encode(),
        0,
        "duplicate-header",
        'the header "Amount" is there already',
    ),
    "nul.csv": ((HEADER + FINE.replace("Ann", "A\0nn", 1)).encode(), 0, "nul-removed", "nul.csv, row 2"),
    "date.csv": (
        (HEADER + FINE + "50,Won,won,1,2025-01-10,31/02/2026,Ann\n").encode(),
        0,
        "date-unreadable",
        'date.csv, row 14, column "Closed": "31/02/2026" is not a date',
    ),
    "negative.csv": (
        (HEADER + FINE + "50,Won,won,-500,2025-01-10,2025-02-11,Ann\n").encode(),
        0,
        "amount-negative",
        "1 of 13 deals has an amount below 0",
    ),
    "huge.csv": (
        (HEADER + FINE + "51,Won,won,1e300,2025-01-10,2025-02-11,Ann\n").encode(),
        0,
        "amount-out-of-range",
        'huge.csv, row 14, column "Amount": "1e300"',
    ),
    "formula.csv": (
        (HEADER + FINE + "52,Won,won,=1+2,2025-01-10,2025-02-11,=cmd|calc\n").encode(),
        0,
        "formula-in-cell",
        'formula.csv, row 14, column "Amount"',
    ),
    "formula.xlsx": (workbook("=1/0"), 0, "cell-error", "formula.xlsx"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_answered_with_place_and_remedy(venturi, tmp_path, name):
    content, code, issue, said = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    # Inspecting names every issue; what stops it stops the audit in the same words.
    ran = venturi("inspect", path, "--json", tmp_path / "out.json")
    assert ran.code == (0 if name in {"header.csv", "negative.csv"} else code), ran.err
    if name in {"header.csv", "negative.csv", "cell.csv"}:
        ran = venturi("audit", path, "--json", tmp_path / "audit.json")
        assert ran.code == code
    told = ran.out + ran.err
    assert f"{issue}" in told
    assert said in told
    assert "Traceback" not in told
    assert "[fault]" not in told
    assert (tmp_path / "out.json").is_file() == (code == 0 or name == "header.csv")
    assert not [left.name for left in tmp_path.iterdir() if left.name.startswith(".")]


@pytest.mark.parametrize("command", ["audit", "inspect"])
def test_a_missing_file_a_folder_and_a_locked_file_are_told_apart(venturi, tmp_path, command):
    missing = venturi(command, tmp_path / "none.csv")
    folder = venturi(command, tmp_path)
    assert (missing.code, folder.code) == (2, 1)
    assert "[file-missing]" in missing.err
    assert "[file-is-folder]" in folder.err


def test_a_mapping_that_is_no_mapping_is_named(venturi, deals, tmp_path):
    mapping = tmp_path / "m.toml"
    mapping.write_text("= =", encoding="utf-8")
    ran = venturi("inspect", deals, "--mapping", mapping)
    assert ran.code == 1
    assert "m.toml" in ran.err


def test_a_mapping_that_is_not_there_is_named(venturi, deals, tmp_path):
    ran = venturi("inspect", deals, "--mapping", tmp_path / "none.toml")
    assert ran.code == 2
    assert "none.toml" in ran.err


def test_a_typed_date_far_ahead_does_not_become_the_day_of_the_audit(venturi, tmp_path):
    path = tmp_path / "slip.csv"
    path.write_text(HEADER + FINE + "60,Won,won,1,2025-01-10,2099-02-11,Ann\n", encoding="utf-8")
    ran = venturi("audit", path)
    assert "as of 21 Feb 2025" in ran.out
    assert "up to 2099-02-11, lie in the future" in ran.out
