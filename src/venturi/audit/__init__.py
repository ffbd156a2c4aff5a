"""The audit: every metric of a data set in one document, with the verdict on the data first. `schema.json` describes it."""

from venturi.audit.document import audit

__all__ = ["audit"]
