"""The workspace with the demo company, served as its users have it, and somebody who opens its pages."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from venturi.web.demo import PASSWORD

HOST = "127.0.0.1"
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
PATIENCE = 90


@contextmanager
def served(folder, *, deals, place=0):
    """`venturi serve --demo` in a folder of its own: its address. `place`: servers of one process have other ports."""
    # Sockets are refused to tests: the port is that of this process, and nobody else's.
    port = 20_000 + (os.getpid() + place) % 30_000
    command = [Path(sys.executable).parent / "venturi", "serve", "--demo", "--port", str(port), "--workers", "1"]
    command += ["--deals", str(deals)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("VENTURI_", "DJANGO_"))}
    environment |= {"VENTURI_DATA": str(folder)}
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=environment)
        try:
            _wait_for(folder / "log", server)
            yield f"http://{HOST}:{port}"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def _wait_for(log, server):
    """Until it says that it answers."""
    until = time.monotonic() + PATIENCE
    while "Started worker-1" not in log.read_text("utf-8"):
        if server.poll() is not None or time.monotonic() > until:
            pytest.fail(f"it did not start:\n{log.read_text('utf-8')}")
        time.sleep(0.1)


@contextmanager
def pages(browser, address):
    """Opens pages of somebody of the cast; at its end, whatever the browser complained about fails the test."""
    contexts, noise = [], []

    def opened(who="renate", size="wide", theme="light", javascript=True, to="/pipeline/"):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.set_default_navigation_timeout(PATIENCE * 1_000)
        page.on("console", lambda message: noise.append(message.text) if not _known(message.text) else None)
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.goto(f"{address}/sign-in/")
        page.get_by_label("Email").fill(f"{who}@example.com")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/today/")
        page.goto(f"{address}{to}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert noise == []


def _known(message):
    """What the browser says of answers that are meant and of a focus it keeps, and advises about forms of passwords."""
    return any(part in message for part in ("status of 4", "Password forms should have", "Autofocus processing was"))
