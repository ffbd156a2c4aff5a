"""How forms are drawn: Django's way, by templates that an app may replace."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Each field in a block of its own."""

    form_template_name = "pages/form.html"
