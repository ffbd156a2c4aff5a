"""The pages of imports. Whoever is no administrator does not see that there are any."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from venturi.web.imports import selectors, services
from venturi.web.imports.folders import folder_of
from venturi.web.imports.forms import MappingForm, SaveForm, UploadForm
from venturi.web.imports.models import BEFORE, DRY, MAPPED, UNDECIDED, Import
from venturi.web.pages.answers import UNPROCESSABLE, status_of
from venturi.web.people.models import Person
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_administer
from venturi.web.trail.refusals import Refused


@require_http_methods(["GET", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """All imports, and files for a new one."""
    if not may_administer(who(request)):
        raise Http404
    if request.method == "GET":
        return _list(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form, status=UNPROCESSABLE)
    try:
        one = services.upload(form.cleaned_data["chosen"], by=who(request), saved=form.cleaned_data["saved"])
    except Refused as refusal:
        return _list(request, form, status=status_of(refusal), issues=refusal.issues)
    return redirect("import", one.pk)


@require_GET
def one_import(request: HttpRequest, key: int) -> HttpResponse:
    """One import: the step it is at."""
    return _page(request, _found(request, key))


@require_http_methods(["GET", "POST"])
def mapping(request: HttpRequest, key: int) -> HttpResponse:
    """Say how the files are read, also once it was seen what the import would do."""
    one = _found(request, key)
    if one.state not in MAPPED:
        return redirect("import", one.pk)
    if request.method == "GET":
        return _page(request, one, mapping=MappingForm(of=one))
    form = MappingForm(request.POST, of=one)
    if not form.is_valid():
        return _page(request, one, status=UNPROCESSABLE, mapping=form)
    said, tables = form.mapping()
    pipeline = form.cleaned_data["pipeline"]
    return _did(
        request, one, lambda by: services.correct(one, said, pipeline=pipeline, by=by, tables=tables), mapping=form
    )


@require_POST
def saved_mapping(request: HttpRequest, key: int) -> HttpResponse:
    """Keep how the files are read, under a name."""
    one, form = _found(request, key), SaveForm(request.POST)
    if not form.is_valid():
        return _page(request, one, status=UNPROCESSABLE, save=form)
    name = form.cleaned_data["name"]
    return _did(request, one, lambda by: services.save_mapping(one, name, by=by), f'The mapping is saved as "{name}".')


@require_POST
def comparison(request: HttpRequest, key: int) -> HttpResponse:
    """See what the import would do; where files and people here disagree, by what the form says."""
    one, side = _found(request, key), request.POST.get("conflicts")
    takes_file = None if side is None else side == "file"
    return _did(request, one, lambda by: services.compare(one, by=by, takes_file=takes_file))


@require_POST
def discarding(request: HttpRequest, key: int) -> HttpResponse:
    """Give it up before anything was written."""
    one = _found(request, key)
    return _did(
        request, one, lambda by: services.discard(one, by=by), "The import is discarded, its files are deleted."
    )


@require_POST
def run(request: HttpRequest, key: int) -> HttpResponse:
    """Import it."""
    one = _found(request, key)
    return _did(request, one, lambda by: services.start(one, by=by))


@require_POST
def undoing(request: HttpRequest, key: int) -> HttpResponse:
    """Take it back."""
    one = _found(request, key)
    return _did(request, one, lambda by: services.undo(one, by=by))


@require_POST
def resumption(request: HttpRequest, key: int) -> HttpResponse:
    """Go on after an interruption."""
    one = _found(request, key)
    return _did(request, one, lambda by: services.resume(one, by=by))


@require_POST
def repetition(request: HttpRequest, key: int) -> HttpResponse:
    """The same files once more."""
    try:
        return redirect("import", services.again(_found(request, key), by=who(request)).pk)
    except Refused as refusal:
        return _page(request, _found(request, key), status=status_of(refusal), issues=refusal.issues)


@require_http_methods(["GET", "POST"])
def duplicates(request: HttpRequest, key: int) -> HttpResponse:
    """Records that look like ones that are here: say which are the same."""
    one = _found(request, key)
    if request.method == "GET":
        return render(request, "imports/duplicates.html", {"one": one, "steps": selectors.steps(one)})
    nth = request.POST.get("nth", "")
    likely = one.comparison.get("likely", [])
    if not nth.isdecimal() or int(nth) >= len(likely) or request.POST.get("answer") not in {"same", "different"}:
        raise Http404
    said = likely[int(nth)]
    services.answer(one, int(nth), same=request.POST["answer"] == "same", by=who(request))
    messages.success(request, f'"{said["name"]}" and "{said["other_name"]}": {request.POST["answer"]}.')
    return redirect("import-duplicates", one.pk)


@require_GET
def rejected(request: HttpRequest, key: int, name: str) -> HttpResponseBase:
    """The rows that were not taken, as CSV."""
    one = _found(request, key)
    try:
        services.check_rows(by=who(request))
    except Refused as refusal:
        return _page(request, one, status=status_of(refusal), issues=refusal.issues)
    if name not in selectors.rejected(one, who(request)):
        raise Http404
    return FileResponse((folder_of(one) / name).open("rb"), as_attachment=True, filename=f"import-{one.pk}-{name}")


def _found(request: HttpRequest, key: int) -> Import:
    return get_object_or_404(selectors.visible(who(request)), pk=key)


def _did(
    request: HttpRequest, one: Import, act: Callable[[Person], Any], said: str | None = None, **forms: Any
) -> HttpResponse:
    """Do it, and show the import as it is then; or why it was refused."""
    try:
        act(who(request))
    except Refused as refusal:
        one.refresh_from_db()
        return _page(request, one, status=status_of(refusal), issues=refusal.issues, **forms)
    if said:
        messages.success(request, said)
    return redirect("import", one.pk)


def _list(request: HttpRequest, form: UploadForm, *, status: int = 200, issues: Any = ()) -> HttpResponse:
    told = {"form": form, "imports": selectors.visible(who(request))[: selectors.LISTED], "issues": issues}
    return render(request, "imports/imports.html", told, status=status)


def _page(request: HttpRequest, one: Import, *, status: int = 200, issues: Any = (), **forms: Any) -> HttpResponse:
    mapping = forms.get("mapping") or (MappingForm(of=one) if one.state in UNDECIDED else None)
    told = {
        "one": one,
        "steps": selectors.steps(one, mapping=mapping is not None),
        "issues": issues,
        "mapping": mapping,
        "save": forms.get("save") or SaveForm(),
        "noticed": selectors.noticed(one, who(request)),
        "discardable": one.state in BEFORE,
        "dry": one.state in DRY,
        "examples": selectors.examples(one),
        "changes": selectors.changes(one, who(request)),
        "met": selectors.met(one, who(request)),
        "sees_amounts": who(request).sees_amounts,
        "rejected": selectors.rejected(one, who(request)),
        "counts": one.counts().items(),
    }
    return render(request, "imports/import.html", told, status=status)
