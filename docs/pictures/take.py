"""Take the pictures of the documentation in headless Chromium (`make pictures`): of a report and of the workspace."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from venturi import read, report
from venturi.audit import audit
from venturi.demo import write
from venturi.web.demo import PASSWORD

HERE = Path(__file__).parent
THEMES = ("light", "dark")
WIDE, PHONE = (1280, 800), (390, 844)
REPORT = {"report": WIDE, "report-phone": PHONE}
# Name, width and height, who looks, and where; `*` is the first deal of the board.
WORKSPACE = (
    ("board", WIDE, "renate", "/pipeline/1/"),
    ("deal", WIDE, "renate", "*"),
    ("today-phone", PHONE, "anna", "/today/"),
)
PORT, PATIENCE = 8399, 180


def main() -> None:
    """Write one picture for each page, size and theme beside this file."""
    browser = os.environ.get("VENTURI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("Chromium is needed to take pictures. On Debian: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        of_the_report(chromium, Path(folder))
        of_the_workspace(chromium, Path(folder))
        chromium.close()


def of_the_report(chromium: Any, folder: Path) -> None:
    """The audit of the demo company's export."""
    page = folder / "audit.html"
    write(folder / "export")
    page.write_text(report.html(audit(read(*sorted((folder / "export").glob("*.csv"))))))
    for name, size in REPORT.items():
        for theme in THEMES:
            tab = _tab(chromium, size, theme)
            tab.goto(page.as_uri())
            tab.screenshot(path=HERE / f"{name}-{theme}.png")


def of_the_workspace(chromium: Any, folder: Path) -> None:
    """The demo company's workspace, as the cast sees it."""
    with _served(folder / "workspace") as address:
        for name, size, who, place in WORKSPACE:
            for theme in THEMES:
                tab = _tab(chromium, size, theme)
                tab.goto(f"{address}/sign-in/")
                tab.get_by_label("Email").fill(f"{who}@example.com")
                tab.get_by_label("Password").fill(PASSWORD)
                tab.get_by_role("button", name="Sign in").click()
                tab.wait_for_load_state()
                tab.goto(f"{address}/pipeline/1/" if place == "*" else address + place)
                if place == "*":
                    tab.locator(".card .name").first.click()
                    tab.wait_for_url("**/deals/*/")
                tab.screenshot(path=HERE / f"{name}-{theme}.png")


def _tab(chromium: Any, size: tuple[int, int], theme: str) -> Any:
    width, height = size
    return chromium.new_context(viewport={"width": width, "height": height}, color_scheme=theme).new_page()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    folder.mkdir()
    log = folder / "log"
    command = [Path(sys.executable).parent / "venturi", "serve", "--demo", "--port", str(PORT)]
    with log.open("w") as out:
        environment = os.environ | {"VENTURI_DATA": str(folder)}
        server = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
        try:
            until = time.monotonic() + PATIENCE
            while "Started worker-2" not in log.read_text("utf-8"):
                if server.poll() is not None or time.monotonic() > until:
                    sys.exit(f"the workspace did not start:\n{log.read_text('utf-8')}")
                time.sleep(0.2)
            yield f"http://127.0.0.1:{PORT}"
        finally:
            server.terminate()
            server.wait(timeout=60)


if __name__ == "__main__":
    main()
