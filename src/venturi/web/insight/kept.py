"""What was answered, kept beside the copy: by question and by the number of the last entry that is in it."""

import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from venturi.web.deals.models import Deletion, FieldChange, Reversal
from venturi.web.insight import copy
from venturi.web.insight.questions import Question

# Of a question the last answers, so that whoever is reading one is not left without it.
LAST = 3
DAY = 86_400
# An answer that said nothing for so long is not being made any more.
SILENT = 900
MAKING = "making.json"


@dataclass(frozen=True, slots=True)
class Making:
    """How far an answer is that is being made: what is done now, how many parts are done, and of how many."""

    what: str
    done: int = 0
    of: int = 0


def answer(kind: str, question: Question, number: int) -> str | None:
    """What was answered with everything up to an entry; null where nobody asked yet."""
    path = _folder(kind, question) / f"{number}.html"
    return path.read_text("utf-8") if path.exists() else None


def last(kind: str, question: Question) -> tuple[int, str] | None:
    """The last answer that still tells nothing but what its reader may see, and up to which entry; null: none."""
    number = max(_numbers(_folder(kind, question)), default=None)
    if number is None or _taken_away(number):
        return None
    text = answer(kind, question, number)
    return None if text is None else (number, text)


def _taken_away(number: int) -> bool:
    """Whether a deal was deleted or given to somebody else since, or what gave it: an older answer still counts it."""
    given = FieldChange.objects.filter(entry__number__gt=number, field="owner_id")
    return given.exists() or any(
        model._default_manager.filter(entry__number__gt=number).exists() for model in (Deletion, Reversal)
    )


def keep(kind: str, question: Question, number: int, text: str) -> None:
    """Keep an answer, in one step; older ones go."""
    folder = _folder(kind, question)
    folder.mkdir(parents=True, exist_ok=True)
    _written(folder / f"{number}.html", text)
    for old in sorted(_numbers(folder))[:-LAST]:
        (folder / f"{old}.html").unlink(missing_ok=True)
    _tidy(folder.parent)


def note(kind: str, question: Question, making: Making | None) -> None:
    """Note how far the making of an answer is; null: it is done."""
    path = _folder(kind, question) / MAKING
    if making is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    _written(path, json.dumps(asdict(making)))


def making(kind: str, question: Question) -> Making | None:
    """How far the making of an answer is; null when none is being made."""
    path = _folder(kind, question) / MAKING
    try:
        if time.time() - path.stat().st_mtime > SILENT:
            return None
        return Making(**json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return None


def _folder(kind: str, question: Question) -> Path:
    return copy.folder() / "answers" / kind / question.key


def _numbers(folder: Path) -> list[int]:
    return [int(path.stem) for path in folder.glob("*.html")]


def _written(path: Path, text: str) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(draft).replace(path)


def _tidy(folder: Path) -> None:
    """What nobody asked for since yesterday goes."""
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > DAY:
            for path in old.iterdir():
                path.unlink(missing_ok=True)
            old.rmdir()
