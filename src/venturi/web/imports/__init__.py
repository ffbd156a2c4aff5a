"""Imports: files become records, by steps that can be looked at, and that are taken back as a whole."""
