"""Venturi measures how money moves through a sales process."""
