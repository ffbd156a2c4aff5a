"""Accounts and contacts: the customer organisations, and the people there."""
