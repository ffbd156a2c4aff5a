"""What tests of the whole share: the demo company as files, and the real files where they are there."""

from pathlib import Path

import ibis
import pytest

from venturi.cli.memory import collect_seldom
from venturi.demo import write
from venturi.engines.embedded import Embedded

ROOT = Path(__file__).parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
DEMO_DEALS = 300


collect_seldom()


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
