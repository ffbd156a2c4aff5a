"""Paths: which ways deals take through the stages, and through everything that is recorded of them."""
