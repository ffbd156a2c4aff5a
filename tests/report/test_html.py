"""The page: complete in itself, safe with any text, honest about what it does not know."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from tests.report.rendered import page as rendered
from tests.report.sample import HOSTILE, all_refused, company, no_deals

from venturi import report
from venturi.formats import Shown
from venturi.report.contents import contents
from venturi.report.page import Cards, Exhibit, Report, Table, Tiles

VOID = {"meta", "link", "br", "wbr", "hr", "img"}


class Page(HTMLParser):
    """Tags in order with their attributes, texts, and whether every tag is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "script"}:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.texts))


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(rendered("company"))


def test_the_page_is_well_formed(page: Page) -> None:
    assert page.open == []


def test_the_page_asks_nothing_of_the_network(page: Page) -> None:
    for _, attributes in page.tags:
        for name in ("src", "href", "xlink:href", "action", "srcset"):
            assert (attributes.get(name) or "#").startswith(("#", "data:"))
    assert "url(" not in rendered("company")
    assert "@import" not in rendered("company")


def test_there_is_no_script_and_no_handler(page: Page) -> None:
    assert "script" not in {tag for tag, _ in page.tags}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_the_page_forbids_everything_but_its_own_styles(page: Page) -> None:
    policies = [a["content"] for tag, a in page.tags if tag == "meta" and "http-equiv" in a]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


