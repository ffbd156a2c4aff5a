"""The way of a newcomer through the workspace, in one piece and in a real browser: from the files of their CRM to the
first moves, and back."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.web.served import PATIENCE, SIZES, pages, served

pytestmark = pytest.mark.browser

MAVEN = Path(__file__).parents[3] / "shared" / "data" / "maven_crm"
NAMES = ("sales_pipeline", "accounts", "products", "sales_teams")
# What the demo company needs at least.
DEALS = 200
# The files of another company, shaped like those of Maven: days as M/D/YYYY, lost for 0, no currency, open deals
# without an account or a first day. "@" makes them those of one journey.
LIKE_MAVEN = {
    "sales_pipeline": """opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
@01,Moira Vance,Pump Basic,Norden@,Won,10/20/2016,3/1/2017,1054
@02,Teo Brandt,PumpPro,Isola@,Won,10/25/2016,3/11/2017,4514
@03,Teo Brandt,Pump Basic,Norden@,Lost,11/21/2016,12/13/2016,0
@04,Moira Vance,Pump Basic,,Engaging,12/5/2016,,
@05,Teo Brandt,Pump Basic,Isola@,Engaging,12/6/2016,,
@06,Moira Vance,PumpPro,,Prospecting,,,
@07,Teo Brandt,PumpPro,Norden@,Prospecting,,,
""",
    "accounts": "account,sector,revenue,employees\nNorden@,retail,1100.04,2822\nIsola@,medical,251.41,495\n",
    "products": "product,series,sales_price\nPump Basic,Pump,550\nPump Pro,Pump,4821\n",
    "sales_teams": "sales_agent,manager,regional_office\nMoira Vance,Ilse Roth,Central\nTeo Brandt,Ilse Roth,East\n",
}
CORRECTED = (
    "opportunity_id,sales_agent,deal_stage,engage_date,close_value,currency\n@99,Teo Brandt,Engaging,1/19/2017,70,USD\n"
)
WAYS = [("wide", True), ("narrow", True), ("wide", False)]


@pytest.mark.parametrize(("size", "javascript"), WAYS)
def test_a_newcomer_finds_the_way_with_files_shaped_like_those_of_maven(browser, address, tmp_path, size, javascript):
    mark = f"{size[0].upper()}{int(javascript)}"
    files = [written(tmp_path, name, text.replace("@", mark)) for name, text in LIKE_MAVEN.items()]
    with pages(browser, address) as opened:
        newcomer = Newcomer(opened("admin", size=size, javascript=javascript), address, f"Journey {mark}", javascript)
        newcomer.goes(files, tmp_path, deals=7)


@pytest.mark.shared_data
@pytest.mark.skipif(not MAVEN.exists(), reason="../shared/data is not here")
@pytest.mark.parametrize(
    ("size", "javascript", "where"),
    [(*WAYS[0], "address"), *(pytest.param(*way, "empty", marks=pytest.mark.thorough) for way in WAYS[1:])],
)
def test_a_newcomer_finds_the_way_with_the_files_of_maven(browser, request, tmp_path, size, javascript, where):
    files, address = [MAVEN / f"{name}.csv" for name in NAMES], request.getfixturevalue(where)
    with pages(browser, address) as opened:
        newcomer = Newcomer(opened("admin", size=size, javascript=javascript), address, "Maven", javascript)
        newcomer.goes(files, tmp_path, deals=8_800)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with served(tmp_path_factory.mktemp("served"), deals=DEALS, place=7_000) as found:
        yield found


@pytest.fixture
def empty(tmp_path_factory):
    """A workspace into which nobody imported these files before."""
    with served(tmp_path_factory.mktemp("served"), deals=DEALS, place=14_000) as found:
        yield found


def written(folder, name, text):
    (folder / f"{name}.csv").write_text(text)
    return folder / f"{name}.csv"


@dataclass
class Newcomer:
    """Somebody with a browser and the files of a CRM."""

    page: Any
    address: str
    pipeline: str
    javascript: bool

    def goes(self, files, folder, *, deals):
        """The whole way; `folder`: where files may be put."""
        imported = self.imports(files)
        self.page.get_by_role("row", name="Deals").get_by_role("cell", name=f"{deals:,}").first.wait_for()
        self.page.get_by_role("link", name="See the deals").click()
        self.page.get_by_role("link", name=self.pipeline).click()
        moved = [self.moves("Engaging", "Prospecting")]
        moved.append(self.moves("Prospecting", "Engaging", by_keys=True, but=moved[0]))
        self.is_refused()
        self.finds(moved[0])
        self.reads_its_history()
        self.exports(moved[0])
        self.undoes(imported, moved, folder)

    def imports(self, files):
        """From the files to what happened; where that is told."""
        self.page.goto(f"{self.address}/data/imports/")
        self.page.get_by_label("Files").set_input_files(files)
        self.page.get_by_role("button", name="Read the files").click()
        self.until("heading", "Mapping")
        if self.page.get_by_text("amount-without-currency").is_visible():
            self.page.get_by_label("Currency").fill("USD")
        self.page.get_by_label("Pipeline of deals").fill(self.pipeline)
        # The page with the former mapping has a "Dry run", too: it must be gone before that is pressed.
        again = self.page.get_by_role("button", name="Read again")
        again.evaluate("button => { button.dataset.former = '' }")
        again.click()
        self.page.locator("[data-former]").wait_for(state="detached")
        self.until("button", "Dry run")
        self.page.get_by_role("button", name="Dry run").click()
        self.until("button", "Import")
        self.fits()
        self.page.get_by_role("button", name="Import", exact=True).click()
        self.until("heading", "What happened")
        self.fits()
        return self.page.url

    def moves(self, stage, to, *, by_keys=False, but=None):
        """Move the first other deal of a stage, by drag, by keys, or by the form without scripts; which it was."""
        card = self.column(stage).locator("[data-card]").filter(has_not_text=but).first
        identifier = card.get_attribute("id")
        if not self.javascript:
            card.get_by_text("Move", exact=True).first.click()
            card.get_by_label("To stage").select_option(to)
            card.get_by_role("button", name="Move").click()
        elif by_keys:
            card.focus()
            self.page.keyboard.press("m")
            self.page.keyboard.type(to)
            for key in ("Tab", "Tab", "Enter"):
                self.page.keyboard.press(key)
        else:
            card.drag_to(self.page.get_by_role("heading", name=to))
        told = self.page.locator(".message", has_text=f"is in {to} now.").first.inner_text()
        # Of many deals in a stage, the board shows some: it need not stand among those of the other one.
        assert self.column(stage).locator(f"#{identifier}").count() == 0
        self.fits()
        return told.split(" is in ")[0].strip()

    def is_refused(self):
        """Nothing is lost without a reason, and it says so."""
        card = self.column("Engaging").locator("[data-card]").first
        identifier = card.get_attribute("id")
        card.get_by_text("Move", exact=True).first.click()
        card.get_by_label("To stage").select_option("Lost")
        card.get_by_role("button", name="Move").click()
        card = self.column("Engaging").locator(f"#{identifier}")
        card.get_by_text("Say why it was lost.").wait_for()

    def finds(self, name):
        """By the palette, or by the search where there are no scripts."""
        if self.javascript:
            self.page.goto(f"{self.address}/today/")
            self.page.keyboard.press("Control+k")
            self.page.locator("#palette [data-hit]").first.wait_for()
            self.page.keyboard.type(name)
            self.page.locator("#palette [data-hit]").filter(has_text=name).first.wait_for()
            self.page.keyboard.press("Enter")
        else:
            self.page.get_by_role("searchbox").first.fill(name)
            self.page.keyboard.press("Enter")
            self.page.get_by_role("link", name=re.compile(name)).first.click()
        self.page.get_by_role("heading", name=name).wait_for()

    def reads_its_history(self):
        """What the files told, and what the newcomer did."""
        self.page.get_by_text(re.compile("moved .*Prospecting")).first.wait_for()
        self.page.get_by_text("when it was imported it stood in Engaging").first.wait_for()
        self.fits()

    def exports(self, name):
        """What the table shows, as a file."""
        self.page.goto(f"{self.address}/pipeline/table/?c=stage")
        self.page.get_by_label("Deal or account").fill(name)
        self.page.get_by_role("button", name="Show").click()
        self.page.get_by_text(re.compile("^1 deal")).first.wait_for()
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="CSV").click()
        told = Path(download.value.path()).read_text("utf-8-sig").splitlines()
        assert told == ["Deal,Stage", f"{name},Prospecting"]
        self.fits()

    def undoes(self, imported, moved, folder):
        """What somebody worked with stays, and is named; what came in by mistake is taken back."""
        self.page.goto(imported)
        self.page.get_by_role("button", name="Undo the whole import").click()
        refusal = self.page.get_by_role("alert").get_by_text("Something was built on this import")
        refusal.wait_for()
        assert all(name in refusal.inner_text() for name in moved)
        self.imports([written(folder, "corrected", CORRECTED.replace("@", self.pipeline[:9]))])
        self.page.get_by_role("button", name="Undo the whole import").click()
        self.until("heading", "What was done, and was taken back")
        self.fits()

    def column(self, stage):
        return self.page.locator("[data-stage]").filter(has=self.page.get_by_role("heading", name=stage))

    def until(self, role, name):
        """Wait for a worker: the page looks again by itself, or the newcomer does."""
        shown = self.page.get_by_role(role, name=name, exact=True)
        for _ in range(PATIENCE * 2):
            if shown.is_visible():
                return
            if not self.javascript:
                self.page.get_by_role("link", name="Look again").click()
            self.page.wait_for_timeout(500)
        pytest.fail(f"no {name} on the page:\n{self.page.locator('main').inner_text()}")

    def fits(self):
        width = max(*SIZES["narrow"][:1], self.page.viewport_size["width"])
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width, self.page.url
