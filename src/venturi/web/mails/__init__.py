"""Mails: what the workspace sends, if it was told how."""
