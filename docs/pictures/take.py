"""Take the pictures of the documentation: the demo company's report in headless Chromium (`make pictures`)."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from venturi import read, report
from venturi.audit import audit
from venturi.demo import write

HERE = Path(__file__).parent
SIZES = {"report": (1280, 800), "report-phone": (390, 844)}


def main() -> None:
    """Write one picture for each size and theme beside this file."""
    browser = os.environ.get("VENTURI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("Chromium is needed to take pictures. On Debian: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "audit.html"
        write(Path(folder) / "export")
        page.write_text(report.html(audit(read(*sorted((Path(folder) / "export").glob("*.csv"))))))
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            for name, (width, height) in SIZES.items():
                for theme in ("light", "dark"):
                    tab = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
                    tab.goto(page.as_uri())
                    tab.screenshot(path=HERE / f"{name}-{theme}.png")
            chromium.close()


if __name__ == "__main__":
    main()
