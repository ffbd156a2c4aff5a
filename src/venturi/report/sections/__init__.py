"""Sections: one question of the report in each file, from the audit to the parts of the page."""
