"""How the documentation is built: Sphinx with MyST, warnings are errors (`make docs`)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "Venturi"
author = "the Venturi developers"
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "myst_parser", "mathml", "references", "generated"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_extensions"]
html_theme = "furo"
html_title = "Venturi"
# Nothing is fetched when a page is read: formulas are MathML, and no picture or font comes from elsewhere.
html_math_renderer = "mathml"
html_copy_source = False
html_show_copyright = False
html_static_path = ["_static"]
html_css_files = ["venturi.css"]
html_show_sphinx = False
# In our docstrings single backticks name code.
default_role = "code"
# "--option" stays as it is written.
smartquotes = False
napoleon_numpy_docstring = True
napoleon_google_docstring = False
napoleon_use_rtype = False
autodoc_typehints = "none"
autodoc_member_order = "bysource"
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
