"""The page of a deal tells what came from files as theirs, and not as done by whoever brought them in."""

import re

import pytest
from tests.web.imports.conftest import DEALS, file

from venturi.web.deals.models import Deal

MOVES = """Deal ID,Date,Stage,Changed by
D1,2026-01-05 08:00,Lead,anna
D1,2026-01-20 09:30,Discovery,anna
D3,2026-01-07 08:00,Lead,
"""
CALLS = "Activity ID,Deal ID,Date,Type,Notes\nA1,D4,2026-02-01 10:00,call,Hello\n"


@pytest.fixture
def lines(client, cast):
    """The lines of a deal's timeline, the earliest first, as they read."""

    def told(key):
        client.force_login(cast.abe)
        page = client.get(f"/deals/{Deal.objects.get(key=key).pk}/").content.decode()
        found = re.findall(r"<li[^>]*>\s*(<time.*?)</li>", page, re.S)
        return [" ".join(re.sub(r"<[^>]+>", " ", line).split()).replace(" :", ":") for line in reversed(found)]

    return told


def test_a_history_is_told_with_its_authors_and_moments_as_the_files_have_it(imported, lines):
    imported(file(DEALS), file(MOVES, "moves.csv"))
    files = "imported from deals.csv, moves.csv"
    came, lead, discovery = lines("D1")
    assert came.startswith(f"2026-01-05 00:00 {files}: came to be recorded ")
    assert lead.startswith(f"2026-01-05 08:00 Anna moved to Lead {files}, recorded ")
    assert discovery.startswith(f"2026-01-20 09:30 Anna moved to Discovery {files}, recorded ")
    assert all(line.endswith(" by Abe") for line in (came, lead, discovery))


def test_what_files_only_show_is_told_as_shown(imported, lines):
    imported(file(DEALS + "D5,Old meter,Proposal,,,10,EUR,anna,Acme,,\n"), file(CALLS, "activities.csv"))
    assert "came to be, and when it was imported it stood in Discovery" in lines("D1")[0]
    assert "became known here, and when it was imported it stood in Proposal" in lines("D5")[0]
    files = "imported from deals.csv, activities.csv"
    came, called, lost = lines("D4")
    assert came.startswith(f"2026-01-08 00:00 {files}: came to be recorded ")
    assert called.startswith(f"2026-02-01 10:00 {files}: call: Hello recorded ")
    assert lost.startswith(f"2026-02-21 00:00 {files}: was lost: price recorded ")


def test_newer_files_are_told_as_well(imported, lines, client):
    imported(file(DEALS))
    imported(file(DEALS.replace("12000.50", "77").replace("meters,Discovery", "meters,Proposal"), "newer.csv"))
    told = lines("D1")
    assert any("imported from newer.csv: changed amount from 12,000.50 to 77.00" in line for line in told)
    assert any("imported from newer.csv: stood in Proposal when it was imported" in line for line in told)


def test_the_product_of_a_file_stands_on_the_page(imported, client, cast):
    imported(file("Deal ID,Deal Name,Stage,Created,Product\nD1,Flow meters,Discovery,2026-01-05,Valve 7\n"))
    client.force_login(cast.abe)
    assert "Valve 7" in client.get(f"/deals/{Deal.objects.get().pk}/").content.decode()
