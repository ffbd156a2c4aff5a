"""Parts of the report on pages elsewhere: styles that hold there only, records that lead to their pages."""

import re

from venturi.formats import Shown
from venturi.report.html import blocks, parts
from venturi.report.page import Behind, Exhibit

WON = Behind(title="won deals", total=Shown("3"), ids=("D1", "D2", "<D3>"), more=None)


def test_records_lead_to_their_pages_where_they_have_one() -> None:
    drawn = blocks([Exhibit(title="Deals", behind=(WON,))], links={"D1": "/deals/1/", "D9": "/deals/9/"})
    assert re.findall(r'<a href="([^"]+)"><code>([^<]+)</code></a>', drawn) == [("/deals/1/", "D1")]
    assert "<code>D2</code>" in drawn
    assert "<code>&lt;D3&gt;</code>" in drawn


def test_styles_hold_among_the_parts_only() -> None:
    sheet = parts()
    assert sheet.startswith(".parts {")
    assert ".tiles" in sheet
    assert sheet.count("{") == sheet.count("}")
