"""The page in a real browser: two widths, two themes."""

from pathlib import Path
from typing import Any

import pytest
from tests.report.rendered import SAMPLES
from tests.report.rendered import page as rendered

pytestmark = pytest.mark.browser

SIZES = {"wide": (1280, 800), "narrow": (390, 844)}

# Every text with what it is drawn on: the nearest ancestor that has a colour of its own.
CONTRASTS = """() => {
  const light = c => { const p = c.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
      return 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2]; };
  const ground = e => { while (e) { const c = getComputedStyle(e).backgroundColor;
      if (c !== 'rgba(0, 0, 0, 0)') return c; e = e.parentElement; } };
  document.querySelectorAll('details').forEach(d => { d.open = true; });
  return [...document.querySelectorAll('p, td, th, dt, dd, h1, h2, h3, h4, a, summary, small, code, li, text, strong')]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(e => e.tagName !== 'text' || getComputedStyle(e).fill !== 'none')  // no ink: the rim behind another text
    .map(e => { const s = getComputedStyle(e);
      const ink = light(e.tagName === 'text' ? s.fill : s.color), paper = light(ground(e));
      return [(Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05), e.textContent.slice(0, 40)]; });
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name in SAMPLES:
        (folder / f"{name}.html").write_text(rendered(name), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in SAMPLES}


def opened(browser: Any, path: Path, size: str, theme: str = "light") -> tuple[Any, list[str]]:
    """The page, and everything that it asked for or complained about."""
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
    noise: list[str] = []
    page.on("request", lambda request: noise.append(request.url) if request.url != path.as_uri() else None)
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("dialog", lambda dialog: noise.append(dialog.message))
    page.goto(path.as_uri())
    return page, [url for url in noise if url != "data:,"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_is_silent_and_fits_its_width(browser: Any, pages: dict[str, Path], name: str, size: str) -> None:
    page, noise = opened(browser, pages[name], size)
    assert noise == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    page.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_three_things_to_do_are_on_the_first_screen(browser: Any, pages: dict[str, Path], size: str) -> None:
    page, _ = opened(browser, pages["company"], size)
    height = SIZES[size][1]
    for part in (".verdict .word", ".headline p", *(f".action:nth-child({rank}) .title" for rank in (1, 2, 3))):
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height, part
    for rank in (1, 2, 3):
        box = page.locator(f".action:nth-child({rank}) .money").bounding_box()
        assert box["y"] + box["height"] <= height
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_stands_out_in_both_themes(browser: Any, pages: dict[str, Path], theme: str) -> None:
    page, _ = opened(browser, pages["company"], "wide", theme)
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 500
    assert [pair for pair in contrasts if pair[0] < 4.5] == []
    page.close()


def test_the_themes_differ(browser: Any, pages: dict[str, Path]) -> None:
    grounds = set()
    for theme in ("light", "dark"):
        page, _ = opened(browser, pages["company"], "wide", theme)
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.close()
    assert len(grounds) == 2


@pytest.mark.parametrize("size", SIZES)
def test_one_drawing_of_each_picture_is_shown_in_a_readable_size(
    browser: Any, pages: dict[str, Path], size: str
) -> None:
    page, _ = opened(browser, pages["company"], size)
    drawings = page.evaluate(
        """() => [...document.querySelectorAll('.picture')].map(figure =>
             [...figure.querySelectorAll('svg')].filter(svg => svg.checkVisibility())
               .map(svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""
    )
    assert len(drawings) > 10
    for scales in drawings:
        assert len(scales) == 1
        assert scales[0] > 0.85  # twelve points stay at least ten
    page.close()


def test_the_skip_link_comes_first_and_leads_to_the_verdict(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["company"], "wide")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#start"
    page.close()


def test_on_paper_the_page_is_light_and_without_navigation(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["company"], "wide", "dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()") == "#17211f"
    assert not page.locator(".rail").is_visible()
    assert page.locator(".paper-only").is_visible()
    page.close()
