"""How the documentation is built: Sphinx with MyST, warnings are errors (`make docs`)."""

project = "Venturi"
author = "the Venturi developers"
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.mathjax", "myst_parser"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = "Venturi"
napoleon_numpy_docstring = True
napoleon_google_docstring = False
autodoc_typehints = "none"
myst_heading_anchors = 3
myst_enable_extensions = ["dollarmath", "deflist"]
