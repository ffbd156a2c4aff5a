"""The workspace as its users have it: served with the demo company, in a real browser."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.served import PATIENCE, SIZES, pages, served

pytestmark = pytest.mark.browser

DEALS = 1_000


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with served(tmp_path_factory.mktemp("served"), deals=DEALS) as found:
        yield found


@pytest.fixture
def signed_in(browser, address):
    """A page of somebody of the cast."""
    with pages(browser, address) as opened:
        yield opened


def first_card(page, stage):
    return page.locator("[data-stage]").filter(has=page.get_by_role("heading", name=stage)).locator("[data-card]").first


def names(page, stage):
    column = page.locator("[data-stage]").filter(has=page.get_by_role("heading", name=stage))
    return column.locator(".card .name").all_inner_texts()


def test_a_card_is_dragged_to_another_stage(signed_in):
    page = signed_in()
    card = first_card(page, "Discovery")
    identifier = card.get_attribute("id")
    # Onto its head: the middle of a long column is out of sight.
    card.drag_to(page.get_by_role("heading", name="Qualification"))
    page.get_by_text("is in Qualification now.").first.wait_for()
    column = page.locator("[data-stage]").filter(has=page.get_by_role("heading", name="Qualification"))
    assert column.locator(f"#{identifier}").count() == 1
    assert page.evaluate("document.activeElement.id") == identifier
    assert column.locator(f"#{identifier}").is_visible()


def test_a_card_is_moved_by_keys_alone(signed_in):
    page = signed_in()
    card = first_card(page, "Qualification")
    identifier = card.get_attribute("id")
    card.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('[data-stage] header, [data-card]').id") != identifier
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.id") == identifier
    page.keyboard.press("m")
    page.keyboard.type("Demonstration")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("is in Demonstration now.").first.wait_for()
    column = page.locator("[data-stage]").filter(has=page.get_by_role("heading", name="Demonstration"))
    assert column.locator(f"#{identifier}").count() == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_loss_without_a_reason_is_refused_in_place_and_then_goes_through(signed_in, javascript):
    page = signed_in(javascript=javascript)
    card = first_card(page, "Demonstration")
    identifier = card.get_attribute("id")
    card.get_by_text("Move", exact=True).first.click()
    assert not card.get_by_label("Competitor").is_visible()
    card.get_by_label("To stage").select_option("Lost")
    card.get_by_label("Competitor").fill("Orifice")
    card.get_by_role("button", name="Move").click()
    card = page.locator(f"#{identifier}")
    card.get_by_text("Say why it was lost.").wait_for()
    assert page.evaluate("document.activeElement.name") == "reason"
    page.keyboard.type("price")
    page.keyboard.press("Enter")
    page.get_by_text("is closed and in Lost now.").first.wait_for()
    assert page.locator(f"#{identifier}").count() == 0
    page.locator(".message a").click()
    page.get_by_text("moved to Lost: price").wait_for()


def test_a_card_that_is_dropped_where_deals_are_decided_asks_for_the_rest(signed_in):
    page = signed_in()
    card = first_card(page, "Proposal")
    identifier = card.get_attribute("id")
    for stage in ("Lost", "Won"):
        card.drag_to(page.locator("[data-decides]", has_text=stage))
        assert card.get_by_label("To stage").locator("option:checked").inner_text() == stage
        assert card.get_by_label("When it happened").is_visible()
        if stage == "Lost":
            page.keyboard.press("Escape")
            assert page.evaluate("document.activeElement.id") == identifier
            assert not card.get_by_label("Reason").is_visible()
    card.get_by_role("button", name="Move").click()
    page.get_by_text("is closed and in Won now.").first.wait_for()
    assert "is closed and in Won now." in page.get_by_role("status").inner_text()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_deal_is_changed_and_its_history_read(signed_in, javascript):
    page = signed_in("anna", javascript=javascript)
    page.locator(".card .name").first.click()
    page.get_by_label("Next step", exact=False).first.fill("Call the plant manager")
    page.get_by_role("button", name="Save").click()
    page.get_by_text(re.compile("changed next step from .* to Call the plant manager")).wait_for()


def test_a_move_works_without_javascript(signed_in):
    page = signed_in(javascript=False)
    card = first_card(page, "Proposal")
    card.get_by_text("Move", exact=True).first.click()
    card.get_by_label("To stage").select_option("Negotiation")
    card.get_by_role("button", name="Move").click()
    page.get_by_text("is in Negotiation now.").first.wait_for()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_deal_is_opened_and_gets_a_task_that_is_done(signed_in, javascript):
    page = signed_in("anna", javascript=javascript)
    account = page.locator(".card .name").first.inner_text()
    page.get_by_role("link", name="New deal").click()
    page.get_by_label("Name", exact=True).fill("Opened in a browser")
    page.get_by_label("Account", exact=True).press_sequentially(account)
    if javascript:
        page.locator("#id_account-names option").first.wait_for(state="attached")
    page.get_by_role("button", name="Open it").click()
    page.get_by_role("heading", name="Opened in a browser").wait_for()
    page.get_by_text("New task").click()
    page.get_by_label("What is to be done").fill("Send the offer")
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("button", name="Done: Send the offer", exact=True).click()
    page.get_by_text("finished the task “Send the offer”").wait_for()


def test_an_outsider_sees_other_deals(signed_in):
    hers = set(signed_in("anna").locator(".card .name").all_inner_texts())
    his = set(signed_in("jack").locator(".card .name").all_inner_texts())
    assert hers
    assert his
    assert not hers & his


def test_an_administrator_makes_a_person_who_signs_in_with_the_link(signed_in, address, browser):
    page = signed_in("admin")
    page.goto(f"{address}/data/people/")
    page.get_by_text("Somebody new").click()
    page.get_by_label("Name", exact=True).fill("Nora New")
    page.get_by_label("Email").fill("nora@example.com")
    page.get_by_role("button", name="Add").click()
    page.get_by_text("Nora New is here now.").first.wait_for()
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("The link, shown only now").input_value()
    context = browser.new_context()
    newcomer = context.new_page()
    newcomer.goto(link)
    for label in ("Password", "Again"):
        newcomer.get_by_label(label).fill("a long enough one")
    newcomer.get_by_role("button", name="Set the password").click()
    newcomer.get_by_label("Email").fill("nora@example.com")
    newcomer.get_by_label("Password").fill("a long enough one")
    newcomer.get_by_role("button", name="Sign in").click()
    newcomer.wait_for_url("**/today/")
    context.close()


SET_UP = ("", "people/", "people/1/", "teams/", "teams/1/", "pipelines/", "pipelines/1/", "stages/1/", "targets/")
SET_UP += ("rates/", "rates/pasted/", "costs/", "products/", "trail/", "trail/1/", "exports/", "workspace/")
OWN = ("settings/", "password/", "settings/second-factor/", "settings/sessions/", "sign-in/confirm/")


@pytest.mark.parametrize(
    ("size", "theme"), [("wide", "light"), pytest.param("narrow", "dark", marks=pytest.mark.thorough)]
)
def test_pages_that_set_up_the_workspace_fit_and_anybody_can_use_them(signed_in, address, size, theme):
    page = signed_in("admin", size=size, theme=theme)
    for url in (*(f"data/{one}" for one in SET_UP), *OWN):
        page.goto(f"{address}/{url}")
        for folded in page.locator("details.new").all():
            folded.evaluate("one => { one.open = true; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0], url
        found = Axe().run(page).response["violations"]
        bad = [(url, one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}]
        assert bad == []


def test_one_begins_with_what_there_is_to_do_and_goes_to_it(signed_in):
    page = signed_in(to="/")
    page.get_by_role("link", name="No next step").click()
    first = page.locator(".todo").filter(has_text="has no next step").first
    name = first.locator(".sentence a").inner_text()
    first.get_by_role("link").last.click()
    page.get_by_role("heading", name=name).wait_for()


def test_the_palette_finds_a_deal_and_enter_opens_it(signed_in):
    page = signed_in("anna", to="/pipeline/table/")
    name = page.locator("tbody .name").nth(3).inner_text()
    page.keyboard.press("Control+k")
    page.locator("#palette [data-hit]").first.wait_for()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=name).wait_for()
    page.keyboard.press("Control+k")
    page.keyboard.type("saved")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Saved views").wait_for()


def test_a_slash_goes_to_the_search_and_a_question_mark_shows_the_keys(signed_in):
    page = signed_in("anna", to="/pipeline/table/")
    page.keyboard.press("?")
    page.get_by_role("dialog").get_by_text("these keys").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("plant suite")
    page.keyboard.press("Enter")
    page.get_by_text("found for “plant suite”").wait_for()


def test_a_cell_is_edited_in_place_and_left_by_escape(signed_in):
    page = signed_in("anna", to="/pipeline/table/?outcome=open&c=next_step")
    cell = page.locator("tbody tr").first.locator("td").last
    for key, kept in (("Escape", False), ("Enter", True)):
        cell.hover()
        cell.locator(".pen").click()
        cell.get_by_label("Next step").fill("Visit the foundry")
        page.keyboard.press(key)
        cell.locator("form").wait_for(state="detached")
        assert ("Visit the foundry" in cell.inner_text()) == kept


@pytest.mark.parametrize("javascript", [True, False])
def test_ticked_deals_are_changed_together_and_all_of_them_exported(signed_in, javascript):
    page = signed_in("anna", javascript=javascript, to="/pipeline/table/?outcome=open&c=next_step")
    step = f"Send the brochure, {javascript}"
    for row in (0, 1):
        page.locator("tbody [data-tick]").nth(row).check()
    page.locator("#bulk").get_by_label("Change").select_option("Next step")
    page.locator("#bulk").get_by_label("Next step", exact=True).fill(step)
    page.get_by_role("button", name="Change them").click()
    page.get_by_text("2 changed").wait_for()
    page.get_by_role("link", name="Back to the table").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    told = Path(download.value.path()).read_text("utf-8-sig")
    assert sum(step in line for line in told.splitlines()) == 2
    assert told.splitlines()[0] == "Deal,Next step"


@pytest.mark.parametrize(("size", "theme"), [("wide", "light"), ("narrow", "dark")])
def test_pages_fit_their_width_and_anybody_can_use_them(signed_in, address, size, theme):
    page = signed_in(size=size, theme=theme)
    deal = page.locator(".card .name").first.get_attribute("href")
    page.goto(f"{address}{deal}")
    account = page.locator("header.head a").first.get_attribute("href")
    task = f"{deal}tasks/"
    places = ("/pipeline/", deal, account, "/accounts/", f"{account}contacts/", f"{account}merge/", task, "/deals/new/")
    places += (
        "/today/",
        "/pipeline/table/",
        "/pipeline/views/",
        "/search/?q=an",
        "/insight/",
        "/settings/tokens/",
        "/settings/api/",
    )
    for url in (f"{address}{place}" for place in places):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}] == []


def test_an_administrator_imports_a_file_sees_its_deal_and_undoes_it(signed_in, address, tmp_path):
    (tmp_path / "deals.csv").write_text(
        "Deal ID,Deal Name,Stage,Created,Amount,Currency,Owner,Remark\n"
        "B1,Browser deal,Talking,2026-01-05,900,EUR,Nobody Known,Call\n"
        "B2,Another deal,Closed Won,2026-01-06,800,EUR,Nobody Known,\n"
    )
    page = signed_in("admin")
    page.set_default_timeout(PATIENCE * 1_000)
    page.get_by_role("link", name="Data").click()
    page.goto(f"{address}/data/imports/")
    page.get_by_label("Files").set_input_files(tmp_path / "deals.csv")
    page.get_by_role("button", name="Read the files").click()
    page.get_by_label("What Remark is").select_option("next_step")
    page.get_by_label("Pipeline of deals").fill("From a file")
    page.get_by_role("button", name="Read again").click()
    # It is guessed no more: somebody said so.
    page.get_by_role("row", name="Remark").get_by_text("said so").wait_for()
    page.get_by_role("button", name="Dry run").click()
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_role("heading", name="What happened").wait_for()
    shown = page.url
    page.get_by_role("link", name="See the deals").click()
    page.get_by_role("link", name="From a file").click()
    page.get_by_text("Browser deal").first.wait_for()
    page.goto(shown)
    page.get_by_role("button", name="Undo the whole import").click()
    page.get_by_role("heading", name="What was done, and was taken back").wait_for()
    for url in (shown, f"{address}/data/imports/", f"{shown}duplicates/"):
        page.goto(url)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}] == []
