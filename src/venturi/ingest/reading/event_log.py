"""XES event logs, also gzipped: one row per event, with its case.

Streamed: at most one case is in memory. Attributes of the case are columns ``case:…``, so its id is
``case:concept:name``; moments are brought to UTC, whatever offset each of them has.
"""

import xml.sax
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from venturi.ingest.progress import Progress
from venturi.ingest.reading import issues
from venturi.ingest.reading.gathering import Gathering, Value
from venturi.ingest.reading.limits import MB, ReadOptions, open_bytes, stop
from venturi.ingest.reading.staging import Noticed, fresh
from venturi.ingest.source import Source

MOMENT = "time:timestamp"
CASE = "concept:name"
ATTRIBUTES = {"string", "date", "int", "float", "boolean", "id", "list", "container"}
DEFINITIONS = {"global", "extension", "classifier"}


def read(path: Path, *, workdir: Path, progress: Progress, options: ReadOptions, packed: bool) -> list[Source]:
    """The one source of a log: its events."""
    noticed = Noticed(path.name, workdir)
    size = 0 if packed else path.stat().st_size
    with Gathering(fresh(workdir, path.name), noticed, columns=options.limits.columns) as gathering:
        log = _Log(gathering, noticed)
        with open_bytes(path, packed=packed, limits=options.limits) as stream:
            done = 0
            for data in iter(lambda: stream.read(MB), b""):
                _feed(path, log, data)
                done += len(data)
                progress(f"Reading {path.name}", done, size)
        _close(path, log)
        if not log.events:
            raise stop(path, "no-records", "the log holds no events.", "Check the export.")
        columns = gathering.finish()
        return [
            Source(
                path=path,
                name=path.name,
                format="xes",
                staged=gathering.staged,
                columns=columns,
                rows_read=log.events,
                issues=noticed.all(),
                notes=noticed.notes.finish(),
                details={"cases": f"{log.cases:,}", "events": f"{log.events:,}"},
            )
        ]


def _feed(path: Path, log: "_Log", data: bytes) -> None:
    try:
        log.parser.feed(data)
    except DefusedXmlException:
        raise stop(
            path,
            "xml-entities-refused",
            "the file declares a document type or entities, which event logs do not need and attacks do.",
            "Remove the DOCTYPE from the file if you trust it.",
        ) from None
    except xml.sax.SAXException as error:
        raise _damaged(path, error) from None


def _close(path: Path, log: "_Log") -> None:
    try:
        log.parser.close()
    except xml.sax.SAXException as error:
        raise _damaged(path, error) from None
    if not log.is_log:
        raise stop(path, "file-not-readable", "the XML is not an event log.", "Export it as XES, or as CSV.")


def _damaged(path: Path, error: xml.sax.SAXException) -> Exception:
    line = error.getLineNumber() if isinstance(error, xml.sax.SAXParseException) else None
    where = f" in line {line:,}" if line else ""
    message = f"the event log cannot be read{where} ({error.getMessage()})."
    return stop(path, "file-damaged", message, "Export it again; it may have been cut off.")


class _Log(ContentHandler):
    """Hears the elements of the log and hands on the events of a case when the case ends."""

    def __init__(self, gathering: Gathering, noticed: Noticed) -> None:
        super().__init__()
        self.gathering, self.noticed = gathering, noticed
        self.parser = make_parser()
        self.parser.forbid_dtd = True
        self.parser.setContentHandler(self)
        self.is_log = False
        self.cases = self.events = 0
        self.nested = self.defining = 0
        self.case: dict[str, Value] | None = None
        self.event: dict[str, Value] | None = None
        self.waiting: list[dict[str, Value]] = []

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: N802
        kind = name.rpartition(":")[2]
        if kind in ATTRIBUTES:
            self._attribute(kind, attrs)
            self.nested += 1
        elif kind == "event":
            self.event = {}
        elif kind == "trace":
            self.case = {}
        elif kind in DEFINITIONS:
            self.defining += 1
        elif kind == "log":
            self.is_log = True

    def endElement(self, name: str) -> None:  # noqa: N802
        kind = name.rpartition(":")[2]
        if kind in ATTRIBUTES:
            self.nested -= 1
        elif kind in DEFINITIONS:
            self.defining -= 1
        elif kind == "event" and self.event is not None:
            self.waiting.append(self.event)
            self.event = None
            if self.case is None:
                self._hand_on({})
        elif kind == "trace" and self.case is not None:
            self.cases += 1
            self._hand_on({f"case:{key}": value for key, value in self.case.items()})
            self.case = None

    def _hand_on(self, case: dict[str, Value]) -> None:
        for event in self.waiting:
            self.events += 1
            number = self.events + 1
            if case.get(f"case:{CASE}") is None:
                self.noticed.count(issues.case_unnamed(number))
            if event.get(MOMENT) is None:
                self.noticed.count(issues.event_without_moment(number))
            self.gathering.add({**case, **event}, number)
        self.waiting = []

    def _attribute(self, kind: str, attrs: "AttributesImpl[str]") -> None:
        """Attributes of attributes, of definitions and of the whole log are left out."""
        target = self.case if self.event is None else self.event
        if self.nested or self.defining or target is None or kind in {"list", "container"}:
            return
        key, text = attrs.get("key"), attrs.get("value")
        if key:
            target[key] = self._value(kind, key, text)

    def _value(self, kind: str, key: str, text: str | None) -> Value:
        if not text:
            return None
        try:
            match kind:
                case "date":
                    return self._moment(text, key)
                case "int":
                    return int(text)
                case "float":
                    return float(text)
                case "boolean":
                    return {"true": True, "1": True, "false": False, "0": False}[text.strip().lower()]
        except (ValueError, KeyError, OverflowError):
            self.noticed.count(issues.value_unreadable(self._row(), key, text, kind))
            return None
        return text

    def _moment(self, text: str, key: str) -> datetime:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            self.noticed.count(issues.offset_missing(self._row(), key, text))
            return moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)

    def _row(self) -> int:
        return self.events + len(self.waiting) + 2
