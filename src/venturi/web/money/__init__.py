"""Money in the database: exact, and with its currency."""
