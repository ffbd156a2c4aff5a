"""Pages of the documentation: their fenced blocks, and the commands in them, run as a reader would run them.

A ``console`` block holds commands after ``$`` and what they print. A line ``…`` stands for any number of lines; every
other line has to appear, in this order. Blocks with a ``:caption:`` are files: they are written into the folder in
which the commands of the page run. A ``pycon`` block is a doctest.

`python -m tests.docs.pages PAGE …` writes what the commands print today into the pages; blocks with a ``…`` are left
alone.
"""

import contextlib
import importlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

DOCS = Path(__file__).parents[2] / "docs"
ANY = "…"
# The day on which the commands of the pages are run: after everything in them.
TODAY = date(2026, 12, 31)
_FENCE = re.compile(r"^(?P<fence>```+)(?P<kind>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
_CAPTION = re.compile(r"^:caption: (?P<name>\S+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: what stands behind the fence, its text, and the name of the file that it is."""

    kind: str
    text: str
    file: str | None
    span: tuple[int, int]


def pages() -> list[Path]:
    return sorted(page for page in DOCS.rglob("*.md") if "_extensions" not in page.parts)


def blocks(page: Path) -> list[Block]:
    return list(_blocks(page.read_text("utf-8")))


def _blocks(text: str) -> Iterator[Block]:
    for found in _FENCE.finditer(text):
        body = found["body"]
        caption = _CAPTION.match(body)
        content = re.sub(r"\A(:\w+:.*\n)+\n?", "", body) if caption else body
        yield Block(found["kind"].strip(), content, caption["name"] if caption else None, found.span("body"))


def examples(page: Path) -> str:
    """The ``pycon`` blocks of a page, every other line blank, so that lines keep their numbers."""
    text = page.read_text("utf-8")
    kept = [block.span for block in blocks(page) if block.kind == "pycon"]
    return "".join(line if any(start <= place < end for start, end in kept) else "\n" for place, line in _lines(text))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for line in text.splitlines(keepends=True):
        yield place, line
        place += len(line)


def write_files(page: Path, folder: Path) -> None:
    """The files that stand in the page."""
    for block in blocks(page):
        if block.file:
            (folder / block.file).write_text(block.text, "utf-8")


def commands(block: Block) -> list[tuple[str, list[str]]]:
    """Each command of a console block, over as many lines as it is written, with the lines shown under it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and found[-1][0].endswith("\\"):
            found[-1] = (f"{found[-1][0]}\n{line}", [])
        else:
            found[-1][1].append(line)
    return found


def run(command: str, folder: Path) -> tuple[str, int]:
    """What a command prints in `folder`, on both streams, and its exit code."""
    words = shlex.split(re.sub(r"\\\n\s*", "", command))
    with contextlib.chdir(folder):
        arguments = [name for word in words[1:] for name in (_files(word) or [word])]
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = _venturi(arguments)
    return printed.getvalue(), code


def _files(pattern: str) -> list[str]:
    return sorted(str(path) for path in Path().glob(pattern)) if "*" in pattern else []


def _venturi(arguments: list[str]) -> int:
    from venturi.cli import main

    options = importlib.import_module("venturi.cli.options")
    try:
        with (
            patch.object(sys, "argv", ["venturi", *arguments]),
            patch.dict(os.environ, {"COLUMNS": "110"}),
            patch.object(options, "today", lambda _zone: TODAY),
        ):
            main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def missing(shown: list[str], printed: str) -> list[str]:
    """The lines shown in a page that the command does not print, in this order."""
    lines = [line.rstrip() for line in printed.splitlines()]
    lost, place = [], 0
    for line in (line.rstrip() for line in shown if line.strip() not in {"", ANY}):
        if line in lines[place:]:
            place = lines.index(line, place) + 1
        else:
            lost.append(line)
    return lost


def renew(page: Path) -> None:
    """Write what the commands of the page print today under each of them."""
    text = page.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        write_files(page, Path(folder))
        pieces, end = [], 0
        for block in blocks(page):
            if block.kind != "console":
                continue
            said = []
            for command, shown in commands(block):
                printed, _code = run(command, Path(folder))
                kept = any(line.strip() == ANY for line in shown)
                lines = shown if kept else [line.rstrip() for line in printed.strip("\n").splitlines()]
                said.append("\n".join([f"$ {command}", *lines]))
                if kept and missing(shown, printed):
                    sys.stderr.write(f"{page.name}: not printed any more: {missing(shown, printed)}\n{printed}\n")
            pieces += [text[end : block.span[0]], "\n".join(said) + "\n"]
            end = block.span[1]
    page.write_text("".join([*pieces, text[end:]]), "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        renew(Path(name))
