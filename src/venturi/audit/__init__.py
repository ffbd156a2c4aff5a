"""The audit: every metric of a data set in one document, the verdict on the data first; see ``schema.json``."""

from venturi.audit.document import audit

__all__ = ["audit"]
