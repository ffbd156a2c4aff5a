"""Definitions section: how is every number defined?"""

from venturi.report.page import Glossary, Section
from venturi.report.reading import Audit, definition, plural


def glossary(audit: Audit) -> Section:
    known = audit["definitions"]
    return Section(
        key="definitions",
        name="Definitions",
        question="How is every number defined?",
        answer=f"{plural(len(known), 'metric')}, each with its formula, the records it counts, and what was left out.",
        blocks=(Glossary(definitions=tuple(definition(name, known[name]) for name in known)),) if known else (),
    )
