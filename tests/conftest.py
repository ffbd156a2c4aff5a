"""What tests of the whole share: the demo company as files, and the real files where they are there."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ibis
import pytest

from venturi.cli.memory import collect_seldom
from venturi.demo import write
from venturi.engines.embedded import Embedded

# Tests run side by side, a process for each core: an engine that takes them all only makes the others wait.
os.environ.setdefault("VENTURI_THREADS", "1")
ROOT = Path(__file__).parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
DEMO_DEALS = 300


collect_seldom()


def pytest_collection_modifyitems(items):
    """What takes longest begins first."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def _engine():
    """Tables in memory are asked by the engine of the product."""
    engine = Embedded()
    ibis.set_backend(engine.backend)
    yield
    engine.close()


@pytest.fixture(scope="session")
def demo_export(tmp_path_factory):
    """The files a CRM of the demo company would export."""
    folder = tmp_path_factory.mktemp("demo") / "export"
    write(folder, deals=DEMO_DEALS)
    return sorted(folder.glob("*.csv"))


@pytest.fixture(scope="session")
def shared_data():
    """The folder of real files beside the repository; without it the test is skipped, visibly."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real files of ../shared/data are not here")
    return SHARED_DATA


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium; where it is required, a missing one fails instead of skipping."""
    chromium = os.environ.get("VENTURI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        if os.environ.get("VENTURI_REQUIRE_BROWSER") == "1":
            pytest.fail("No Chromium: install it, or name it in VENTURI_CHROMIUM.")
        pytest.skip("No Chromium: install it, or name it in VENTURI_CHROMIUM.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()
