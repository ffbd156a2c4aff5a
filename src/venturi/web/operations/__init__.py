"""Keeping the workspace running: its workers, backups, signs of life, and what is measured of it."""
