"""Accounts: the customer organisations."""