def test_no_text_of_the_data_becomes_markup() -> None:
    page = Page(rendered("hostile"))
    assert page.open == []
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in Page(rendered("company")).tags}
    assert HOSTILE in page.text


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_scopes(page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    assert tags.count("table") == tags.count("caption") > 10
    assert all(attributes.get("scope") in {"col", "row"} for tag, attributes in page.tags if tag == "th")


def test_every_picture_has_a_name(page: Page) -> None:
    pictures = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert all(picture.get("aria-label") or picture.get("aria-hidden") for picture in pictures)
    assert sum("aria-label" in picture for picture in pictures) > 20


def test_every_link_leads_somewhere(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    assert {target.lstrip("#") for target in targets if target} <= set(ids)


def test_no_colour_is_written_outside_the_tokens() -> None:
    page = rendered("company")
    body = re.sub(r">[^<]*<", "><", page[page.index("<body") :])
    assert not re.findall(r'"#[0-9a-fA-F]{3,8}"|rgba?\(|hsl', body)


def test_verdict_actions_and_answers_come_first(page: Page) -> None:
    audit = company()
    first = page.text[: page.text.index("What is wrong with the data?")]
    assert "78" in first
    for said in (audit["integrity"]["sentence"], audit["answers"]["velocity"], "Three things to do", "EUR\xa0612k"):
        assert said.replace("\xa0", " ") in first.replace("\xa0", " ")
    places = [first.index(action["title"]) for action in audit["actions"]]
    assert places == sorted(places)


def test_every_section_is_a_question_with_its_answer() -> None:
    for section in contents(company()).sections:
        assert section.question.endswith("?")
        assert section.answer.endswith(".")


@pytest.mark.parametrize("audit", [company(), all_refused(), no_deals()], ids=["company", "refused", "empty"])
def test_every_number_in_a_table_comes_through_the_formats(audit: Mapping[str, Any]) -> None:
    for table in tables(contents(audit)):
        for row in table.rows:
            assert len(row) == len(table.columns)
            for column, cell in zip(table.columns, row):
                assert cell.formatted or not column.numeric, f"{table.caption}: {column.title}: {cell.text}"


def test_a_digit_in_a_text_column_stands_so_in_the_audit() -> None:
    audit = company()
    known = " ".join(strings(audit))
    for table in tables(contents(audit)):
        for row in table.rows:
            for column, cell in zip(table.columns, row):
                if not column.numeric and not cell.formatted and re.search(r"\d", cell.text):
                    assert cell.text in known


def test_every_tile_and_fact_comes_through_the_formats() -> None:
    found = contents(company())
    blocks = [block for section in found.sections for block in section.blocks]
    assert all(type(tile.value) is Shown for block in blocks if isinstance(block, Tiles) for tile in block.tiles)
    cards = [card for block in blocks if isinstance(block, Cards) for card in block.cards]
    assert len(cards) == 3
    assert all(type(value) is Shown for card in cards for _, value, _ in card.facts)


def test_a_refused_number_is_a_reason_with_a_remedy_and_no_number() -> None:
    page = Page(rendered("refused"))
    for reason in (
        "Lost deals carry no amount while won deals do.",
        "No file holds a history of stages.",
        "Only 12 % of the decided deals have a closing date; the floor is 80 %.",
    ):
        assert reason in page.text
    assert "Velocity: no number." in page.text
    assert "Add the history of stages" in page.text
    assert "No recommendation yet" in page.text


def test_a_refusal_within_a_table_is_a_word_with_its_reason(page: Page) -> None:
    assert "Only 71 % of the open deals carry an amount; the floor is 80 %." in page.text
    assert "No rate by money: Lost deals carry no amount while won deals do." in page.text


def test_without_deals_there_is_a_page_without_numbers() -> None:
    page = Page(rendered("empty"))
    assert page.open == []
    assert "No verdict" in page.text
    assert "no data" in page.text
    assert "no currency named" in page.text


def test_an_unknown_value_is_no_data_and_not_zero(page: Page) -> None:
    rows = {
        row[0].text: row for table in tables(contents(company())) for row in table.rows if "Velocity" in table.caption
    }
    assert [cell.text for cell in rows["not recorded"][4:]] == ["no data"] * 3


def test_the_left_truncated_period_is_marked(page: Page) -> None:
    assert "2024Q1 left-truncated" in page.text
    assert "2024Q1: the data begins in the middle of its deals" in page.text


def test_a_guess_is_shown_as_a_guess(page: Page) -> None:
    assert "2 columns were mapped by a guess" in page.text
    assert "The meaning of 2 stages is a guess" in page.text


def test_ids_behind_a_number_say_how_many_are_not_listed(page: Page) -> None:
    assert "D-100089" in page.text
    assert "won deals 89" in page.text
    assert "… and 514 more" in page.text  # 714 open deals, 200 of them listed


def test_definitions_say_what_was_left_out(page: Page) -> None:
    assert "12 won deals without an amount" in page.text
    assert "V = (N · W · A) ÷ L" in page.text


def test_inbound_and_outbound_stand_apart_before_other_groups() -> None:
    velocity = next(section for section in contents(company()).sections if section.key == "velocity")
    titles = [block.title.rpartition(", ")[0] for block in velocity.blocks if isinstance(block, Exhibit)]
    assert titles.index("Inbound and outbound, apart") < titles.index("By team")


def test_danger_points_are_counted_in_deals_where_no_money_is_known() -> None:
    audit = company()
    for point in audit["danger_points"]:
        point.update(dict.fromkeys(("money_per_quarter", "money_per_quarter_low", "money_per_quarter_high")))
    page = Page(report.html(audit))
    assert "27.2 deals lost a quarter" in page.text
    assert "cannot be put in money" in page.text


def test_the_latest_period_of_throughput_comes_first_and_the_others_beside_it(page: Page) -> None:
    assert "People against the mean, 2025Q4" in page.text
    found = next(
        table for table in tables(contents(company())) if table.caption == "Deals decided by person and period"
    )
    assert [column.title for column in found.columns] == ["Person", "2025Q3", "2025Q4"]
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in found.rows}
    assert rows["Jonas Lindqvist"] == ["54", "52"]
    assert rows["Zoë Müller"] == ["no data", "6"]  # she began in the fourth quarter


def test_a_period_without_a_name_is_told_by_its_first_and_last_day() -> None:
    audit = company()
    audit["period"] = {"label": "2023-09-01..2026-10-01", "start": "2023-09-01", "end": "2026-10-01"}
    assert contents(audit).title == "Audit of the sales process, 1 Sep 2023 to 30 Sep 2026"


def test_definitions_lose_the_markup_of_docstrings() -> None:
    audit = company()
    audit["definitions"]["velocity"]["population"] = "deals whose ``closed_at`` lies in ``decided_in`` [1]_."
    page = Page(report.html(audit | {"danger_points": [], "throughput": [], "funnel": []}))
    assert "Deals whose date of closing lies in the period." in page.text
    # A formula is no sentence: a capital would be another variable.
    audit["definitions"]["stay_times"]["formula"] = r"\min\{t : S(t) \le 0.5\}"
    assert "min {t : S(t) ≤ 0.5}" in Page(report.html(audit)).text


def test_two_pipelines_are_told_apart() -> None:
    audit = company()
    audit["funnel"][1]["pipeline"] = "renewals"
    assert "renewals: Needs agreed" in Page(report.html(audit)).text


def tables(found: Report) -> Iterator[Table]:
    for block in (block for section in found.sections for block in section.blocks):
        if isinstance(block, Exhibit) and block.table:
            yield block.table
        if isinstance(block, Cards):
            yield from (table for card in block.cards for table in card.tables)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value
