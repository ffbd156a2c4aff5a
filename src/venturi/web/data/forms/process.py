"""Pipelines and stages."""

from django import forms

from venturi.web.data.forms.finance import VERSION
from venturi.web.process.models import Kind


class PipelineForm(forms.Form):
    """What a pipeline is called."""

    name = forms.CharField(max_length=100)
    version = VERSION


class StageForm(forms.Form):
    """A stage, and what it means to stand in it."""

    name = forms.CharField(max_length=100)
    kind = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in Kind], label="Deals here are")
    version = VERSION
