"""Faults: what is raised when a store cannot be used."""

from venturi.errors import IssuesFound


class StoreError(IssuesFound):
    """A store cannot be used: damaged, of another format, or in use."""
