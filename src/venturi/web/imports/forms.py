"""The forms of an import: which files, and how each column is read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from venturi.ingest import FileMapping, Mapping, StageMapping, parse
from venturi.ingest.targets import TABLES, UNUSED, columns_of
from venturi.web.imports.models import Import, SavedMapping
from venturi.web.process.models import Kind

WRITTEN = {
    "days": [
        "ISO",
        "DD/MM/YYYY",
        "MM/DD/YYYY",
        "DD.MM.YYYY",
        "DD-MM-YYYY",
        "MM-DD-YYYY",
        "YYYY/MM/DD",
        "excel",
        "epoch",
    ],
    "numbers": [".", ","],
}
NOT_USED = ("", "not used")


class ManyFiles(forms.FileField):
    """One file or several."""

    widget = type("Chooser", (forms.ClearableFileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Every one of them."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFiles, self).clean(file, initial) for file in files if file is not None]


class UploadForm(forms.Form):
    """Files that belong together."""

    chosen = ManyFiles(
        label="Files", help_text="CSV, XLSX, Parquet, JSON or XES: deals, and their history, activities, people."
    )
    saved = forms.ModelChoiceField(
        SavedMapping.objects.filter(removed=False),
        required=False,
        empty_label="as the files are understood",
        label="Read them",
    )


class SaveForm(forms.Form):
    """A name for how files are read."""

    name = forms.CharField(max_length=100, label="Save this mapping as")


@dataclass(frozen=True, slots=True)
class Row:
    """One column of a file on the page."""

    column: str
    why: str
    guessed: bool
    ours: Any
    written: Any


class MappingForm(forms.Form):
    """What each column is, how it is written, what each stage means."""

    pipeline = forms.CharField(max_length=100, label="Pipeline of deals that name none")
    currency = forms.RegexField(
        r"^[A-Z]{3}$", required=False, label="Currency of amounts that name none",
        error_messages={"invalid": "Write its code, like EUR."},
    )  # fmt: skip
    zone = forms.CharField(max_length=50, label="Time zone of moments that name none")

    def __init__(self, data: Any = None, *, of: Import) -> None:
        self._mapping = parse(of.mapping)
        self._files = of.verdict.get("files", [])
        self._stages = of.verdict.get("stages", [])
        initial = {"pipeline": of.pipeline, "currency": self._mapping.currency, "zone": self._mapping.zone}
        super().__init__(data, initial=initial)
        for nth, file in enumerate(self._files):
            self._add_file(nth, file)
        for nth, stage in enumerate(self._stages):
            about = {"label": f"Kind of {stage['stage']}", "initial": stage["kind"], "choices": Kind.choices}
            self.fields[f"kind-{nth}"] = forms.ChoiceField(**about)
            self.fields[f"position-{nth}"] = forms.IntegerField(
                min_value=0, max_value=10_000, initial=stage["position"], label=f"Place of {stage['stage']}"
            )

    def listed(self) -> Iterator[tuple[dict[str, Any], Any, list[Row]]]:
        """Each file, what it holds, and its columns."""
        for nth, file in enumerate(self._files):
            places = [place for place in range(len(file["columns"])) if f"column-{nth}-{place}" in self.fields]
            rows = [self._row(nth, place, file["columns"][place]) for place in places]
            yield file, self[f"table-{nth}"], rows

    def stages(self) -> list[tuple[dict[str, Any], Any, Any]]:
        """Each stage with its kind and its place."""
        return [(stage, self[f"kind-{nth}"], self[f"position-{nth}"]) for nth, stage in enumerate(self._stages)]

    def plain(self) -> list[Any]:
        """What is said of all files."""
        return [self[name] for name in ("pipeline", "currency", "zone")]

    def clean(self) -> dict[str, Any]:
        """One column of ours comes from one column of theirs."""
        said = super().clean() or self.cleaned_data
        for nth, file in enumerate(self._files):
            chosen: dict[str, str] = {}
            for place, column in enumerate(file["columns"]):
                ours = said.get(f"column-{nth}-{place}")
                if ours and ours in chosen:
                    told = f"{ours} is {chosen[ours]} already. Choose one of them."
                    self.add_error(f"column-{nth}-{place}", told)
                elif ours:
                    chosen[ours] = column["source"]
        return said

    def mapping(self) -> tuple[Mapping, dict[str, str]]:
        """The mapping as it was said; and the files of which somebody said that they hold something else."""
        said, files, tables = self.cleaned_data, [], {}
        for nth, file in enumerate(self._files):
            table, known = said[f"table-{nth}"], self._known(file["name"])
            if table != file["table"]:
                tables[file["name"]] = table
            elif known and table != UNUSED:
                files.append(self._said(nth, file, known))
            elif known:
                files.append(known)
        stages = tuple(
            StageMapping(
                stage=stage["stage"],
                kind=said[f"kind-{nth}"],
                position=said[f"position-{nth}"],
                pipeline=stage["pipeline"],
            )
            for nth, stage in enumerate(self._stages)
        )
        currency, zone = said["currency"] or None, said["zone"]
        return replace(self._mapping, files=tuple(files), stages=stages, currency=currency, zone=zone), tables

    def _row(self, nth: int, place: int, column: dict[str, Any]) -> Row:
        written = f"written-{nth}-{place}"
        shown = self[written] if written in self.fields else None
        return Row(column["source"], column["why"], column["guessed"], self[f"column-{nth}-{place}"], shown)

    def _add_file(self, nth: int, file: dict[str, Any]) -> None:
        choices = [(one, one.replace("_", " ")) for one in (*TABLES, UNUSED)]
        self.fields[f"table-{nth}"] = forms.ChoiceField(
            choices=choices, initial=file["table"], label=f"{file['name']} holds"
        )
        if file["table"] == UNUSED:
            return
        known, types = self._known(file["name"]), columns_of(file["table"])
        ours = [NOT_USED, *((name, name.replace("_", " ")) for name in types)]
        for place, column in enumerate(file["columns"]):
            if column["ours"] == "stage entry":
                continue
            label = f"What {column['source']} is"
            field = forms.ChoiceField(choices=ours, initial=column["ours"] or "", required=False, label=label)
            self.fields[f"column-{nth}-{place}"] = field
            written = _written(types.get(column["ours"] or "", ""))
            if written and known:
                now = (known.dates | known.decimals).get(known.columns.get(column["ours"], column["source"]), "")
                listed = [
                    ("", "as it looks"),
                    *((one, one) for one in dict.fromkeys([*written, *([now] if now else [])])),
                ]
                self.fields[f"written-{nth}-{place}"] = forms.ChoiceField(
                    choices=listed, initial=now, required=False, label=f"How {column['source']} is written"
                )

    def _known(self, name: str) -> FileMapping | None:
        return next((one for one in self._mapping.files if one.file == name), None)

    def _said(self, nth: int, file: dict[str, Any], known: FileMapping) -> FileMapping:
        """The mapping of one file with what was chosen; what was sent is said, and no guess any more."""
        columns, dates, decimals = {}, dict(known.dates), dict(known.decimals)
        for place, column in enumerate(file["columns"]):
            ours = self.cleaned_data.get(f"column-{nth}-{place}")
            if not ours:
                continue
            theirs = known.columns[ours] if column["ours"] == ours and ours in known.columns else column["source"]
            columns[ours] = theirs
            written = self.cleaned_data.get(f"written-{nth}-{place}")
            if written is not None and column["ours"] == ours:
                kept = decimals if written in WRITTEN["numbers"] or theirs in decimals else dates
                kept.pop(theirs, None)
                if written:
                    kept[theirs] = written
        used = set(columns.values())
        dimensions = tuple(one for one in known.dimensions if one not in used)
        return replace(known, columns=columns, dates=dates, decimals=decimals, dimensions=dimensions, guessed={})


def _written(dtype: str) -> list[str]:
    if dtype.startswith(("timestamp", "date")):
        return WRITTEN["days"]
    return WRITTEN["numbers"] if dtype.startswith("decimal") else []
