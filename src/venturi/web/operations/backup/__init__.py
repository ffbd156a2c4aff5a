"""Backup and restore: a workspace in one file, taken while people work, and proved whole when it is brought back."""

from venturi.web.operations.backup.manifest import Manifest
from venturi.web.operations.backup.restoring import restore
from venturi.web.operations.backup.taking import take

__all__ = ["Manifest", "restore", "take"]
